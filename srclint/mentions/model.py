"""What `find` gives: plain data, offsets in code points of the text."""

from typing import NamedTuple


class DateParts(NamedTuple):
    """How a date is written. Spans are (start, end) in code points; (0, 0) where there is none."""

    year: int | None
    month: int
    day: int | None
    valid: bool
    """Whether the calendar has this day."""
    readings: tuple[str, ...]
    """All values that the digits allow, the likeliest first; more than one: the order is open."""
    weekday: int | None = None
    """Weekday written beside the date; Monday is 0."""
    weekday_span: tuple[int, int] = (0, 0)
    month_span: tuple[int, int] = (0, 0)
    """The month's name; (0, 0) where the month is a number."""
    order: str = ""
    """Order of the parts as written: "dMy", "Mdy", "yMd", "dM", …"""
    separator: str = ""
    """Mark between the numbers of a date without names: "/", "-", "."; "" otherwise."""
    short_year: bool = False
    """Whether the year has two digits."""
    day_span: tuple[int, int] = (0, 0)
    year_span: tuple[int, int] = (0, 0)


class Unit(NamedTuple):
    """One currency sign, code or name beside an amount."""

    value: str
    """ISO 4217 code; or the sign ("$") or family ("peso") where several currencies use it."""
    how: str
    """"sign", "code", "lower" (a code not in capitals) or "name"."""
    before: bool
    text: str
    start: int
    end: int


class AmountParts(NamedTuple):
    """How an amount, percentage or counted magnitude is written."""

    number: str
    """The digits with their marks, as written."""
    number_span: tuple[int, int]
    readings: tuple[str, ...]
    """Plain decimals that the marks allow, without magnitude, the likeliest first."""
    against: bool
    """Whether the marks contradict the locale's."""
    units: tuple[Unit, ...]
    magnitude: str
    """Magnitude as written ("bn"), or ""."""
    power: int
    """Power of ten of the magnitude."""
    magnitude_span: tuple[int, int]
    style: str
    """Of a percentage: its sign or word as written."""


class Mention(NamedTuple):
    """A date, amount or percentage in a text.

    kind is one of date, md (day and month), ym (month and year), range, money, percent, and
    quantity (a number with a magnitude but without a currency). value is what programs can read:
    "2018-09-12", "--09-12", "2018-09", "2018-09-12/2018-09-15", "184000000 USD", "29"; where the
    writing allows several readings they are joined with "|", the likeliest first.
    """

    start: int
    end: int
    kind: str
    value: str
    date: DateParts | None = None
    """For date, md, ym; for a range its first end."""
    until: DateParts | None = None
    """For a range its second end."""
    amount: AmountParts | None = None
    """For money, percent and quantity."""

    def as_value(self) -> dict[str, str]:
        """The first reading as the `value` object of a JSON finding."""
        first = self.value.split("|")[0]
        if self.kind == "money":
            amount, _, unit = first.partition(" ")
            return {"amount": amount, "currency": unit}
        names = {"date": "date", "md": "day", "ym": "month", "range": "range", "percent": "percent"}
        return {names.get(self.kind, "amount"): first}
