"""Decimal and grouping marks of another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import AmountParts, Tables

_SWISS = frozenset({"de", "fr", "it", "rm"})
"""Languages of Switzerland, which writes 1'250.50 and CHF 1250.50 whatever the language."""
_BOTH = frozenset(["af", "nr", "nso", "ss", "st", "tn", "ts", "ve", "xh", "zu"])
"""Languages of South Africa, where the comma is official and the point in use."""
_SWAP = str.maketrans(".,", ",.")


@rule(
    "NUM001",
    summary="A number has the decimal and grouping marks of another language.",
    why="1,000.50 is one thousand to some readers and one to others; CLDR says which marks a "
    "locale has.",
    yields_to=["CUR009"],
    wakes=glance.NUMBER,
    glance=(glance.look, glance.AGAINST),
    examples=[
        Example(bad="Il tavolo costa ⟦7,700.50⟧ euro.", fixed="Il tavolo costa 7.700,50 euro.",
                language="it"),
        Example(bad="The table is ⟦7.700,50⟧ dollars.", fixed="The table is 7,700.50 dollars.",
                language="en"),
        Example(bad="Der Tisch kostet ⟦77.50⟧ Euro.", fixed="Der Tisch kostet 77,50 Euro.",
                language="de"),
        Example(bad="Стол стоит ⟦77.50⟧ рубля.", fixed="Стол стоит 77,50 рубля.", language="ru"),
        Example(good="Il tavolo costa 7.700,50 euro.", language="it"),
        Example(good="The table is 7,700.50 dollars, or 7 700.", language="en"),
        Example(good="Die Fassung 77.50 kostet 77,50 Euro.", language="de"),
        Example(good="Die Wohnung kostet 1'250.50 Franken oder CHF 1250.50.", language="de"),
        Example(good="La mesa cuesta 77.50 pesos o 77,50 euros.", language="es"),
    ],
)  # fmt: skip
def wrong_separators(doc: Document) -> Iterator[Problem]:
    """Report numbers that the locale's marks cannot give; safe where both marks are there."""
    tables = doc.mentions.tables
    if tables is None or tables.language == "und":
        return
    base = tables.language.partition("-")[0]
    if (tables.marks_open and "-" not in doc.locale) or base in _BOTH:
        return
    swiss = base in _SWISS
    found = doc.mentions.counted
    for mention in (*found.money, *found.percents, *found.quantities):
        amount = mention.amount
        if amount is None or not amount.against or len(amount.readings) > 1:
            continue
        if swiss and _is_swiss(amount):
            continue
        span = Span(*amount.number_span)
        both = "." in amount.number and "," in amount.number
        new = _rewritten(amount, tables)
        message = f"this language writes {tables.decimal} as its decimal mark"
        if new is None or doc.protection.quoted(*span):
            yield Problem(span, message, value=mention.as_value())
            continue
        fixes = Problem.at(*span, message, new, safe=both).fixes
        yield Problem(span, message, fixes, value=mention.as_value())


def _is_swiss(amount: AmountParts) -> bool:
    """Whether an amount is written as in Switzerland."""
    grouped = "'" in amount.number or "’" in amount.number
    return grouped or any(unit.value == "CHF" for unit in amount.units)


def _rewritten(amount: AmountParts, tables: Tables) -> str | None:
    """The number with the locale's marks; None where these are not point and comma."""
    number = amount.number
    if tables.decimal not in ".," or not pattern(r"[\d.,]+\Z").match(number):
        return None
    if tables.group in (".", ","):
        return number.translate(_SWAP)
    if "." in number and "," in number:
        group, decimal = sorted((number.find("."), number.find(",")))
        parts = number[:decimal].replace(number[group], "\u00a0"), number[decimal + 1 :]
        return tables.decimal.join(parts)
    return number.translate(_SWAP)
