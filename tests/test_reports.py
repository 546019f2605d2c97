"""Reports: what they look like, and that no document can act through them."""

import io
import json
import re
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from findings import finding, fix
from hypothesis import given
from hypothesis import strategies as st

from srclint import reports
from srclint.model import Edit, Fix, Span, UserError
from srclint.reports import Summary, github

TEXT = "Ferries\n\nParis in the the spring.\n"
HOSTILE = (
    "a\x1b[31mred\x1b]0;title\x07\r\n::error::x ##[error]y\x9b2J\u202edcba\u2028\udcff [red]%0A"
)


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def written(name: str, run: Summary, text: str | None = TEXT, **look: Any) -> str:
    out = io.StringIO()
    reports.write(name, run, out, **{"color": False, "source": lambda path: text, **look})
    return out.getvalue()


def full(text: str, start: int, end: int, *fixes: Fix, **look: Any) -> list[str]:
    """The lines below the head of a `full` report, without the number's column."""
    run = Summary([finding(text, start, end, *fixes)], 1)
    lines = written("full", run, text, quiet=True, **look).splitlines()[2:]
    return [line.rstrip() for line in lines if line]


TWICE = finding(TEXT, 18, 25, fix(18, 22, ""))
CHOICE = finding(
    TEXT,
    9,
    14,
    fix(9, 14, "Pairs", safe=False),
    fix(9, 14, "Parts", safe=False),
    code="SPL001",
    name="typo",
    severity="error",
    message="not a word",
    confidence=0.5,
    value={"word": "Paris"},
)
RUN = Summary([CHOICE, TWICE], 3, 2, [("gone.txt", "no such file")])


def test_formats_are_the_modules() -> None:
    assert {"concise", "full", "github", "json", "jsonl"} <= set(reports.FORMATS)
    with pytest.raises(UserError, match="no output format 'jsno': there are concise"):
        written("jsno", RUN)


def test_concise() -> None:
    assert written("concise", RUN) == (
        "a/ferry.txt:3:1: SPL001 not a word\n"
        'a/ferry.txt:3:10: SPL020 [*] "the" is written twice\n'
        "Fixed 2 problems.\n"
        "Found 2 problems in 3 files: 1 error, 1 warning.\n"
        "[*] 1 can be fixed with --fix.\n"
    )


def test_concise_is_silent_where_nothing_is_found() -> None:
    assert written("concise", Summary([], 3)) == ""


def test_concise_in_color() -> None:
    assert "\x1b[31m\x1b[1mSPL001\x1b[0m not a word\n" in written("concise", RUN, color=True)


def test_quiet_leaves_out_the_closing_lines() -> None:
    assert written("concise", RUN, quiet=True).count("\n") == 2
    assert "Found" not in written("full", RUN, quiet=True)


def test_json() -> None:
    assert json.loads(written("json", RUN)) == {
        "version": 1,
        "findings": [
            {
                "code": "SPL001",
                "name": "typo",
                "group": "spelling",
                "severity": "error",
                "message": "not a word",
                "path": "a/ferry.txt",
                "language": "en",
                "start": {"line": 3, "column": 1, "offset": 9},
                "end": {"line": 3, "column": 6, "offset": 14},
                "text": "Paris",
                "confidence": 0.5,
                "value": {"word": "Paris"},
                "fixes": [
                    {
                        "safe": False,
                        "note": "",
                        "edits": [{"start": 9, "end": 14, "text": "Pairs"}],
                    },
                    {
                        "safe": False,
                        "note": "",
                        "edits": [{"start": 9, "end": 14, "text": "Parts"}],
                    },
                ],
            },
            {
                "code": "SPL020",
                "name": "repeated-word",
                "group": "spelling",
                "severity": "warning",
                "message": '"the" is written twice',
                "path": "a/ferry.txt",
                "language": "en",
                "start": {"line": 3, "column": 10, "offset": 18},
                "end": {"line": 3, "column": 17, "offset": 25},
                "text": "the the",
                "fixes": [
                    {"safe": True, "note": "", "edits": [{"start": 18, "end": 22, "text": ""}]}
                ],
            },
        ],
        "summary": {
            "files": 3,
            "findings": 2,
            "fixable": 1,
            "fixed": 2,
            "errors": [{"path": "gone.txt", "message": "no such file"}],
        },
    }


def test_json_without_findings() -> None:
    assert json.loads(written("json", Summary([], 3)))["findings"] == []


def test_jsonl_is_json_line_by_line() -> None:
    *lines, last = written("jsonl", RUN).splitlines()
    whole = json.loads(written("json", RUN))
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert json.loads(last) == {"version": 1, "summary": whole["summary"]}


def test_json_keeps_text_exactly_but_for_what_is_no_character() -> None:
    text = "né 🚢 \x1b \u202e ##[error]\\ud800 \udcff"
    run = Summary([finding(text, 0, len(text))], 1)
    for name in ("json", "jsonl"):
        out = written(name, run, text)
        assert out.isascii()
        record = json.loads(out.splitlines()[0] if name == "jsonl" else out.splitlines()[1])
        assert record["text"] == text.replace("\udcff", "\ufffd")


