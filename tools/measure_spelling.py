"""Measure the safe fixes of missing-accent, which has no weights to fit, into precision.json.

python tools/measure_spelling.py DATA   (the folder that fit_spelling.py takes)
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from fit_spelling import PRECISION, precision, read

from srclint.document import Document
from srclint.lexicon import fold
from srclint.spelling import unaccented


def main() -> None:
    """Count the accents that are put right in the slips of all kinds."""
    count: Counter[tuple[str, bool]] = Counter()
    for row in read(Path(sys.argv[1]) / "recall.jsonl.gz"):
        language = row["lang"]
        for found in unaccented(Document(row["text"], language=language)):
            if found.start == row["start"] and found.end == row["end"]:
                right = fold(found.meant, language) == fold(row["right"], language)
                count[language, right] += 1
    known = json.loads(PRECISION.read_text("utf-8"))
    known["SPL006"] = precision(count)
    PRECISION.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    print(known["SPL006"])


if __name__ == "__main__":
    main()
