"""A currency code that is not in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator


_WORDS = frozenset({"rmb"})
"""An abbreviation that is no ISO code, and is written in both ways."""


@rule(
    "CUR011",
    summary="A currency code is not in capitals.",
    why="ISO 4217 codes are three capitals.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.LOWER_CODE),
    examples=[
        Example(bad="They paid 7,700 ⟦usd⟧ for it.", fixed="They paid 7,700 USD for it.",
                language="en"),
        Example(bad="Hanno pagato 7.700 ⟦eur⟧ per lei.", fixed="Hanno pagato 7.700 EUR per lei.",
                language="it"),
        Example(bad="Họ trả 7.700 ⟦usd⟧ cho nó.", fixed="Họ trả 7.700 USD cho nó.", language="vi"),
        Example(good="They paid 7,700 USD for it.", language="en"),
        Example(good="Hanno pagato 7.700 euro per lei.", language="it"),
        Example(good="Son 7 mad y 3 try de la lista.", language="es"),
    ],
)  # fmt: skip
def code_case(doc: Document) -> Iterator[Problem]:
    """Report codes in lower case beside a number."""
    for mention in doc.mentions.counted.money:
        for unit in mention.amount.units if mention.amount else ():
            if unit.how == "lower" and unit.text not in _WORDS:
                span = unit.start, unit.end
                fixes = () if doc.protection.quoted(*span) else (unit.text.upper(),)
                found = Problem.at(*span, "currency codes are capitals", *fixes, safe=True)
                yield found._replace(value=mention.as_value())
