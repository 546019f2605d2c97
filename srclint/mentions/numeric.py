"""Dates in numbers alone: 12/09/2018, 2018-09-12, 12.9.18."""

from srclint.mentions.dates import VAGUE_YEAR, valid, value_of
from srclint.mentions.folding import fold
from srclint.mentions.model import DateParts, Mention
from srclint.mentions.phrases import spaced_letter
from srclint.mentions.tables import Tables
from srclint.mentions.weekdays import EMPTY, with_weekday

IDENTIFIER = "_#@="
CANDIDATE = "md?"
"""Kind of a day and month in numbers, before it is known whether a weekday or a range speaks for it."""


def century(short: int) -> int:
    """The year that two digits mean."""
    return short + (2000 if short < VAGUE_YEAR else 1900)


def standing(text: str, start: int, end: int, t: Tables) -> bool:
    """Whether the numbers stand for themselves: no part of a file name, an identifier or a longer number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in ("-", "‐", "‑") and text[start - 2 : start - 1].isdigit():
        before = ""  # the second end of a range
    if before and (before in ".,:/-" + IDENTIFIER or (spaced_letter(before) and t.language != "und")):
        return False
    if after and (spaced_letter(after) and after not in "Tt" or after in "_/"):
        return False
    return not (after in ("-", "‑") and text[end + 1 : end + 2].isalpha())


def parse_numeric(text: str, start: int, end: int, mark: str, t: Tables, *, later: str = "") -> Mention | None:
    """The date in text[start:end], three numbers with the same mark between them.

    `later`: the year, where it stands after a comma.
    """
    first, second, third = (*text[start:end].split(",")[0].split(mark), later)[:3]
    mark = mark.strip() or " "
    found = read(first, second, third, mark, t)
    if found is None or not standing(text, start, end, t):
        return None
    values, order, good, short = found
    base = max(0, start - 40)
    low = fold(text[base : end + 30])
    weekday, span, begin, stop = with_weekday(low, start - base, end - base, t)
    year, month, day = (int(x) for x in values[0].split("-"))
    at = (base + span[0], base + span[1]) if weekday is not None else EMPTY
    date = DateParts(year, month, day, good, tuple(values), weekday, at, EMPTY, order, mark, short, EMPTY, EMPTY)
    return Mention(base + begin, base + stop, "date", "|".join(values), date)


def read(first: str, second: str, third: str, mark: str, t: Tables) -> tuple[list[str], str, bool, bool] | None:
    """(values, order of the first, whether it exists, whether the year is short), or None."""
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        if len(third) > 2 or len(second) > 2 or not 1000 <= a <= 2199:
            return None
        if not (1 <= b <= 12 and 1 <= c <= 31):
            return None
        return [value_of(a, b, c)], "yMd", valid(a, b, c), False
    if len(first) > 2 or len(second) > 2 or len(third) not in (2, 4):
        return None
    short = len(third) == 2
    if short and mark == "." and t.short_separator != ".":
        return None
    if not short and not 1000 <= c <= 2199:
        return None
    year = century(c) if short else c
    return read_short(a, b, year, c if short else None, mark, t, wide=len(first) == 2)


def read_short(
    a: int, b: int, year: int, last: int | None, mark: str, t: Tables, *, wide: bool
) -> tuple[list[str], str, bool, bool] | None:
    """The same for dates that begin with one or two digits; `last`: the third number, if it has two;
    `wide`: whether the first has."""
    month_first = t.order.find("M") < t.order.find("d")
    pairs = [("Mdy", a, b), ("dMy", b, a)] if month_first else [("dMy", b, a), ("Mdy", a, b)]
    found = [(order, value_of(year, m, d)) for order, m, d in pairs if valid(year, m, d)]
    year_first = t.order.startswith("y") and last is not None and wide
    if year_first and last is not None and valid(century(a), b, last):
        if mark in (t.short_separator, "-") or not found:
            found.insert(0, ("yMd", value_of(century(a), b, last)))
    elif last is not None and a > 31 and 1 <= b <= 12 and valid(century(a), b, last):
        found = [("yMd", value_of(century(a), b, last))]
    if not found:
        order, month, day = next((p for p in pairs if 1 <= p[1] <= 12), pairs[0])
        if not 1 <= month <= 12 or not 1 <= day <= 31 or (last is not None and mark != "/"):
            return None
        return [value_of(year, month, day)], order, False, last is not None
    values = list(dict.fromkeys(v for _, v in found))
    return values, found[0][0], True, last is not None


def parse_month_day(text: str, start: int, end: int, mark: str, t: Tables, *, sure: bool = False) -> Mention | None:
    """The day and month that text[start:end] may be ("5/12"), as kind CANDIDATE: alone it is too doubtful.

    `sure`: the writing itself speaks for it ("am 15.1.").
    """
    first, second = text[start:end].split(mark)
    if len(first) > 2 or len(second) > 2:
        return None
    a, b = int(first), int(second)
    month_first = t.order.find("M") < t.order.find("d")
    pairs = [("Md", a, b), ("dM", b, a)] if month_first else [("dM", b, a), ("Md", a, b)]
    found = [(order, month, day) for order, month, day in pairs if valid(None, month, day)]
    if not found or not standing(text, start, end, t):
        return None
    order, month, day = found[0]
    base = max(0, start - 40)
    weekday, span, begin, stop = with_weekday(fold(text[base : end + 30]), start - base, end - base, t)
    at = (base + span[0], base + span[1]) if weekday is not None else EMPTY
    values = tuple(dict.fromkeys(value_of(None, m, d) for _, m, d in found))
    date = DateParts(None, month, day, True, values, weekday, at, EMPTY, order, mark, False, EMPTY, EMPTY)
    kind = "md" if sure or weekday is not None else CANDIDATE
    return Mention(base + begin, base + stop, kind, "|".join(values), date)


def fraction_like(text: str, mention: Mention) -> bool:
    """Whether "2/3" may as well be a fraction or a score: no zero in front, and the larger number behind."""
    first, _, second = text[mention.start : mention.end].partition(mention.date.separator if mention.date else "/")
    if not (first.isdigit() and second.isdigit()):
        return False
    padded = first.startswith("0") or second.startswith("0")
    return not padded and (int(first) < int(second) or max(int(first), int(second)) < 7)
