"""Amounts that were read before: the same words around the same number are not read again.

For tables, price lists and texts that repeat themselves. What an amount is depends on nothing but
the few words around it, which are what is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.mentions.amounts import LEFT, RIGHT, Amount
from srclint.mentions.model import AmountParts, Mention, Unit

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

REMEMBERED = 2_000
"""Places of each locale; about 2 KB each."""


def amount_at(text: str, start: int, end: int, last: int, t: Tables) -> Mention | None:
    """What the number text[start:end] counts; the mention before it ends at `last`."""
    base = max(last, start - LEFT, 0)
    left = t.look.may_be_counted(text, start)
    place = text[base : end + RIGHT], start - base, end - start, left, base > 0
    known: dict[tuple[str, int, int, int, bool], tuple[int, Mention | None]] = t.amounts
    seen = known.get(place)
    if seen is None:
        found = Amount(text, start, end, last, t).mention()
        if len(known) >= REMEMBERED:
            known.clear()
        known[place] = start, found
        return found
    return moved(seen[1], start - seen[0]) if seen[1] else None


def moved(mention: Mention, by: int) -> Mention:
    """The same amount at another place."""
    start, end, kind, value, _, _, amount = mention
    if amount is None:
        return mention._replace(start=start + by, end=end + by)
    number, span, readings, against, units, magnitude, power, its_span, style = amount
    parts = AmountParts(
        number,
        (span[0] + by, span[1] + by),
        readings,
        against,
        tuple([Unit(v, how, before, w, s + by, e + by) for v, how, before, w, s, e in units]),
        magnitude,
        power,
        (its_span[0] + by, its_span[1] + by) if its_span[1] else its_span,
        style,
    )
    return Mention(start + by, end + by, kind, value, None, None, parts)
