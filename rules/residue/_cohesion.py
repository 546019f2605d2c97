"""What the model sees of how lines hang together: words shared with those around, even lengths.

Sentences of an article speak of one thing; teasers, menus and lists of names do not.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from ._features import cut

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from ._units import Unit

_NEAR = 5
"""Units on either side that words are shared with."""

_MEANT = 4
"""Units on either side over which the share is averaged."""

_FEWEST = 2
"""Content words of a unit of which a share says something."""

_TITLE = 4
"""Words of the first unit that may be the title."""

_EVEN, _MIXED = 5, 8
"""Units on either side whose lengths are compared, and whose kinds are counted."""

_CAPITALS = 0.6
"""Share of a line's words with a capital that makes it one of headline case, or of names."""


def features(units: Sequence[Unit], words: Sequence[Set[str]], rows: Sequence[list[str]]) -> None:
    """Append features to the row of every unit; `words` are their content words. Takes time
    linear in the text.
    """
    _shared(units, words, rows)
    _lengths(units, rows)
    _runs(units, rows)


def _shared(units: Sequence[Unit], words: Sequence[Set[str]], rows: Sequence[list[str]]) -> None:
    often = Counter(word for unit in words for word in unit)
    shares = _shares(words)
    total = [0.0, *accumulate(share or 0.0 for share in shares)]
    known = [0, *accumulate(share is not None for share in shares)]
    title = next(
        (w for w, u in zip(words, units, strict=True) if u.words >= _TITLE and len(w) >= _FEWEST),
        frozenset[str](),
    )
    count = len(units)
    for i, (unit, row) in enumerate(zip(units, rows, strict=True)):
        band = cut(unit.words, (4, 9, 20))
        share = shares[i]
        if share is not None:
            row.append(f"coh{cut(share, (0.01, 0.1, 0.2, 0.35, 0.6))}-{band}")
        low, high = max(0, i - _MEANT), min(count, i + _MEANT + 1)
        if known[high] > known[low]:
            mean = (total[high] - total[low]) / (known[high] - known[low])
            row.append(f"cw{cut(mean, (0.02, 0.06, 0.12, 0.2, 0.3, 0.45))}-{int(unit.prose)}")
        if own := words[i]:
            if title:
                row.append(
                    f"ti{cut(len(own & title) / len(title), (0.01, 0.15, 0.35, 0.7))}-{band}"
                )
            once = sum(often[word] == 1 for word in own) / len(own)
            row.append(f"on{cut(once, (0.01, 0.2, 0.4, 0.6, 0.8, 0.99))}-{band}")


def _shares(words: Sequence[Set[str]]) -> list[float | None]:
    """Share of each unit's words that stand in a unit near it too; None where it has too few."""
    near: Counter[str] = Counter()
    for unit in words[:_NEAR]:
        near.update(unit)
    found = list[float | None]()
    for i, own in enumerate(words):
        if i + _NEAR < len(words):
            near.update(words[i + _NEAR])
        if i > _NEAR:
            near.subtract(words[i - _NEAR - 1])
        enough = len(own) >= _FEWEST
        found.append(sum(near[word] > 1 for word in own) / len(own) if enough else None)
    return found


def _lengths(units: Sequence[Unit], rows: Sequence[list[str]]) -> None:
    """How even the lengths around a unit are, how often prose and lines change, and capitals."""
    count = len(units)
    words = [min(unit.words, 60.0) for unit in units]
    sums = [0.0, *accumulate(words)]
    squares = [0.0, *accumulate(n * n for n in words)]
    changes = [0, 0, *accumulate(int(a.prose != b.prose) for a, b in pairwise(units))]
    capitals = [0, *accumulate(map(_is_capital, units))]
    for i, (unit, row) in enumerate(zip(units, rows, strict=True)):
        low, high = max(0, i - _EVEN), min(count, i + _EVEN + 1)
        size = high - low
        mean = (sums[high] - sums[low]) / size
        spread = max(0.0, (squares[high] - squares[low]) / size - mean * mean) ** 0.5
        prose = int(unit.prose)
        row.append(f"cv{cut(spread / max(1.0, mean), (0.3, 0.5, 0.7, 0.9, 1.2))}-{prose}")
        low, high = max(0, i - _MIXED), min(count, i + _MIXED + 1)
        size = high - low
        mixed = (changes[high] - changes[low]) / size
        row.append(f"sw{cut(mixed, (0.05, 0.15, 0.3, 0.5))}-{prose}")
        named = (capitals[high] - capitals[low]) / size
        row.append(f"cp{cut(named, (0.05, 0.2, 0.4, 0.7))}-{prose}")


def _is_capital(unit: Unit) -> bool:
    heads = "".join([token[0] for token in unit.tokens])
    return sum(map(str.isupper, heads)) >= _CAPITALS * len(heads)


def _runs(units: Sequence[Unit], rows: Sequence[list[str]]) -> None:
    """How many sentences stand together without a line between."""
    start = 0
    for i in range(len(units) + 1):
        if i < len(units) and units[i].prose:
            continue
        for row in rows[start:i]:
            row.append(f"pr{cut(i - start, (2, 3, 4, 6, 10))}")
        start = i + 1
