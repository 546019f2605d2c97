"""A month's name with a capital where the language has none, or without where it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, rule
from srclint.mentions import glance

from ._commands import is_argument
from ._languages import CAPITAL, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN = frozenset({"pt"})
"""Portuguese wrote months with a capital until the spelling reform of 1990, and some still do."""
_REFORM = 1990
"""A text whose dates are all older may itself be as old: then it is worth a look and no more."""


@rule(
    "DAT010",
    summary="The name of a month begins with the wrong case.",
    why="English and German write months with a capital, Italian, French, Spanish and Russian "
    "without; the other way comes from translation.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.DATES),
    examples=[
        Example(
            bad="Nacque il 7 ⟦Ottobre⟧ 1950 a Bari.", fixed="Nacque il 7 ottobre 1950 a Bari.",
            language="it",
        ),
        Example(
            bad="Il est né le 7 ⟦Octobre⟧ 1950.", fixed="Il est né le 7 octobre 1950.",
            language="fr",
        ),
        Example(
            bad="She was born on 7 ⟦october⟧ 1950.", fixed="She was born on 7 October 1950.",
            language="en",
        ),
        Example(good='Roep het aan met --script tij --date "4 Juli 1976 12:30:00".', language="nl"),
        Example(good="Nacque il 7 ottobre 1950 a Bari.", language="it"),
        Example(good="Si incontrano in piazza XXV Aprile e in via 8 Ottobre.", language="it"),
        Example(good="Sie wurde am 7. Oktober 1950 geboren.", language="de"),
        Example(good="IL EST NÉ LE 7 OCTOBRE 1950.", language="fr"),
        Example(good="Ottobre 1950 fu un mese freddo.", language="it"),
    ],
)  # fmt: skip
def month_case(doc: Document) -> Iterator[Problem]:
    """Report months in whole dates only: without a year they may be a street or a holiday."""
    found = doc.mentions.noted
    tables = doc.mentions.tables if found.dates else None
    if tables is None:
        return
    base = doc.language.partition("-")[0]
    small = base in SMALL
    if not small and base not in CAPITAL:
        return
    latest = max((d.year or 0 for d, _ in found.days()), default=0)
    is_old = base in _OPEN and latest < _REFORM
    wide = tables.data["wide"]
    for date, mention in found.days():
        start, end = date.month_span
        if end == 0 or date.year is None or not (date.day_span[1] and date.day_span[1] <= start):
            continue
        name = doc.prose[start:end]
        if is_argument(doc.prose, start):
            continue
        lower = small and wide[date.month - 1][:1].islower()
        upper = not small and wide[date.month - 1][:1].isupper()
        if not (lower and name.istitle()) and not (upper and name.islower()):
            continue
        safe = base not in _OPEN
        new = name[0].lower() if lower else name[0].upper()
        fix = Fix((Edit(Span(start, start + 1), new),), safe)
        fixes = () if doc.protection.quoted(start, end) or not _in_language(doc, start) else (fix,)
        message = f"this language writes {'no ' if lower else 'a '}capital here"
        yield Problem(
            Span(start, end),
            message,
            fixes,
            value=mention.as_value(),
            severity="info" if is_old else None,
        )


def _in_language(doc: Document, offset: int) -> bool:
    return doc.language_is_given or doc.language_at(offset) == doc.language
