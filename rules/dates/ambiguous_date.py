"""A date in numbers whose day may be its month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

from . import _order

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "DAT003",
    summary="A date in numbers can be read in two ways.",
    why="03/04 is the third of April to some readers and the fourth of March to others; the "
    "language of a text alone does not say which.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.DOUBTFUL),
    examples=[
        Example(bad="The ship left on ⟦05/06/2017⟧ for Malta.", language="en"),
        Example(bad="La nave partì il ⟦05/06/2017⟧ per Malta.", language="it"),
        Example(bad="O navio partiu a ⟦05-06-2017⟧ para Malta.", language="pt"),
        Example(good="Das Schiff fuhr am 5.6.2017 nach Malta.", language="de"),
        Example(good="The ship left on 06/06/2017 for Malta.", language="en"),
        Example(good="Il 25/06/2017 tornò; partì il 05/06/2017.", language="it"),
        Example(good="The ship left on 05/06/2017.", language="en", options={"order": "dm"}),
        Example(good="Le navire est parti le 2017-06-05 pour Malte.", language="fr"),
    ],
)
def ambiguous_date(doc: Document, *, order: Literal["", "dm", "md"] = "") -> Iterator[Problem]:
    """Report them unless `order` or another date of the document decides.

    No locale of CLDR puts the month first in dates with full stops: these are clear.
    """
    found = doc.mentions.noted
    tables = doc.mentions.tables if found.dates else None
    doubtful = [
        (date, mention)
        for date, mention in found.days()
        if len(date.readings) > 1 and date.year is not None and date.weekday is None
        if tables and date.separator != "." and _order.is_usual(date, tables)
    ]
    if order or not doubtful or _order.orders(doc):
        return
    for date, mention in doubtful:
        span = Span(mention.start, mention.end)
        yield Problem(
            span, f"this is {' or '.join(date.readings)}", value={"date": date.readings[0]}
        )
