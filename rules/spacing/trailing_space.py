"""Blanks at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

# A class of characters first: `re` then skips to them many times faster than to a look-behind.
_LAST_BLANK = r"[ \t](?=[\r\n]|\Z)"


@rule(
    "SPC001",
    summary="A line ends in blanks.",
    why="They cannot be seen, make lines differ that look the same, and come back with every merge."
    " In Markdown, two or more spaces before another line of the paragraph are a line break"
    " and are left alone, and so is the line “-- ” above the signature of a mail.",
    touches="spacing",
    severity="info",
    wakes=r"[ \t](?:[\r\n]|\z)",
    examples=[
        Example(
            bad="The ferry was late.⟦  ⟧\nNobody minded.\n",
            fixed="The ferry was late.\nNobody minded.\n",
        ),
        Example(bad="Il traghetto era in ritardo.⟦\t⟧\n", fixed="Il traghetto era in ritardo.\n"),
        Example(
            bad="A verse  \nand its end.⟦  ⟧\n\nMore.⟦ ⟧\n",
            fixed="A verse  \nand its end.\n\nMore.\n",
            path="poem.md",
        ),
        Example(good="The ferry was late.\n"),
        Example(good="\n\n"),
        Example(good="a line\r\nanother\r\n"),
        Example(good="A verse  \nand the next.\n", path="poem.md"),
        Example(good="See you on the quay.\n\n-- \nAnna, ferry office\n"),
    ],
)
def trailing_space(doc: Document) -> Iterator[Problem]:
    """Report the blanks before each line end."""
    text, markdown = doc.prose, doc.markup == "markdown"
    for last in pattern(_LAST_BLANK).finditer(text):
        start, end = last.span()
        while start and text[start - 1] in " \t":
            start -= 1
        if not (markdown and _breaks_line(text, start, end)) and not _signs(text, start, end):
            yield Problem.at(start, end, "blanks at the end of the line", "", safe=True)


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the line is "-- ", by which mail programs know a signature (RFC 3676, 4.3)."""
    return end - start == 1 and text[max(start - 3, 0) : end].lstrip("\r\n") == "-- "


def _breaks_line(text: str, start: int, end: int) -> bool:
    """Whether Markdown reads the blanks as a line break: text before, and on the next line."""
    if not text.endswith("  ", start, end) or start == 0 or text[start - 1] in "\r\n":
        return False
    following = pattern(r"(?>\r\n?|\n)[ \t]*+[^\s]").match(text, end)
    return following is not None
