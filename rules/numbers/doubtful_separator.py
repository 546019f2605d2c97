"""A number that may be a thousand or a fraction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "NUM002",
    summary="A number may be thousands or a fraction.",
    why="12,345 is twelve and a bit by the marks of an Italian text, and twelve thousand by its "
    "look.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.AGAINST),
    examples=[
        Example(bad="La barca costa ⟦77,345⟧ euro.", language="it"),
        Example(bad="Das Boot kostet ⟦77,345⟧ Euro.", language="de"),
        Example(bad="The boat is ⟦77.345⟧ dollars.", language="en"),
        Example(good="La barca costa 77.345 euro.", language="it"),
        Example(good="Das Boot kostet 77,34 Euro.", language="de"),
        Example(good="The boat is 77,345 dollars.", language="en"),
        Example(good="Benzin kostet 1,339 Euro je Liter.", language="de"),
        Example(good="A receita foi de 1,045 milhão de euros.", language="pt"),
        Example(good="El barco cuesta 77,345 euros.", language="es"),
    ],
)
def doubtful_separator(doc: Document) -> Iterator[Problem]:
    """Report amounts with the decimal mark before three digits, but for prices such as 1,335 €."""
    tables = doc.mentions.tables
    if tables is None or (tables.marks_open and "-" not in doc.locale):
        return
    for mention in doc.mentions.counted.money:
        amount = mention.amount
        if (
            amount
            and amount.against
            and len(amount.readings) > 1
            and not _is_a_unit_price(amount.number)
        ):
            message = f"is this {' or '.join(amount.readings)}?"
            yield Problem(Span(*amount.number_span), message, value=mention.as_value())


def _is_a_unit_price(number: str) -> bool:
    """Whether a number is one digit and an exact fraction, as prices of petrol are."""
    return len(number) == 5 and not number.endswith("0")
