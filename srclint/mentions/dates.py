"""Dates with a month's name (or "9月", "tháng 9"), read outwards from a number.

The words right of the number, and the month left of it, become a string of letters (see Part), and
the longest known order of these letters is the date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.mentions.model import DateParts, Mention
from srclint.mentions.parts import DIGITS, LONGEST, Part, Scanner, letters, month_left
from srclint.mentions.tables import pattern
from srclint.mentions.values import century, valid, value_of
from srclint.mentions.weekdays import EMPTY, Weekday
from srclint.mentions.window import Window

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

DAY_FIRST = (
    r"([0-9]{1,2})(\.?) (?:([^\W\d_]{1,3}) )?([^\W\d_]{3,12})(\.?),?"
    r"(?: ([^\W\d_]{1,3}))? ([12][0-9]{3})(?!\d)"
)
DAY_AND_YEAR = r"([0-9]{1,2}),? ([12][0-9]{3})(?!\d)"
LAST_YEAR, LATEST = 2199, 39
TRAIL = 24  # code points behind a date in which words belong to it, or its weekday
RIGHT, LEFT = 90, 56  # code points of context that a date may take
ORDERS = {
    **dict.fromkeys(("DMY", "DMy", "MDY", "MDy", "YMD", "YDM", "DYM", "MYD"), "date"),
    **dict.fromkeys(("DM", "MD"), "md"),
    **dict.fromkeys(("MY", "YM"), "ym"),
    **dict.fromkeys(("DtDMY", "DtDMy", "DtDM", "MDtDY", "MDtD", "YMDtD"), "range"),
}
TIGHT = frozenset({"YDM", "DYM", "MYD"})
"""Orders that count only with the same mark between all parts: 2020/23/Sep."""
WHOLE = frozenset({"DMY", "MDY", "YMD"})
SIGNS = frozenset("$€£¥₹₽")
SHORTEST = 5  # letters of a month's name from which on it is no abbreviation
WRITTEN = str.maketrans("DY", "dy")
LAST_DAY = 31


def parse_date(text: str, start: int, end: int, last: int, t: Tables) -> Mention | None:
    """The date whose first number is text[start:end], and that begins at `last` or later."""
    if t.is_plain:
        quick = day_first(text, start, last, t) or month_first(text, start, last, t)
        if quick:
            return quick
    w = Window(text, start, end, span=(max(last, start - LEFT), end + RIGHT))
    right = Scanner(w, t).run()
    if not right:
        return None
    best = longest(right, w, t)
    settled = best is not None and (len(best.parts) > 2 or not t.month_first)
    left = None if settled or right[0].letter == "M" else month_left(w.low, w.start, t)
    if left is not None:
        joined = [left._replace(gap=""), right[0]._replace(gap=left.gap), *right[1:]]
        other = longest(joined, w, t)
        if other and (best is None or best.order != "DM" or t.month_first):
            best = other
    return best.mention() if best else None


def day_first(text: str, start: int, last: int, t: Tables) -> Mention | None:
    """The commonest date, "7 May 2016", without the scanner's pains; None where it is not sure."""
    match = pattern(DAY_FIRST).match(text, start)
    if match is None or (match[2] and not t.dotted_day):
        return None
    w = Window(text, start, match.end(1), span=(max(last, start - LEFT), match.end() + TRAIL))
    for join in (3, 6):
        if match[join]:
            at = match.start(join) - w.base
            phrase = t.words.at(w.low, at)
            if phrase is None or len(phrase) != len(match[join]) or not is_join(phrase, t):
                return None
    at, end = match.start(4) - w.base, match.end(5) - w.base
    phrase = t.words.at(w.low, at)
    month = t.words.values[phrase].month if phrase else None
    if phrase is None or month is None or len(phrase.rstrip(".")) != len(match[4]):
        return None
    day = Part("D", int(match[1]), w.start, match.end(2) - w.base, "")
    return whole("DMY", [day, Part("M", month, at, end, w.low[day.end : at])], match.span(7), w, t)


