"""Dates: what srclint.mentions needs of one CLDR locale (names, words of the patterns, orders)."""

import re
from collections.abc import Iterator
from typing import Any

from babel import Locale
from mentions_text import fold, plain, spaced, without_marks

PIECES = re.compile(r"'((?:[^']|'')*)'|([A-Za-z]+)|([^A-Za-z']+)")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’·](?=[^\W\d_])|[\u0300-\u036f\u0900-\u0dff])*\.?")
WIDTHS = ("wide", "abbreviated")
CONTEXTS = ("format", "stand-alone")


def pieces(pattern: str) -> list[tuple[str, str]]:
    """A CLDR date pattern as ("field" | "text", what) pairs, texts that touch being joined."""
    out: list[tuple[str, str]] = []
    for quoted, field, other in PIECES.findall(pattern):
        if field:
            out.append(("field", field))
            continue
        text = plain((quoted or other).replace("''", "'"))
        if out and out[-1][0] == "text":
            out[-1] = ("text", out[-1][1] + text)
        else:
            out.append(("text", text))
    return out


def patterns(locale: Locale) -> list[str]:
    """All of the locale's patterns that are made of day, month, year and weekday."""
    found = [str(p.pattern) for p in locale.date_formats.values()]
    for key, pattern in locale.datetime_skeletons.items():
        if re.fullmatch(r"[yMEd]{2,}", key):
            found.append(str(pattern.pattern))
    return found


def months(locale: Locale, own: dict[str, int]) -> tuple[dict[str, int], list[list[str]]]:
    """Names of months, folded; and (before, after) of months that are numbers ("9月")."""
    names: dict[str, int] = {}
    affixes: list[list[str]] = []
    wide: dict[str, int] = {}
    for width, number, name in written_months(locale):
        numeric = re.fullmatch(rf"(\D*)0*{number}(\D*)", name)
        if numeric:
            pair = [fold(numeric[1]).strip(), fold(numeric[2]).strip()]
            if any(pair) and pair != ["m", ""] and pair not in affixes:
                affixes.append(pair)
        elif not any(c.isdigit() for c in name):
            key = fold(name).rstrip(".॰")
            names.setdefault(key, number)
            if width == "wide":
                wide[key] = number
    for key, number in list(names.items()):
        names.setdefault(without_marks(key), number)
    for short, number in truncations(wide):
        names.setdefault(short, number)
    for name, number in own.items():
        names.setdefault(fold(name).rstrip("."), number)
    return names, affixes


def written_months(locale: Locale) -> Iterator[tuple[str, int, str]]:
    """(width, number, name) of every way in which CLDR writes a month."""
    for context in CONTEXTS:
        for width in WIDTHS:
            for number, name in locale.months.get(context, {}).get(width, {}).items():
                yield width, number, plain(name)


