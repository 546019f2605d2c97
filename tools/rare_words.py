"""Write rules/spelling/data/rare.txt: rare words of dictionaries that would pass for slips.

    python tools/rare_words.py en LARGE... --huge HUGE...

LARGE are word lists of SCOWL up to size 70 (Debian's wamerican-large and wbritish-large), HUGE up
to size 80 (wamerican-huge, wbritish-huge); see NOTICE. Of the large lists are kept the words that
srclint would look at as slips and that are on no record of misspellings ("fine"), of both those
that are on it ("doubtful"). Run it again after a lexicon or the models were built anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from srclint.lexicon import lexicon
from srclint.spelling.model import words_of

RARE = Path("rules/spelling/data/rare.txt")
HEAD = """\
# Rare words that would pass for slips: language, what they are, the words. "fine" ones are not
# looked at; "doubtful" ones are misspellings on record all the same, and not mended unseen.
# From SCOWL 2020.12.07 (see NOTICE), by tools/rare_words.py.
"""


def read(paths: list[Path]) -> set[str]:
    """Words in small letters of some lists, those that srclint looks at."""
    words = {word for path in paths for word in path.read_text("utf-8").split()}
    return {word for word in words if word.isalpha() and word.islower() and 4 <= len(word) <= 20}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("large", nargs="+", type=Path)
    parser.add_argument("--huge", nargs="*", type=Path, default=[])
    args = parser.parse_args()
    words = lexicon(args.language)
    if words is None:
        parser.error(f"no lexicon for {args.language}")
    RARE.write_text(HEAD, "utf-8")
    verdicts = words_of(words)
    large = read(args.large)
    both = sorted(word for word in large | read(args.huge) if verdicts.verdict(word).cases)
    listed = {word for word in both if words.misspelt.get(word)}
    fine = " ".join(word for word in both if word in large and word not in listed)
    doubtful = " ".join(word for word in both if word in listed)
    lines = [f"{args.language}\tfine\t{fine}", f"{args.language}\tdoubtful\t{doubtful}"]
    RARE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
