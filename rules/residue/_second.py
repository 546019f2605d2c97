"""What the model sees the second time: what it said of a unit and of those around it."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from . import _rhythm
from ._features import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._context import Features
    from ._units import Unit

BODY = 0.5
"""Chance below which prose is taken for the article."""

_APART = 4
"""Units that may stand between two of one block."""

_CHANCE = (0.03, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.97)
_MEAN = (0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96)
_SIDE = (0.1, 0.3, 0.6, 0.85, 0.96)
_REST = (0.1, 0.3, 0.5, 0.7, 0.9, 0.97)


class _Article(NamedTuple):
    """The largest block of what the model took for prose of the article."""

    first: int
    last: int
    words: set[str]
    furniture: float
    """Mean chance of the units in it."""


def features(
    units: Sequence[Unit], words: Sequence[set[str]], chances: Sequence[float]
) -> Features:
    """More features of every unit, in order; `words` are their content words."""
    count = len(units)
    total = [0.0, *accumulate(chances)]
    article = _article(units, words, chances)
    share = sum(chance >= BODY for chance in chances) / max(1, count)
    kept = sum(unit.words * (1 - c) for unit, c in zip(units, chances, strict=True))
    kept /= max(1.0, sum(unit.words for unit in units))
    page = f"pshare{cut(share, (0.1, 0.3, 0.5, 0.7, 0.85, 0.95))}-"
    body = f"pbw{cut(kept, (0.05, 0.15, 0.3, 0.5, 0.7, 0.9))}-"
    inside = f"pmp{cut(article.furniture, (0.05, 0.15, 0.3, 0.5))}-"
    rows: Features = []
    for i, (unit, chance) in enumerate(zip(units, chances, strict=True)):
        kind = f"{int(unit.prose)}-{cut(unit.words, (4, 9, 20))}"
        at, away = "in", 0
        if i < article.first:
            at, away = "pre", article.first - i
        elif i > article.last:
            at, away = "post", i - article.last
        before = total[i] / i if i else 1.0
        after = (total[count] - total[i + 1]) / (count - i - 1) if i < count - 1 else 1.0
        row = [
            f"p{cut(chance, _CHANCE)}",
            f"p{cut(chance, (0.1, 0.3, 0.5, 0.7, 0.9))}-{kind}",
            f"pmain-{at}{cut(away, (1, 2, 3, 6, 12, 30))}",
            f"pmain-{at}-{kind}",
            page + at,
            body + at,
            inside + at,
            f"pbef{cut(before, _REST)}",
            f"paft{cut(after, _REST)}",
        ]
        _near(row, total, i, chance)
        if words[i] and at != "in":
            shared = len(words[i] & article.words) / len(words[i])
            band = cut(unit.words, (4, 9, 20))
            row.append(f"pmw{cut(shared, (0.01, 0.15, 0.3, 0.5, 0.7))}-{band}")
        rows.append(row)
    gains = [
        (1 + min(unit.words, 60.0) / 8) * (1 - 2 * chance)
        for unit, chance in zip(units, chances, strict=True)
    ]
    _rhythm.placed(units, _rhythm.best_segment(gains), gains, rows, "pseg")
    return rows


def _near(row: list[str], total: Sequence[float], i: int, chance: float) -> None:
    """Mean chances of the units around unit `i`, and of those on either side."""
    count = len(total) - 1
    for width in (1, 2, 4, 8, 16):
        low, high = max(0, i - width), min(count, i + width + 1)
        mean = (total[high] - total[low] - chance) / max(1, high - low - 1)
        row.append(f"pm{width}-{cut(mean, _MEAN)}")
        if width in (2, 8):
            above = (total[i] - total[low]) / (i - low) if i > low else 1.0
            below = (total[high] - total[i + 1]) / (high - i - 1) if high > i + 1 else 1.0
            row.append(f"pu{width}-{cut(above, _SIDE)}")
            row.append(f"pd{width}-{cut(below, _SIDE)}")


def _article(
    units: Sequence[Unit], words: Sequence[set[str]], chances: Sequence[float]
) -> _Article:
    blocks: list[list[int]] = []
    for i, (unit, chance) in enumerate(zip(units, chances, strict=True)):
        if unit.prose and chance < BODY:
            if not blocks or i - blocks[-1][-1] > _APART:
                blocks.append([])
            blocks[-1].append(i)
    if not blocks:
        return _Article(len(units), -1, set(), 1.0)
    main = max(blocks, key=lambda block: sum(units[i].words * (1 - chances[i]) for i in block))
    first, last = main[0], main[-1]
    furniture = sum(chances[first : last + 1]) / (last + 1 - first)
    return _Article(first, last, set().union(*(words[i] for i in main)), furniture)
