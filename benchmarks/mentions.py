"""Dates and amounts side by side: srclint.mentions, dateparser and price-parser in one run.

    python benchmarks/mentions.py [--lang it,vi] [--seed N] [--scorer FILE]

Needs `pip install babel dateparser price-parser`; a peer that is missing is left out.

Without --scorer the texts are CLDR's own ways of writing (babel) in the 47 languages below: dates
as full, long and medium, amounts in the locale's currency and in dollars, each between two dashes.
A tool is right where it finds the value; price-parser is given the amount alone, since it reads
one price out of a string. With --scorer (score/mentions.py of the project's shared folder) the
labelled examples of four other projects are used instead, and its tables are printed.
The figures of the last run stand in RESULTS.md.
"""

from __future__ import annotations

import argparse
import datetime
import random
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

_LANGUAGES = """ar be bg ca cs da de el en es et eu fa fi fil fr ga he hi hr hu id it ja ka ko lt
 lv mn ms nb nl pl pt ro ru sk sl sr sv sw th tr uk vi zh zu"""
LANGUAGES = _LANGUAGES.split()
Tool = Callable[[str, str], set[str]]


class Case(NamedTuple):
    """A text, its language, and the value that is written in it."""

    kind: str
    language: str
    text: str
    bare: str
    value: str


def cases(languages: list[str], seed: int) -> list[Case]:
    """CLDR's dates and amounts."""
    from babel.core import get_global
    from babel.dates import format_date
    from babel.numbers import format_currency

    rng = random.Random(seed)
    out = []
    for language in languages:
        territory = get_global("likely_subtags").get(language, "en_Latn_US").split("_")[-1]
        rows = get_global("territory_currencies").get(territory, ())
        local = [r[0] for r in rows if r[3] and r[2] is None]
        for _ in range(5):
            day = datetime.date(rng.randint(1990, 2030), rng.randint(1, 12), rng.randint(1, 28))
            for style in ("full", "long", "medium"):
                written = format_date(day, style, locale=language)
                out.append(Case("date", language, f"– {written} –", written, day.isoformat()))
            amount = Decimal(rng.randint(1_000_000, 99_999_999)) / 100
            for currency in {*local[:1], "USD"}:
                written = format_currency(amount, currency, locale=language)
                shown = format(amount, "f")
                if written.count("00") == 0 and not any(c in written for c in shown[-2:]):
                    shown = format(amount.quantize(Decimal(1)), "f")
                out.append(Case("money", language, f"– {written} –", written, shown))
    return out


def srclint_tool() -> Tool:
    """srclint.mentions."""
    from srclint.mentions import find

    def values(text: str, language: str) -> set[str]:
        found = {m.value.split("|")[0] for m in find(text, language)}
        return {v.split(" ")[0] for v in found}

    return values


def dateparser_tool() -> Tool:
    """dateparser's search."""
    from dateparser.search import search_dates

    warnings.simplefilter("ignore")

    def values(text: str, language: str) -> set[str]:
        try:
            found: Any = search_dates(text, languages=[language]) or []
        except Exception:  # it does not know every language, and fails on some texts
            return set()
        return {f"{day:%Y-%m-%d}" for _, day in found}

    return values


def price_parser_tool() -> Tool:
    """price-parser on the amount alone."""
    from price_parser import Price

    def values(text: str, language: str) -> set[str]:
        del language
        amount = Price.fromstring(text).amount
        return set() if amount is None else {format(amount, "f")}

    return values


TOOLS: dict[str, tuple[str, Callable[[], Tool]]] = {
    "srclint.mentions": ("date money", srclint_tool),
    "dateparser": ("date", dateparser_tool),
    "price-parser": ("money", price_parser_tool),
}


def is_right(case: Case, found: set[str]) -> bool:
    """Whether the value is among those found."""
    if case.kind == "date":
        return case.value in found
    wanted = Decimal(case.value)
    close = {wanted, wanted.quantize(Decimal(1)), wanted.quantize(Decimal("0.001"))}
    return any(Decimal(v) in close for v in found if v.replace(".", "").isdigit())


def run(some: list[Case]) -> None:
    """Print a table: tool, kind, texts, right values, time a text."""
    print("| tool | kind | texts | right % | µs a text |\n|---|---|---|---|---|")
    for name, (kinds, make) in TOOLS.items():
        try:
            tool = make()
        except ImportError as error:
            print(f"| {name} | not run: {error} | | | |")
            continue
        for kind in kinds.split():
            count: Counter[bool] = Counter()
            mine = [c for c in some if c.kind == kind]
            began = time.process_time()
            for case in mine:
                text = case.bare if name == "price-parser" else case.text
                count[is_right(case, tool(text, case.language))] += 1
            spent = (time.process_time() - began) / max(1, len(mine)) * 1e6
            share = 100 * count[True] / len(mine)
            print(f"| {name} | {kind} | {len(mine)} | {share:.1f} | {spent:.0f} |")


def main() -> int:
    """Parse arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lang", help="languages, with commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scorer", help="score/mentions.py")
    arguments = parser.parse_args()
    if arguments.scorer:
        tools = [f"--tool={t}" for t in ("srclint.mentions:find", "dateparser", "price-parser")]
        return subprocess.call([sys.executable, arguments.scorer, *tools])
    languages = arguments.lang.split(",") if arguments.lang else LANGUAGES
    run(cases(languages, arguments.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
