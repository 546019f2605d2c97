"""Write rules/spelling/data/doubtful.txt: misspellings on record that large dictionaries have.

    python tools/doubtful_words.py en LIST...

LIST are word lists of SCOWL up to size 80 (Debian's wamerican-large, wbritish-large, wamerican-huge
and wbritish-huge); see NOTICE. Kept are the words that srclint would look at as slips. Run it again
after a lexicon or the models were built anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from srclint.lexicon import lexicon
from srclint.spelling.model import words_of

DOUBTFUL = Path("rules/spelling/data/doubtful.txt")
HEAD = """\
# Misspellings on record that large dictionaries have all the same, and that are not mended unseen:
# language, the words. From SCOWL 2020.12.07 (see NOTICE), by tools/doubtful_words.py.
"""


def read(paths: list[Path]) -> set[str]:
    """Words in small letters of some lists, those that srclint looks at."""
    words = {word for path in paths for word in path.read_text("utf-8").split()}
    return {word for word in words if word.isalpha() and word.islower() and 4 <= len(word) <= 20}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("lists", nargs="+", type=Path)
    args = parser.parse_args()
    words = lexicon(args.language)
    if words is None:
        parser.error(f"no lexicon for {args.language}")
    verdicts = words_of(words)
    there = sorted(word for word in read(args.lists) if verdicts.verdict(word).cases)
    doubtful = " ".join(word for word in there if words.misspelt.get(word))
    DOUBTFUL.write_text(f"{HEAD}{args.language}\t{doubtful}\n", "utf-8")


if __name__ == "__main__":
    main()
