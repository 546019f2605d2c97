"""A byline stands in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, rule

from . import _examples
from ._phrases import wake
from ._report import sure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint import Problem


@rule(
    "RES001",
    summary="A byline stands in the text.",
    why="The author’s name is about the article and not part of it. The finding keeps the name.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("byline"),
)
def byline(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix, never safe, takes it out."""
    return sure(doc, "byline", "the line is a byline", safe=False)
