"""Measure the rules on residue on pages that their model has not seen.

    python tools/measure_residue.py OOF [--score ../shared/score/residue.py] [--set NAME]

`OOF` is what `tools/fit_residue.py --oof` wrote: what models say of each page that were fitted on
the others. The rules run as ever, but for the chances, which are those. Prints per set and reading:
precision, recall and F1 of the lines flagged, words of the article lost in %, page F1, pages hurt
in %, lines of the article flagged per 1,000, and recall at precision .99.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint.rules.residue import _model, _units

from srclint import Document, registry
from srclint.lint import Linter
from srclint.model import Active

if TYPE_CHECKING:
    from collections.abc import Sequence

READINGS = ("report", "warn", "remove", "unsafe")


def scorer(path: Path) -> Any:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer; give --score")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def said(finding: Any, text: str) -> dict[str, Any]:
    """A finding as the scorer reads it from JSON."""
    edits = [
        {
            "safe": fix.safe,
            "edits": [
                {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
                for edit in fix.edits
            ],
        }
        for fix in finding.fixes
    ]
    return {
        "start": {"offset": finding.span.start},
        "end": {"offset": min(finding.span.end, len(text))},
        "severity": finding.severity,
        "confidence": finding.confidence or 0.5,
        "fixes": edits,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("oof", type=Path)
    parser.add_argument("--score", type=Path, default=Path("../shared/score/residue.py"))
    parser.add_argument("--by-language", action="store_true")
    parser.add_argument("--set", action="append", help="family of sets, e.g. zyte")
    args = parser.parse_args()
    score = scorer(args.score)
    with gzip.open(args.oof, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chances = {(name, page): row for name, page, row, _ in rows}
    now: list[list[float]] = []
    fitted = _model.scores

    def scores(units: Sequence[_units.Unit]) -> list[float]:
        if not now:
            unseen: list[float] = fitted(units)  # no page without a phrase is fitted on
            return unseen
        full = sum(bool(unit.phrases) for unit in units) >= _model.FURNISHED
        return [
            chance if full or unit.phrases or not unit.prose else 0.0
            for unit, chance in zip(units, now[0], strict=True)
        ]

    _model.scores = scores
    rules = [rule for rule in registry.installed() if rule.group == "residue"]
    linter = Linter([Active(rule, rule.severity) for rule in rules])
    found = defaultdict[str, list[tuple[Any, list[dict[str, Any]]]]](list)
    for name, pages in score.load(score.DATA, args.set, None, None).items():
        for page in pages:
            row = chances.get((name, page["id"]))
            if row is None and any(unit.phrases for unit in _matched(page["text"])):
                continue  # fitted with others only: --limit
            now[:] = [row] if row else []
            text = page["text"] + "\n"
            report = linter.check(Document(text))
            if report.faults:
                raise SystemExit(f"{page['id']}: {report.faults}")
            family = re.sub(r"(clean|light)/.*", r"\1", name)
            key = f"{family} {page['lang']}" if args.by_language else family
            found[key].append((page, [said(f, text) for f in report.findings]))
    for name, both in sorted(found.items()):
        pages = [page for page, _ in both]
        scores_of = [score.confidences(*one) for one in both]
        for reading in READINGS:
            if reading in ("remove", "unsafe"):
                flagged = [score.read_remove(*one, reading == "unsafe") for one in both]
            else:
                kept = [
                    (p, [f for f in fs if reading == "report" or f["severity"] != "info"])
                    for p, fs in both
                ]
                flagged = [score.read_report(*one) for one in kept]
            with_scores = scores_of if reading == "report" else None
            score.show_row(name, reading, score.measure(pages, flagged, with_scores))


def _matched(text: str) -> list[_units.Unit]:
    document = Document(text)
    units: list[_units.Unit] = _units.units(document.prose, document.lines)
    _units.match_phrases(units)
    return units


if __name__ == "__main__":
    main()
