"""The four invariants of fixes, over generated documents, newlines and encodings.

Idempotent; bytes outside the edits unchanged; encoding, newline, mode and name kept; what is
reported is what is applied.
"""

from __future__ import annotations

import codecs
import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srclint import readers, registry
from srclint.config import Config, Resolver
from srclint.fixes import apply
from srclint.fixing import fix_files
from srclint.lint import Linter
from srclint.model import Active, Edit, Fix, Rule, Span
from srclint.profiles import Chooser
from srclint.repair import repair, wanted
from srclint.run import Settings, check_files

EVERYDAY = settings(max_examples=120)
LINTER = Linter([Active(rule, rule.severity) for rule in registry.installed()])

dirt = st.sampled_from(
    [
        "  ",
        "\t",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u00ad",
        " ,",
        " .",
        "!!",
        ",,",
        "( a )",
        "E’ ",
        "perche' ",
        "&amp;",
        "Ã©",
        "â€™",
        "e\u0301",
        "ﬁne",
        "pаypal",
        "end.The",
        "“",
        "”",
        '"',
        "«",
        "\n\n\n\n",
        " \n",
        "\u202e",
        "[sic]",
        "https://example.org/a  b",
        "# ",
        "```\n",
        "| a |",
    ]
)
SOME = """the ferry left at noon il traghetto è partito tàu đã rời bến der Fährmann schläft
le bac n’est pas là 12 3.5 Mail.ru паром ушёл 渡船 الميناء"""
words = st.sampled_from(SOME.split())
marks = st.sampled_from([" ", " ", " ", ". ", ", ", "\n", "\n\n", "? ", ": "])
odd = st.text(max_size=3)
documents = st.lists(st.one_of(words, marks, marks, dirt, odd), max_size=40).map("".join)


def spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


@given(st.data())
def test_fixes_are_applied_whole_or_not_at_all(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=20))
    edit = st.builds(Edit, spans(text), st.text(max_size=3))
    fixes = data.draw(st.lists(st.lists(edit, min_size=1, max_size=3).map(tuple).map(Fix)))
    new, applied, moved = apply(text, fixes)
    edits = sorted((e for n in applied for e in fixes[n].edits), key=lambda e: e.span)
    rest, last, built = [], 0, ""
    for one in edits:
        assert one.span.start >= last
        rest.append(text[last : one.span.start])
        built += rest[-1] + one.text
        last = one.span.end
    assert new == built + text[last:]
    inside = {n for e in edits for n in range(*e.span)}
    for offset, char in enumerate(text):
        if offset not in inside:
            assert new[moved(offset)] == char
    assert moved(len(text)) == len(new)


def test_an_edit_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        apply("abc", [Fix((Edit(Span(2, 4), ""),))])


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@EVERYDAY
@given(text=documents)
def test_fixing_is_idempotent_and_says_what_it_does(text: str, path: str, unsafe: bool) -> None:
    doc = readers.document(text, path=path)
    first = LINTER.check(doc)
    assert not first.faults
    todo = [f for f in first.findings if wanted(f, unsafe=unsafe)]
    once = repair(doc, LINTER, unsafe=unsafe)
    assert not once.faults
    assert not any(wanted(f, unsafe=unsafe) for f in once.left)
    expected, _, _ = apply(text, [f.fix for f in todo if f.fix])
    assert (once.text == text) == (expected == text)
    assert all(f in once.applied or f not in todo for f in todo[:1])
    again = repair(readers.document(once.text, path=path), LINTER, unsafe=unsafe)
    assert again.text == once.text
    assert not again.applied


encodings = st.sampled_from(
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ]
)


@EVERYDAY
@given(
    text=documents,
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=encodings,
    mode=st.sampled_from([0o600, 0o644, 0o755]),
    junk=st.binary(max_size=2),
)
def test_files_keep_all_but_what_is_fixed(
    text: str, newline: str, encoding: tuple[bytes, str], mode: int, junk: bytes
) -> None:
    bom, codec = encoding
    text = text.replace("\r", "").replace("\n", newline)
    data = bom + text.encode(codec, "replace")
    if codec == "utf-8":
        data += junk
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "a name with blanks.txt")
        path.write_bytes(data)
        path.chmod(mode)
        run = Settings()
        resolver = Resolver(Config(Path(place)))
        result = check_files([str(path)], resolver, Chooser(), run)
        fixed = fix_files(result.checked, run, os.path.join(place, "state"), unsafe=False)
        after = path.read_bytes()
        assert sorted(os.listdir(place)) in (
            ["a name with blanks.txt"],
            ["a name with blanks.txt", "state"],
        )
        assert stat.S_IMODE(path.stat().st_mode) == mode
        if not fixed.applied:
            assert after == data
            return
        assert after.startswith(bom)
        new = after[len(bom) :].decode(codec, "surrogateescape" if codec == "utf-8" else "strict")
        if newline not in text:
            pass
        elif newline == "\r\n":
            assert new.count("\n") == new.count("\r\n")
        elif newline == "\r" and b"\n" not in junk:
            assert "\n" not in new
        once = check_files([str(path)], resolver, Chooser(), run)
        twice = fix_files(once.checked, run, os.path.join(place, "state"), unsafe=False)
        assert not twice.applied


def test_a_restless_rule_is_rolled_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import toy

    from srclint import Document, Problem

    def grow(doc: Document) -> list[Problem]:
        return [Problem.at(0, 0, "it could be longer", "y", safe=True)]

    restless = Rule("TOY009", "grow", "toy", "", "", grow)
    linter = Linter([Active(restless, "warning"), Active(toy.an_x, "warning")])
    result = repair(readers.document("a safe x"), linter)
    assert result.text == "a safe y"
    assert [f.code for f in result.applied] == ["TOY002"]
    assert [f.code for f in result.left] == ["TOY009"]
    assert result.faults == ["fixes of rule TOY009 do not settle; none was applied"]


def test_a_rule_that_fails_is_named_and_the_others_go_on() -> None:
    import toy

    from srclint import Document, Problem

    def fail(doc: Document) -> list[Problem]:
        raise RuntimeError("no luck")

    def outside(doc: Document) -> list[Problem]:
        return [Problem.at(5, 500, "far")]

    rules = [Rule("A1", "a", "toy", "", "", fail), Rule("B1", "b", "toy", "", "", outside)]
    linter = Linter([Active(rule, "warning") for rule in [*rules, toy.an_x]])
    report = linter.check(readers.document("an x here"))
    assert [f.code for f in report.findings] == ["TOY002"]
    assert len(report.faults) == 2
    assert "A1" in report.faults[0]
    assert "no luck" in report.faults[0]
    assert "B1" in report.faults[1]