def test_github() -> None:
    assert written("github", RUN) == (
        "::error file=gone.txt,title=srclint::gone.txt: no such file\n"
        "::error file=a/ferry.txt,line=3,col=1,endColumn=6,title=srclint (SPL001)"
        "::a/ferry.txt:3:1: SPL001 not a word\n"
        "::warning file=a/ferry.txt,line=3,col=10,endColumn=17,title=srclint (SPL020)"
        '::a/ferry.txt:3:10: SPL020 "the" is written twice\n'
    )


def test_github_most_severe_first() -> None:
    severities = ["info", "warning", "error", "info", "error"]
    run = Summary([finding(TEXT, 18, 25, severity=s) for s in severities], 1)
    lines = written("github", run).splitlines()
    assert [line.split()[0] for line in lines] == [
        "::error",
        "::error",
        "::warning",
        "::notice",
        "::notice",
    ]


def test_github_escapes_properties_and_data() -> None:
    run = Summary([finding(TEXT, 18, 25, path="a,b:c%.txt", message="100%, x::y\nz")], 1)
    assert written("github", run) == (
        "::warning file=a%2Cb%3Ac%25.txt,line=3,col=10,endColumn=17,title=srclint (SPL020)"
        "::a,b:c%25.txt:3:10: SPL020 100%25, x::y\\nz\n"
    )


def test_github_gives_no_columns_over_several_lines() -> None:
    line = written("github", Summary([finding(TEXT, 0, 14)], 1))
    assert line.startswith("::warning file=a/ferry.txt,line=1,endLine=3,title=")


def test_github_step_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "summary.md"
    place.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    written("github", Summary([finding(TEXT, 18, 25, message="a|b <i> `c` [d](e)")], 1))
    text = place.read_text()
    assert text.startswith("before\n### srclint\n")
    row = r"| warning | a\/ferry\.txt\:3\:10 | SPL020 | a\|b \<i\> \`c\` \[d\]\(e\) |"
    assert row in text.splitlines()


def test_github_step_summary_is_capped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "summary.md"
    place.write_text("x" * 1000)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    monkeypatch.setattr(github, "SUMMARY_LIMIT", 5000)
    written("github", Summary([TWICE] * 500, 1))
    assert 4800 < place.stat().st_size <= 5000
    assert place.read_text().endswith("the log has all.\n")
    before = place.read_bytes()
    written("github", RUN)
    assert place.read_bytes() == before, "no room: left as it is"


def test_github_summary_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert "the step's summary could not be written" in written("github", RUN)


def test_statistics() -> None:
    out = io.StringIO()
    run = Summary([TWICE, CHOICE, finding(TEXT, 18, 25), finding(TEXT, 0, 0, code="TTL001")], 3)
    reports.write_statistics("concise", run, out)
    assert out.getvalue().splitlines()[:3] == [
        "2  SPL020  [-]  repeated-word",
        "1  SPL001  [ ]  typo",
        "1  TTL001  [ ]  repeated-word",
    ]
    out = io.StringIO()
    reports.write_statistics("json", run, out)
    assert json.loads(out.getvalue())["statistics"][0] == {
        "code": "SPL020",
        "name": "repeated-word",
        "group": "spelling",
        "count": 2,
        "fixable": 1,
    }


def test_full() -> None:
    assert written("full", RUN) == (
        "error SPL001 not a word\n"
        " --> a/ferry.txt:3:1\n"
        "3 | Paris in the the spring.\n"
        "  | ^^^^^\n"
        '  = choices: "Pairs", "Parts"\n'
        "\n"
        'warning SPL020 [*] "the" is written twice\n'
        " --> a/ferry.txt:3:10\n"
        "3 | Paris in the the spring.\n"
        "  |          ^^^^^^^\n"
        '  = fix: "the the" → "the"\n'
        "\n"
        "Fixed 2 problems.\n"
        "Found 2 problems in 3 files: 1 error, 1 warning.\n"
        "[*] 1 can be fixed with --fix.\n"
    )


def test_full_says_that_nothing_was_found() -> None:
    assert written("full", Summary([], 1)) == "Nothing found in 1 file.\n"


@pytest.mark.parametrize("text", [None, "", "another text, and so no place to mark in it"])
def test_full_where_the_text_is_gone(text: str | None) -> None:
    assert written("full", Summary([TWICE], 1), text, quiet=True) == (
        'warning SPL020 [*] "the" is written twice\n'
        " --> a/ferry.txt:3:10\n"
        '  = fix: "the the" → "the"\n'
        "\n"
    )


def test_full_aligns_wide_and_combining_characters() -> None:
    assert full("日本 the", 3, 6) == ["1 | 日本 the", "  |      ^^^"]
    assert full("日本", 1, 2) == ["1 | 日本", "  |   ^^"]
    assert full("cafe\u0301 the", 6, 9) == ["1 | cafe\u0301 the", "  |      ^^^"]
    assert full("e\u0301", 1, 2) == ["1 | e◌\u0301", "  |  ^"]


