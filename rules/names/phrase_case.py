"""A long name with some of its capitals lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT006",
    summary="A long name with some of its capitals lost.",
    why="Half a name in capitals reads as a name that ends too early.",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="The Harbour Repair Trust (HRT) met. Later the ⟦Harbour Repair trust⟧ paid.",
            fixed="The Harbour Repair Trust (HRT) met. Later the Harbour Repair Trust paid.",
            language="en",
        ),
        Example(
            bad="Il Fondo Nazionale Laghi (FNL) apre. Poi il ⟦Fondo Nazionale laghi⟧ chiude.",
            fixed="Il Fondo Nazionale Laghi (FNL) apre. Poi il Fondo Nazionale Laghi chiude.",
            language="it",
        ),
        Example(good="The Harbour Repair Trust (HRT) met. The trust paid.", language="en"),
        Example(good="The New York police met at New York City Hall.", language="en"),
        Example(
            good="HARBOUR REPAIR TRUST PAYS\n\nThe Harbour Repair Trust (HRT) met.", language="en"
        ),
    ],
)
def phrase_case(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report odd phrase cases, and offer what the folder has."""
    yield from problems(doc, facts, "phrase")
