"""Count the verdicts of benchmarks/precision/ into srclint/data/judged.json, for `srclint rule`.

    python tools/build_judged.py

A verdict of "taste" (the defect is there, and its writer may have meant it) counts as not right.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
VERDICTS = TOP / "benchmarks" / "precision"
TARGET = TOP / "srclint" / "data" / "judged.json"


def judged() -> dict[str, Any]:
    """Code → day of the last verdicts, and language → [right, judged]."""
    found: dict[str, Any] = {}
    for path in sorted(VERDICTS.glob("*.tsv")):
        comment, *lines = path.read_text("utf-8").splitlines()
        date = comment.removeprefix("# ").partition(":")[0]
        for row in csv.DictReader(lines, delimiter="\t"):
            rule = found.setdefault(row["code"], {"date": date, "languages": {}})
            rule["date"] = max(rule["date"], date)
            count = rule["languages"].setdefault(row["language"], [0, 0])
            count[0] += row["verdict"] == "true"
            count[1] += 1
    for rule in found.values():
        rule["languages"] = dict(sorted(rule["languages"].items()))
    return dict(sorted(found.items()))


def main() -> None:
    """Write the file, a rule on each line."""
    rows = (f"{json.dumps(code)}: {json.dumps(rule)}" for code, rule in judged().items())
    TARGET.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
