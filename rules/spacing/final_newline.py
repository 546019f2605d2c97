"""A text whose last line does not end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

from ._lines import newline

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "SPC005",
    summary="The last line has no line end.",
    why="Files that are joined run together there, and the next change of the last line shows up"
    " as two changed lines.",
    touches="spacing",
    severity="info",
    wakes=r"[^\r\n]\z",
    examples=[
        Example(bad="The last word.⟦⟧", fixed="The last word.\n"),
        Example(bad="Uno.\r\nDue.⟦⟧", fixed="Uno.\r\nDue.\r\n"),
        Example(good="The last word.\n"),
        Example(good=""),
        Example(good="Uno.\r\nDue.\r\n"),
    ],
)
def final_newline(doc: Document) -> Iterator[Problem]:
    """Report the end of a text that does not end in a line end; one in a record need not."""
    end = len(doc.text)
    if end and doc.record is None and doc.text[-1] not in "\r\n":
        yield Problem.at(end, end, "no line end after the last line", newline(doc.text), safe=True)
