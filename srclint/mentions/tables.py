"""Tables of one locale, read from data/locales.zip (written by tools/mentions_tables.py from CLDR and ISO 4217).

Nothing is read or compiled at import.  A locale costs about 10 ms when it is first asked for.
"""

import functools
import json
import re
import zipfile
from importlib import resources
from typing import Any, NamedTuple

from srclint.mentions.folding import fold
from srclint.mentions.phrases import Phrases, spaced_letter

DATE, MONEY, JOIN, TO, MONTH = 1, 2, 4, 8, 16
"""What the text beside a number may be: part of a date, of an amount, a word like "of" after a month, a word for "to", a month."""
REMEMBERED = 20_000  # entries of the first look's memory; a document has some hundreds


@functools.cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern; nothing is compiled at import."""
    return re.compile(source)


class Word(NamedTuple):
    """What a word can be inside a date; several at once ("mar": March and Tuesday)."""

    month: int | None = None
    weekday: int | None = None
    to: bool = False
    join: bool = False
    month_after: bool = False
    """Makes the number before it a month ("9月")."""
    month_before: bool = False
    """Makes the number after it a month ("tháng 9")."""


NO_WORD = Word()


class Prefixes:
    """Whether something in a set of phrases may begin (or end) with the characters that are seen."""

    DEPTH = 5

    def __init__(self, phrases: list[str], *, ends: bool = False) -> None:
        turn = -1 if ends else 1
        turned = [p[::turn] for p in phrases]
        self.known = {p[:n] for p in turned for n in range(1, self.DEPTH + 1)}
        self.loose = {p for p in turned if len(p) < self.DEPTH and not spaced_letter(p[-1])}
        self.edged = {p for p in turned if len(p) < self.DEPTH and spaced_letter(p[-1])}
        self.turn = turn

    def may(self, piece: str) -> bool:
        """Whether a phrase may stand at the near end of this piece of folded text."""
        key = piece[:: self.turn][: self.DEPTH]
        if key in self.known:
            return bool(key)
        for size in range(1, len(key)):
            start = key[:size]
            if start in self.loose or (start in self.edged and not spaced_letter(key[size])):
                return True
        return False


class Tables:
    """All that `find` knows about one locale.  Names say what CLDR calls them; see tools/mentions_*.py."""

    def __init__(self, language: str, data: dict[str, Any], everywhere: dict[str, Any]) -> None:
        self.language = language
        self.data = data
        self.order: str = data["order"]
        self.short_separator: str = data["short_separator"]
        self.month_first: bool = data["month_first"]
        self.decimal: str = data["decimal"]
        self.group: str = data["group"]
        self.days_single: dict[str, int] = data["days_single"]
        self.weekday_last: bool = data["weekday_last"]
        self.dotted_year: bool = data["dotted_year"]
        self.dotted_day: bool = data["dotted_day"]
        self.month_after = any(after for before, after in data["month_affixes"])
        self.month_before = any(before for before, after in data["month_affixes"])
        self.wide = frozenset(fold(m).rstrip(".") for m in (*data["wide"], *data["wide_alone"]))
        self.year_joins: list[str] = data["join_year"]
        self.marks_open: bool = data.get("marks_open", False)
        self.long_order: str = data["long_order"]
        self.trail = frozenset(data["trail"])
        self.risky = frozenset(data["risky"])
        self.percent_first: bool = data["percent_first"]
        self.codes = frozenset(everywhere["codes"])
        self.active = frozenset(everywhere["active"])
        self.last_years: dict[str, int] = everywhere["last_years"]
        self.words: Phrases[Word] = Phrases(date_words(data))
        self.prefixes: list[str] = sorted({*data["glue"], *data["clitic"]}, key=len, reverse=True)
        self.magnitudes: Phrases[int] = Phrases(data["magnitudes"])
        self.signs: Phrases[str] = Phrases(data["signs"])
        self.names: Phrases[str] = Phrases(data["names"])
        self.heads: Phrases[str] = Phrases(data["heads"])
        self.stems: dict[str, list[str]] = {}
        for stem in sorted(data["stems"], key=len, reverse=True):
            self.stems.setdefault(stem[:3], []).append(stem)
        self.head_first: bool = data["head_first"]
        self.of: Phrases[None] = Phrases((w, None) for w in data["of"])
        self.percent: Phrases[float] = Phrases({"%": 1.0, "٪": 1.0, "％": 1.0} | data["percent"])
        self.percent_before: Phrases[float] = Phrases({"%": 1.0, "٪": 1.0} | data["percent_before"])
        self.lower_codes = LOWER_CODES | {c.lower() for c in data["tender"] if c.lower() not in WORDS}
        self._first_look()

    def _first_look(self) -> None:
        words = self.words.values
        telling = [w for w, v in words.items() if v.month or v.month_before or v.weekday is not None]
        glued = [p + w for p in self.prefixes for w, v in words.items() if v.month]
        joins = [w for w, v in words.items() if v.join]
        to = [w for w, v in words.items() if v.to]
        millions = ["m" + c for c in self.lower_codes]  # "30 MUSD"
        signs = [fold(s) for s in self.signs.values]
        codes = [*(c.lower() for c in self.codes), *self.lower_codes]
        after = [*self.magnitudes.values, *self.percent.values, *self.of.values]
        before = list(self.percent_before.values)
        units = [*signs, *codes, *self.names.values]
        self._right_date = Prefixes([*words, *glued])
        self._right_month = Prefixes([w for w, v in words.items() if v.month])
        self._right_money = Prefixes(after + units + millions)
        self._left_date = Prefixes(telling, ends=True)
        self._left_join = Prefixes(joins, ends=True)
        self._left_to = Prefixes(to, ends=True)
        self._left_money = Prefixes(before + units, ends=True)
        self.near_month = re.compile(near_month([w for w, v in words.items() if v.month], [
            w for w, v in words.items() if v.month_before or v.month_after
        ]))  # fmt: skip
        self.seen_right: dict[str, int] = {}
        self.seen_left: dict[str, int] = {}

    def lists_days(self, written: str) -> bool:
        """Whether a word such as "and" stands in what looks like a range: then it may be a list."""
        low = fold(written)
        return any(re.search(rf"(?<![^\W\d_]){re.escape(w)}(?![^\W\d_])" if spaced_letter(w[0]) else re.escape(w), low) for w in self.data["and"])

    def speaks_of_a_range(self, before: str, after: str) -> bool:
        """Whether a word such as "between" stands before or after what may be a range."""
        low, behind = fold(before).rstrip(" "), fold(after).lstrip(" ")
        return any(low.endswith(w) or behind.startswith(w) for w in self.data["between"])

    def look_right(self, piece: str) -> int:
        """What the few characters after a number may begin, as DATE | MONEY."""
        folded = fold(piece)
        first = folded[:1]
        money = self._right_money.may(folded.lstrip(" -")) or (first == " " and folded[1:4].isdigit())
        mark = folded.lstrip(" .,/'-–—،、~〜～‐‑(")
        date = bool(mark) and (mark[0].isdigit() or self._right_date.may(mark))
        date = date or (first == "(" and self._right_date.may(folded))
        month = MONTH if date and first == " " and self._right_month.may(mark) else 0
        ordinal = folded.lstrip("-:'")[:1]
        date = date or bool(first) and (first in "ºª°" or spaced_letter(ordinal or " "))
        found = (MONEY if money or folded[:2] in (",-", ".-", ",–") else 0) | (DATE if date else 0) | month
        if len(self.seen_right) > REMEMBERED:
            self.seen_right.clear()
        self.seen_right[piece] = found
        return found

    def may_count(self, text: str, end: int) -> bool:
        """A second look at what follows a number: whether it may be a unit, a magnitude or a percentage."""
        return self._right_money.may(fold(text[end : end + 8]).lstrip(" -,.–"))

    def may_be_counted(self, text: str, start: int) -> bool:
        """The same for what stands before a number."""
        before = fold(text[start - 8 if start > 8 else 0 : start])
        return before[-1:] in (".", ",") or self._left_money.may(before.rstrip(" :-−"))

    def look_left(self, piece: str) -> int:
        """What the few characters before a number may end, as DATE | MONEY | JOIN | TO."""
        folded = fold(piece)
        bare = folded.rstrip(" .,/'-–—،、(")
        found = MONEY if self._left_money.may(folded.rstrip(" :-−")) or folded[-1:] in ".," else 0
        found |= DATE if bare and self._left_date.may(bare) else 0
        found |= TO if self._left_to.may(folded.rstrip(" ")) else 0
        found |= JOIN if bare and self._left_join.may(bare) else 0
        if len(self.seen_left) > REMEMBERED:
            self.seen_left.clear()
        self.seen_left[piece] = found
        return found


# Codes that are written in lower case often enough, and those whose lower case is a word somewhere.
LOWER_CODES = frozenset("usd eur gbp jpy cny inr chf cad aud nzd vnd brl rub krw mxn pln huf czk thb idr zar rmb".split())
WORDS = frozenset("all top try cup mad pen cop mop bob sos lak amd ang bam gel lek std ern php sar sek mur "
                  "nok omr bif ars mga mru tnd uah gip mzn kes mdl zmw nad nio pab etb".split())  # fmt: skip


def near_month(names: list[str], affixes: list[str]) -> str:
    """A pattern for the beginnings of month names, for a look whether one stands near a number."""
    starts = sorted({n[:3] for n in (*names, *affixes)})
    return "|".join("".join(map(either_case, start)) for start in starts) or "(?!)"


def either_case(char: str) -> str:
    """A pattern for a letter in both cases; faster than ignoring the case of a whole pattern."""
    upper = char.upper()
    return f"[{char}{upper}]" if upper != char and len(upper) == 1 else re.escape(char)


def date_words(data: dict[str, Any]) -> dict[str, Word]:
    """Folded phrase → what it can be in a date."""
    found: dict[str, Word] = {}

    def add(phrase: str, **what: Any) -> None:
        if phrase:
            found[phrase] = found.get(phrase, Word())._replace(**what)

    for join in (*data["joins"], *data["trail"]):
        add(join, join=True)
    for to in data["to"]:
        add(to, to=True)
    for name, number in data["months"].items():
        add(name, month=number)
    for name, number in data["days"].items():
        add(name, weekday=number)
    for before, after in data["month_affixes"]:
        add(before if not after else "", month_before=True)
        add(after, month_after=True)
    return found


def lay_over(table: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """A table with another's differences; None takes an entry away."""
    out = dict(table)
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            merged = {**out[key], **value}
            out[key] = {k: v for k, v in merged.items() if v is not None}
        else:
            out[key] = value
    return out


