"""Fit the models of misspelt words and their thresholds; print what they find, cross-validated.

    python tools/fit_spelling.py DATA [--judged FILE] [--write] [--alarms 0.4]

DATA holds recall.jsonl.gz, clean.jsonl.gz and adjudicated.tsv (the development half, whose
README says what they are).  What a model is and how a threshold is found: spelling_models.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spelling_models import FOLDS, LANGUAGES, NAMES, Array, Model, Row, thresholds

from srclint.lexicon import fold, lexicon
from srclint.spelling.features import OWN
from srclint.spelling.model import is_safe, more_needed
from srclint.spelling.suspects import Words, suspects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OUT = Path(__file__).resolve().parent.parent / "srclint" / "spelling" / "data" / "models.json"
PRECISION = Path(__file__).resolve().parent.parent / "rules/spelling/data/precision.json"
MODELS = {"lower": 0.6, "start": 0.15, "cap": 0.25}  # model → its share of the false alarms
NO_EVIDENCE = {"start": ("heading",), "cap": ("heading",)}
"""Model → features that it does not look at: few unknown names of the data stand in titles, many
slips do, and elsewhere it is the other way round."""
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a pack."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def true_errors(*paths: Path) -> set[tuple[str, str]]:
    """(language, word) known to be misspelt in the clean documents."""
    lines = [line.split("\t") for path in paths for line in path.read_text("utf-8").splitlines()]
    return {(x[0], x[1]) for x in lines if len(x) == 2}


def gather(
    data: Path, errors: set[tuple[str, str]]
) -> tuple[list[Row], Counter[str], Counter[str]]:
    """Suspects; slips by language; words of the clean documents by language."""
    verdicts = {code: Words(known) for code in LANGUAGES if (known := lexicon(code))}
    rows, slips, words = [], Counter[str](), Counter[str]()
    for number, row in enumerate(read(data / "recall.jsonl.gz")):
        language = row["lang"]
        if language not in LANGUAGES or row["cls"] not in ("nonword", "diacritic"):
            continue
        slips[language] += row["cls"] == "nonword"
        part = zlib.crc32(f"slip {number}".encode()) % FOLDS
        right = fold(row["right"], language)
        for suspect in suspects(row["text"], verdicts[language]):
            if suspect.start < row["end"] and row["start"] < suspect.end:
                rows.append(Row(language, True, True, right, row["cls"], suspect, part))
    for row in read(data / "clean.jsonl.gz"):
        language = row["lang"]
        if language in LANGUAGES:
            words[language] += len(WORD.findall(row["text"]))
            part = zlib.crc32(row["text"].encode()) % FOLDS
            for suspect in suspects(row["text"], verdicts[language]):
                wrong = (language, suspect.word) in errors
                rows.append(Row(language, False, wrong, "", "", suspect, part))
    return rows, slips, words


def table(
    models: dict[str, Model], slips: Counter[str], words: Counter[str], alarms: float
) -> dict[str, dict[str, Any]]:
    """Print what is found, each row judged by weights and thresholds that did not see its
    document; give the precision of the safe fixes by rule."""
    found, false, first = Counter[str](), Counter[str](), Counter[bool]()
    safe: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for name, model in models.items():
        best, which, lead = model.unseen()
        folds = np.array([row.fold for row in model.rows])
        for part in range(FOLDS):
            limit = thresholds(model, best, words, alarms * MODELS[name], folds != part)
            for i in np.flatnonzero(folds == part):
                row = model.rows[i]
                option = row.suspect.options[which[i]]
                words_of = lexicon(row.language)
                assert words_of
                needed = limit[row.language] + more_needed(row.suspect, option, words_of)
                margin = best[i] - needed
                if margin < 0:
                    continue
                right = option.meant == row.right
                if is_safe(row.suspect, option, margin, lead[i], row.language) and row.slip:
                    safe[_rule(row, which[i])][row.language, right] += 1
                if row.slip and row.kind == "nonword":
                    found[row.language] += 1
                    first[right] += 1
                elif not row.wrong:
                    false[row.language] += 1
    for code in LANGUAGES:
        recall, wrong = 100 * found[code] / slips[code], 1e4 * false[code] / words[code]
        print(f"{code}  found {recall:5.1f} %   false alarms {wrong:.2f}")
    print(f"all found {100 * found.total() / slips.total():5.1f} %   ", end="")
    print(f"false alarms {1e4 * false.total() / words.total():.2f}   ", end="")
    print(f"first right {100 * first[True] / first.total():.1f} %")
    return {code: precision(count) for code, count in sorted(safe.items())}


def precision(count: Counter[tuple[str, bool]]) -> dict[str, Any]:
    """Fixes offered as safe, and how many of 100 were right, in all and by language."""
    languages = sorted({language for language, _ in count})
    by = {x: [count[x, True], count[x, True] + count[x, False]] for x in languages}
    fixes = sum(n for _, n in by.values())
    right = round(100 * sum(n for n, _ in by.values()) / fixes, 2)
    seen = {"on": "slips in documents that the fit had not seen"}
    return {"date": str(date.today()), "fixes": fixes, "right": right, "languages": by} | seen


def named(names: Sequence[str], weights: Array) -> dict[str, float]:
    """Weights by name, those that are nothing left out."""
    pairs = zip(names, weights, strict=True)
    return {name: round(float(x), 3) for name, x in pairs if abs(x) > 0.0005}


def _rule(row: Row, which: int) -> str:
    if "listed" in row.suspect.options[which].values:
        return "SPL001"
    return "SPL003" if row.suspect.model == "cap" else "SPL002"


def main() -> None:
    """Fit, print and perhaps write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--judged", type=Path, action="append", default=[], help="more true errors")
    parser.add_argument("--alarms", type=float, default=0.4, help="false alarms per 10,000 words")
    parser.add_argument("--write", action="store_true", help=f"write {OUT}")
    options = parser.parse_args()
    errors = true_errors(options.data / "adjudicated.tsv", *options.judged)
    rows, slips, words = gather(options.data, errors)
    average = words.total() / len(LANGUAGES)
    by_model = {name: [row for row in rows if row.suspect.model == name] for name in MODELS}
    models = {
        name: Model(mine, average, words, NO_EVIDENCE.get(name, ()))
        for name, mine in by_model.items()
    }
    measured = table(models, slips, words, options.alarms)
    print(measured)
    result: dict[str, Any] = {}
    for name, model in models.items():
        best, _, _ = model.unseen()
        everything = np.ones(len(model.rows), bool)
        weights = model.fit(np.ones(len(model.y), bool))
        limit = thresholds(model, best, words, options.alarms * MODELS[name], everything)
        common, *own = np.split(weights, np.cumsum([len(NAMES), *[len(OWN)] * len(LANGUAGES)])[:-1])
        result[name] = {
            "weights": named(NAMES, common),
            "own": {code: named(OWN, w) for code, w in zip(LANGUAGES, own, strict=True)},
            "thresholds": limit,
        }
    if options.write:
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
        known = json.loads(PRECISION.read_text("utf-8")) if PRECISION.exists() else {}
        PRECISION.write_text(json.dumps(known | measured, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
