"""What the model sees of the rhythm of lines: shapes that come again, sentences that go on."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from srclint import pattern

from ._features import cut
from ._units import CLOSERS, STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._units import Unit

_PERIODS = (1, 2, 3, 4)
"""Lines after which a list of teasers begins anew: headline; headline, date; and so on."""

_FEWEST = 3
"""Times that a period has to come for a rhythm."""

_WIDTH = 6
"""Units on either side that make the neighbourhood."""

_WORDS = (3, 5, 8, 12, 18, 27, 40)
_SHARE = (0.01, 0.2, 0.4, 0.6, 0.8, 0.99)
_AWAY = (1, 2, 3, 6, 12, 30)


class Segment(NamedTuple):
    """A run of units: the first, and the last one."""

    first: int
    last: int

    def place(self, i: int) -> tuple[str, int]:
        """Where unit `i` stands to the segment, and how many units away."""
        if i < self.first:
            return "pre", self.first - i
        return ("post", i - self.last) if i > self.last else ("in", 0)


def best_segment(gains: Sequence[float]) -> Segment:
    """The run with the largest sum; an empty one after the end where no gain is positive."""
    best, found = 0.0, Segment(len(gains), -1)
    total, start = 0.0, 0
    for i, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, i
        total += gain
        if total > best:
            best, found = total, Segment(start, i)
    return found


def _shape(unit: Unit, *, stop: bool) -> str:
    number = "d" if pattern(r"\d").search(unit.text) else ""
    return f"{cut(unit.words, (3, 6, 13, 26))}{number}{'s' if stop else ''}"


def features(units: Sequence[Unit], rows: Sequence[list[str]]) -> None:
    """Append features to the row of every unit. Takes time linear in the units."""
    stops = [unit.text.rstrip(CLOSERS)[-1:] in STOPS and unit.words > 3 for unit in units]
    shapes = [_shape(unit, stop=stop) for unit, stop in zip(units, stops, strict=True)]
    _repeated(units, shapes, rows)
    _neighbourhood(units, stops, rows)
    _article(units, stops, rows)


def _repeated(units: Sequence[Unit], shapes: Sequence[str], rows: Sequence[list[str]]) -> None:
    """How often the shape of a unit comes in the text, and in which rhythm."""
    count = len(units)
    often = Counter(shapes)
    for period in _PERIODS:
        start = 0
        for i in range(period, count + 1):
            if i < count and shapes[i] == shapes[i - period]:
                continue
            times = (i - start) // period
            if times >= _FEWEST and (period == 1 or len(set(shapes[start : start + period])) > 1):
                said = f"rhythm{period}-{cut(times, (4, 6, 10, 20))}"
                for j in range(start, i):
                    rows[j].append(f"{said}-{int(units[j].prose)}")
            start = i - period + 1
    for unit, shape, row in zip(units, shapes, rows, strict=True):
        share = (often[shape] - 1) / max(1, count - 1)
        row.append(f"shape{cut(share, (0.01, 0.03, 0.08, 0.2, 0.4))}-{int(unit.prose)}")
        row.append(f"shape{shape}")


def _neighbourhood(units: Sequence[Unit], stops: Sequence[bool], rows: Sequence[list[str]]) -> None:
    """How long the units above and below are, and how many of them are sentences."""
    words = [0.0, *accumulate(min(unit.words, 60.0) for unit in units)]
    ends = [0, *accumulate(stops)]
    count = len(units)
    for i, row in enumerate(rows):
        low, high = max(0, i - _WIDTH), min(count, i + _WIDTH + 1)
        for side, start, end in (("u", low, i), ("d", i + 1, high)):
            if start < end:
                row.append(f"w{side}{cut((words[end] - words[start]) / (end - start), _WORDS)}")
                row.append(f"s{side}{cut((ends[end] - ends[start]) / (end - start), _SHARE)}")
        around = max(1, high - low - 1)
        mean = (words[high] - words[low] - min(units[i].words, 60.0)) / around
        share = (ends[high] - ends[low] - stops[i]) / around
        row.append(f"ws{cut(mean, _WORDS)}-{cut(share, (0.2, 0.5, 0.8))}-{int(units[i].prose)}")


def _article(units: Sequence[Unit], stops: Sequence[bool], rows: Sequence[list[str]]) -> None:
    """Where a unit stands to the run in which sentences outweigh what is none."""
    gains = [_gain(unit, stop=stop) for unit, stop in zip(units, stops, strict=True)]
    segment = best_segment(gains)
    placed(units, segment, gains, rows, "seg")


def _gain(unit: Unit, *, stop: bool) -> float:
    if unit.prose and not unit.phrases:
        return min(unit.words, 60.0) / 10
    if unit.phrases:
        return -2.0
    return 0.2 if stop else -0.8


def placed(
    units: Sequence[Unit],
    segment: Segment,
    gains: Sequence[float],
    rows: Sequence[list[str]],
    name: str,
) -> None:
    """Append where each unit stands to a segment, and what parts it from that."""
    total = [0.0, *accumulate(gains)]
    for i, (unit, row) in enumerate(zip(units, rows, strict=True)):
        place, away = segment.place(i)
        row.append(f"{name}-{place}{cut(away, _AWAY)}")
        row.append(f"{name}-{place}-{cut(unit.words, (4, 9, 20))}-{int(unit.prose)}")
        if place == "pre":
            lost = total[segment.first] - total[i]
        elif place == "post":
            lost = total[i + 1] - total[segment.last + 1]
        else:
            lost = min(total[i + 1] - total[segment.first], total[segment.last + 1] - total[i])
        row.append(f"{name}-{place}-lost{cut(lost, (-20, -10, -5, -2, -0.5, 1, 4, 10, 25))}")
