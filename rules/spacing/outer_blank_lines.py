"""Blank lines before or after all text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = " \t\r\n"
_LINE_END = r"[ \t]*+(?>\r\n?|\n)"


@rule(
    "SPC006",
    summary="Blank lines stand before the first or after the last line of text.",
    why="They separate nothing, and pile up where files are joined.",
    touches="spacing",
    severity="info",
    wakes=(r"\A[ \t]*[\r\n]", r"\n[ \t\r]*\n[ \t\r]*\z", r"\r[ \t]*\r[ \t]*\z"),
    examples=[
        Example(bad="The last word.\n⟦\n\n⟧", fixed="The last word.\n"),
        Example(bad="⟦\r\n⟧Uno.\r\nDue.\r\n⟦ \r\n⟧", fixed="Uno.\r\nDue.\r\n"),
        Example(good="The first word.\n\nThe last word.\n"),
        Example(good="    The first word.\n"),
        Example(good="\n\n"),
        Example(good="Một.\r\n"),
    ],
)
def outer_blank_lines(doc: Document) -> Iterator[Problem]:
    """Report the blank lines at both ends; a text of blank lines only is another matter."""
    text = doc.prose
    last = len(text.rstrip(_BLANKS))
    if not last:
        return
    first = len(text) - len(text.lstrip(_BLANKS))
    start = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
    if start:
        yield Problem.at(0, start, "blank lines before the text", "", safe=True)
    if (line_end := pattern(_LINE_END).match(text, last)) and line_end.end() < len(text):
        end = max(text.rfind("\n"), text.rfind("\r")) + 1
        if line_end.end() < end:
            yield Problem.at(line_end.end(), end, "blank lines after the text", "", safe=True)
