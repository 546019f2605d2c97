"""A document without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

from ._opening import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable


@rule(
    "SRC002",
    summary="A document is empty.",
    why="A download or an extraction failed; the file counts as a document and says nothing.",
    touches="spacing",
    wakes=rf"\A[{UNSEEN}]*\z",
    examples=[
        Example(bad="⟦⟧"),
        Example(bad="⟦\n\n⟧"),
        Example(bad="⟦ \u00a0\t\r\n⟧"),
        Example(bad="⟦\u200b\ufeff\n⟧"),
        Example(good="Tàu thuỷ.\n"),
        Example(good="…"),
        Example(good="渡"),
        Example(good="🙂"),
    ],
)
def empty(doc: Document) -> Iterable[Problem]:
    """Report a text that has nothing but blanks in it."""
    text = doc.text
    return () if text.strip(UNSEEN) else (Problem.at(0, len(text), "the document is empty"),)
