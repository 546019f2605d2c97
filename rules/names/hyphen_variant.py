"""A name with a hyphen, apostrophe, dot or space that the folder writes without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._conclude import concerns
from ._dots import dot_problems
from ._judged import problems
from ._observe import observe, said
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


def _concerns(own: str, facts: RuleFacts) -> bool:
    return bool(own) and (said(own).dots or concerns(own, facts))


@rule(
    "ENT003",
    summary="A name with a hyphen, apostrophe, dot or space that the folder writes without.",
    why="A name in one word and in two is found by half of the searches.",
    default=ON,
    observer=OBSERVER,
    concerns=_concerns,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="They flew with AirNorth to Oslo. The crew of AirNorth "
            "struck. Later ⟦Air-North⟧ paid.",
            fixed="They flew with AirNorth to Oslo. The crew of AirNorth "
            "struck. Later AirNorth paid.",
            language="en",
        ),
        Example(
            bad="Los socios de Al-Manzil y el jefe de Al-Manzil "
            "hablan. El banco cree a ⟦AlManzil⟧.",
            fixed="Los socios de Al-Manzil y el jefe de Al-Manzil "
            "hablan. El banco cree a Al-Manzil.",
            language="es",
        ),
        Example(
            good="They flew with AirNorth to Oslo. The crew of AirNorth struck.", language="en"
        ),
        Example(
            bad="The U.S. team won, and the U.S. coach wept. The ⟦US⟧ fans sang.",
            fixed="The U.S. team won, and the U.S. coach wept. The U.S. fans sang.",
            language="en",
        ),
        Example(
            bad="La FNLU vota. I soci della FNLU tacciono, e il capo della ⟦F.N.L.U.⟧ paga.",
            fixed="La FNLU vota. I soci della FNLU tacciono, e il capo della FNLU paga.",
            language="it",
        ),
        Example(good="At 9 A.M. the AM radio plays. J.K. Alder sings, US$ 5.", language="en"),
        Example(good="Der Star-Trek-Film lief, und Star Trek war beliebt.", language="de"),
        Example(good="We saw the South Sea and then Southsea.", language="en"),
    ],
)
def hyphen_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report hyphen variants, and offer what the folder has."""
    yield from problems(doc, facts, "hyphen", "apostrophe", "dot", "space")
    if (own := doc.once(observe)) and said(own).dots:
        yield from dot_problems(doc)
