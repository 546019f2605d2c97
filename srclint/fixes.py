"""Fixes → new text. Pure: no files, no rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srclint.model import Edit, Fix, Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Old offsets → new ones. Inside a replaced span they go to the end of the replacement."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    """How far offsets from the end of each replaced span on have moved."""

    def __call__(self, offset: int) -> int:
        """New offset of an old one, both in code points."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset
        return max(offset, self.ends[at]) + self.shifts[at]


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, list[int], OffsetMap]:
    """Apply fixes, each whole or not at all; of overlapping ones the first.

    Returns the new text, the numbers of the fixes that were applied, and the map of offsets.
    Two insertions at one place overlap too: which comes first would be a guess.
    Raises ValueError for an edit that lies outside the text.
    """
    taken: list[Edit] = []
    applied: list[int] = []
    for number, fix in enumerate(fixes):
        if any(not 0 <= e.span.start <= e.span.end <= len(text) for e in fix.edits):
            raise ValueError(f"an edit lies outside the text of {len(text)} code points")
        edits = sorted(fix.edits, key=_span)
        if edits and _disjoint(edits) and all(_fits(taken, edit) for edit in edits):
            for edit in edits:
                insort(taken, edit, key=_span)
            applied.append(number)
    return _splice(text, taken), applied, _offset_map(taken)


def _span(edit: Edit) -> Span:
    return edit.span


def _fits(taken: Sequence[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit.span, key=_span)
    return _disjoint([*taken[max(at - 1, 0) : at], edit, *taken[at : at + 1]])


def _disjoint(edits: Sequence[Edit]) -> bool:
    return all(a.span.end <= b.span.start and a.span != b.span for a, b in pairwise(edits))


def _splice(text: str, edits: Sequence[Edit]) -> str:
    parts, last = [], 0
    for edit in edits:
        parts += [text[last : edit.span.start], edit.text]
        last = edit.span.end
    parts.append(text[last:])
    return "".join(parts)


def _offset_map(edits: Sequence[Edit]) -> OffsetMap:
    shift, shifts = 0, []
    for edit in edits:
        shift += len(edit.text) - (edit.span.end - edit.span.start)
        shifts.append(shift)
    return OffsetMap(
        tuple(e.span.start for e in edits), tuple(e.span.end for e in edits), tuple(shifts)
    )
