"""Formats of others: valid by their published schemas, and right in what they say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from findings import finding, fix
from hypothesis import given
from hypothesis import strategies as st
from reporting import CHOICE, HOSTILE, RUN, TEXT, TWICE, written

from srclint import registry
from srclint.model import Edit, Fix, Record, Span
from srclint.reports import Summary

SCHEMAS = Path(__file__).parent / "schemas"
WIDE = "Ça va ? Le 𝒞afé est est là.\r\nEt l’été\n"


def json_schema(name: str) -> Callable[[str], None]:
    jsonschema = pytest.importorskip("jsonschema", reason="the test extra is not installed")
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    validator = jsonschema.Draft4Validator(schema)

    def check(report: str) -> None:
        validator.validate(json.loads(report))

    return check


def code_quality(report: str) -> None:
    """What GitLab's documentation demands; there is no published schema."""
    entries = json.loads(report)
    assert isinstance(entries, list)
    for entry in entries:
        assert all(isinstance(entry[k], str) for k in ("description", "check_name", "fingerprint"))
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(entry["location"]["path"], str)
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def junit_schema() -> Callable[[str], None]:
    xmlschema = pytest.importorskip("xmlschema", reason="the test extra is not installed")
    schema = xmlschema.XMLSchema(SCHEMAS / "JUnit.xsd")

    def check(report: str) -> None:
        schema.validate(ElementTree.fromstring(report.encode()))

    return check


@pytest.fixture(scope="module", params=["sarif", "gitlab", "junit", "rdjson"])
def form(request: pytest.FixtureRequest) -> tuple[str, Callable[[str], None]]:
    checks: dict[str, Callable[[], Callable[[str], None]]] = {
        "sarif": lambda: json_schema("sarif-schema-2.1.0.json"),
        "gitlab": lambda: code_quality,
        "junit": junit_schema,
        "rdjson": lambda: json_schema("rdjson-DiagnosticResult.json"),
    }
    return request.param, checks[request.param]()


Form = tuple[str, Callable[[str], None]]


@pytest.mark.parametrize("run", [RUN, Summary([], 3), Summary([], 0, 0, [("a.txt", "gone")])])
@pytest.mark.parametrize("text", [TEXT, None, "another text"])
def test_valid(form: Form, run: Summary, text: str | None) -> None:
    name, check = form
    check(written(name, run, text))


def test_valid_with_a_hostile_document(form: Form) -> None:
    name, check = form
    whole = finding(
        HOSTILE,
        0,
        len(HOSTILE),
        fix(1, 2, HOSTILE, note=HOSTILE),
        message=HOSTILE,
        path="::error::" + HOSTILE,
        name=HOSTILE,
        group=HOSTILE,
    )
    choice = finding(HOSTILE, 0, 3, fix(0, 1, HOSTILE), fix(0, 1, "x"), path="\udcff/ \n.txt")
    run = Summary([whole, choice], 1, 0, [(HOSTILE, HOSTILE)] * 2)
    check(written(name, run, HOSTILE))


@given(data=st.data())
def test_valid_whatever_the_text(form: Form, data: st.DataObject) -> None:
    name, check = form
    text = data.draw(st.text(st.characters(codec=None), min_size=1, max_size=40))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = finding(text, start, end, fix(start, end, text[:9]), message=text, path=text)
    check(written(name, Summary([found, found], 1), text))


def results(run: Summary, text: str | None = TEXT) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("sarif", run, text))["runs"][0]["results"]
    return found


