"""The calendar, and how dates are written as values."""

from __future__ import annotations

import calendar

VAGUE = 50  # two digits below it are of this century


def century(short: int) -> int:
    """The year that two digits mean."""
    return short + (2000 if short < VAGUE else 1900)


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists; without a year, whether it does in any."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def value_of(year: int | None, month: int, day: int | None) -> str:
    """A date, a day without a year or a month, as `Mention.value` writes it."""
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"
