"""A line leads to other pages."""

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
    "RES009",
    summary="A line leads to other pages.",
    why="“Read more” and the headings over lists of links belong to the page around the article.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("related"),
)
def related_cue(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "related", "the line leads to other pages")
