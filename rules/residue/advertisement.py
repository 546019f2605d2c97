"""The label of an advertisement stands in the text."""

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
    "RES012",
    summary="The label of an advertisement stands in the text.",
    why="The advertisement is gone or unwanted; its label interrupts the article.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("ads"),
)
def advertisement(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "ads", "the line is the label of an advertisement")
