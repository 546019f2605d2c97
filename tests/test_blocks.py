"""Paragraphs, titles and the roles of lines."""

from time import process_time

import pytest

from srclint.blocks import LONGEST_TITLE, paragraphs, roles, title
from srclint.text import line_spans


def shown_paragraphs(text: str, markup: str = "plain") -> list[str]:
    return [text[s:e] for s, e in paragraphs(text, line_spans(text), markup)]


def shown_title(text: str, markup: str = "plain") -> str | None:
    span = title(text, markup)
    return None if span is None else text[span.start : span.end]


def shown_roles(text: str, markup: str = "plain") -> list[str]:
    return list(roles(text, line_spans(text), title(text, markup), markup))


LONG = "The river rose all night and in the morning it stood at the doors of the mill. " * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("one\ntwo\n\nthree", ["one\ntwo", "three"]),
        ("one\r\ntwo\r\n\r\nthree\r\n", ["one\r\ntwo", "three"]),
        (f"{LONG}\nshort\n\nlast", [LONG, "short", "last"]),
        ("\ufffc\ufffc\n\none\n\n\ufffc", ["one"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert shown_paragraphs(text) == expected


def test_long_lines_of_markdown_stay_one_paragraph() -> None:
    assert shown_paragraphs(f"{LONG}\nshort", "markdown") == [f"{LONG}\nshort"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods close the old mill\n\nBody.", "Floods close the old mill"),
        ("\n\n  Floods close the mill  \nBody.", "Floods close the mill"),
        ("\r\n\r\nDie Mühle steht still\r\nText.", "Die Mühle steht still"),
        ("Die Mühle steht still\rText.", "Die Mühle steht still"),
        ("\ufffc\ufffcFloods", "Floods"),
        ("Will the mill open again?", "Will the mill open again?"),
        ("La chiusa è aperta.", "La chiusa è aperta."),
        ("水车停了\n\n正文。", "水车停了"),
        ("St. Gallen baut um.", "St. Gallen baut um."),
        ("", None),
        (" \n\n", None),
        ("\ufffc\n", None),
        ("----\n\nBody", None),
        ("- flour\n- bran", None),
        ("3. flour\n4. bran", None),
        ("– No, he said.", None),
        ("| a | b |", None),
        ("The river rose all night\nand stood at the doors.", None),
        ("The river rose all night\r\nand stood at the doors.", None),
        ("The river rose, the mill stood still,\nThe miller slept", None),
        ("The river rose. The mill stood still.", None),
        ("河水上涨。水车停了。", None),
        (LONG + LONG, None),
        ("x" * LONGEST_TITLE, "x" * LONGEST_TITLE),
        ("x" * (LONGEST_TITLE + 1), None),
        ("x" * (LONGEST_TITLE + 1) + "\n", None),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    assert shown_title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Floods\n\nBody", "Floods"),
        ("\ufffc\ufffc\n\n## Floods ##\n", "Floods"),
        ("#hashtag day\n", "#hashtag day"),
        ("Floods\n======\n", "Floods"),
    ],
)
def test_title_of_markdown(text: str, expected: str) -> None:
    assert shown_title(text, "markdown") == expected


def test_roles() -> None:
    text = (
        f"Floods\n\nThe mill\n\n{LONG}\n- flour\n1) bran\na\tb\n| c |\n— No.\n(ii) rye\nDas Ende\n"
    )
    assert shown_roles(text) == [
        "title", "blank", "heading", "blank", "body", "list", "list", "table", "table",
        "dialogue", "list", "body",
    ]  # fmt: skip


def test_roles_of_markdown() -> None:
    assert shown_roles("# Floods\n\n## The mill\nBody\n\nShort\n\nBody", "markdown") == [
        "title", "blank", "heading", "body", "blank", "body", "blank", "body",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["\n" * 10**6, " " * 10**6, "x" * 10**6, "x\n" * 10**6, "#" * 10**6, "\ufffc" * 10**6],
    ids=["blank lines", "blanks", "one line", "short lines", "marks", "masked"],
)
@pytest.mark.parametrize("markup", ["plain", "markdown"])
def test_hostile_text_takes_linear_time(text: str, markup: str) -> None:
    started = process_time()
    lines = line_spans(text)
    paragraphs(text, lines, markup)
    roles(text, lines, title(text, markup), markup)
    assert process_time() - started < 10  # about 1.5 s for 2 MB of the worst
