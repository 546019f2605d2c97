"""The credit or caption of a picture stands in the text."""

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
    "RES004",
    summary="The credit or caption of a picture stands in the text.",
    why="The picture is gone; what was written under it interrupts the article.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("photo"),
)
def photo_credit(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix, never safe, takes it out."""
    return sure(doc, "photo", "the line belongs to a picture", safe=False)
