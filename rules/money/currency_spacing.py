"""Space, or no space, between a currency and its amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = frozenset(["$", "€", "£", "¥", "₹"])
_SHORTEST = 2
"""Digits from which on a number glued to a code is an amount: "EUR6" is a norm, "A4" a paper."""


@rule(
    "CUR001",
    summary="The space between a currency and its amount is missing, or one too many.",
    why="CLDR says for every locale whether its signs touch the number; a code such as USD never "
    "does.",
    touches="spacing",
    wakes=r"[$€£¥₹][ \x{a0}\x{2009}\x{202f}]+[0-9]|[A-Z]{3}[0-9]|[0-9][A-Z]{3}|[^\P{Nd}0-9]",
    examples=[
        Example(bad="It sold for $⟦ ⟧77 million.", fixed="It sold for $77 million.", language="en"),
        Example(bad="It sold for USD⟦⟧7700 in all.", fixed="It sold for USD\u00a07700 in all.",
                language="en"),
        Example(bad="Venduto per EUR⟦⟧7.700 lì.", fixed="Venduto per EUR\u00a07.700 lì.",
                language="it"),
        Example(bad="Verkauft für 7.700⟦⟧EUR.", fixed="Verkauft für 7.700\u00a0EUR.",
                language="de"),
        Example(good="It sold for $77 million, or USD 77m.", language="en"),
        Example(good="Venduto per € 7.700 o 7.700 €.", language="it"),
        Example(good="Il modulo ESP32 costa €12, il ristorante è di fascia $$$ 47.", language="it"),
        Example(good="A $$$ 47 people liked, with an ESP32 and an SHP78C.", language="en"),
        Example(good="Der Motor erfüllt EUR6 und kostet 7.700 €.", language="de"),
        Example(good="It costs Rs 500 or kr 50.", language="en"),
    ],
)  # fmt: skip
def currency_spacing(doc: Document) -> Iterator[Problem]:
    """Signs after CLDR's pattern where the locale writes them first; codes everywhere."""
    tables = doc.mentions.tables
    if tables is None or tables.language == "und":
        return
    tight = tables.data["sign_first"] and not tables.data["sign_gap"]
    text = doc.prose
    for mention in doc.mentions.money:
        amount = mention.amount
        if amount is None or len(amount.units) != 1:
            continue
        unit, (start, end) = amount.units[0], amount.number_span
        if unit.how == "code":
            gap = Span(unit.end, start) if unit.before else Span(end, unit.start)
            glued = gap.start == gap.end and len(amount.number) >= _SHORTEST
            beyond = text[end : end + 1] if unit.before else text[max(0, start - 1) : start]
            # ESP32 is no price in pesetas, SHP78CM5N none in pounds of Saint Helena.
            glued = glued and unit.text in tables.active and not beyond.isalnum()
            wrong, new, message = glued, "\u00a0", "a space goes between code and amount"
        else:
            gap = Span(unit.end, start)
            wrong = tight and unit.before and unit.text[-1:] in _SIGNS and gap.start < gap.end
            wrong = wrong and unit.how == "sign" and not text[gap.start : gap.end].strip()
            wrong = wrong and text[unit.start - 1 : unit.start] not in _SIGNS  # "$$$ 4.7 stars"
            new, message = "", "no space goes between sign and amount in this language"
        if not wrong:
            continue
        fixes = () if doc.protection.quoted(*gap) else (Fix((Edit(gap, new),), safe=True),)
        yield Problem(gap, message, fixes, value=mention.as_value())
