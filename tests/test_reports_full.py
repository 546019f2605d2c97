"""The report for people at a terminal."""

import re
import time
from typing import Any

import pytest
from findings import finding, fix
from reporting import RUN, TWICE, written

from srclint.model import Edit, Fix, Span
from srclint.reports import Summary


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")


def full(text: str, start: int, end: int, *fixes: Fix, **look: Any) -> list[str]:
    """The lines below the head of a `full` report, without the number's column."""
    run = Summary([finding(text, start, end, *fixes)], 1)
    lines = written("full", run, text, quiet=True, **look).splitlines()[2:]
    return [line.rstrip() for line in lines if line]


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
