"""A name with a capital where the folder has none, or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Problem, RuleFacts, rule

from ._conclude import OBSERVER
from ._judged import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT001",
    summary="A name with a capital where the folder has none, or without one.",
    why="Readers take two spellings for two things, and searches find only one.",
    severity="warning",
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[],
)
def case_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report it."""
    yield from problems(doc, facts, "case")
