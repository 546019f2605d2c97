"""Tables of one locale, read from data/locales.zip.

tools/mentions_tables.py writes it from CLDR and ISO 4217. Nothing is read or compiled at import; a
locale costs about 5 ms when it is first asked for.
"""

import functools
import json
import re
import zipfile
from importlib import resources
from typing import Any, NamedTuple

from srclint.mentions.folding import fold
from srclint.mentions.looks import FirstLook
from srclint.mentions.phrases import Phrases, spaced_letter


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

    @property
    def tells(self) -> bool:
        """Whether it speaks for a date where it stands before a number."""
        return bool(self.month or self.month_before or self.weekday is not None)


NO_WORD = Word()


class Tables:
    """All that `find` knows about one locale; `data` is as tools/mentions_tables.py wrote it."""

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
        local = {code.lower() for code in data["tender"]} - set(everywhere["lower_words"])
        self.lower_codes = local.union(everywhere["lower_codes"])
        self.code_words = frozenset(everywhere["code_words"])
        first = min(data["months"], default="")
        spaced = bool(first and spaced_letter(first[0]))
        self.is_plain = spaced and not (self.prefixes or self.month_after or self.month_before)
        """Whether dates are words with spaces between, and their months are names."""
        self.look = FirstLook(self)
        self.amounts: dict[Any, Any] = {}
        """What recall.py remembers of this locale."""

    def lists_days(self, written: str) -> bool:
        """Whether a word such as "and" stands in what looks like a range: it may be a list."""
        low = fold(written)
        return any(
            w in low and (not spaced_letter(w[0]) or pattern(rf"\b{w}\b").search(low))
            for w in self.data["and"]
        )

    def speaks_of_a_range(self, before: str, after: str) -> bool:
        """Whether a word such as "between" stands before or after what may be a range."""
        low, behind = fold(before).rstrip(" "), fold(after).lstrip(" ")
        return any(low.endswith(w) or behind.startswith(w) for w in self.data["between"])


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
        if not found.get(name, NO_WORD).join:  # Luxembourgish "den", which is no Dën(schdeg)
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
    place = resources.files("srclint.mentions").joinpath("data/locales.zip")
    with place.open("rb") as file, zipfile.ZipFile(file) as archive:
        try:
            found: dict[str, Any] = json.loads(archive.read(f"{name}.json"))
        except KeyError:
            return None
    return found


@functools.lru_cache(maxsize=64)
def tables(language: str) -> Tables | None:
    """Tables for a BCP 47 tag ("en", "en-GB", "zh-Hant-TW"), or "und"; None where CLDR has none.

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
