"""A price with one digit after the decimal mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


@rule(
    "CUR009",
    summary="A price has one decimal.",
    why="Prices have none or two decimals: $3.50, not $3.5; with a magnitude one is fine.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SIGN | glance.CODE | glance.LOWER_CODE),
    examples=[
        Example(bad="The soup is ⟦$7.5⟧ here.", fixed="The soup is $7.50 here.", language="en"),
        Example(bad="La zuppa costa ⟦7,5 €⟧ qui.", fixed="La zuppa costa 7,50 € qui.",
                language="it"),
        Example(bad="Die Suppe kostet ⟦7,5 €⟧ hier.", fixed="Die Suppe kostet 7,50 € hier.",
                language="de"),
        Example(good="The soup is $7.50 here, the firm made $7.5bn.", language="en"),
        Example(good="La zuppa costa 7,5 milioni di €.", language="it"),
        Example(good="TL 3,5 milyonluk zarar var.", language="tr"),
        Example(good="Die Suppe kostet 7 €, der Anteil ist 7,5 %.", language="de"),
    ],
)  # fmt: skip
def odd_decimals(doc: Document) -> Iterator[Problem]:
    """Report amounts by sign or code without a magnitude."""
    for mention in doc.mentions.counted.money:
        amount = mention.amount
        if amount is None or amount.magnitude or not amount.units or amount.units[-1].how == "name":
            continue
        if not pattern(r"\d[.,]\d\Z").search(amount.number):
            continue
        tables = doc.mentions.tables
        if tables and _goes_on(doc.prose, mention.end, tables.magnitudes.values):
            continue
        span, (_, end) = Span(mention.start, mention.end), amount.number_span
        new = f"{doc.prose[span.start : end]}0{doc.prose[end : span.end]}"
        fixes = () if doc.protection.quoted(*span) else Problem.at(*span, "", new).fixes
        yield Problem(span, "one digit after the decimal mark", fixes, value=mention.as_value())


def _goes_on(text: str, end: int, magnitudes: Collection[str]) -> bool:
    """Whether a magnitude with an ending follows (“3,5 milyonluk”)."""
    word = pattern(r"[ \u00a0\u202f]?(\w{3,20})").match(text, end)
    return word is not None and any(
        len(name) > 2 and word[1].lower().startswith(name) for name in magnitudes
    )
