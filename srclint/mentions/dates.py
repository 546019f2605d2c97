"""Dates with a month's name (or "9月", "tháng 9"), read outwards from a number.

The words right of the number, and the month left of it, become a string of letters, and the longest known
order of these letters is the date:

    D day   M month   Y year of four digits   y year of two   t "to", a dash
"""

import calendar
import re

from srclint.mentions.model import DateParts, Mention
from srclint.mentions.parts import DIGITS, LONGEST, Part, Scanner, letters, month_left
from srclint.mentions.tables import Tables, pattern
from srclint.mentions.weekdays import EMPTY, with_weekday
from srclint.mentions.window import Window

RIGHT, LEFT = 90, 56  # code points of context that a date may take
ORDERS = {
    "DMY": "date", "DM": "md", "DMy": "date", "MDY": "date", "MDy": "date", "MD": "md",
    "YMD": "date", "YM": "ym", "MY": "ym", "YDM": "date", "DYM": "date", "MYD": "date",
    "DtDMY": "range", "DtDM": "range", "MDtDY": "range", "MDtD": "range", "YMDtD": "range", "DtDMy": "range",
}  # fmt: skip
TIGHT = {"YDM", "DYM", "MYD"}  # only with the same mark between all: 2020/23/Sep
SIGNS = "$€£¥₹₽"
VAGUE_YEAR = 50  # two digits below it are of this century


def parse_date(text: str, start: int, end: int, last: int, t: Tables) -> Mention | None:
    """The date that has the number text[start:end] as its first number and begins at `last` or later."""
    w = Window(text, start, end, last, left=LEFT, right=RIGHT)
    right = Scanner(w, t).run()
    if not right:
        return None
    best = longest(right, w, t)
    settled = best is not None and (len(best) > 2 or not t.month_first)
    left = None if settled or right[0].letter == "M" else month_left(w.low, w.start, t)
    if left is not None:
        joined = [left._replace(gap=""), right[0]._replace(gap=left.gap), *right[1:]]
        other = longest(joined, w, t)
        if other and (not best or better(other, best, t)):
            best = other
    if best is None:
        return None
    return finish(w, best, t)


def better(with_left: list[Part], without: list[Part], t: Tables) -> bool:
    """Whether the month before the number belongs to it, where another month follows."""
    if len(without) == 2 and without[0].letter == "D":
        return t.month_first
    return "M" not in letters(without)


# ------------------------------------------------------------------ the date
def longest(parts: list[Part], w: Window, t: Tables) -> list[Part] | None:
    """The longest beginning of the parts that is a date, with its kind checked against the traps."""
    order = letters(parts)[:LONGEST]
    for size in range(len(order), 1, -1):
        if order[:size] in ORDERS and sound(parts[:size], order[:size], w, t):
            return parts[:size]
    return None


def sound(parts: list[Part], order: str, w: Window, t: Tables) -> bool:
    """Whether the parts hang together."""
    low = w.low
    gaps = [p.gap for p in parts[1:] if p.letter != "t"]
    if order in TIGHT and order != t.long_order:
        return len({*gaps}) == 1 and gaps[0] in ("-", "/")
    month = next(p for p in parts if p.letter == "M")
    name = low[month.start : month.end]
    final = parts[-1]
    if final.letter in "Dy" and not closed(low, final, t):
        return False
    if order == "YM" and not year_then_month(w, month, t):
        return False
    if order.startswith("MD") and name[-1].isdigit():
        return False  # "tháng 10, 11 - 2000" are two months
    if order.startswith("YMD") and t.long_order != "YMD" and gaps[0].strip() in (",", "-", "–", "—"):
        if gaps[0] not in ("-", "/"):
            return False  # "1818 – January 8, 1880"
    if final.letter == "y" and final.gap in ("-", "/", ".") and gaps[0] != final.gap:
        return False  # "15 April-14 May"
    if order in ("MD", "MDtD") and not t.month_first and len(name) < 5 and name.isalpha():
        if low[month.start] == w.text[month.start]:  # "mar 4" in a text that writes "4 mar"
            return False
    if order == "MY" and "." in gaps[0] and not name.endswith(".") and len(name) > 5:
        return False
    first = parts[0]
    return not (first.letter == "D" and first.start and low[first.start - 1] in SIGNS)


