"""Blanks at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "SPC001",
    summary="A line ends in blanks.",
    why="They cannot be seen, make lines differ that look the same, and come back with every merge.",
    touches="spacing",
    severity="info",
    wakes=r"[ \t]\r?(?:\n|\z)|[ \t]\r",
    examples=[
        Example(
            bad="The ferry was late.⟦  ⟧\nNobody minded.\n",
            fixed="The ferry was late.\nNobody minded.\n",
        ),
        Example(bad="Il traghetto era in ritardo.⟦\t⟧\n", fixed="Il traghetto era in ritardo.\n"),
        Example(good="The ferry was late.\n"),
        Example(good="\n\n"),
        Example(good="a line\r\nanother\r\n"),
    ],
)
def trailing_space(doc: Document) -> Iterator[Problem]:
    """Report the blanks before each line end."""
    for blanks in pattern(r"[ \t]+(?=[\r\n]|\Z)").finditer(doc.prose):
        yield Problem.at(*blanks.span(), "blanks at the end of the line", "", safe=True)
