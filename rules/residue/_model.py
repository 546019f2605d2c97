"""The model: boosted trees over yes-or-no features, read from a file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any

from ._context import Surroundings
from ._features import own_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._context import Features
    from ._units import Unit


@cache
def _trees() -> Any:
    """Each tree is [feature, tree with it, tree without it] or the number of a leaf."""
    path = files("srclint.rules.residue") / "data" / "trees.json"
    return json.loads(path.read_text("utf-8"))


def features(units: Sequence[Unit], *, caseless: bool = False) -> Features:
    """What the model sees of each unit."""
    around = Surroundings(units).features()
    return [
        own_features(unit, caseless=caseless) + row for unit, row in zip(units, around, strict=True)
    ]


def scores(units: Sequence[Unit]) -> list[float]:
    """The chance of each unit to be residue, 0 to 1, as fitted by tools/fit_residue.py."""
    trees = _trees()
    found = []
    for row in features(units):
        has = set(row)
        total = 0.0
        for node in trees:
            while node.__class__ is list:
                node = node[1] if node[0] in has else node[2]  # noqa: PLW2901 - walks down
            total += node
        found.append(1 / (1 + exp(-max(-30.0, min(30.0, total)))))
    return found
