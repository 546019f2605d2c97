"""Fit the model of the rules on residue: rules/residue/_trees.py.

    python tools/fit_residue.py [--data ../shared/data/dev/residue] [--out FILE] [--oof FILE]

Needs lightgbm and scikit-learn besides srclint. The pages are those of two sources, credited in
NOTICE. Folds are by page, so that no form of a page is in two of them. A unit weighs by its words,
a page by the root of its number of units, a whole news page `NEWS` times that; the headline next
to the text counts as body. A fifth of the pages are fitted a second time without their capitals,
for scripts that have none. The second trees see what the first ones say of the units around, by
first trees that have not seen the page; what both say is averaged. `--oof` writes what the model
says of each page when both are fitted on the others: the thresholds and the calibration rest on
that. Takes ten minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
import scipy.sparse as sp
from sklearn.isotonic import IsotonicRegression
from srclint.rules.residue import _context, _model, _second, _units

from srclint.text import line_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDS = 4

NEWS = 3
"""Times that a whole news page weighs: there are 96 of them, and 691 whole pages of other kinds."""

LEAST = 0.3
"""Chance from which on a unit is reported, and its confidence calibrated."""

Kept = tuple[dict[str, Any], list[_units.Unit], list[set[str]], bool]
"""A page, its units, their content words, and whether its capitals are hidden."""


def pages(folder: Path, limit: int) -> list[dict[str, Any]]:
    """The labelled pages; at most `limit` of a file."""
    found = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            rows = [json.loads(line) for line in lines]
        found += rows if "wcxb" not in path.name else rows[:: max(1, len(rows) // limit)]
    return found


def labels(page: dict[str, Any], units: list[_units.Unit]) -> list[int]:
    """1 residue, 0 body, -1 neither, of each unit."""
    starts = np.cumsum([0] + [len(line) + 1 for line in page["text"].split("\n")])
    residue, skip = set(page["residue"]), set(page.get("unscored", ()))
    heads = set(page.get("headings", ()))
    found, first_body = [], None
    for number, unit in enumerate(units):
        line = int(np.searchsorted(starts, unit.span.start, side="right")) - 1
        found.append(-1 if line in skip else -2 if line in heads else int(line in residue))
        if found[-1] == 0 and first_body is None:
            first_body = number
    above = [n for n in range(first_body or 0) if found[n] == -2]
    if above:
        found[above[-1]] = 0
    return found


class Table:
    """Features of many pages as a sparse matrix."""

    def __init__(self, names: dict[str, int]) -> None:
        self.names = names
        self._flat: list[int] = []
        self._ends = [0]

    def add(self, rows: list[list[str]]) -> None:
        """Append rows."""
        names = self.names
        for row in rows:
            self._flat += [names.setdefault(name, len(names)) for name in row]
            self._ends.append(len(self._flat))

    def matrix(self) -> Any:
        """The rows as a matrix of noughts and ones."""
        data = np.ones(len(self._flat), dtype=np.float32)
        shape = len(self._ends) - 1, len(self.names)
        return sp.csr_matrix((data, np.array(self._flat), np.array(self._ends)), shape=shape)


def fitted(x: Any, y: Any, weight: Any) -> Any:
    """Boosted trees on the labelled rows."""
    some = np.flatnonzero(y >= 0)
    model = lightgbm.LGBMClassifier(
        n_estimators=160,
        num_leaves=31,
        learning_rate=0.13,
        min_child_samples=60,
        subsample=0.7,
        subsample_freq=1,
        colsample_bytree=0.3,
        reg_lambda=5,
        n_jobs=1,
        random_state=1,
        deterministic=True,
        verbose=-1,
    )
    return model.fit(x[some], y[some], sample_weight=weight[some])


def crossed(x: Any, y: Any, weight: Any, fold: Any) -> Any:
    """Probabilities of each row, by a model that has not seen its page."""
    found = np.zeros(len(y))
    for k in range(FOLDS):
        if (fold == k).any():
            model = fitted(x[fold != k], y[fold != k], weight[fold != k])
            found[fold == k] = model.predict_proba(x[fold == k])[:, 1]
    return found


def twice(x: Any, kept: list[Kept], names: dict[str, int], chances: Any) -> Any:
    """The rows, with what the model sees when it knows its first chances."""
    more, at = Table(names), 0
    for _, units, words, _ in kept:
        more.add(_second.features(units, words, chances[at : at + len(units)].tolist()))
        at += len(units)
    return sp.hstack([x, more.matrix()]).tocsr()


def unseen(x: Any, y: Any, weight: Any, folds: tuple[Any, Any], kept: list[Kept]) -> Any:
    """Second probabilities of each row by models that have not seen its page in any way."""
    found = np.zeros(len(y))
    fold, inner = folds
    for k in range(FOLDS):
        seen = fold != k
        first = np.zeros(len(y))
        first[seen] = crossed(x[seen], y[seen], weight[seen], inner[seen])
        model = fitted(x[seen], y[seen], weight[seen])
        first[~seen] = model.predict_proba(x[~seen])[:, 1]
        both = twice(x, kept, {}, first)
        model = fitted(both[seen], y[seen], weight[seen])
        found[~seen] = mean(first[~seen], model.predict_proba(both[~seen])[:, 1])
        print("fold", k, flush=True)
    return found


def mean(first: Any, second: Any) -> Any:
    """The chances whose odds are the geometric mean of two, as the rules take it."""
    small = 1e-9
    odds = [np.log((p + small) / (1 - p + small)) for p in (first, second)]
    return 1 / (1 + np.exp(-sum(odds) / 2))


def knots(chances: Any, y: Any, weight: Any) -> list[tuple[float, float]]:
    """What share of units is residue where the model says so much: isotonic, in a few points."""
    some = (y >= 0) & (chances >= LEAST - 0.1)
    model = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip")
    model.fit(chances[some], y[some], sample_weight=weight[some])
    points = [LEAST, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0]
    return [(p, round(float(model.predict([p])[0]), 3)) for p in points]


def reliability(chances: Any, y: Any, fold: Any) -> Iterator[str]:
    """Lines of a table: what is said, what is so, of how many; calibrated on the other folds."""
    said = np.full(len(y), -1.0)
    for k in range(FOLDS):
        points = knots(chances[fold != k], y[fold != k], np.ones((fold != k).sum()))
        some = (fold == k) & (y >= 0) & (chances >= LEAST)
        heights, shares = zip(*points, strict=True)
        said[some] = np.interp(chances[some], heights, shares)
    edges = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01]
    for low, high in pairwise(edges):
        inside = (said >= low) & (said < high)
        if inside.any():
            yield f"{said[inside].mean():.3f} {y[inside].mean():.3f} {inside.sum()}"


def tree(node: dict[str, Any], names: list[str]) -> str:
    """A tree as an expression: nested choices by the features that stand in `h`."""
    if "leaf_value" in node:
        return f"{float(node['leaf_value']):.3f}"
    without, with_it = (tree(node[side], names) for side in ("left_child", "right_child"))
    return f"({with_it} if {names[node['split_feature']]!r} in h else {without})"


def sums(model: Any, names: list[str]) -> str:
    """The trees of a model as the lines of one sum, two a line."""
    trees = [tree(t["tree_structure"], names) for t in model.booster_.dump_model()["tree_info"]]
    pairs = [" + ".join(trees[n : n + 2]) for n in range(0, len(trees), 2)]
    return "\n        + ".join(pairs)


HEAD = '''"""The fitted trees, made by tools/fit_residue.py, which says from what. Do not edit.

