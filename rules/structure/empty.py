"""A document without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u00ad\u1680\u180e\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f"
    "\u2060\u3000\ufeff"
)


@rule(
    "SRC002",
    summary="A document is empty.",
    why="A download or an extraction failed; the file counts as a document and says nothing.",
    touches="spacing",
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
def empty(doc: Document) -> Iterator[Problem]:
    """Report a text that has nothing but blanks in it."""
    text = doc.text
    if not text.strip(_UNSEEN):
        yield Problem.at(0, len(text), "the document is empty")