def test_full_shows_what_cannot_be_seen() -> None:
    assert full("a\u200bb", 1, 2, fix(1, 2, "")) == [
        "1 | a<U+200B>b",
        "  |  ^^^^^^^^",
        '  = fix: remove "<U+200B>"',
    ]
    assert full("10\u00a0km\u00a0x", 2, 3)[0] == "1 | 10<U+00A0>km\u00a0x"
    assert full("a\tb", 1, 2) == ["1 | a\\tb", "  |  ^^"]
    assert full("e\u0301", 0, 2, fix(0, 2, "é"))[-1] == (
        '  = fix: "e\u0301" (U+0065 U+0301) → "é" (U+00E9)'
    )


def test_full_marks_an_empty_place() -> None:
    assert full("end", 3, 3, fix(3, 3, "\n")) == ["1 | end", "  |    ^", '  = fix: insert "\\n"']
    assert full("", 0, 0) == ["1 |", "  | ^"]


def test_full_over_several_lines() -> None:
    assert full("a\nb\nc", 0, 5) == ["1 | a", "  | ^", "  …", "3 | c", "  | ^"]
    assert full("a the\nthe b", 2, 9) == ["1 | a the", "  |   ^^^", "2 | the b", "  | ^^^"]
    assert full("a\n\n\n\nb", 2, 5) == ["2 | \\n", "  | ^^", "  …", "4 | \\n", "  | ^^"]
    assert full("a\r\n\r\n\r\nb", 3, 7) == ["2 | \\r\\n", "  | ^^^^", "3 | \\r\\n", "  | ^^^^"]
    assert full("a \nb", 1, 3) == ["1 | a", "  |  ^"]


def test_full_cuts_long_lines() -> None:
    text = "x" * 5_000_000 + " the the " + "y" * 5_000_000
    start = time.process_time()
    row, marks = full(text, 5_000_001, 5_000_008)
    assert time.process_time() - start < 0.5
    assert (len(row), row[4], row[-1]) == (59, "…", "…")
    assert row.index("the the") == marks.index("^^^^^^^")
    row, marks = full(text, 10, 9_000_000)
    assert (len(row), row[-1]) == (59, "…")
    wide = "界" * 1000
    assert full(wide, 500, 501)[0].count("界") == 26


def test_full_of_more_than_one_edit() -> None:
    quotes = Fix((Edit(Span(0, 1), "“"), Edit(Span(60, 61), "”")), note="as in the title")
    text = f'"{"x" * 59}"'
    assert full(text, 0, 1, quotes)[-1] == '  = unsafe fix: """ → "“"; """ → "”" (as in the title)'


def test_full_in_color_takes_no_markup() -> None:
    text = "the [red]x[/red] :smile: \x1b[31m"
    out = written("full", Summary([finding(text, 0, 3)], 1), text, color=True)
    assert "[red]x[/red] :smile: <U+001B>[31m" in out
    assert "\x1b[1;33mthe\x1b[0m" in out
    assert set(re.findall(r"\x1b.{0,5}?m", out)) <= {
        "\x1b[0m",
        "\x1b[1m",
        "\x1b[34m",
        "\x1b[1;33m",
    }


@pytest.mark.parametrize("name", reports.FORMATS)
def test_nothing_acts_through_a_report(name: str) -> None:
    text = HOSTILE
    hostile = finding(
        text,
        0,
        len(text),
        fix(1, 2, HOSTILE, note=HOSTILE),
        message=HOSTILE,
        path="::error::" + HOSTILE,
    )
    choice = finding(text, 0, 3, fix(0, 1, HOSTILE), fix(0, 1, "x"), message=" ::warning::x")
    assert_harmless(written(name, Summary([hostile, choice], 1, 0, [(HOSTILE, HOSTILE)]), text))


@pytest.mark.parametrize("name", reports.FORMATS)
@given(data=st.data())
def test_any_text_is_harmless(name: str, data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(codec=None), min_size=1, max_size=60))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = finding(text, start, end, fix(start, end, text[:9]), message=text, path=text)
    assert_harmless(written(name, Summary([found], 1), text))


def assert_harmless(out: str) -> None:
    out.encode("utf-8")
    odd = {char for char in out if not char.isprintable() and unicodedata.category(char) != "Zs"}
    assert odd <= {"\n", "\u200c", "\u200d"}
    lines = out.split("\n")
    assert out.splitlines() == lines[:-1]
    assert "##[" not in out
    ours = re.compile(r"::(error|warning|notice) (file|title)=")
    assert all(ours.match(line) for line in lines if line.lstrip().startswith("::"))


@pytest.mark.parametrize("name", ["concise", "json", "jsonl"])
def test_is_fast(name: str) -> None:
    run = Summary([TWICE] * 50_000, 1)
    start = time.process_time()
    written(name, run)
    assert time.process_time() - start < 1  # 0.3 s or less on an idle machine
