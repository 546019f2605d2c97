"""An amount whose currency is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CUR008",
    summary="The currency of an amount is written twice.",
    why="$7 dollars says dollars two times; one of them is left over.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.TWO_UNITS),
    examples=[
        Example(bad="A ticket is ⟦$7 dollars⟧ for all.", fixed="A ticket is $7 for all.",
                language="en"),
        Example(bad="It lost ⟦$7.5 million dollars⟧ there.", fixed="It lost $7.5 million there.",
                language="en"),
        Example(bad="Un biglietto costa ⟦€ 7 euro⟧ per tutti.",
                fixed="Un biglietto costa € 7 per tutti.", language="it"),
        Example(bad="Eine Karte kostet ⟦EUR 7 €⟧ für alle.", language="de"),
        Example(good="A ticket is $7 (€6) for all.", language="en"),
        Example(good="A ticket is $7 CAD or $5 USD for all.", language="en"),
        Example(good="Un biglietto costa 7 euro o 8 dollari.", language="it"),
        Example(good="Eine Karte kostet 7 € für alle.", language="de"),
        Example(bad="It lost ⟦$7m USD⟧ there.", language="en"),
    ],
)  # fmt: skip
def redundant_currency(doc: Document) -> Iterator[Problem]:
    """Report amounts with a sign or code before and another unit after."""
    money = doc.mentions.counted.money
    dollars = {
        u.value for m in money if m.amount and len(m.amount.units) == 2 for u in m.amount.units
    }
    others = len(dollars - {"$", "EUR", "GBP"}) > 1  # the codes tell dollars apart
    for mention in money:
        amount = mention.amount
        if amount is None or len(amount.units) != 2:
            continue
        first, second = amount.units
        if second.how == "code" and (others or second.value not in (first.value, "USD")):
            continue
        span = Span(mention.start, mention.end)
        message = f"{first.text} and {second.text} say the same"
        if second.how != "name" or doc.protection.quoted(*span):
            yield Problem(span, message, value=mention.as_value())
            continue
        kept = doc.prose[span.start : max(amount.number_span[1], amount.magnitude_span[1])]
        fixes = Problem.at(span.start, span.end, message, kept).fixes
        yield Problem(span, message, fixes, value=mention.as_value())
