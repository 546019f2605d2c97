"""A name without the diacritics that the folder gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT004",
    summary="A name without the diacritics that the folder gives it.",
    why="A name without its marks is another name, and often another person.",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="The painter Vråksten lives in Oslo. Friends of "
            "Vråksten say that ⟦Vraksten⟧ is ill.",
            fixed="The painter Vråksten lives in Oslo. Friends of "
            "Vråksten say that Vråksten is ill.",
            language="en",
        ),
        Example(
            bad="Le maire Brégançais parle. Avec Brégançais vient le fils de ⟦Bregançais⟧.",
            fixed="Le maire Brégançais parle. Avec Brégançais vient le fils de Brégançais.",
            language="fr",
        ),
        Example(
            good="The painter Vråksten lives in Oslo. Friends of Vråksten say so.", language="en"
        ),
        Example(good="Die Läden sind zu. Der Laden gehört Laden.", language="de"),
        Example(good="Ông Trần gặp bà Trân và cô Tràn ở Huế.", language="vi"),
    ],
)
def diacritic_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report diacritic variants, and offer what the folder has."""
    yield from problems(doc, facts, "diacritic")
