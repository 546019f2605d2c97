"""The models that `fit_spelling.py` fits: rows of suspects as arrays, weights, thresholds.

Ridge logistic regression by Newton's method; five folds by document.  A threshold is the logit at
which a language is expected to have its share of the false alarms allowed per 10,000 words: the
tail of its own negatives, smoothed, with that of all languages as four alarms' worth of prior, so
that one odd document does not decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from srclint.spelling.features import OWN, PLACE_FEATURES, WORD_FEATURES

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Sequence

    from srclint.spelling.suspects import Suspect

Array = np.ndarray[Any, Any]
LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ru", "id"]
# how a language's share of the alarms differs: what its recall still lacks, its neighbours' has
# to pay
SHARES = {"en": 1.2, "it": 0.9, "es": 1.2, "fr": 1.0, "de": 0.8, "pt": 0.8, "ru": 0.9, "id": 1.25}
NAMES = [*WORD_FEATURES, *PLACE_FEATURES]
FOLDS, RIDGE, PRIOR, WIDTH = 5, 1.5, 4.0, 0.35
OWN_RIDGE = 15.0  # of what a language's weight differs by from that of all


class Row(NamedTuple):
    """A suspect of the development data, and what it is."""

    language: str
    slip: bool  # from recall, else from a clean document
    wrong: bool  # a slip, or a true error in a clean document
    right: str  # what should stand there, folded; "" if unknown
    kind: str  # nonword or diacritic
    suspect: Suspect
    fold: int


class Model:
    """Rows of one model as arrays: an array row is an option of a suspect.

    Behind the features stand, for each language, those of `OWN` again, so that a language may
    weigh them otherwise than all do.
    """

    def __init__(
        self, rows: list[Row], average: float, words: Counter[str], without: Sequence[str] = ()
    ) -> None:
        self.rows = rows
        owner, vectors, labels, weights = [], [], [], []
        for number, row in enumerate(rows):
            options = row.suspect.options
            for place, option in enumerate(options):
                good = option.meant == row.right if row.right else place == 0
                owner.append(number)
                vectors.append([option.values.get(name, 0.0) for name in NAMES])
                labels.append(float(row.wrong and good))
                if (
                    row.slip
                ):  # a wrong correction counts little: the order matters less than the finding
                    weights.append(1.0 if good else 0.1)
                else:
                    scale = average / words[row.language]
                    weights.append(min(3.0, max(0.3, scale)) / len(options))
        self.owner, common = np.array(owner), np.array(vectors)
        common[:, [NAMES.index(name) for name in without]] = 0
        languages = np.array([row.language for row in rows])[self.owner]
        places = [NAMES.index(name) for name in OWN]
        own = [common[:, places] * (languages == code)[:, None] for code in LANGUAGES]
        self.x = np.hstack([common, *own])
        self.ridge = np.array([RIDGE] * len(NAMES) + [OWN_RIDGE] * len(OWN) * len(LANGUAGES))
        self.y, self.weight = np.array(labels), np.array(weights)
        self.fold = np.array([row.fold for row in rows])[self.owner]

    def fit(self, keep: Array) -> Array:
        """Weights of the features."""
        x, y, weight = self.x[keep], self.y[keep], self.weight[keep]
        found = np.zeros(x.shape[1])
        for _ in range(60):
            p = 1 / (1 + np.exp(-x @ found))
            curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(self.ridge)
            step = np.linalg.solve(curve, x.T @ (weight * (y - p)) - self.ridge * found)
            found += step
            if abs(step).max() < 1e-5:
                break
        return found

    def unseen(self) -> tuple[Array, Array, Array]:
        """Of each row, by the model that did not see it: logit, best option, lead over the next."""
        logit = np.zeros(len(self.y))
        for part in range(FOLDS):
            out = self.fold == part
            logit[out] = self.x[out] @ self.fit(~out)
        best = np.full(len(self.rows), -99.0)
        which, lead = np.zeros(len(self.rows), int), np.zeros(len(self.rows))
        starts = np.searchsorted(self.owner, np.arange(len(self.rows) + 1))
        for i in range(len(self.rows)):
            mine = logit[starts[i] : starts[i + 1]]
            which[i], best[i] = mine.argmax(), mine.max()
            lead[i] = best[i] - np.partition(mine, -2)[-2] if len(mine) > 1 else 9
        return best, which, lead


def solve(expected: Callable[[float], float], wanted: float) -> float:
    """The logit at which a falling function has a value."""
    low, high = -8.0, 12.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if expected(middle) > wanted else (low, middle)
    return round(low, 2)


def thresholds(
    model: Model, logits: Array, words: Counter[str], alarms: float, keep: Array
) -> dict[str, float]:
    """Language → logit from which a suspect is reported."""
    rows = model.rows
    negative = keep & np.array([not row.wrong for row in rows])
    share = keep.mean()
    language = np.array([row.language for row in rows])

    def tail(which: Array, logit: float) -> float:
        return float((1 / (1 + np.exp(-(logits[which] - logit) / WIDTH))).sum())

    total = alarms * words.total() * share / 1e4
    found = {"*": solve(lambda t: tail(negative, t), total)}
    for code in LANGUAGES:
        mine = negative & (language == code)
        room = SHARES[code] * alarms * words[code] * share / 1e4
        prior = PRIOR / total

        def expected(logit: float, mine: Array = mine, prior: float = prior) -> float:
            return tail(mine, logit) + prior * tail(negative, logit)

        found[code] = solve(expected, room + PRIOR * SHARES[code])
    return found
