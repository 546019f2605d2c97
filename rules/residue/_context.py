"""What the model sees around a unit: where prose stands, what its neighbours are."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from srclint import pattern

from . import _cohesion, _rhythm, _templates
from ._features import DATE, TIME, cut
from ._units import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._units import Unit

Features = list[list[str]]

_NEAR = (2, 3, 5, 8, 15)


def content_words(tokens: Sequence[str]) -> set[str]:
    """Words of four letters or more, and single Han characters, in lower case."""
    return {t.casefold() for t in tokens if len(t) >= 4 or "\u3040" <= t <= "\u9fff"}


class Surroundings:
    """Facts of each unit that rest on the others; all in time linear in the units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.count = len(units)
        self.prose = [unit.prose for unit in units]
        self.before = [0, *accumulate(self.prose)]
        self.where = [i for i, is_prose in enumerate(self.prose) if is_prose]
        self.furniture = [0, *accumulate(bool(unit.phrases) for unit in units)]
        self.words = [content_words(unit.tokens) for unit in units]
        self.bands = [cut(unit.words, (4, 9, 20)) for unit in units]

    def features(self) -> Features:
        """Features of every unit, in order."""
        rows: Features = [[] for _ in self.units]
        if self.count:
            self._page(rows)
            self._prose_near(rows)
            self._blocks(rows)
            self._runs(rows)
            self._marked(rows)
            self._phrases_near(rows)
            self._neighbours(rows)
            _rhythm.features(self.units, rows)
            _templates.features(self.units, rows)
            _cohesion.features(self.units, self.words, rows)
        return rows

    def _page(self, rows: Features) -> None:
        """What the page is as a whole, and where in it the unit stands."""
        units = self.units
        prose_words = sum(units[i].words for i in self.where)
        share = prose_words / max(1.0, sum(unit.words for unit in units))
        same = Counter(unit.text.strip().casefold() for unit in units)
        known: Counter[str] = Counter()
        for i in self.where:
            if units[i].words >= 15:
                known.update(self.words[i])
        blanks = any(unit.gap for unit in units[1:])
        whole = f"docprose{cut(share, (0.2, 0.4, 0.6, 0.75, 0.9, 0.97))}"
        for i, (unit, row, band) in enumerate(zip(units, rows, self.bands, strict=True)):
            depth = i / max(1, self.count - 1)
            row.extend(
                (
                    whole,
                    f"docprose{cut(share, (0.4, 0.75, 0.95))}-{band}",
                    f"depth{cut(depth, (0.02, 0.1, 0.3, 0.7, 0.9, 0.98))}",
                )
            )
            if i < 3:
                row.append(f"line{i}")
            if i == self.count - 1:
                row.append("last")
            if same[unit.text.strip().casefold()] > 1:
                row.append(f"repeat-{band}")
            if words := self.words[i]:
                own = 1 if unit.prose and unit.words >= 15 else 0
                old = sum(known[w] > own for w in words) / len(words)
                row.append(f"known{cut(old, (0.01, 0.2, 0.4, 0.6, 0.8))}-{band}")
            if blanks:
                row.append(f"gap{int(unit.gap)}{int(unit.last_of_run)}")

    def _prose_near(self, rows: Features) -> None:
        where, before, count = self.where, self.before, self.count
        for i, row in enumerate(rows):
            at = before[i + 1]
            below = str(cut(where[at] - i, _NEAR)) if at < len(where) else "x"
            at = before[i] - 1
            above = str(cut(i - where[at], _NEAR)) if at >= 0 else "x"
            row.extend((f"above{above}", f"below{below}", f"ab{above}{below}"))
            for width in (4, 12):
                low, high = max(0, i - width), min(count, i + width + 1)
                around = before[high] - before[low] - self.prose[i]
                share = around / max(1, high - low - 1)
                row.append(f"near{width}-{cut(share, (0.01, 0.15, 0.3, 0.5, 0.75))}")

    def _blocks(self, rows: Features) -> None:
        """Where a unit stands to the largest block of prose: lines at most three apart."""
        block, sizes = [-1] * self.count, list[float]()
        for number, i in enumerate(self.where):
            if number == 0 or i - self.where[number - 1] > 4:
                sizes.append(0.0)
            sizes[-1] += self.units[i].words
            block[i] = len(sizes) - 1
        if not sizes:
            return
        main = max(range(len(sizes)), key=sizes.__getitem__)
        inside = [i for i in self.where if block[i] == main]
        top, end = inside[0], inside[-1]
        main_words = set().union(*(self.words[i] for i in inside))
        size = cut(sizes[main], (60, 150, 400))
        for i, (row, band) in enumerate(zip(rows, self.bands, strict=True)):
            at = "in" if top <= i <= end else "pre" if i < top else "post"
            away = top - i if i < top else max(0, i - end)
            row.extend(
                (
                    f"main-{at}{cut(away, (1, 2, 3, 6, 12, 30))}",
                    f"main-{at}-{band}-{int(self.prose[i])}",
                    f"mainsize{size}-{at}",
                )
            )
            if block[i] >= 0:
                part = sizes[block[i]] / sizes[main]
                row.append(f"block{cut(part, (0.05, 0.15, 0.4, 1.0))}-{at}")
            words = self.words[i]
            if words and at != "in":
                shared = len(words & main_words) / len(words)
                row.append(f"mainwords{cut(shared, (0.01, 0.15, 0.3, 0.5, 0.7))}-{band}")

    def _runs(self, rows: Features) -> None:
        """What each run of units without prose is made of: data, headlines, page words."""
        start = 0
        for i in range(self.count + 1):
            if i < self.count and not self.prose[i]:
                continue
            size = i - start
            length = f"run{cut(size, (1, 2, 3, 5, 8, 14, 25))}"
            made = self._made_of(start, i) if size >= 2 else ""
            for j in range(start, i):
                rows[j].append(length)
                if made:
                    rows[j].append(made)
            if i < self.count:
                rows[i].append("run0")
            start = i + 1

    def _made_of(self, start: int, end: int) -> str:
        size, units = end - start, self.units[start:end]
        data = sum(bool(pattern(r"^\W*\d|[$€£¥₩]\s?\d|\d%").search(u.text)) for u in units)
        heads = sum(5 <= u.words <= 20 for u in units) / size
        page = (self.furniture[end] - self.furniture[start]) / size
        place = "i"
        if self.before[start] == len(self.where):
            place = "a"
        elif not self.before[start]:
            place = "b"
        return (
            f"made-{place}{cut(size, (4, 9, 25))}-d{cut(data / size, (0.1, 0.5))}"
            f"-h{cut(heads, (0.3, 0.7))}-p{cut(page, (0.01, 0.2, 0.5))}"
        )

    def _marked(self, rows: Features) -> None:
        """How many dated units stand within six."""
        dated = [0]
        for unit in self.units:
            head = unit.text[:80]
            is_dated = unit.words <= 16 and bool(pattern(r"\d").search(head))
            is_dated = is_dated and bool(
                pattern(DATE, 2).search(head) or pattern(TIME).search(head)
            )
            dated.append(dated[-1] + is_dated)
        for i, row in enumerate(rows):
            low, high = max(0, i - 6), min(self.count, i + 7)
            depth = cut(i / max(1, self.count - 1), (0.3, 0.7))
            near = cut(dated[high] - dated[low], (1, 2, 4))
            row.append(f"dated{near}-{int(self.prose[i])}-{depth}")

    def _phrases_near(self, rows: Features) -> None:
        """How much page furniture there is on the page, and near the unit."""
        total = self.furniture
        level = cut(total[-1], (1, 2, 3, 5, 9, 20, 50))
        share = cut(total[-1] / self.count, (0.02, 0.06, 0.15, 0.3))
        edge_before, edge_after = total[self.where[0]] if self.where else 0, 0
        if self.where:
            edge_after = total[-1] - total[self.where[-1]]
        edges = f"{cut(edge_before, (1, 3, 8))}{cut(edge_after, (1, 3, 8))}"
        for i, (row, band) in enumerate(zip(rows, self.bands, strict=True)):
            prose, own = int(self.prose[i]), bool(self.units[i].phrases)
            others = total[-1] - own
            row.extend(
                (
                    f"furn{level}",
                    f"furn{level}-{prose}-{band}",
                    f"others{cut(others, (1, 2, 5, 15))}-{int(own)}",
                    f"fshare{share}-{prose}",
                    f"edges{edges}-{prose}",
                )
            )
            for width in (1, 3, 8):
                low, high = max(0, i - width), min(self.count, i + width + 1)
                near = total[high] - total[low] - own
                row.append(f"fnear{width}-{cut(near, (1, 2, 4))}-{prose}")

    def _neighbours(self, rows: Features) -> None:
        units = self.units
        bullets = [bool(pattern(BULLET).match(unit.text)) for unit in units]
        for i, (row, band) in enumerate(zip(rows, self.bands, strict=True)):
            if i and units[i - 1].text.rstrip()[-1:] in ":：":
                row.append("after-colon")
            if bullets[i]:
                left = i > 0 and bullets[i - 1]
                right = i + 1 < self.count and bullets[i + 1]
                row.append(f"list{left + right}-{band}")
            for side, j in (("p", i - 1), ("n", i + 1)):
                if 0 <= j < self.count:
                    row.append(f"{side}len{cut(units[j].words, (3, 6, 10, 20))}")
                    row.append(f"{side}prose{int(self.prose[j])}-{band}")
