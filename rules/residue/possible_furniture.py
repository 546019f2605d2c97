"""Lines that may be page furniture."""

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
    "RES015",
    summary="Lines that may be page furniture.",
    why="They look more like what stands around articles than like an article; worth a look.",
    severity="info",
    wakes=wake(),
    touches="lines",
    examples=_examples.likely(),
)
def possible_furniture(doc: Document) -> Iterator[Problem]:
    """Report lines that are rather residue than not; their fixes are not safe."""
    return blocks(doc, "likely")
