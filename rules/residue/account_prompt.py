"""An invitation to log in, register or pay stands in the text."""

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
    "RES007",
    summary="An invitation to log in, register or pay stands in the text.",
    why="It is the page speaking to its visitor.",
    wakes=wake(),
    touches="lines",
    examples=_examples.of("account"),
)
def account_prompt(doc: Document) -> Iterator[Problem]:
    """Report each such line of a page; its fix takes it out."""
    return sure(doc, "account", "the line is about logging in, registering or paying")
