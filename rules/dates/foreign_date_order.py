"""A date in the order of another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

from . import _order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import DateParts, Tables


_BOTH = frozenset({"bn", "hi", "kn", "ml", "mr", "ne", "si", "so", "sw", "ta", "te"})
"""Languages whose press, after the English of its region, writes either order; CLDR has one."""


@rule(
    "DAT004",
    summary="A date has the month and the day in the order of another language.",
    why="Month before day in a text whose language puts the day first comes from a program or a "
    "translation; beside dates in the usual order it is misread.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.DATES),
    examples=[
        Example(bad="Pubblicato: ⟦Mar 26, 2015⟧.", language="it"),
        Example(bad="Publié le ⟦août 26, 2015⟧.", language="fr"),
        Example(bad="Arrivò il 26/03/2015 e ripartì il ⟦04/27/2015⟧.", language="it"),
        Example(bad="Geöffnet ab ⟦Juli 26, 2015⟧.", language="de"),
        Example(good="Pubblicato: 26 mar 2015.", language="it"),
        Example(good="Published: Mar 26, 2015.", language="en"),
        Example(good="Published: 26 March 2015.", language="en"),
        Example(good="Kazi ilianza Machi 26, 2015 na kukamilika polepole.", language="sw"),
        Example(good="Le score final était 9-18-15 à la mi-temps.", language="fr"),
        Example(good="Arrivò il 26/03/2015 e ripartì il 27/04/2015.", language="it"),
    ],
)
def foreign_date_order(doc: Document) -> Iterator[Problem]:
    """Report names of months before days, and numbers in an order that others contradict."""
    found = doc.mentions.noted
    tables = doc.mentions.tables if found.dates else None
    if tables is None or tables.order.startswith("y"):
        return
    local = "Mdy" if tables.order.startswith("M") else "dMy"
    for date, mention in found.days():
        if _named_first(date, tables) or (
            _order.is_certain(date)
            and _order.is_usual(date, tables)
            and date.order != local
            and (local == "dMy" or local in _order.orders(doc))
        ):
            message = f"{date.readings[0]} in an order that this language does not have"
            span = Span(mention.start, mention.end)
            yield Problem(span, message, value={"date": date.readings[0]})


def _named_first(date: DateParts, tables: Tables) -> bool:
    """Whether a month's name stands before the day where it should not."""
    named = date.month_span != (0, 0) and tables.language not in _BOTH
    return named and date.order == "Mdy" and not tables.month_first and date.valid