def month_first(text: str, start: int, last: int, t: Tables) -> Mention | None:
    """The same for "May 7, 2016"."""
    match = pattern(DAY_AND_YEAR).match(text, start)
    if match is None:
        return None
    w = Window(text, start, match.end(1), span=(max(last, start - LEFT), match.end() + TRAIL))
    left = month_left(w.low, w.start, t)
    if left is None:
        return None
    day = Part("D", int(match[1]), w.start, w.end, left.gap)
    return whole("MDY", [left._replace(gap=""), day], match.span(2), w, t)


def whole(
    order: str, parts: list[Part], year: tuple[int, int], w: Window, t: Tables
) -> Mention | None:
    """The date of two parts and a year."""
    start, end = year[0] - w.base, year[1] - w.base
    number = int(w.text[start:end])
    if number > LAST_YEAR or not 0 < next(p.number for p in parts if p.letter == "D") <= LATEST:
        return None
    parts.append(Part("Y", number, start, end, w.low[parts[-1].end : start]))
    found = Worded(parts, order, w, t)
    return found.mention() if found.is_sound() else None


def is_join(phrase: str, t: Tables) -> bool:
    """Whether a word joins the parts of a date, and is nothing else."""
    word = t.words.values[phrase]
    return word.join and not word.to and word.month is None


def longest(parts: list[Part], w: Window, t: Tables) -> Worded | None:
    """The longest beginning of the parts that is a date and in none of the traps."""
    order = letters(parts)[:LONGEST]
    for size in range(len(order), 1, -1):
        if order[:size] in ORDERS:
            found = Worded(parts[:size], order[:size], w, t)
            if found.is_sound():
                return found
    return None