@functools.cache
def member(name: str) -> dict[str, Any] | None:
    """One JSON file of the archive; None where it has none of that name."""
    with resources.files("srclint.mentions").joinpath("data/locales.zip").open("rb") as file:
        with zipfile.ZipFile(file) as archive:
            try:
                found: dict[str, Any] = json.loads(archive.read(f"{name}.json"))
            except KeyError:
                return None
    return found


@functools.lru_cache(maxsize=64)
def tables(language: str) -> Tables | None:
    """Tables for a BCP 47 tag ("en", "en-GB", "zh-Hant-TW"), or "und"; None where CLDR has no such language.

    An unknown territory or script falls back on the language.
    """
    everywhere = member("global") or {}
    first, *rest = language.replace("_", "-").split("-")
    first = everywhere["aliases"].get(first.lower(), first.lower())
    stored = member(first) if first.isalpha() else None
    if stored is None:
        return None
    script = next((p.title() for p in rest if len(p) == 4), "")
    region = next((p.upper() for p in rest if len(p) in (2, 3)), "")
    script = script or everywhere["scripts"].get(f"{first}-{region}", "")
    data = stored[""]
    for key in (script, f"{script}-{region}" if script in stored and script else region):
        if key and key in stored:
            data = lay_over(data, stored[key])
    return Tables(language, data, everywhere)
