"""Which of two numbers is the day: what the rest of a document says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint import Document
    from srclint.mentions import DateParts, Tables


def orders(doc: Document) -> set[str]:
    """Orders ("dMy", "Mdy") of the dates in numbers that can be read in one way only."""
    return {date.order for date, _ in doc.mentions.noted.days() if is_certain(date)}


def is_certain(date: DateParts) -> bool:
    """Whether a date in numbers, with the year last, has its day above twelve."""
    return (
        bool(date.separator)
        and date.valid
        and date.year is not None
        and len(date.readings) == 1
        and date.order in ("dMy", "Mdy")
        and (date.day or 0) > 12
    )


def is_usual(date: DateParts, tables: Tables) -> bool:
    """Whether a short date is no score or code: "3-7-07" is one only where dates have dashes."""
    return not date.short_year or date.separator in ("", "/", tables.short_separator)