def truncations(wide: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Beginnings of months' names that can be of one month only: "sept", "genn"."""
    for key, number in wide.items():
        for size in range(3, len(key)):
            short = key[:size]
            others = (n for other, n in wide.items() if other.startswith(short))
            if spaced(short[0]) and short.isalpha() and all(n == number for n in others):
                yield short, number


def weekdays(locale: Locale) -> tuple[dict[str, int], dict[str, int]]:
    """Names of weekdays, folded (Monday is 0), and single characters that stand in brackets."""
    names: dict[str, int] = {}
    single: dict[str, int] = {}
    for context in CONTEXTS:
        for width in (*WIDTHS, "short"):
            for number, name in locale.days.get(context, {}).get(width, {}).items():
                key = fold(name).rstrip(".॰")
                if len(key) == 1 and not spaced(key):
                    single[key] = number
                shortest = 3 if spaced(key[0]) or key[0].isdigit() else 2
                if width == "wide" or len(key) >= shortest:
                    names.setdefault(key, number)
    for key, number in list(names.items()):
        names.setdefault(without_marks(key), number)
    return names, single


def texts(locale: Locale) -> dict[str, list[str]]:
    """Words of the locale's date patterns.

    joins: may stand between the parts; trail: may follow day or year; glue: written together with
    the month that follows; tail: written together with the month before it.
    """
    joins, trail, glue, tail = set(), set(), set(), set()
    for pattern in patterns(locale):
        parts = pieces(pattern)
        for i, (kind, what) in enumerate(parts):
            if kind != "text":
                continue
            folded = fold(what)
            words = WORD.findall(folded)
            joins.update(words)
            if (words and len(words) > 1) or folded.strip(" ,")[-1:].isalpha() is False:
                joins.update(w for w in [folded.strip(" ,")] if any(c.isalpha() for c in w))
            before = parts[i - 1][1] if i else ""
            after = parts[i + 1][1] if i + 1 < len(parts) else ""
            if before and before[0] in "yd" and folded.strip(" ,/-.،"):
                trail.add(folded.strip(" ,/-،").removesuffix(","))
            if after[:1] in ("M", "L") and len(after) > 2 and folded[-1:].isalpha():
                glue.add(words[-1] if words else folded)
            if before[:1] in ("M", "L") and len(before) > 2 and folded[:1].isalpha() and words:
                tail.add(words[0])
        if ("field", "G") in parts:
            joins.update(fold(name) for width in locale.eras.values() for name in width.values())
    return {
        "joins": sorted(joins),
        "trail": sorted(trail),
        "glue": sorted(glue),
        "tail": sorted(tail),
    }


def order_of(pattern: str) -> str:
    """Order of year, month and day in a pattern: "dMy"."""
    fields = [w[0].replace("L", "M") for k, w in pieces(pattern) if k == "field"]
    return "".join(dict.fromkeys(f for f in fields if f in "yMd"))


def month_first(locale: Locale) -> bool:
    """Whether a month's name stands before the day where no year is written."""
    try:
        return order_of(str(locale.datetime_skeletons["MMMd"].pattern)) == "Md"
    except KeyError:
        return order_of(str(locale.date_formats["long"].pattern)).find("Md") >= 0


def tailed(affixes: list[list[str]], tails: list[str]) -> list[list[str]]:
    """Endings of months that are numbers, with what the patterns write together with them."""
    return [[before, after + tail] for before, after in affixes for tail in tails if after]


def weekday_last(locale: Locale) -> bool:
    """Whether the weekday stands after the date."""
    full = [
        what[0]
        for kind, what in pieces(str(locale.date_formats["full"].pattern))
        if kind == "field"
    ]
    return "E" in full and "d" in full and full.index("E") > full.index("d")


def names_in_order(table: Any, first: int, count: int) -> list[str]:
    """Wide names as they are written, in order."""
    wide = table["format"]["wide"]
    return [str(wide[i]) for i in range(first, first + count)]


def date_table(locale: Locale, own: dict[str, Any]) -> dict[str, Any]:
    """All about dates in one locale."""
    short = str(locale.date_formats["short"].pattern)
    long = str(locale.date_formats["long"].pattern)
    names, affixes = months(locale, own["months"])
    days, single = weekdays(locale)
    words = texts(locale)
    for name, number in list(names.items()):
        for tail in words["tail"]:
            names.setdefault(name + tail, number)
    separators = [w.strip() for k, w in pieces(short) if k == "text" and w.strip()]
    wide = names_in_order(locale.months, 1, 12)
    alone = locale.months["stand-alone"]["wide"]
    return {
        "months": names,
        "month_affixes": [
            *affixes,
            *tailed(affixes, words["tail"]),
            *(["", word] for word in own["month_after"]),
        ],
        "wide": wide,
        "wide_alone": [str(alone[i]) for i in range(1, 13)],
        "abbreviated": names_in_order(
            {"format": {"wide": locale.months["format"]["abbreviated"]}}, 1, 12
        ),
        "days": days,
        "days_single": single,
        "days_wide": names_in_order(locale.days, 0, 7),
        **words,
        "joins": sorted({*words["joins"], *map(fold, own["join"])}),
        "to": sorted(map(fold, own["to"])),
        "and": own["and"],
        "between": own["between"],
        "join_year": own["join_year"],
        "clitic": own["clitic"],
        "risky": own["risky"],
        "order": order_of(short),
        "short_separator": separators[0][0] if separators else "/",
        "month_first": month_first(locale),
        "weekday_last": weekday_last(locale),
        "dotted_year": any(re.search(r"y\.", p) for p in patterns(locale)),
        "dotted_day": any(re.search(r"d\.", p) for p in patterns(locale)),
        "long": long,
        "long_order": order_of(long).upper(),
    }
