"""Fixes → new text. Pure: no files, no rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from srclint.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srclint.model import Fix


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


class _Region(NamedTuple):
    """A changed part: where it stood, and where stands what came in its place."""

    old: tuple[int, int]
    new: tuple[int, int]


def changes(maps: Sequence[OffsetMap], after: str) -> list[Edit]:
    """All that several passes did to a text, as edits of the text before: sorted, disjoint.

    `after` is the text that the passes led to.
    """
    regions: list[_Region] = []
    for one in maps:
        regions = _after_both(regions, _regions(one))
    return [Edit(Span(*region.old), after[slice(*region.new)]) for region in regions]


def _regions(one: OffsetMap) -> list[_Region]:
    before = (0, *one.shifts)
    return [
        _Region((start, end), (start + before[number], end + one.shifts[number]))
        for number, (start, end) in enumerate(zip(one.starts, one.ends, strict=True))
    ]


def _after_both(first: Sequence[_Region], second: Sequence[_Region]) -> list[_Region]:
    """The regions of two passes as those of one: what touches in the text between is joined."""
    clusters: list[list[int]] = []
    for start, end in sorted([*(r.new for r in first), *(r.old for r in second)]):
        if clusters and start <= clusters[-1][1]:
            clusters[-1][1] = max(clusters[-1][1], end)
        else:
            clusters.append([start, end])
    back = _Bridge([(r.new, r.old) for r in first])
    forth = _Bridge([(r.old, r.new) for r in second])
    return [_Region(back.over(*one), forth.over(*one)) for one in clusters]


class _Bridge:
    """Leads spans that cut no region from one side of regions to the other."""

    def __init__(self, regions: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._starts = [here[0] for here, _ in regions]
        grown = ((there[1] - there[0]) - (here[1] - here[0]) for here, there in regions)
        self._shifts = [0, *accumulate(grown)]

    def over(self, start: int, end: int) -> tuple[int, int]:
        """The span on the other side; regions that touch it are in it."""
        before = self._shifts[bisect_left(self._starts, start)]
        within = self._shifts[bisect_right(self._starts, end)]
        return start + before, end + within


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
