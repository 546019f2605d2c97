"""A currency code that is no longer in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator


_AROUND = 160
"""Code points around an amount in which a year tells that the text speaks of the past."""


@rule(
    "CUR006",
    summary="An amount is in a currency that was withdrawn.",
    why="A price of today in such a code is a slip, or older than it seems.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.CODE),
    examples=[
        Example(bad="Entry to the park costs ⟦FRF 30⟧ for all.", language="en"),
        Example(bad="L'ingresso al parco costa ⟦ITL 3000⟧ per tutti.", language="it"),
        Example(bad="Der Eintritt in den Park kostet ⟦30 DEM⟧.", language="de"),
        Example(good="In 1998 entry to the park cost FRF 30.", language="en"),
        Example(good="The radio meets MIL-STD-810 and IP68.", language="en"),
        Example(good="L'ingresso al parco costa 3 EUR per tutti.", language="it"),
        Example(good="Der Eintritt kostet 30 CHF.", language="de"),
    ],
)
def withdrawn_currency(doc: Document) -> Iterator[Problem]:
    """Report codes, unless a year of their time stands near."""
    tables = doc.mentions.tables
    if tables is None:
        return
    for mention in doc.mentions.counted.money:
        unit = mention.amount.units[-1] if mention.amount and mention.amount.units else None
        if unit is None or unit.how != "code" or unit.value not in tables.last_years:
            continue
        if "-" in (doc.prose[unit.start - 1 : unit.start], doc.prose[unit.end : unit.end + 1]):
            continue  # "MIL-STD-810" is a norm
        last = tables.last_years[unit.value]
        near = doc.prose[max(0, mention.start - _AROUND) : mention.end + _AROUND]
        years = map(int, pattern(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)").findall(near))
        number = mention.amount.number if mention.amount else ""
        if any(year <= last for year in years if str(year) != number):
            continue
        span = Span(mention.start, mention.end)
        yield Problem(span, f"{unit.value} was money until {last}", value=mention.as_value())
