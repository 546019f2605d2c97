"""A menu, breadcrumbs or a pager stand in the text."""

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
    "RES010",
    summary="A menu, breadcrumbs or a pager stand in the text.",
    why="They lead around the site and say nothing.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("navigation"),
)
def navigation(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "navigation", "the line is navigation")