def year_then_month(w: Window, month: Part, t: Tables) -> bool:
    """Whether a month after a year belongs to it: not "In 2016, March" but "2016 March", "2016, Nov."."""
    mark = month.gap.strip()
    if pattern(DIGITS).match(w.low, month.end + (w.low[month.end : month.end + 1] == " ")):
        return False
    if not mark or mark.isalpha() or t.order.startswith("y") and mark != ",":
        return True
    name = w.low[month.start : month.end]
    return mark in (",", "-", "/") and name.rstrip(".") not in t.wide


def closed(low: str, part: Part, t: Tables) -> bool:
    """Whether a number at a date's end is no part of a longer number, a time, a percentage or an amount."""
    after = low[part.end : part.end + 24]
    if part.ordinal or not after:
        return True
    if after[0] in ".,:" and after[1:2].isdigit() or after[0] in "%°":
        return False
    bare = after.lstrip(" ")
    if not bare or bare[0] in "%€$£¥:" or (bare[0].isdigit() and len(bare) < len(after)):
        return not bare or (bare[0].isdigit() and not re.match(r"\d{3}(?!\d)", bare))
    phrase = t.magnitudes.at(bare, 0)
    return phrase is None or (len(phrase) < 3 and not phrase.isalpha())


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists; without a year, whether it does in any."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def value_of(year: int | None, month: int, day: int | None) -> str:
    """A date, a day without a year or a month, as `Mention.value` writes it."""
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def finish(w: Window, parts: list[Part], t: Tables) -> Mention | None:
    """The mention that the parts make, with its weekday."""
    base, low = w.base, w.low
    order = letters(parts)
    kind = ORDERS[order]
    numbers = {p.letter: p for p in parts if p.letter != "t"}
    month = numbers["M"]
    days = [p for p in parts if p.letter == "D"]
    year_part = numbers.get("Y") or numbers.get("y")
    year = year_part.number if year_part else None
    if year is not None and year < 100:
        year += 2000 if year < VAGUE_YEAR else 1900
    name = w.text[month.start : month.end].rstrip(".")
    start, end = parts[0].start, trailing(low, parts[-1], t)
    if any(p.number > 31 for p in days) and kind != "date":
        return None
    weekday, weekday_span, start, end = with_weekday(low, start, end, t)
    if weekday is None and risky(name, order, days, low, start, t):
        return None
    shown = (base + month.start, base + month.start + len(name)) if not name[:1].isdigit() and name.isalpha() else EMPTY

    def parts_of(day: Part | None) -> DateParts:
        number = day.number if day else None
        good = number is None or valid(year, month.number, number)
        day_span = (base + day.start, base + day.end) if day else EMPTY
        year_span = (base + year_part.start, base + year_part.end) if year_part else EMPTY
        return DateParts(
            year, month.number, number, good, (value_of(year, month.number, number),), weekday,
            (base + weekday_span[0], base + weekday_span[1]) if weekday is not None else EMPTY,
            shown, order.replace("y", "Y").replace("Y", "y").replace("D", "d"), "", "y" in order, day_span, year_span,
        )  # fmt: skip

    first = parts_of(days[0] if days else None)
    if kind != "range":
        return Mention(base + start, base + end, kind, first.readings[0], first)
    second = parts_of(days[1])
    return Mention(base + start, base + end, kind, f"{first.readings[0]}/{second.readings[0]}", first, second)


def risky(name: str, order: str, days: list[Part], low: str, start: int, t: Tables) -> bool:
    """Whether a month's name is more likely to be an everyday word here ("you may 2 or 3 times")."""
    if name.lower() not in t.risky or not name.islower() or order in ("DMY", "MDY", "YMD"):
        return False
    if any(d.ordinal for d in days) or low[:start].endswith(" on "):
        return False
    return t.month_first or not order.startswith("D")


def trailing(low: str, part: Part, t: Tables) -> int:
    """Where the date ends: words such as "г." and "日" that CLDR writes after day or year are part of it."""
    end = part.end
    if part.letter in "DYy":
        space = low[end : end + 1] == " "
        phrase = t.words.at(low, end + space)
        if phrase and phrase in t.trail:
            end += space + len(phrase)
    return end
