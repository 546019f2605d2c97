"""One pass over the numbers of a text: what may be beside each, and where whole dates may stand.

It is cheap, sees each number once, and is generous: what it passes over is no mention that a rule
could say anything about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.mentions.folding import INVISIBLE
from srclint.mentions.looks import DATE, FOREIGN, JOIN, MONEY, MONTH
from srclint.mentions.regions import MARKS
from srclint.mentions.tables import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions.tables import Tables

    Written = tuple[int, int, str]
    """Start, end and digits of a number."""

LOOK = 4  # code points beside a number that the first look sees
NEAR = 28  # code points right of a number within which its month has to begin
LEFT = 16  # and left of it
CHAIN = rf"\d[\d{MARKS[1:]}-]*"
WANTED = DATE | MONTH | JOIN | MONEY
DATED = DATE | MONTH | JOIN
WIDEST = 60  # code points between a day and its year
CLOSE = 40  # code points between the two days of a range
DAY, YEAR = 2, 4  # digits
LATE_DAYS = frozenset(map(str, range(29, 40)))
"""Days that not every month has, and what may be meant for one."""
SHORT_YEAR_MARKS = frozenset("'’./-")
TIGHT = 4  # code points from which on a gap without letters is none inside of a date
IN_CHAIN = r"(?<![\d,:])(?:29|3\d)(?![\d,:%])|\A\d{1,2}[-‐‑]\d{1,2}\Z"
"""A late day, or a range of two days."""
NOWHERE: Written = (-1000, -1000, "-")


class Number(NamedTuple):
    """Digits with the marks between them, and what the first look saw beside them."""

    start: int
    end: int
    token: str
    right: int
    left: int

    @property
    def is_dated(self) -> bool:
        """Whether a date may be around it."""
        return bool(self.right & DATE or self.left & (DATE | JOIN))

    @property
    def is_counted(self) -> bool:
        """Whether it may be an amount."""
        return bool((self.right | self.left) & MONEY)


class Sights(NamedTuple):
    """What the pass over a text saw; all in the order of the text."""

    numbers: list[Number]
    """Those with a mark between their digits, or with something beside them."""
    dates: list[tuple[int, int]]
    """Spans around which dates may be that have a year, a late day or a range that runs back."""
    years: list[tuple[int, int, int]]
    """(start of a number, start and end of the year after it): a date, or a misspelt one."""
    foreign: list[tuple[int, int]]
    """Spans of numbers with what may be a magnitude of any language after them."""
    beside: int
    """All that is beside numbers: the bits of looks.py."""


def numbers(text: str, t: Tables, begin: int = 0, stop: int | None = None) -> Iterator[Number]:
    """All numbers of a text."""
    look = t.look
    for match in pattern(CHAIN).finditer(text, begin, len(text) if stop is None else stop):
        start, end = match.span()
        token = match[0]
        if not token.isdecimal():
            token, end = bare(token, start)
        after = text[end : end + LOOK]
        before = text[start - LOOK if start > LOOK else 0 : start]
        yield Number(start, end, token, look.right_of(after), look.left_of(before))


def bare(token: str, start: int) -> tuple[str, int]:
    """A number without the marks at its end and those that nobody sees, and where it ends."""
    token = token.rstrip(MARKS)
    end = start + len(token)
    return token if token.isascii() else token.translate(INVISIBLE), end


class Sighting:
    """The pass over the numbers of a text that fills `Sights`."""

    def __init__(self, text: str, t: Tables) -> None:
        self.text, self.t = text, t
        self.near = t.look.near_month.search
        self.dates: list[tuple[int, int]] = []
        self.years: list[tuple[int, int, int]] = []

    def run(self) -> Sights:
        """Look at all numbers; most have nothing beside them and cost a microsecond."""
        text, look = self.text, self.t.look
        right_of, left_of = look.right_of, look.left_of
        seen: list[Number] = []
        foreign: list[tuple[int, int]] = []
        beside, last = 0, NOWHERE
        for match in pattern(CHAIN).finditer(text):
            start, end = match.span()
            token = match[0]
            if not token.isdecimal():
                token, end = bare(token, start)
            right = right_of(text[end : end + LOOK])
            left = left_of(text[start - LOOK if start > LOOK else 0 : start])
            bits = right | left
            is_far = start - last[1] > WIDEST
            if not bits and is_far and token.isdecimal() and token.isascii():
                last = start, end, token
                continue
            beside |= bits
            if right & FOREIGN:
                foreign.append((start, end))
            if bits & WANTED or not token.isdecimal():
                seen.append(Number(start, end, token, right, left))
            if not is_far or bits & DATED or not (token.isdecimal() and token.isascii()):
                span = self.date_at(last, (start, end, token), bits)
                if span:
                    self.dates.append(span)
            last = start, end, token
        return Sights(seen, self.dates, self.years, foreign, beside)

    def date_at(self, last: Written, number: Written, bits: int) -> tuple[int, int] | None:
        """Where a date of interest may be that ends with a number, or stands in it."""
        start, end, token = number
        if not token.isascii():
            return start, end
        if not token.isdecimal():
            return (start, end) if self.is_chain_of_a_date(number, bits) else None
        if end - start == YEAR:
            return self.year_at(last, number)
        if end - start > DAY:
            return None
        if self.may_end_a_date(last, number) and self.is_near(last, number):
            return last[0], end
        late = bits & DATED and token in LATE_DAYS and self.is_dated(start, end)
        return (start, end) if late else None

    def year_at(self, last: Written, number: Written) -> tuple[int, int] | None:
        """The same for a number that may be a year."""
        is_day = last[1] - last[0] <= DAY or not last[2].isdecimal()
        if number[0] - last[1] > WIDEST or not is_day or number[2][0] not in "12":
            return None
        self.years.append((last[0], number[0], number[1]))
        return (last[0], number[1]) if self.is_near(last, number) else None

    def is_dated(self, start: int, end: int) -> bool:
        """Whether the name of a month begins around a number."""
        return self.near(self.text, max(0, start - LEFT), end + NEAR) is not None

    def is_chain_of_a_date(self, number: Written, bits: int) -> bool:
        """Whether digits with marks between them may be, or be in, a date that is looked for."""
        start, end, token = number
        if sum(map(token.count, "/.-‐‑")) > 1 or pattern(IN_CHAIN).search(token):
            return True
        return bool(bits & DATED) and self.is_dated(start, end)

    def may_end_a_date(self, last: Written, number: Written) -> bool:
        """Whether a short number follows its year, a later day or the mark before a short year."""
        start, token = number[0], number[2]
        if start - last[1] > CLOSE or not last[2].isdecimal():
            return False
        size = last[1] - last[0]
        runs_back = size <= DAY and int(last[2]) > int(token)
        return size == YEAR or runs_back or self.text[start - 1] in SHORT_YEAR_MARKS

    def is_near(self, first: Written, second: Written) -> bool:
        """Whether two numbers of one line have a month beside them, or only marks between them."""
        gap = self.text[first[1] : second[0]]
        if "\n" in gap:
            return False
        if len(gap) < TIGHT and not any(map(str.isalpha, gap)):
            return True
        return self.is_dated(first[0], second[1])


def sights(text: str, t: Tables) -> Sights:
    """Look at all numbers of a text."""
    return Sighting(text, t).run()
