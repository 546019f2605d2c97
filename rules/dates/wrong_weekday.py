"""A weekday that is not that of its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_YEAR = 1924
"""Greece took the Gregorian calendar in 1923, as the last; older dates may be of another one."""


@rule(
    "DAT002",
    summary="The weekday beside a date is not the weekday of that date.",
    why="One of the two is wrong, and readers who plan by the weekday come on the wrong day.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.WEEKDAY),
    examples=[
        Example(bad="Doors open on ⟦Monday, 5 July 2017⟧, at nine.", language="en"),
        Example(bad="Si apre ⟦lunedì 5 luglio 2017⟧ alle nove.", language="it"),
        Example(bad="⟦2017年7月5日星期一⟧开门。", language="zh"),
        Example(bad="Выставка: ⟦понедельник, 5 июля 2017⟧ года.", language="ru"),
        Example(good="Doors open on Wednesday, 5 July 2017, at nine.", language="en"),
        Example(good="Si apre mercoledì 5 luglio 2017 alle nove.", language="it"),
        Example(good="On 5 July 2017. Monday was free.", language="en"),
        Example(good="Они вышли на улицу в воскресенье 9 января 1905 года.", language="ru"),
        Example(good="The Sun 5 July 2017 had it on page two.", language="en"),
    ],
)
def wrong_weekday(doc: Document) -> Iterator[Problem]:
    """Report dates none of whose readings falls on the weekday that is written."""
    found = doc.mentions.noted
    tables = doc.mentions.tables if found.dates else None
    for date, mention in found.days():
        if tables is None or date.weekday is None or not date.valid:
            continue
        if date.year is None or date.year < _FIRST_YEAR or _is_a_paper(doc, date.weekday_span):
            continue
        real = {_weekday(value) for value in date.readings if value[0].isdigit()}
        if not real or date.weekday in real:
            continue
        names = " or ".join(tables.data["days_wide"][day] for day in sorted(real))
        span = Span(mention.start, mention.end)
        message = f"{date.readings[0]} is not this weekday but {names}"
        yield Problem(span, message, value={"date": date.readings[0]})


def _weekday(value: str) -> int:
    from datetime import date

    return date.fromisoformat(value).weekday()


def _is_a_paper(doc: Document, span: tuple[int, int]) -> bool:
    """Whether "Sun" is a newspaper: "The Sun", "Edmonton Sun"."""
    before = doc.text[max(0, span[0] - 20) : span[0]]
    is_name = pattern(r"\b[A-Z][^\W\d_]+ \Z").search(before)
    return doc.text[span[0] : span[1]] == "Sun" and is_name is not None
