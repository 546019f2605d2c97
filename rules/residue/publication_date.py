"""A line says when the page was published or changed."""

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
    "RES002",
    summary="A line says when the page was published or changed.",
    why="The date of a page is about the article and not part of it. The finding keeps it.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("published"),
)
def publication_date(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix, never safe, takes it out."""
    return sure(doc, "published", "the line says when the page was published", safe=False)
