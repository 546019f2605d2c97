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
    import re
    from collections.abc import Callable, Iterator

    from srclint.mentions.tables import Tables

    Near = Callable[[str, int, int], re.Match[str] | None]

LOOK = 4  # code points beside a number that the first look sees
NEAR = 28  # code points right of a number within which its month has to begin
LEFT = 16  # and left of it
CHAIN = rf"\d[\d{MARKS[1:]}-]*"
WANTED = DATE | MONTH | JOIN | MONEY
WIDEST = 60  # code points between a day and its year
CLOSE = 40  # code points between the two days of a range
DAY, YEAR = 2, 4  # digits
FIRST_LATE, LAST_LATE = 29, 39
"""Days that not every month has, and what may be meant for one."""
SHORT_YEAR_MARKS = frozenset("'’./-")
TIGHT = 4  # code points from which on a gap without letters is none inside of a date
LATE = r"(?<![\d,:])(?:29|3\d)(?![\d,:%])"
DASHED = r"\d{1,2}[-‐‑]\d{1,2}\Z"


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
    seen_right, seen_left = look.seen_right, look.seen_left
    new = Number._make
    for match in pattern(CHAIN).finditer(text, begin, len(text) if stop is None else stop):
        start, end = match.span()
        token = match[0]
        if not token.isdecimal():
            token = token.rstrip(MARKS)
            end = start + len(token)
            if not token.isascii():
                token = token.translate(INVISIBLE)
        after = text[end : end + LOOK]
        before = text[start - LOOK if start > LOOK else 0 : start]
        right = seen_right.get(after)
        if right is None:
            right = look.look_right(after)
        left = seen_left.get(before)
        if left is None:
            left = look.look_left(before)
        yield new((start, end, token, right, left))


def sights(text: str, t: Tables) -> Sights:
    """Look at all numbers of a text."""
    seen: list[Number] = []
    dates: list[tuple[int, int]] = []
    years: list[tuple[int, int, int]] = []
    foreign: list[tuple[int, int]] = []
    beside = 0
    near = t.look.near_month.search
    last = NOWHERE
    for number in numbers(text, t):
        start, end, token, right, left = number
        decimal = token.isdecimal()
        bits = right | left
        beside |= bits
        if bits & WANTED or not decimal:
            seen.append(number)
        if right & FOREIGN:
            foreign.append((start, end))
        if not decimal or end - start <= DAY or not token.isascii():
            span = place(text, number, last, near)
            if span:
                dates.append(span)
        elif end - start == YEAR and token[0] in "12" and may_be_its_day(last, start):
            years.append((last.start, start, end))
            if is_near(text, last, number, near):
                dates.append((last.start, end))
        last = number
    return Sights(seen, dates, years, foreign, beside)


NOWHERE = Number(-1000, -1000, "-", 0, 0)


def may_be_its_day(last: Number, year: int) -> bool:
    """Whether a number before a year is near and short, or has marks."""
    if year - last.end > WIDEST:
        return False
    return last.end - last.start <= DAY or not last.token.isdecimal()


def place(text: str, number: Number, last: Number, near: Near) -> tuple[int, int] | None:
    """Where a date of interest may be that ends with a number which is no year, or stands in it."""
    start, end, token, right, left = number
    if not token.isascii():
        return start, end
    if not token.isdecimal():
        marked = sum(map(token.count, "/.-‐‑")) > 1 or left & DATE
        late = marked or pattern(DASHED).match(token) or pattern(LATE).search(token)
        named = right & DATE and near(text, end, end + NEAR)
        return (start, end) if late or named else None
    if start - last.end <= CLOSE and last.token.isdecimal():
        size = last.end - last.start
        apart = size <= DAY and int(last.token) > int(token)
        if (apart or size == YEAR or text[start - 1] in SHORT_YEAR_MARKS) and is_near(
            text, last, number, near
        ):
            return last.start, end
    late = FIRST_LATE <= int(token) <= LAST_LATE and (right & DATE or left & (DATE | JOIN))
    return (start, end) if late and near(text, max(0, start - LEFT), end + NEAR) else None


def is_near(text: str, first: Number, second: Number, near: Near) -> bool:
    """Whether two numbers of one line have a month beside them, or only marks between them."""
    gap = text[first.end : second.start]
    if "\n" in gap:
        return False
    if len(gap) < TIGHT and not any(map(str.isalpha, gap)):
        return True
    return near(text, max(0, first.start - LEFT), second.end + NEAR) is not None
