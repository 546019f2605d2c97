"""`find`: one pass over the numbers of a text, with a cheap first look at what is beside each."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from srclint.mentions.addresses import in_address
from srclint.mentions.amounts import fraction, simple_percent
from srclint.mentions.dates import parse_date
from srclint.mentions.looks import DATE, JOIN, MONEY, MONTH, TO
from srclint.mentions.numbers import GROUPS, is_number
from srclint.mentions.numeric import DayMonth, numeric_date
from srclint.mentions.ranges import join_ranges
from srclint.mentions.recall import amount_at
from srclint.mentions.regions import MARKS, SPACES
from srclint.mentions.sights import LEFT, NEAR, Number, numbers
from srclint.mentions.tables import Tables, pattern, tables

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from srclint.mentions.model import Mention

NUMERIC_DATE = r"\d{1,4}([-/.‐‑])\d{1,2}\1\d{1,4}\Z"
MONTH_DAY = r"\d{1,2}([-/.])\d{1,2}\Z"
NUMERIC_RANGE = r"((?:\d{1,4}([/.]))?\d{1,2}[/.]\d{1,4})[-‐‑](\d{1,4}([/.])\d{1,2}\4\d{1,4})\Z"
SPACED_DATE = r"(?:\d{4}( ?\. ?)\d{1,2}\1\d{1,2}|\d{1,2}(\. )\d{1,2}\. \d{4})(?!\d)"
BARE_DATE = r"\d{1,2}( )\d{1,2} (?:19|20)\d\d(?![\d ]*\d)"
YEAR_AFTER = r", ?((?:19|20)\d\d)(?!\d)"
CALM = frozenset(("", " ", "(", "\n"))
"""What may stand before a percentage that needs no closer look."""
DATES, AMOUNTS = DATE | MONTH | JOIN, MONEY
WANTED = {"": DATES | AMOUNTS, "dates": DATES, "amounts": AMOUNTS}
EAST_ASIAN = frozenset({"zh", "ja", "ko", "yue", "und"})
FULL_WIDTH = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in "%$.-/+"
}
"""Full-width digits, letters and marks → ASCII; the number of code points stays."""


def find(text: str, language: str) -> list[Mention]:
    """Dates, amounts of money, percentages and counted magnitudes that are written with digits.

    `language` is a BCP 47 tag, or "und" where nothing is known; [] for a language that CLDR does
    not have. The mentions stand in the order of the text and do not overlap; offsets are code
    points.
    """
    t = tables(language)
    if t is None:
        return []
    text = narrow(text, t)
    return read(text, t, numbers(text, t))


def read(
    text: str, t: Tables, seen: Iterable[Number], kind: Literal["", "dates", "amounts"] = ""
) -> list[Mention]:
    """The mentions that begin with these numbers; `kind`: those of the other one may miss."""
    return join_ranges(list(Scan(text, t, WANTED[kind]).mentions(seen)), text, t)


def narrow(text: str, t: Tables) -> str:
    """The text with full-width digits and marks in ASCII, where the locale writes them."""
    if text.isascii() or t.language.split("-")[0] not in EAST_ASIAN:
        return text
    if not pattern("[０-９％＄．]").search(text):
        return text
    text = pattern(r"(?<=[0-9０-９])，(?=[0-9０-９]{3}(?![0-9０-９]))").sub(",", text)
    return text.translate(FULL_WIDTH)


class Scan:
    """One pass over a text; `last` is where the mention before ends."""

    __slots__ = ("last", "t", "text", "wanted")

    def __init__(self, text: str, t: Tables, wanted: int) -> None:
        self.text, self.t, self.wanted, self.last = text, t, wanted, 0

    def mentions(self, seen: Iterable[Number]) -> Iterator[Mention]:
        """Mentions in reading order, ranges not yet joined."""
        for number in seen:
            n = number if number.start >= self.last else self.rest(number)
            if n is None or not ((n.right | n.left) & self.wanted or not n.token.isdecimal()):
                continue
            found = self.plain(n) if n.token.isdecimal() else self.chain(n)
            if found and not all(map(self.is_apart, found)):
                found = list(takewhile(self.is_apart, found))
            if found:
                self.last = found[-1].end
                yield from found

    def rest(self, n: Number) -> Number | None:
        """What the mention before has left of a number."""
        if n.end <= self.last:
            return None
        skipped = self.text[self.last : n.end]
        start = self.last + len(skipped) - len(skipped.lstrip(MARKS))
        return next(numbers(self.text, self.t, start, n.end), None)

    def is_apart(self, mention: Mention) -> bool:
        """Whether a mention is no part of an address."""
        return not in_address(self.text, mention.start, mention.end)

    def amount(self, start: int, end: int) -> Mention | None:
        """What the number text[start:end] counts."""
        if self.text[end : end + 1] == "%" and self.text[start - 1 : start] in CALM:
            return simple_percent(self.text, start, end, self.t)
        return amount_at(self.text, start, end, self.last, self.t)

    # -------------------------------------------------------------- numbers without marks
    def plain(self, n: Number) -> list[Mention]:
        """What a number without marks is part of."""
        if self.wanted == AMOUNTS:
            found = self.counted(n)
            return listed((found and self.date(n)) or found)
        return listed(self.date(n) or (self.counted(n) if self.wanted & MONEY else None))

    def counted(self, n: Number) -> Mention | None:
        """What a number without marks counts."""
        text, t = self.text, self.t
        if text[n.end : n.end + 1] in SPACES and len(n.token) < 4:
            grouped = self.grouped(n)
            if grouped:
                return grouped
        counts = n.right & MONEY and t.look.may_count(text, n.end)
        if counts or (n.left & MONEY and t.look.may_be_counted(text, n.start)):
            return self.amount(n.start, n.end)
        return None

    def date(self, n: Number) -> Mention | None:
        """The date that begins with the number, or has it behind its month."""
        if len(n.token) not in (1, 2, 4) or not n.is_dated:
            return None
        text, t = self.text, self.t
        dotted = t.dotted_year or t.dotted_day
        spaced = pattern(SPACED_DATE).match(text, n.start) if dotted else None
        if spaced is None and n.left & JOIN and len(n.token) < 3:
            spaced = pattern(BARE_DATE).match(text, n.start)
        if spaced:
            mark = next(filter(None, spaced.groups()))
            return numeric_date(text, (n.start, spaced.end()), t, mark=mark)
        if self.month_is_near(n):
            return parse_date(text, n.start, n.end, self.last, t)
        return None

    def month_is_near(self, n: Number) -> bool:
        """Whether the name of a month may begin within a few words."""
        search = self.t.look.near_month.search
        if n.right & MONTH or (n.right & DATE and search(self.text, n.end, n.end + NEAR)):
            return True
        left = max(self.last, n.start - LEFT)
        return bool(n.left & (DATE | JOIN) and search(self.text, left, n.start))

    def grouped(self, n: Number) -> Mention | None:
        """The amount of a number with spaces between its groups ("12 500 EUR")."""
        groups = pattern(GROUPS).match(self.text, n.start)
        if groups is None:
            return None
        if not n.left & MONEY and not self.t.look.may_count(self.text, groups.end()):
            return None
        found = self.amount(n.start, groups.end())
        usual = groups[1] in (self.t.group, "\u00a0", "\u202f", "\u2009")
        if usual or self.t.language == "und" or (found and found.end > groups.end()):
            return found
        return None

    # -------------------------------------------------------------- numbers with marks
    def chain(self, n: Number) -> list[Mention]:
        """What digits with marks between them are: a date, a number, or a pair of either."""
        date = pattern(NUMERIC_DATE).match(n.token)
        found = numeric_date(self.text, (n.start, n.end), self.t, mark=date[1]) if date else None
        if found:
            return [found]
        if is_number(n.token):
            counted = n.is_counted and self.wanted & MONEY
            amount = self.amount(n.start, n.end) if counted else None
            return [amount] if amount else self.month_day(n)
        unlike = ":" in n.token or len(n.token) != n.end - n.start
        return [] if unlike else self.pair(n)

    def pair(self, n: Number) -> list[Mention]:
        """Two dates, days or numbers with a dash or a slash between them."""
        ends = pattern(NUMERIC_RANGE).match(n.token)
        if ends:
            return self.numeric_range(n, ends)
        first = pattern(r"\d+").match(n.token)
        size = first.end() if first else 0
        if size in (1, 2, 4) and n.is_dated and self.month_is_near(n):
            worded = parse_date(self.text, n.start, n.start + size, self.last, self.t)
            if worded:
                return [worded]
        amounts = self.amounts(n) if n.is_counted and self.wanted & MONEY else []
        return amounts or self.month_day(n)

    def amounts(self, n: Number) -> list[Mention]:
        """Amounts of both of two numbers: "$5-7 million"; or of a fraction: "3/4 %"."""
        if "/" in n.token:
            whole = n.token.count("/") == 1 and n.token.replace("/", "").isdecimal()
            return listed(fraction(self.text, n.start, n.end, self.t)) if whole else []
        pieces = [m for m in pattern(r"[^-‐‑]+").finditer(n.token) if is_number(m[0])]
        if len(pieces) != 2:
            return []
        found = [self.amount(n.start + m.start(), n.start + m.end()) for m in pieces]
        one, two = found
        if one and two and one.end > two.start:
            two = None
        return [m for m in (one, two) if m]

    def month_day(self, n: Number) -> list[Mention]:
        """A day and month in numbers, if something beside them may speak for it."""
        text, t, end = self.text, self.t, n.end
        if not (n.is_dated or n.left & TO or text[end : end + 1] == ","):
            return []
        match = pattern(MONTH_DAY).match(n.token)
        if match is None:
            return []
        year = pattern(YEAR_AFTER).match(text, end) if match[1] != "." else None
        if year:
            mark = match[1]
            return listed(numeric_date(text, (n.start, year.end()), t, mark=mark, later=year[1]))
        sure = t.dotted_day and match[1] == "." and text[end : end + 1] == "." and n.left & JOIN
        return listed(DayMonth(text, n.start, end, match[1]).mention(t, sure=bool(sure)))

    def numeric_range(self, n: Number, ends: re.Match[str]) -> list[Mention]:
        """Both ends of a range without spaces: 10/1-11/2/2017."""
        text, t, mark, at = self.text, self.t, ends[4], n.start
        second = numeric_date(text, (at + ends.start(3), at + ends.end(3)), t, mark=mark)
        if second is None or mark not in ends[1]:
            return []
        if ends[1].count(mark) == 2:
            first = numeric_date(text, (at, at + ends.end(1)), t, mark=mark)
        else:
            first = DayMonth(text, at, at + ends.end(1), mark).mention(t)
        return [first, second] if first else []


def listed(mention: Mention | None) -> list[Mention]:
    """A list of one, or of none."""
    return [mention] if mention else []
