"""A range of dates that ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance
from srclint.mentions import reversed_range as is_reversed

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "DAT008",
    summary="A range of dates ends before it begins.",
    why="One of its two ends is wrong.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.RANGE),
    examples=[
        Example(bad="The camp lasts from ⟦July 20 to July 14, 2017⟧.", language="en"),
        Example(bad="Il campo dura dal ⟦20 al 14 luglio 2017⟧.", language="it"),
        Example(bad="Das Lager dauert vom ⟦20. bis 14. Juli 2017⟧.", language="de"),
        Example(good="The camp lasts from July 14 to July 20, 2017.", language="en"),
        Example(good="Dal 20 dicembre al 4 gennaio si scia.", language="it"),
        Example(good="Am 20. und 14. Juli 2017 war frei.", language="de"),
    ],
)
def reversed_range(doc: Document) -> Iterator[Problem]:
    """Report them, unless a word such as "and" stands between the two days."""
    dates = doc.mentions.noted.dates
    tables = doc.mentions.tables if dates else None
    for mention in dates:
        first, second = mention.date, mention.until
        if not tables or not first or not second or not first.valid or not second.valid:
            continue
        if is_reversed(first, second) and not tables.lists_days(
            doc.prose[mention.start : mention.end]
        ):
            span = Span(mention.start, mention.end)
            message = f"{second.readings[0]} is before {first.readings[0]}"
            yield Problem(span, message, value=mention.as_value())
