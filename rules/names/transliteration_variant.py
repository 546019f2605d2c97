"""Another transliteration of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT005",
    summary="Another transliteration of a name.",
    why="One person under two spellings counts as two, in an index as in a reader’s mind.",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="The head of the fund, Oleg Vostrikov, left. Staff liked Oleg Vostrikov, but "
            "Oleg ⟦Vostrykov⟧ did not care.",
            fixed="The head of the fund, Oleg Vostrikov, left. Staff liked Oleg Vostrikov, but "
            "Oleg Vostrikov did not care.",
            language="en",
        ),
        Example(
            bad="Il capo Igor Dmitrenkov parla. Con Igor Dmitrenkov viene "
            "il socio di Igor ⟦Dmitryenkov⟧.",
            fixed="Il capo Igor Dmitrenkov parla. Con Igor Dmitrenkov "
            "viene il socio di Igor Dmitrenkov.",
            language="it",
        ),
        Example(good="We met Stefan in Graz and Stephan in Linz.", language="en"),
        Example(good="The head of the fund, Oleg Vostrikov, left.", language="en"),
        Example(good="Sophia lives in Sofia with Zofia.", language="en"),
    ],
)
def transliteration_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report transliteration variants, and offer what the folder has."""
    yield from problems(doc, facts, "sound")
