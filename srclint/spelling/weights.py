"""The weights of the models, and which words can be reported at all."""

from __future__ import annotations

import json
from functools import cache
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from srclint.spelling.features import PLACE_FEATURES, WORD_FEATURES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from srclint.spelling.suspects import Case

_TOP = Path(__file__).parent.parent
_WEIGHTS = Path(__file__).parent / "data" / "models.json"
_LEEWAY = 1e-9  # logits: sums in another order are rounded otherwise

MODELS = ("lower", "start", "cap")
"""For words in small letters, with a capital at the start of a sentence, and within one."""


class Model(NamedTuple):
    """What decides on words in small letters, at the start of a sentence, or with a capital."""

    weights: Mapping[str, float]
    threshold: float
    most: float  # that a place can add

    @property
    def needed(self) -> float:
        """What a word has to bring where its place adds all that it can."""
        return self.threshold - self.most


@cache
def models(language: str) -> Mapping[str, Model]:
    """The models of a language: "lower", "start" and "cap"."""
    data = json.loads(_WEIGHTS.read_text("utf-8"))
    found = {}
    for name, part in data.items():
        weights = dict(part["weights"])
        for feature, more in part["own"].get(language, {}).items():
            weights[feature] = weights.get(feature, 0.0) + more
        limit = part["thresholds"].get(language, part["thresholds"]["*"])
        found[name] = Model(weights, limit, _most(weights))
    return found


def _most(weights: Mapping[str, float]) -> float:
    return sum(max(0.0, weights.get(name, 0.0)) for name in PLACE_FEATURES)


def may_be_reported(case: Case, language: str) -> Collection[str]:
    """The models that would report a case where its surroundings are the most favourable."""
    weights, needed = _side_by_side(language)
    lower = start = cap = 0.0
    for name, x in case.values.items():
        one, two, three = weights[name]
        lower += one * x
        start += two * x
        cap += three * x
    reached = lower >= needed[0], start >= needed[1], cap >= needed[2]
    return tuple(compress(MODELS, reached)) if True in reached else ()


@cache
def _side_by_side(
    language: str,
) -> tuple[Mapping[str, tuple[float, float, float]], tuple[float, float, float]]:
    """For the models "lower", "start" and "cap": the weights of each feature of a word, and what
    they have to give so that the best place could make up for the rest."""
    known = models(language)
    one, two, three = known["lower"], known["start"], known["cap"]
    weights = {
        name: (
            one.weights.get(name, 0.0),
            two.weights.get(name, 0.0),
            three.weights.get(name, 0.0),
        )
        for name in WORD_FEATURES
    }
    return weights, (one.needed - _LEEWAY, two.needed - _LEEWAY, three.needed - _LEEWAY)


def fingerprint(files: Iterable[str]) -> int:
    """Stands for the code and data that verdicts on words depend on; -1 if some cannot be read.

    `files` are paths in the package, with "/".
    """
    found = 0
    try:
        for file in files:
            found = crc32((_TOP / file).read_bytes(), found)
    except OSError:
        return -1
    return found
