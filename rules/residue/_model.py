"""The model: boosted trees over yes-or-no features."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from ._context import Surroundings
from ._features import own_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._context import Features
    from ._units import Unit


def features(units: Sequence[Unit], *, caseless: bool = False) -> Features:
    """What the model sees of each unit."""
    around = Surroundings(units).features()
    return [
        own_features(unit, caseless=caseless) + row for unit, row in zip(units, around, strict=True)
    ]


def scores(units: Sequence[Unit]) -> list[float]:
    """The chance of each unit to be residue, 0 to 1, as fitted by tools/fit_residue.py."""
    from ._trees import total  # 7 ms, for pages only

    return [1 / (1 + exp(-max(-30.0, min(30.0, total(set(row)))))) for row in features(units)]
