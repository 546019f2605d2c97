"""How a date is written: what two dates of one document should have in common."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from srclint import pattern

if TYPE_CHECKING:
    from srclint import Document
    from srclint.mentions import DateParts, Mention, Tables

_MARKS = 6  # code points of blanks and bullets that may stand before a date that opens a line
_TIME = r"[ ,;|/–-]{0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)"
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
    whole = not name.endswith(".") and not any(w.startswith(bare) for w in tables.wide)
    return date.order if whole or not bare or bare in tables.wide else f"{date.order} short"


def whole_style(text: str, mention: Mention, tables: Tables) -> str:
    """The style of a date with day, month and year; "" for any other mention."""
    date = mention.date
    if mention.kind != "date" or date is None or not date.valid or date.short_year:
        return ""
    return style(date, text[slice(*date.month_span)], tables)


def whole_dates(doc: Document) -> list[tuple[str, Mention]]:
    """(style, mention) of the whole dates."""
    return doc.once(_whole_dates)


def _whole_dates(doc: Document) -> list[tuple[str, Mention]]:
    dates, tables = doc.mentions.noted.dates, doc.mentions.tables
    if tables is None:
        return []
    found = [(whole_style(doc.prose, m, tables), m) for m in dates]
    return [(s, m) for s, m in found if s]


def is_stamp(text: str, mention: Mention) -> bool:
    """Whether a date in numbers stands as on pages of news, not in a sentence.

    It opens a line or ends it without a stop, or has a time or a capital behind it.
    """
    if mention.date is None or not mention.date.separator:
        return False
    before = text[max(0, mention.start - _MARKS) : mention.start].rstrip(" \t|•*-–")
    opens = before.endswith("\n") or (not before and mention.start < _MARKS)
    behind = text[mention.end : mention.end + 2]
    ends = not behind or behind[0] in "\r\n" or (behind[0] == " " and behind[1:].isupper())
    return opens or ends or pattern(_TIME).match(text, mention.end) is not None


def in_prose(doc: Document, mention: Mention) -> bool:
    """Whether a mention stands in a sentence, not in a list or a table, and is no stamp."""
    if is_stamp(doc.prose, mention):
        return False
    line = bisect_right(doc.lines, (mention.start, len(doc.prose))) - 1
    return line < 0 or doc.roles[line] not in _APART


def of_locale(tables: Tables) -> str:
    """The style of CLDR's long dates."""
    return tables.long_order.replace("Y", "y").replace("D", "d")
