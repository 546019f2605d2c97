"""An invitation to a newsletter, to notifications or to an app stands in the text."""

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
    "RES008",
    summary="An invitation to a newsletter, to notifications or to an app stands in the text.",
    why="It is the page speaking to its visitor.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("newsletter"),
)
def newsletter_prompt(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "newsletter", "the line invites to a newsletter or an app")
