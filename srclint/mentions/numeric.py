"""Dates in numbers alone: 12/09/2018, 2018-09-12, 12.9.18."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.mentions.folding import INVISIBLE, fold
from srclint.mentions.model import DateParts, Mention
from srclint.mentions.phrases import spaced_letter
from srclint.mentions.values import century, valid, value_of
from srclint.mentions.weekdays import Weekday

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

IDENTIFIER = frozenset("_#@=.,:/-")
LEFT, RIGHT = 40, 30  # code points beside a date in which its weekday may stand
FEW = 7  # two numbers below it may be a score ("2-1") or a fraction
CANDIDATE = "md?"
"""Kind of a day and month in numbers, before a weekday or a range speaks for it."""

Reading = tuple[str, str]
"""(order, value)"""


def standing(text: str, start: int, end: int, t: Tables) -> bool:
    """Whether the numbers are no part of a file name, an identifier or a longer number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("-", "‐", "‑") and text[start - 2 : start - 1].isdigit():
        before = ""  # the second end of a range
    if before and (before in IDENTIFIER or (spaced_letter(before) and t.language != "und")):
        return False
    if after and ((spaced_letter(after) and after not in "Tt") or after in "_/"):
        return False
    return not (after in ("-", "‑") and text[end + 1 : end + 2].isalpha())


def numeric_date(
    text: str, span: tuple[int, int], t: Tables, *, mark: str, later: str = ""
) -> Mention | None:
    """The date in a span of the text, three numbers with the same mark between them.

    `later`: the year, where it stands after a comma.
    """
    start, end = span
    written = text[start:end].translate(INVISIBLE)
    written = written.partition(",")[0] if later else written
    first, second, third = (*written.split(mark), later)[:3]
    mark = mark.strip() or " "
    found = Numbers(first, second, third, mark).read(t)
    if not found or not standing(text, start, end, t):
        return None
    good = found[0][0] != ""
    order = found[0][0] or "dMy"
    values = tuple(dict.fromkeys(value for _, value in found))
    year, month, day = map(int, values[0].split("-"))
    short = len(first) < 3 and len(third) < 3
    date = DateParts(year, month, day, good, values, order=order, separator=mark, short_year=short)
    return with_weekday(text, start, end, t, date)


def with_weekday(text: str, start: int, end: int, t: Tables, date: DateParts) -> Mention:
    """The mention of a date, with the weekday beside it."""
    base = max(0, start - LEFT)
    low = fold(text[base : end + RIGHT])
    found = Weekday.beside(low, start - base, end - base, t)
    if found.day is not None:
        span = base + found.span[0], base + found.span[1]
        date = date._replace(weekday=found.day, weekday_span=span)
    kind = "date" if date.year else "md" if found.day is not None else CANDIDATE
    value = "|".join(date.readings)
    return Mention(base + found.start, base + found.end, kind, value, date)


class Numbers(NamedTuple):
    """The three numbers of a date as written."""

    first: str
    second: str
    third: str
    mark: str

    def read(self, t: Tables) -> list[Reading]:
        """(order, value) of each reading, the likeliest first; order "": no such day. [] for none.

        Two digits at the end are a year where the mark is usual; at the beginning where CLDR puts
        the year first.
        """
        a, b, c = int(self.first), int(self.second), int(self.third)
        sizes = len(self.first), len(self.second), len(self.third)
        if sizes[0] == 4:
            return self.year_first(a, b, c) if sizes[1] <= 2 and sizes[2] <= 2 else []
        if sizes[0] > 2 or sizes[1] > 2 or sizes[2] not in (2, 4):
            return []
        if sizes[2] == 4:
            return self.year_last(a, b, c, t) if 1000 <= c <= 2199 else []
        return self.short(a, b, c, t)

    @staticmethod
    def year_first(a: int, b: int, c: int) -> list[Reading]:
        """Readings of 2018-09-12."""
        if not (1000 <= a <= 2199 and 1 <= b <= 12 and 1 <= c <= 31):
            return []
        return [("yMd" if valid(a, b, c) else "", value_of(a, b, c))]

    @staticmethod
    def year_last(a: int, b: int, year: int, t: Tables) -> list[Reading]:
        """Readings of 12/09/2018: in the locale's order, then in the other."""
        pairs = [("Mdy", a, b), ("dMy", b, a)]
        if t.order.find("M") >= t.order.find("d"):
            pairs.reverse()
        found = [(o, value_of(year, m, d)) for o, m, d in pairs if valid(year, m, d)]
        if found:
            return found
        month, day = next(((m, d) for _, m, d in pairs if 1 <= m <= 12), (0, 0))
        return [("", value_of(year, month, day))] if month and 1 <= day <= 31 else []

    def short(self, a: int, b: int, c: int, t: Tables) -> list[Reading]:
        """Readings of 12/09/18."""
        if self.mark == "." != t.short_separator:
            return []
        found = self.year_last(a, b, century(c), t)
        if found and not found[0][0] and self.mark != "/":
            found = []
        if not 1 <= b <= 12 or not valid(century(a), b, c):
            return found
        other = ("yMd", value_of(century(a), b, c))
        if t.order.startswith("y") and len(self.first) == 2:
            if self.mark in (t.short_separator, "-") or not found:
                return [other, *(f for f in found if f[0])]
        elif a > 31:
            return [other]
        return found


class DayMonth:
    """A day and a month in numbers ("5/12")."""

    def __init__(self, text: str, start: int, end: int, mark: str) -> None:
        self.text, self.start, self.end, self.mark = text, start, end, mark

    def mention(self, t: Tables, *, sure: bool = False) -> Mention | None:
        """The mention, of kind CANDIDATE: alone it is too doubtful.

        `sure`: the writing itself speaks for it ("am 15.1.").
        """
        first, _, second = self.text[self.start : self.end].partition(self.mark)
        if len(first) > 2 or len(second) > 2:
            return None
        a, b = int(first), int(second)
        pairs = [("Md", a, b), ("dM", b, a)]
        if t.order.find("M") >= t.order.find("d"):
            pairs.reverse()
        found = [(o, m, d) for o, m, d in pairs if valid(None, m, d)]
        if not found or not standing(self.text, self.start, self.end, t):
            return None
        order, month, day = found[0]
        values = tuple(dict.fromkeys(value_of(None, m, d) for _, m, d in found))
        date = DateParts(None, month, day, True, values, order=order, separator=self.mark)
        mention = with_weekday(self.text, self.start, self.end, t, date)
        return mention._replace(kind="md") if sure else mention


def fraction_like(text: str, mention: Mention) -> bool:
    """Whether "2/3" may as well be a fraction or a score."""
    mark = mention.date.separator if mention.date else "/"
    first, _, second = text[mention.start : mention.end].partition(mark)
    if not (first.isdigit() and second.isdigit()):
        return False
    padded = first.startswith("0") or second.startswith("0")
    return not padded and (int(first) < int(second) or max(int(first), int(second)) < FEW)
