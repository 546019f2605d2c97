"""How a date is written: what two dates of one document should have in common."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint import Document
    from srclint.mentions import DateParts, Mention, Tables

_APART = frozenset({"list", "table"})
_SHORTEST = 5
"""Letters from which on a month's name is long: "May" and "juin" are long and short at once."""


def style(date: DateParts, name: str, tables: Tables) -> str:
    """A signature: "dMy", "Mdy short", "yMd -"; the same for dates that are written alike."""
    if date.separator:
        return f"{date.order} {date.separator}"
    bare = name.lower().rstrip(".")
    if len(bare) < _SHORTEST and bare in tables.wide:
        return f"{date.order} either"
    return date.order if not bare or bare in tables.wide else f"{date.order} short"


def whole_dates(doc: Document) -> list[tuple[str, Mention]]:
    """(style, mention) of the dates with day, month and year that stand in prose."""
    tables = doc.mentions.tables
    if tables is None:
        return []
    found = []
    for mention in doc.mentions.dates:
        date = mention.date
        if mention.kind == "date" and date and date.valid and not date.short_year:
            name = doc.prose[slice(*date.month_span)]
            found.append((style(date, name, tables), mention))
    return found


def in_prose(doc: Document, mention: Mention) -> bool:
    """Whether a mention stands in a sentence, not in a list or a table."""
    line = bisect_right(doc.lines, (mention.start, len(doc.prose))) - 1
    return line < 0 or doc.roles[line] not in _APART


def of_locale(tables: Tables) -> str:
    """The style of CLDR's long dates."""
    return tables.long_order.replace("Y", "y").replace("D", "d")
