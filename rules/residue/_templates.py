"""What the model sees of lines that are made after one template: “More X”, “5H ago”, “… said:”."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from srclint import pattern

from ._features import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._units import Unit

_LONGEST = 12
"""Words of a line that a template may have made."""

_SAME, _ALIKE = 3, 4
"""Lines that are the same but for their numbers, or that begin or end alike, for a template."""

_NONE = 99
"""Distance where there is none."""

_TIMES = (3, 5, 9, 17)
_AWAY = (2, 3, 5, 9, 50)
_DENSE = (0.01, 0.1, 0.2, 0.35, 0.6)
_REST = (0.02, 0.1, 0.25, 0.5)


class _Key(NamedTuple):
    """A line without its numbers: all of it, its first and its last word."""

    whole: str
    first: str
    last: str
    parted: bool


def features(units: Sequence[Unit], rows: Sequence[list[str]]) -> None:
    """Append features to the row of every unit. Takes time linear in the units."""
    keys = [_key(unit) for unit in units]
    whole = Counter(key.whole for key in keys if key)
    first = Counter(key.first for key in keys if key and key.parted)
    last = Counter(key.last for key in keys if key and key.parted)
    made = list[int]()
    for unit, key, row in zip(units, keys, rows, strict=True):
        if key is None:
            made.append(0)
            continue
        band = cut(unit.words, (4, 9))
        same = whole[key.whole]
        if same > 1:
            row.append(f"tn{cut(same, _TIMES)}-{band}")
        begin, end = (first[key.first], last[key.last]) if key.parted else (0, 0)
        if begin > same:
            row.append(f"tf{cut(begin, _TIMES)}-{band}")
        if end > same:
            row.append(f"tl{cut(end, _TIMES)}-{band}")
        made.append(int(same >= _SAME or max(begin, end) >= _ALIKE))
    _around(units, made, rows)


def _key(unit: Unit) -> _Key | None:
    if unit.prose or unit.words > _LONGEST:
        return None
    hide = pattern(r"\d+").sub
    whole = hide("0", unit.text.strip().casefold())
    first, last = (hide("0", unit.tokens[at].casefold()) for at in (0, -1))
    return _Key(whole, first, last, " " in whole)


def _around(units: Sequence[Unit], made: Sequence[int], rows: Sequence[list[str]]) -> None:
    """How many such lines there are around each unit, above and below, and how near."""
    count, total = len(units), [0, *accumulate(made)]
    above, below = _distances(made), _distances(made[::-1])[::-1]
    for i, (unit, row) in enumerate(zip(units, rows, strict=True)):
        prose = int(unit.prose)
        for width in (4, 12):
            low, high = max(0, i - width), min(count, i + width + 1)
            share = (total[high] - total[low] - made[i]) / max(1, high - low - 1)
            row.append(f"td{width}-{cut(share, _DENSE)}-{prose}")
        row.append(f"ta{cut(above[i], _AWAY)}-{cut(below[i], _AWAY)}-{prose}")
        before = total[i] / max(1, i)
        after = (total[count] - total[i + 1]) / max(1, count - i - 1)
        row.append(f"tb{cut(before, _REST)}-{cut(after, _REST)}-{prose}")


def _distances(made: Sequence[int]) -> list[int]:
    """How many units back the last line of a template stands."""
    found, at = list[int](), -_NONE
    for i, is_made in enumerate(made):
        found.append(min(_NONE, i - at))
        if is_made:
            at = i
    return found