Code and not data, because it runs five times as fast as a walk over lists.
"""

from collections.abc import Set as AbstractSet

KNOTS = {knots}
"""(chance, share of such units of unseen pages that are residue); between them lines."""


def first(h: AbstractSet[str]) -> float:
    """The sum of the trees for a unit with the features `h`: the log of its odds."""
    return (
        {first}
    )


def second(h: AbstractSet[str]) -> float:
    """The same with what the first trees said of the unit and of those around it."""
    return (
        {second}
    )
'''


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data/dev/residue"))
    parser.add_argument("--out", type=Path, default=Path("rules/residue/_trees.py"))
    parser.add_argument("--oof", type=Path)
    parser.add_argument("--limit", type=int, default=350)
    args = parser.parse_args()

    one, kept, y, weight, fold, inner = Table({}), list[Kept](), [], [], [], []
    for page in pages(args.data, args.limit):
        units = _units.units(page["text"], line_spans(page["text"]))
        _units.match_phrases(units)
        if not any(unit.phrases for unit in units):
            continue
        words = [_context.content_words(unit.tokens) for unit in units]
        number = zlib.crc32(page["id"].split("/")[-1].encode())
        for caseless in (False, True)[: 1 + (number % 5 == 0)]:
            one.add(_model.features(units, caseless=caseless))
            y += labels(page, units)
            base = [0.75 + min(unit.words, 60) / 20 for unit in units]
            scale = 10 * min(len(units), 150) ** 0.5 / sum(base) * (0.5 if caseless else 1)
            scale *= NEWS if page["set"].startswith("zyte/") else 1
            weight += [scale * b for b in base]
            fold += [number // 5 % FOLDS] * len(units)
            inner += [number // 35 % FOLDS] * len(units)
            kept.append((page, units, words, caseless))
    x = one.matrix()
    labelled, weights, folds = np.array(y), np.array(weight), np.array(fold)
    print(x.shape, "units of", len(kept), "pages", flush=True)
    last = unseen(x, labelled, weights, (folds, np.array(inner)), kept)
    print(*reliability(last, labelled, folds), sep="\n")
    if args.oof:
        write(args.oof, kept, labelled, last)
    chances = crossed(x, labelled, weights, folds)
    names = dict[str, int]()
    both = twice(x, kept, names, chances)
    said = HEAD.format(
        knots=knots(last, labelled, np.ones(len(labelled))),
        first=sums(fitted(x, labelled, weights), list(one.names)),
        second=sums(fitted(both, labelled, weights), [*one.names, *names]),
    )
    args.out.write_text(said, "utf-8")


def write(path: Path, kept: list[Kept], labelled: Any, chances: Any) -> None:
    """What models say of pages that they have not seen, one page a line."""
    at = 0
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for page, units, _, caseless in kept:
            said = [round(float(p), 4) for p in chances[at : at + len(units)]]
            truth = labelled[at : at + len(units)].tolist()
            at += len(units)
            if not caseless:
                out.write(json.dumps([page["set"], page["id"], said, truth]) + "\n")


if __name__ == "__main__":
    main()
