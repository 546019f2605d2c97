"""A term with a hyphen that the folder writes without, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Problem, RuleFacts, rule

from ._conclude import OBSERVER
from ._judged import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT009",
    summary="A term with a hyphen that the folder writes without, or the other way round.",
    why="Readers take two spellings for two things, and searches find only one.",
    severity="info",
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[],
)
def term_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report it."""
    yield from problems(doc, facts, "term")
