"""Counters, forms or buttons of comments stand in the text."""

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
    "RES011",
    summary="Counters, forms or buttons of comments stand in the text.",
    why="They are controls of the page, which nobody wrote as text.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("comments"),
)
def comment_controls(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "comments", "the line belongs to the comments under the page")