class Worded:
    """Parts in an order that a date may have."""

    __slots__ = ("month", "name", "order", "parts", "t", "w", "year")

    def __init__(self, parts: list[Part], order: str, w: Window, t: Tables) -> None:
        self.parts, self.order, self.w, self.t = parts, order, w, t
        self.month = parts[order.index("M")]
        self.name = w.text[self.month.start : self.month.end].rstrip(".")
        self.year = next((p for p in parts if p.letter in "Yy"), None)

    # -------------------------------------------------------------- traps
    def is_sound(self) -> bool:
        """Whether the parts hang together."""
        if self.order in TIGHT and self.order != self.t.long_order:
            gaps = {p.gap for p in self.parts[1:]}
            return len(gaps) == 1 and not gaps.isdisjoint(("-", "/"))
        final = self.parts[-1]
        if final.letter in "Dy" and not self.is_closed(final):
            return False
        if self.order == "YM":
            return self.is_year_and_month()
        begins = {"M": self.is_month_first, "Y": self.is_year_first, "D": self.is_day_first}
        return begins[self.order[0]]()

    def is_year_first(self) -> bool:
        """Whether the year belongs to what follows it, unlike that of "1818 – January 8, 1880"."""
        gap = self.parts[1].gap
        apart = gap not in ("-", "/") and gap.strip() in (",", "-", "–", "—")
        return self.t.long_order == "YMD" or not apart

    def is_day_first(self) -> bool:
        """Whether the day is no amount, and a short year no other day ("15 April-14 May")."""
        first, final = self.parts[0], self.parts[-1]
        if final.letter == "y" and final.gap in ("-", "/", ".") and self.parts[1].gap != final.gap:
            return False
        return not first.start or self.w.low[first.start - 1] not in SIGNS

    def is_month_first(self) -> bool:
        """Whether the month belongs to what follows it."""
        if self.order == "MY":
            ends = "." in self.parts[1].gap and len(self.name) > SHORTEST
            return not ends or self.w.text[self.month.end - 1] == "."
        if self.name[-1:].isdecimal():
            return False  # "tháng 10, 11 - 2000" are two months
        if self.order in ("MD", "MDtD") and not self.t.month_first:
            short = len(self.name) < SHORTEST and self.name.isalpha()
            return not (short and self.name[0].islower())  # "mar 4" where one writes "4 mar"
        return True

    def is_year_and_month(self) -> bool:
        """Whether a month after a year belongs to it: "2016 March", not "In 2016, March"."""
        low, end = self.w.low, self.month.end
        if pattern(DIGITS).match(low, end + (low[end : end + 1] == " ")):
            return False
        mark = self.month.gap.strip()
        if not mark or mark.isalpha() or (self.t.order.startswith("y") and mark != ","):
            return True
        return mark in (",", "-", "/") and self.name.lower() not in self.t.wide

    def is_closed(self, part: Part) -> bool:
        """Whether a number at the end is no part of a longer number, a time or an amount."""
        after = self.w.low[part.end : part.end + 24]
        if part.ordinal or not after:
            return True
        if after[0] in "%°" or (after[0] in ".,:" and after[1:2].isdecimal()):
            return False
        bare = after.lstrip(" ")
        if not bare or (bare[0].isdecimal() and len(bare) < len(after)):
            return not pattern(r"\d{3}(?!\d)").match(bare)
        if bare[0] in "%€$£¥" or (bare[0] == ":" and bare[1:2].isdecimal()):
            return False
        magnitude = self.t.magnitudes.at(bare, 0)
        return magnitude is None or (len(magnitude) < 3 and not magnitude.isalpha())

    def is_risky(self, days: list[Part], start: int) -> bool:
        """Whether the month is more likely an everyday word ("you may 2 or 3 times")."""
        if not self.name.islower() or self.name not in self.t.risky or self.order in WHOLE:
            return False
        if any(d.ordinal for d in days) or self.w.low[:start].endswith(" on "):
            return False
        if self.t.month_first:
            return True
        return self.order[0] != "D" and (self.order != "MY" or self.name not in self.t.wide)

    # -------------------------------------------------------------- what comes out
    def mention(self) -> Mention | None:
        """The mention that the parts make, with its weekday."""
        kind = ORDERS[self.order]
        days = [p for p in self.parts if p.letter == "D"]
        if kind != "date" and any(p.number > LAST_DAY for p in days):
            return None
        weekday = Weekday.beside(self.w.low, self.parts[0].start, self.end(), self.t)
        if weekday.day is None and self.is_risky(days, weekday.start):
            return None
        base = self.w.base
        span = base + weekday.start, base + weekday.end
        first = self.date(days[0] if days else None, weekday)
        if kind != "range":
            return Mention(*span, kind, first.readings[0], first)
        second = self.date(days[1], weekday)
        return Mention(*span, kind, f"{first.readings[0]}/{second.readings[0]}", first, second)

    def date(self, day: Part | None, weekday: Weekday) -> DateParts:
        """One of the days."""
        base, month = self.w.base, self.month
        number = day.number if day else None
        year = self.year.number if self.year else None
        short = year is not None and year < 100
        if year is not None and short:
            year = century(year)
        named = self.name.isalpha() and not self.name[0].isdecimal()
        left, right = weekday.span
        return DateParts(
            year,
            month.number,
            number,
            number is None or valid(year, month.number, number),
            (value_of(year, month.number, number),),
            weekday.day,
            EMPTY if weekday.day is None else (base + left, base + right),
            (base + month.start, base + month.start + len(self.name)) if named else EMPTY,
            self.order.translate(WRITTEN),
            "",
            short,
            (base + day.start, base + day.end) if day else EMPTY,
            (base + self.year.start, base + self.year.end) if self.year else EMPTY,
        )

    def end(self) -> int:
        """Where the date ends: words that CLDR writes after day or year ("г.", "日") included."""
        part, low = self.parts[-1], self.w.low
        end = part.end
        if part.letter == "M" and low[end - 1] == "." and self.name.lower() in self.t.wide:
            return end - 1  # no abbreviation: the sentence ends here
        if part.letter != "M" and self.t.trail:
            space = low[end : end + 1] == " "
            phrase = self.t.words.at(low, end + space)
            if phrase in self.t.trail:
                end += space + len(phrase or "")
        return end
