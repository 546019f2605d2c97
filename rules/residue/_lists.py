"""Lists of links after the text: a heading or a cue, then lines as long as headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import pattern

from ._features import DATE
from ._units import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ._kinds import Kind
    from ._units import Unit

_MONEY_OR_PHONE = r"[$€£¥₩₽]\s?\d|\d\s?[$€£¥₩₽]|\+?\d[\d\s()-]{7,}\d"
_DATUM = r"^\W*\d|\d\s?%$"
_LONGEST_ITEM = 25
_FEWEST = 3
_HEADLINE = 4.5
"""Words of an item on average: fewer are names, products, or the lines of a poem."""

_SHARE = 0.25
_CUES = frozenset(("related", "navigation", "comments", "share", "newsletter", "ads"))


def links_after(units: Sequence[Unit], kinds: Sequence[Kind | None], last: int) -> Iterator[int]:
    """Numbers of the units that are lists of links after unit `last`, the text's last prose."""
    start = last + 1
    while start < len(units):
        end = start
        while end < len(units) and not units[end].prose and units[end].words <= _LONGEST_ITEM:
            end += 1
        if end - start >= _FEWEST:
            yield from _links(units, kinds, start, end)
        start = max(end, start + 1)


def _links(
    units: Sequence[Unit], kinds: Sequence[Kind | None], start: int, end: int
) -> Iterator[int]:
    lines = [_bare(unit.text) for unit in units[start:end]]
    if start and units[start - 1].text.rstrip()[-1:] in ":：":
        return  # the article's own list
    if any(pattern(_MONEY_OR_PHONE).search(line) for line in lines):
        return
    data = sum(bool(pattern(_DATUM).search(x) or pattern(DATE, 2).search(x)) for x in lines)
    closed = sum(line[-1:] in ".!:;。！；" for line in lines)
    colons = sum(pattern(r"^[^:：]{1,30}[:：]\s").search(line) is not None for line in lines)
    if max(data, closed, colons) > _SHARE * len(lines):
        return
    head = next(
        (n for n in range(len(lines) - 2) if _heads(units[start + n], kinds[start + n])), -1
    )
    if head < 0:
        return
    items = [
        unit.words
        for n, unit in enumerate(units[start + head + 1 : end], start + head + 1)
        if not _heads(unit, kinds[n])
    ]
    if len(items) >= 2 and sum(items) >= _HEADLINE * len(items):
        yield from range(start + head, end)


def _bare(line: str) -> str:
    line = line.strip()
    return line[len(found[0]) :] if (found := pattern(BULLET).match(line)) else line


def _heads(unit: Unit, kind: Kind | None) -> bool:
    """Whether a unit is the heading of a list of links: a cue, or few words in capitals."""
    if kind is not None and kind.name in _CUES:
        return True
    letters = "".join(unit.tokens)
    return unit.words <= 4 and len(letters) >= 4 and letters.isupper()
