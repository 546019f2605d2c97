"""Writing a date after a CLDR pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from srclint.mentions.tables import Tables

PIECES = r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+"
ISO = "y-MM-dd"


def format_date(day: date, style: str, tables: Tables) -> str:
    """A date as "long" (CLDR's long form), "iso", or a CLDR pattern of y, M, L, d and E writes it.

    Raises ValueError for a field that a date does not have.
    """
    import re

    pattern = {"long": str(tables.data["long"]), "iso": ISO}.get(style, style)
    out = []
    for piece in re.finditer(PIECES, pattern):
        if piece[2]:
            out.append(field(piece[0], day, tables))
        else:
            out.append((piece[1] or "'").replace("''", "'") if piece[0][0] == "'" else piece[0])
    return "".join(out)


def field(code: str, day: date, tables: Tables) -> str:
    """One field of a pattern."""
    letter, size = code[0], len(code)
    names = {"M": ("abbreviated", "wide"), "L": ("abbreviated", "wide_alone")}
    if letter in names and size >= 3:
        return str(tables.data[names[letter][size > 3]][day.month - 1])
    if letter == "E":
        return str(tables.data["days_wide"][day.weekday()])
    numbers = {"y": day.year, "M": day.month, "L": day.month, "d": day.day}
    if letter not in numbers:
        raise ValueError(f"{code!r} is no field of a date; there are y, M, L, d and E")
    if code == "yy":
        return f"{day.year % 100:02d}"
    return str(numbers[letter]).zfill(size)
