"""The pieces of a text in which mentions are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEFORE, AFTER = 48, 24
"""Code points around a spot in which the first number of a mention may be."""
LONGEST = 200  # code points that a number may have left of a region
MARKS = "-/.,:'’٫٬‐‑\u200e\u200f"
SPACES = frozenset(" \u00a0\u202f\u2009")
NUMERIC = frozenset("0123456789" + MARKS) | SPACES


def regions(text: str, spots: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is around some spots, without overlaps; a region begins with no half of a number."""
    begin = last = end = 0
    for start, stop in spots:
        left = max(start - BEFORE, 0)
        if left > end:
            if end:
                yield begin, end
                last = end
            begin = left
            while begin > last and begin > left - LONGEST and text[begin - 1] in NUMERIC:
                begin -= 1
        end = max(end, stop + AFTER)
    yield begin, end
