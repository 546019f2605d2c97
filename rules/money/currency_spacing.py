"""Space, or no space, between a currency and its amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, rule
from srclint.mentions import glance

from . import _shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Mention

_SIGNS = frozenset(["$", "€", "£", "¥", "₹"])
_JOINING = frozenset("-‐‑/")
"""Marks after which the sign is part of a word or of a price per unit: "5€-Schein"."""
_OPENING = frozenset(["", "(", "[", "«", "„", "“", '"'])
"""What may stand before an amount that no formula contains ("$x=5$")."""
_SHORTEST = 2
"""Digits from which on a number glued to a code is an amount: "EUR6" is a norm, "A4" a paper."""


@rule(
    "CUR001",
    summary="The space between a currency and its amount is missing, or one too many.",
    why="CLDR says for every locale whether its signs touch the number; a code such as USD never "
    "does.",
    touches="spacing",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SIGN | glance.CODE),
    examples=[
        Example(bad="It sold for $⟦ ⟧77 million.", fixed="It sold for $77 million.", language="en"),
        Example(bad="It sold for USD⟦⟧7700 in all.", fixed="It sold for USD\u00a07700 in all.",
                language="en"),
        Example(bad="Venduto per EUR⟦⟧7.700 lì.", fixed="Venduto per EUR\u00a07.700 lì.",
                language="it"),
        Example(bad="Verkauft für 7.700⟦⟧EUR.", fixed="Verkauft für 7.700\u00a0EUR.",
                language="de"),
        Example(bad="Es kostet hier 7 €, dort 9 € und am Meer 12⟦⟧€ im Jahr.",
                fixed="Es kostet hier 7 €, dort 9 € und am Meer 12\u00a0€ im Jahr.", language="de"),
        Example(bad="Cela coûte 7 € ici et 12⟦⟧€ ailleurs.",
                fixed="Cela coûte 7 € ici et 12\u00a0€ ailleurs.", language="fr"),
        Example(good="Es kostet 7€ und 12€, auf dem 5€-Schein steht 5 €.", language="de"),
        Example(good="Cela coûte 7 € par jour, 12€/mois ou 5M€ en tout.", language="fr"),
        Example(good="Cuesta 7€ aquí, 9€ allí y 12€ en la costa.", language="es"),
        Example(good="It sold for $77 million, or USD 77m.", language="en"),
        Example(good="Venduto per € 7.700 o 7.700 €.", language="it"),
        Example(good="Il modulo ESP32 costa €12, il ristorante è di fascia $$$ 47.", language="it"),
        Example(good="A $$$ 47 people liked, with an ESP32 and an SHP78C.", language="en"),
        Example(good="Der Motor erfüllt EUR6 und kostet 7.700 €.", language="de"),
        Example(good="It costs Rs 500 or kr 50.", language="en"),
    ],
)  # fmt: skip
def currency_spacing(doc: Document) -> Iterator[Problem]:
    """Signs after CLDR's pattern where the locale writes them first; codes everywhere.

    The press glues a sign that stands last, too: it is judged where the document has spaces.
    """
    tables = doc.mentions.tables
    if tables is None or tables.language == "und":
        return
    tight = tables.data["sign_first"] and not tables.data["sign_gap"]
    text = doc.prose
    if not tables.data["sign_first"] and tables.data["sign_gap"]:
        yield from _rarely_glued(doc)
    for mention in doc.mentions.counted.money:
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
        if not wrong or _shapes.in_table(text, gap.start):
            continue
        fixes = () if doc.protection.quoted(*gap) else (Fix((Edit(gap, new),), safe=True),)
        yield Problem(gap, message, fixes, value=mention.as_value())


def _rarely_glued(doc: Document) -> Iterator[Problem]:
    """Signs that touch the amount before them, where as many of the same in the document do not."""
    text = doc.prose
    glued: dict[str, list[tuple[int, Mention]]] = {}
    spaced: dict[str, int] = {}
    for mention in doc.mentions.counted.money:
        amount = mention.amount
        unit = amount.units[0] if amount and len(amount.units) == 1 else None
        if amount is None or unit is None or unit.before or unit.text not in _SIGNS:
            continue
        if text[unit.start - 1].isspace():
            spaced[unit.text] = spaced.get(unit.text, 0) + 1
        elif not amount.magnitude and _stands_alone(text, mention, unit.end):
            glued.setdefault(unit.text, []).append((unit.start, mention))
    for sign, found in glued.items():
        for at, mention in found if len(found) <= spaced.get(sign, 0) else ():
            gap = Span(at, at)
            quoted = doc.protection.quoted(*gap)
            fixes = () if quoted else (Fix((Edit(gap, "\u00a0"),), safe=True),)
            message = f"other amounts of this text have a space before {sign}"
            yield Problem(gap, message, fixes, value=mention.as_value())


def _stands_alone(text: str, mention: Mention, end: int) -> bool:
    """Whether an amount that ends in its sign is no part of a word, a formula or a unit price."""
    before, after = text[max(0, mention.start - 1) : mention.start], text[end : end + 1]
    whole = mention.end == end and not after.isalnum() and after not in _JOINING | _SIGNS
    return whole and (before in _OPENING or before.isspace())