def test_sarif_tells_of_rules_fixes_and_errors() -> None:
    rules = {rule.code: rule for rule in registry.installed()}
    report = json.loads(written("sarif", Summary([CHOICE, TWICE], 1, 0, RUN.errors, (), rules)))
    (run,) = report["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["SPL001", "SPL020"]
    assert "## Why" in run["tool"]["driver"]["rules"][1]["help"]["markdown"]
    choice, twice = run["results"]
    assert (choice["level"], choice["ruleIndex"], twice["ruleIndex"]) == ("error", 0, 1)
    place = twice["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a/ferry.txt", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 10, "endLine": 3, "endColumn": 17}
    assert place["region"] == {**region, "snippet": {"text": "the the"}}
    (mend,) = twice["fixes"]
    assert mend["properties"] == {"safe": True}
    (replacement,) = mend["artifactChanges"][0]["replacements"]
    region = {"startLine": 3, "startColumn": 10, "endLine": 3, "endColumn": 14}
    assert replacement == {"deletedRegion": region, "insertedContent": {"text": ""}}
    assert len(choice["fixes"]) == 2
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"] == {"text": "no such file"}


def test_records_are_lines_of_their_file(form: Form) -> None:
    name, check = form
    rows = [
        finding(TEXT, 18, 25, fix(18, 22, ""), path="a.jsonl", record=Record(row)) for row in (3, 8)
    ]
    report = written(name, Summary(rows, 1), None)
    check(report)
    assert "3:10" in report
    if name == "sarif":
        places = [
            result["locations"][0]["physicalLocation"] for result in results(Summary(rows, 1))
        ]
        assert [place["region"] for place in places] == [{"startLine": 3}, {"startLine": 8}]


def test_sarif_where_the_text_is_gone() -> None:
    (result,) = results(Summary([TWICE], 1), None)
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"charOffset": 18, "charLength": 4}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ü#1?.txt", "a%20b/%C3%BC%231%3F.txt"),
        ("\udcff\n.txt", "%FF%0A.txt"),
        ("c:x.txt", "c%3Ax.txt"),
        ("/tmp/x.txt", "file:///tmp/x.txt"),
    ],
)
def test_sarif_names_files_by_their_bytes(path: str, uri: str) -> None:
    (result,) = results(Summary([finding(TEXT, 0, 1, path=path)], 1))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_messages_hold_no_links() -> None:
    (result,) = results(Summary([finding(TEXT, 0, 1, message="[click](https://x.example)")], 1))
    assert result["message"]["text"] == "\\[click\\](https://x.example)"


def test_fingerprints_are_those_of_gitlab_and_sarif() -> None:
    run = Summary([TWICE, TWICE, CHOICE], 1)
    sarif = [result["partialFingerprints"]["srclint/v1"] for result in results(run)]
    gitlab = [entry["fingerprint"] for entry in json.loads(written("gitlab", run))]
    assert sarif == gitlab
    assert len(set(sarif)) == 3


def test_rdjson_counts_bytes_and_suggests() -> None:
    at = WIDE.index("est est")
    twice = finding(WIDE, at, at + 7, fix(at, at + 4, ""))
    end = finding(WIDE, len(WIDE) - 4, len(WIDE) - 1, fix(len(WIDE) - 1, len(WIDE), "!\n"))
    first, second = json.loads(written("rdjson", Summary([twice, end], 1), WIDE))["diagnostics"]
    raw = WIDE.encode()
    for diagnostic, said in ((first, "est est"), (second, "té")):
        ends = diagnostic["location"]["range"]
        line = raw.splitlines(keepends=True)[ends["start"]["line"] - 1]
        shown = line[ends["start"]["column"] - 1 : ends["end"]["column"] - 1].decode()
        assert said in shown
    assert first["suggestions"][0]["text"] == ""
    assert second["suggestions"][0]["range"]["end"] == {"line": 3, "column": 1}


def test_rdjson_makes_one_suggestion_of_several_edits() -> None:
    quotes = Fix((Edit(Span(0, 1), "«"), Edit(Span(8, 9), "»")))
    text = '"Ferries" they said'
    (diagnostic,) = json.loads(written("rdjson", Summary([finding(text, 0, 9, quotes)], 1), text))[
        "diagnostics"
    ]
    (suggestion,) = diagnostic["suggestions"]
    assert suggestion["text"] == "«Ferries»"
    assert suggestion["range"]["end"] == {"line": 1, "column": 10}


def test_junit_counts_and_cases() -> None:
    info = finding(TEXT, 0, 1, severity="info", path="b.txt", message="worth a look")
    top = ElementTree.fromstring(written("junit", Summary([CHOICE, TWICE, info], 3, 0, RUN.errors)))
    counts = [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in top]
    assert counts == [
        ("srclint", "1", "0", "1"),
        ("a/ferry.txt", "2", "2", "0"),
        ("b.txt", "1", "0", "0"),
    ]
    failure = top.find(".//failure[@type='warning']")
    assert failure is not None
    assert failure.text == 'a/ferry.txt:3:10: SPL020 "the" is written twice'
    assert top.find(".//skipped[@message='worth a look']") is not None


def test_junit_where_nothing_was_found() -> None:
    top = ElementTree.fromstring(written("junit", Summary([], 7)))
    (case,) = top.iter("testcase")
    assert case.get("name") == "nothing found in 7 files"


def test_gitlab_severities_and_places() -> None:
    entries = json.loads(written("gitlab", RUN))
    assert [entry["severity"] for entry in entries] == ["critical", "major", "minor"]
    assert entries[2]["location"] == {"path": "a/ferry.txt", "lines": {"begin": 3, "end": 3}}
    assert entries[2]["check_name"] == "SPL020"
