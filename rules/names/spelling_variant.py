"""A name one slip away from a better known one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT002",
    summary="A name one slip away from a better known one.",
    why="A name with a letter too many or too few is another name to every search and every index.",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="The minister Hollingworth spoke. Voters like "
            "Hollingworth, and so ⟦Hollingwroth⟧ won.",
            fixed="The minister Hollingworth spoke. Voters like "
            "Hollingworth, and so Hollingworth won.",
            language="en",
        ),
        Example(
            bad="Il sindaco Brambillasca parla. Con Brambillasca c'è la giunta di ⟦Brambilasca⟧.",
            fixed="Il sindaco Brambillasca parla. Con Brambillasca c'è la giunta di Brambillasca.",
            language="it",
        ),
        Example(
            bad="Мэр Верховенцев приехал. С ним был сын Верховенцева, а мэр ⟦Верховнецев⟧ молчал.",
            fixed="Мэр Верховенцев приехал. С ним был сын Верховенцева, а мэр Верховенцев молчал.",
            language="ru",
            also=("Позже мэр Верховенцев ушёл, и все ждали, что Верховенцев вернётся.",),
        ),
        Example(
            good="Mr Richard Bruton met Mr Richard Burton, and Mr Burton met Mr Bruton.",
            language="en",
        ),
        Example(good="Мэр Верховенцев приехал. С ним был сын мэра Верховенцева.", language="ru"),
        Example(good="He met Günter in Bonn and Günther in Köln.", language="en"),
        Example(
            good="Tha Poblachd Seac an seo. Chunnaic Poblachd Seac Phoblachd Fheadarail an-dè.",
            language="gd",
        ),
        Example(good="I romani di Roma e la Romana di Torino.", language="it"),
    ],
)
def spelling_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report spelling variants, and offer what the folder has."""
    yield from problems(doc, facts, "slip")
