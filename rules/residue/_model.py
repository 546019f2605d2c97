"""The model: boosted trees over yes-or-no features.

What the first trees say and what the second ones say is averaged: on unseen pages the mean is more
often right than either, and much less sure of what is wrong.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

from . import _second
from ._context import Surroundings
from ._features import own_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._context import Features
    from ._units import Unit


FURNISHED = 3
"""Units with a page phrase from which on sentences are scored too. On pages with fewer, .03 of the
residue are sentences without a phrase (tools/fit_residue.py --oof)."""


def features(units: Sequence[Unit], *, caseless: bool = False) -> Features:
    """What the model sees of each unit."""
    around = Surroundings(units).features()
    return [
        own_features(unit, caseless=caseless) + row for unit, row in zip(units, around, strict=True)
    ]


def scores(units: Sequence[Unit]) -> list[float]:
    """The chance of each unit to be residue, 0 to 1, as fitted by tools/fit_residue.py.

    On a page with hardly any furniture a sentence without a page phrase has none.
    """
    from ._trees import first, second  # 10 ms, for pages only

    all_of_them = sum(bool(unit.phrases) for unit in units) >= FURNISHED
    around = Surroundings(units)
    rows = [
        {*own_features(unit), *row} if all_of_them or unit.phrases or not unit.prose else None
        for unit, row in zip(units, around.features(), strict=True)
    ]
    odds = [None if row is None else first(row) for row in rows]
    chances = [0.0 if said is None else _chance(said) for said in odds]
    more = _second.features(units, around.words, chances)
    return [
        0.0 if row is None or said is None else _chance((said + second(row.union(seen))) / 2)
        for row, said, seen in zip(rows, odds, more, strict=True)
    ]


def confidence(chance: float) -> float:
    """How many of the units of unseen pages that have such a chance are residue, 0 to 1."""
    from ._trees import KNOTS

    for (low, said), (high, more) in pairwise(KNOTS):
        if chance <= high:
            return said + (more - said) * max(0.0, chance - low) / (high - low)
    return KNOTS[-1][1]


def _chance(log_odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
