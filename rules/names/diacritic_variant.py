"""A name without the diacritics that the folder gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Problem, RuleFacts, rule

from ._conclude import OBSERVER
from ._judged import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT004",
    summary="A name without the diacritics that the folder gives it.",
    why="Readers take two spellings for two things, and searches find only one.",
    severity="warning",
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[],
)
def diacritic_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report it."""
    yield from problems(doc, facts, "diacritic")
