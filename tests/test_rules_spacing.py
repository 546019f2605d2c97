"""Near misses, newline styles and hostile input for the rules of spacing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint import readers, registry
from srclint.lint import Linter
from srclint.model import Active, Finding
from srclint.repair import repair

RULES = [rule for rule in registry.installed() if rule.group == "spacing"]


def linter(*codes: str) -> Linter:
    return Linter(
        [
            Active(rule, rule.severity, {option.name: option.default for option in rule.options})
            for rule in RULES
            if not codes or rule.code in codes
        ]
    )


def check(
    text: str, *codes: str, path: str = "x.txt", language: str | None = None
) -> list[Finding]:
    report = linter(*codes).check(readers.document(text, path=path, language=language))
    assert not report.faults, report.faults
    return report.findings


def fixed(text: str, *codes: str, path: str = "x.txt") -> str:
    doc = readers.document(text, path=path, language="en")
    result = repair(doc, linter(*codes), None, unsafe=True)
    assert not result.faults, result.faults
    return result.text


@pytest.mark.parametrize(
    "text",
    [
        "One sentence.\n",
        "First.  Second.  Third.\n",
        "| a  | b   |\n|----|-----|\n| 1  | 2   |\n",
        "Anna ........  12\nBerta ....... 14\n",
        "Name:   Anna\nTown:   Riga\n",
        "    x  = 1\n    yy = 2\n",
        "•   The first\n•   The second\n",
        "a\tb\tc\n1\t2\t3\n",
        "the first key\tthe first value\nthe second key\tthe second value\n",
        "- [ ] a task\n- [x] done\n- [ x ] odd\n",
        "That is fine :) and ( that ) = f( x ) is code; [ ... ] and ( ) too\n",
        "La « maison » est là ; c’est « ici ».\n",
        "1. One\n\n2. Two\n",
        "One.\n\n\nTwo.\n\n\nThree.\n\n\nFour.\n",
    ],
)
def test_is_silent(text: str) -> None:
    language = "fr" if "«" in text else "en"
    assert not [f.text for f in check(text, language=language)]


@pytest.mark.parametrize(
    ("language", "silent"), [("fr", True), ("it", False), ("es", False), ("ru", False), ("", True)]
)
def test_spaces_inside_angles_by_language(language: str, *, silent: bool) -> None:
    found = check("« x y »\n", "SPC008", language=language or "unknown")
    assert [f.span for f in found] == ([] if silent else [(1, 2), (5, 6)])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newline_style_is_kept(newline: str) -> None:
    text = newline.join(["", "One. ", "", "", "Two.", "", "", "", "Three  more ( x y ).", "", ""])
    expected = newline.join(["One.", "", "Two.", "", "Three more (x y).", ""])
    assert fixed(text) == expected
    assert fixed(expected.rstrip("\r\n")) == expected


def test_markdown_line_breaks_are_kept() -> None:
    text = "# Title  \n\nA verse  \nof two   \nlines. \nEnd  \n\n    code  \n\nLast  \n"
    expected = "# Title\n\nA verse  \nof two   \nlines.\nEnd\n\n    code  \n\nLast\n"
    assert fixed(text, "SPC001", path="x.md") in {expected, expected.replace("code  ", "code")}


def test_most_blank_lines_is_an_option() -> None:
    (rule,) = (rule for rule in RULES if rule.code == "SPC004")
    strict = Linter([Active(rule, rule.severity, {"most": 2})])
    found = strict.check(readers.document("a\n\n\n\nb\n\n\nc\n")).findings
    assert [(f.line, f.text) for f in found] == [(4, "\n")]


def test_mixed_newlines_go_to_the_majority() -> None:
    assert fixed("a\r\nb\nc\r\nd\re\r\n", "SPC007") == "a\r\nb\r\nc\r\nd\r\ne\r\n"


@pytest.mark.parametrize(
    "text",
    [
        " " * 300_000,
        "x" + " " * 300_000 + "y\n",
        "\t" * 300_000 + "x",
        " \t" * 150_000 + "\n",
        "\n" * 300_000,
        "a\n" + "\n" * 300_000 + "b",
        "a  b " * 30_000,
        "a\tb " * 60_000,
        "( " * 150_000 + " )" * 150_000,
        "\r\n\n\r" * 80_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    check(text, language="en")
    assert time.process_time() - start < 5


@given(st.text(st.sampled_from("ab. \t\n\r()[]«»“”\u00a0-|:"), max_size=60))
def test_fixes_settle_and_touch_white_space_only(text: str) -> None:
    once = fixed(text)
    assert fixed(once) == once
    assert "".join(once.split()) == "".join(text.split())
