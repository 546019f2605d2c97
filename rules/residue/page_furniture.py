"""Lines around the article that are page furniture by all that stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, rule

from . import _examples
from ._phrases import wake
from ._report import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint import Problem


@rule(
    "RES014",
    summary="Lines of a page that are not its article: lists of links, headlines, labels.",
    why="On a page with menus and buttons, short lines away from the prose are furniture too.",
    wakes=wake(),
    touches="lines",
    examples=_examples.blocks(),
)
def page_furniture(doc: Document) -> Iterator[Problem]:
    """Report runs of such lines; their fixes take them out and are not safe."""
    return blocks(doc, "sure")
