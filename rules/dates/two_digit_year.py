"""A year of two digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

from . import _order

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "DAT005",
    summary="The year of a date has two digits.",
    why="Outside of its time nobody knows the century, and 3/4/05 has three readings.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SHORT_YEAR),
    examples=[
        Example(bad="The bridge was opened on ⟦4/25/16⟧ at last.", language="en"),
        Example(bad="Il ponte fu aperto il ⟦25 aprile '96⟧.", language="it"),
        Example(bad="Die Brücke wurde am ⟦25.4.96⟧ eröffnet.", language="de"),
        Example(good="The bridge was opened on 4/25/2016 at last.", language="en"),
        Example(good="Il 25 aprile 96 persone aprirono il ponte.", language="it"),
        Example(good="The score was 25-4-16 in the end.", language="en"),
        Example(good="Die Fassung 25.4.9 ist neu.", language="de"),
        Example(good="4.2.16. Hafen\n\n4.2.17. Molen\n\n4.2.18. Riffe\n", language="de"),
    ],
)
def two_digit_year(doc: Document) -> Iterator[Problem]:
    """Report whole dates with a short year."""
    dates = doc.mentions.noted.dates
    tables = doc.mentions.tables if dates else None
    for mention in dates:
        date = mention.until or mention.date
        if tables and date and date.short_year and _order.is_usual(date, tables):
            if _is_section(doc.prose, mention.start, mention.end):
                continue
            message = f"the year has two digits; {date.year} is meant, it seems"
            span = Span(mention.start, mention.end)
            yield Problem(span, message, value=mention.as_value())


def _is_section(text: str, start: int, end: int) -> bool:
    """Whether it numbers a section: first in its line, as others of the same chapter are."""
    head = text[text.rfind("\n", 0, start) + 1 : start]
    if head.strip(" \t#") or not pattern(r"\d+(?:\.\d+){2}").fullmatch(text, start, end):
        return False
    chapter = text[start : text.index(".", start)]
    return len(pattern(rf"(?m)^[ \t#]*{chapter}\.\d+(?:\.\d+)?\.?[ \t\u00a0]").findall(text)) > 1
