"""Measure the safe fixes of missing-accent, which has no weights to fit, into precision.json.

python tools/measure_spelling.py DATA   (the folder that fit_spelling.py takes)
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from fit_spelling import PRECISION, precision, read
from srclint.rules.spelling.missing_accent import missing_accent

from srclint.document import Document
from srclint.lexicon import fold

NOTE = "slips of the development data; nothing was fitted on them"


def main() -> None:
    """Count the accents that are put right in the slips of all kinds."""
    count: Counter[tuple[str, bool]] = Counter()
    for row in read(Path(sys.argv[1]) / "recall.jsonl.gz"):
        language, place = row["lang"], (row["start"], row["end"])
        if language not in ("it", "es", "fr", "pt"):
            continue
        for problem in missing_accent.check(Document(row["text"], language=language)):
            fix = problem.fixes[0]
            if fix.safe and (problem.span.start, problem.span.end) == place:
                right = fold(fix.edits[0].text, language) == fold(row["right"], language)
                count[language, right] += 1
    known = json.loads(PRECISION.read_text("utf-8"))
    known["SPL006"] = precision(count) | {"on": NOTE}
    PRECISION.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    print(known["SPL006"])


if __name__ == "__main__":
    main()
