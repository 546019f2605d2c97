"""A name one slip away from a better known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Problem, RuleFacts, rule

from ._conclude import OBSERVER
from ._judged import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT002",
    summary="A name one slip away from a better known one.",
    why="Readers take two spellings for two things, and searches find only one.",
    severity="warning",
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[],
)
def spelling_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report it."""
    yield from problems(doc, facts, "slip")
