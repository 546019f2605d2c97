"""Fit the model of the rules on residue: rules/residue/_trees.py.

    python tools/fit_residue.py [--data ../shared/data/dev/residue] [--out FILE] [--oof FILE]

Needs lightgbm and scikit-learn besides srclint. The pages are those of two sources, credited in
NOTICE. Folds are by page, so that no form of a page is in two of them. A unit weighs by its words,
a page by the root of its number of units; the headline next to the text counts as body. A fifth of
the pages are fitted a second time without their capitals, for scripts that have none.
`--oof` writes what the model says
of each page when fitted on the others: the thresholds and the calibration rest on that.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import scipy.sparse as sp
from srclint.rules.residue import _model, _units

from srclint.text import line_spans

FOLDS = 4


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

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
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
        model = fitted(x[fold != k], y[fold != k], weight[fold != k])
        found[fold == k] = model.predict_proba(x[fold == k])[:, 1]
    return found


def tree(node: dict[str, Any], names: list[str]) -> str:
    """A tree as an expression: nested choices by the features that stand in `h`."""
    if "leaf_value" in node:
        return f"{float(node['leaf_value']):.3f}"
    without, with_it = (tree(node[side], names) for side in ("left_child", "right_child"))
    return f"({with_it} if {names[node['split_feature']]!r} in h else {without})"


def sums(trees: list[str]) -> str:
    """Trees as the lines of one sum."""
    return "\n        + ".join(trees)


HEAD = '''"""The fitted trees, made by tools/fit_residue.py, which says from what. Do not edit.

Code and not data, because it runs five times as fast as a walk over lists.
"""

from collections.abc import Set as AbstractSet


def total(h: AbstractSet[str]) -> float:
    """The sum of the trees for a unit with the features `h`: the log of its odds."""
    return (
        '''


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data/dev/residue"))
    parser.add_argument("--out", type=Path, default=Path("rules/residue/_trees.py"))
    parser.add_argument("--oof", type=Path)
    parser.add_argument("--limit", type=int, default=350)
    args = parser.parse_args()

    one, kept, y, weight, fold = Table(), [], [], [], []
    for page in pages(args.data, args.limit):
        units = _units.units(page["text"], line_spans(page["text"]))
        _units.match_phrases(units)
        if not any(unit.phrases for unit in units):
            continue
        number = zlib.crc32(page["id"].split("/")[-1].encode())
        for caseless in (False, True)[: 1 + (number % 5 == 0)]:
            one.add(_model.features(units, caseless=caseless))
            y += labels(page, units)
            base = [0.5 + min(unit.words, 60) / 12 for unit in units]
            scale = 10 * min(len(units), 80) ** 0.5 / sum(base) * (0.5 if caseless else 1)
            weight += [scale * b for b in base]
            fold += [number // 5 % FOLDS] * len(units)
            kept.append((page, units, caseless))
    x = one.matrix()
    labelled, weights, folds = np.array(y), np.array(weight), np.array(fold)
    print(x.shape, "units of", len(kept), "pages", flush=True)
    if args.oof:
        last, at = crossed(x, labelled, weights, folds), 0
        with gzip.open(args.oof, "wt", encoding="utf-8") as out:
            for page, units, caseless in kept:
                said = [round(float(p), 4) for p in last[at : at + len(units)]]
                truth = labelled[at : at + len(units)].tolist()
                at += len(units)
                if not caseless:
                    out.write(json.dumps([page["set"], page["id"], said, truth]) + "\n")
    model = fitted(x, labelled, weights).booster_.dump_model()
    names = list(one.names)
    trees = [tree(info["tree_structure"], names) for info in model["tree_info"]]
    args.out.write_text(f"{HEAD}{sums(trees)}\n    )\n", "utf-8")


if __name__ == "__main__":
    main()
