"""A copyright notice or an imprint stands in the text."""

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
    "RES013",
    summary="A copyright notice or an imprint stands in the text.",
    why="It is the footer of the site and stands on every page.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("rights"),
)
def copyright_notice(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "rights", "the line is a copyright notice or an imprint")
