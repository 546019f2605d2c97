"""The numbers of a text around the places where mentions are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.mentions.sights import Number

BEFORE, AFTER = 48, 24
"""Code points around a spot in which the first number of a mention may be."""
MARKS = "-/.,:'’٫٬‐‑\u200e\u200f"
SPACES = frozenset(" \u00a0\u202f\u2009")


def around(seen: list[Number], spots: Iterable[tuple[int, int]]) -> Iterator[Number]:
    """The numbers at some spots, which are sorted by their starts, each once."""
    at, size = 0, len(seen)
    for start, end in spots:
        begin, stop = start - BEFORE, end + AFTER
        while at < size and seen[at].end <= begin:
            at += 1
        while at < size and seen[at].start < stop:
            yield seen[at]
            at += 1
