"""A day that the calendar does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import DateParts


_LAST_JULIAN = 1900


@rule(
    "DAT001",
    summary="A date names a day that does not exist.",
    why="No month has such a day, so either the day or the month is wrong.",
    severity="error",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.INVALID),
    examples=[
        Example(bad="The lease ran out on ⟦June 31, 2017⟧ at noon.", language="en"),
        Example(bad="Il negozio chiude il ⟦30 febbraio⟧ di ogni anno.", language="it"),
        Example(bad="Der Brief vom ⟦31. April 2016⟧ kam nie an.", language="de"),
        Example(bad="Cửa hàng đóng cửa ngày ⟦31 tháng 9 năm 2017⟧.", language="vi"),
        Example(bad="商店在⟦2017年6月31日⟧关门。", language="zh"),
        Example(bad="The parcel left on ⟦2017-02-29⟧ by rail.", language="en"),
        Example(good="The club was founded on February 29, 2016.", language="en"),
        Example(good="Il negozio chiude il 29 febbraio.", language="it"),
        Example(good="29 февраля 1900 года по старому стилю шёл снег.", language="ru"),
        Example(good="平成31年4月30日と昭和30年2月に会った。", language="ja"),
        Example(good="La versión 31.2.2017.4 del programa tiene 31 opciones.", language="es"),
        Example(good="Bản 2.31.4 có 31 tháng bảo hành.", language="vi"),
    ],
)
def impossible_date(doc: Document) -> Iterator[Problem]:
    """Report days that no calendar has; without a year the year is taken for a leap year."""
    last = -1
    for date, mention in doc.mentions.noted.days():
        if date.valid or mention.start == last or _is_julian(date):
            continue
        last = mention.start
        written = doc.text[mention.start : mention.end]
        message = f"there is no day such as {written}"
        yield Problem(Span(mention.start, mention.end), message, value=mention.as_value())


def _is_julian(date: DateParts) -> bool:
    """Whether it is the leap day of 1900 or a century before, which the old calendar had."""
    year = date.year or 0
    return (date.month, date.day) == (2, 29) and year % 100 == 0 and year <= _LAST_JULIAN
