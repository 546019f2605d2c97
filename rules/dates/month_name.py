"""The name of a month that is misspelt or of another language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from srclint import Document, Example, Fix, Problem, Span, pattern, rule
from srclint.mentions import glance, month_languages, near_months

from ._commands import is_argument
from ._languages import CAPITAL, INFLECTED, SMALL, only_ending_differs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from srclint.mentions import Tables

_DAY_FIRST = (
    r"(?<![\d.,/-])\d{1,2}(?:\.|º|°|[^\W\d_]{2})?[ \u00a0]"
    r"(?:[^\W\d_]{1,3}(?:[ \u00a0]|['’]))?([^\W\d_]{4,12})(?:[ \u00a0][^\W\d_]{1,3})?[ \u00a0]"
    r"(?:19|20)\d\d(?![\d.,]*\d)"
)
_SPACES = frozenset(" \u00a0")
_LONGEST = 32
"""Code points that day and month may take before the year."""
_LONGEST_NAME = 13
"""Code points that the month and a space may take before the day."""
_MONTH_FIRST = (
    r"(?<![^\W_])([^\W\d_]{4,12})[ \u00a0]\d{1,2}(?:[^\W\d_]{2})?,[ \u00a0](?:19|20)\d\d(?!\d)"
)


@rule(
    "DAT009",
    summary="The name of a month is misspelt or of another language.",
    why="A foreign month is left over from the source or from translation, and no program that "
    "reads dates finds it.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.YEARS),
    examples=[
        Example(
            bad="They met on 7 ⟦Ocotber⟧ 2015 there.", fixed="They met on 7 October 2015 there.",
            language="en",
        ),
        Example(
            bad="They met on ⟦Septembr⟧ 7, 2015 in Turin.",
            fixed="They met on September 7, 2015 in Turin.", language="en",
        ),
        Example(
            bad="Si videro il 7 ⟦October⟧ 2015 a Torino.",
            fixed="Si videro il 7 ottobre 2015 a Torino.", language="it",
        ),
        Example(
            bad="Sie trafen sich am 7. ⟦octobre⟧ 2015 dort.",
            fixed="Sie trafen sich am 7. Oktober 2015 dort.", language="de",
        ),
        Example(good="They met on 7 October 2015 in Turin.", language="en"),
        Example(good="Si videro il 7 ottobre 2015 a Torino.", language="it"),
        Example(good="Wir sahen 20 Turbinen 2015 und 12 Oktaven 2016.", language="de"),
        Example(good="They saw 12 members 2015 in all.", language="en"),
    ],
)  # fmt: skip
def month_name(doc: Document) -> Iterator[Problem]:
    """Look at the word between day and year, where no date was recognised."""
    tables = doc.mentions.tables
    if tables is None:
        return
    text = doc.prose
    known: set[int] | None = None
    for day, at, end in doc.mentions.sights.years:
        if at - day > _LONGEST:
            continue
        start = max(0, day - _LONGEST_NAME)
        mark, space = text[at - 2 : at - 1], text[at - 1 : at]
        if space not in _SPACES or not (mark == "," or mark.isalpha()):
            continue
        match = pattern(_MONTH_FIRST if mark == "," else _DAY_FIRST).search(text, start, end)
        found = match and not is_argument(text, match.start(1)) and _judged(match, tables)
        if found:
            known = _known_years(doc) if known is None else known
            if end not in known:
                yield found


def _known_years(doc: Document) -> set[int]:
    """Where the years end of the dates that were recognised."""
    return {m.date.year_span[1] for m in doc.mentions.noted.dates if m.date}


def _judged(match: Match[str], tables: Tables) -> Problem | None:
    word = match[1]
    phrase = tables.words.at(word.lower(), 0)
    if (phrase and len(phrase) == len(word)) or _part_of_month(word.lower(), tables):
        return None
    own = near_months(word, tables)
    known = month_languages(word)
    start, end = match.span(1)
    if known:
        month = known[0]
        message = f"this month is written in another language ({', '.join(known[1][:3])})"
    elif len(own) == 1 and not word.isupper() and not _is_a_form(word.lower(), own[0], tables):
        month = own[0]
        message = "this month is misspelt"
    else:
        return None
    fixes: tuple[Fix, ...] = Problem.at(start, end, message, tables.data["wide"][month - 1]).fixes
    return Problem(Span(start, end), message, fixes, value=_value(match[0], month))


def _is_a_form(low: str, month: int, tables: Tables) -> bool:
    """Whether a word may be a form, or another spelling, of a month's name."""
    base = tables.language.partition("-")[0]
    if base not in INFLECTED:
        return base not in CAPITAL | SMALL
    names = (n for n, number in tables.data["months"].items() if number == month)
    return any(only_ending_differs(low, name) for name in names if name in tables.wide)


def _value(written: str, month: int) -> dict[str, str] | None:
    """The date that is meant; None where the month does not have the day."""
    day, year = map(int, pattern(r"\d+").findall(written))
    try:
        return {"date": date(year, month, day).isoformat()}
    except ValueError:
        return None


def _part_of_month(low: str, tables: Tables) -> bool:
    """Whether a word is a month with a letter before it ("בספטמבר"), or a word of a longer name."""
    bare = {low.removeprefix(prefix) for prefix in tables.prefixes}
    return any(b in tables.wide for b in bare) or any(low in name.split() for name in tables.wide)
