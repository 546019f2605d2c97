"""A word for a currency or a magnitude in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CUR010",
    summary="The currency of an amount is named in another language.",
    why="5 euros in an Italian text is a left-over of translation, and is not found with the rest.",
    wakes=r"[eE]uros|[dD]ollars|EUROS|DOLLARS",
    examples=[
        Example(bad="Un biglietto costa 7 ⟦euros⟧ per tutti.", language="it"),
        Example(bad="Eine Karte kostet 7 ⟦dollars⟧ für alle.", language="de"),
        Example(bad="Bilet kosztuje 7 ⟦dollars⟧ dla wszystkich.", language="pl"),
        Example(good="Un biglietto costa 7 euro per tutti.", language="it"),
        Example(good="Eine Karte kostet 7 Dollar für alle.", language="de"),
        Example(good="A ticket is 7 dollars for all.", language="en"),
        Example(good="Un billet coûte 7 euros pour tous.", language="fr"),
    ],
)
def foreign_amount_word(doc: Document) -> Iterator[Problem]:
    """Report names that CLDR has for the currency in English only."""
    tables = doc.mentions.tables
    if tables is None:
        return
    foreign = tables.data["foreign_names"]
    if not foreign:
        return
    for mention in doc.mentions.money:
        for unit in mention.amount.units if mention.amount else ():
            if unit.how == "name" and unit.text.lower() in foreign:
                message = f"“{unit.text}” is not how this language calls the currency"
                yield Problem(Span(unit.start, unit.end), message, value=mention.as_value())
