"""Judge once and for all the words that are on some list and may be slips all the same.

    python tools/judge_lexicon.py [--only it,es]

The second step of build_lexicon.py, and needed again whenever code or data changed that such a
verdict depends on (`judges`): until then srclint is right, but slower.  A word that wordfreq has,
in the language or in another one, is looked up in the section `loud` of the language's file; only
what is there can ever be reported.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from functools import cache
from pathlib import Path

import lexicon_sources as sources

from srclint.lexicon import shared
from srclint.lexicon.store import Store, write
from srclint.lexicon.table import Sieve
from srclint.lexicon.words import Lexicon
from srclint.spelling import LANGUAGES
from srclint.spelling.suspects import USED_ABROAD, Words
from srclint.spelling.weights import fingerprint, may_be_reported

DATA = Path(__file__).resolve().parent.parent / "srclint" / "lexicon" / "data"

OF_PLACES = {
    f"spelling/{name}.py" for name in ("pieces", "surroundings", "unknown", "vietnamese", "watched")
} | {"spelling/data/endings.json"}
"""What is about a word's place, its parts or the house; no verdict on the word depends on it."""


@cache
def words_elsewhere() -> set[str]:
    """Words that some language uses often."""
    return {
        word
        for language in sources.frequency_languages()
        for word, zipf in sources.frequencies(language).items()
        if zipf > USED_ABROAD - 0.3 and shared().zipf(word) >= USED_ABROAD
    }


@cache
def judges() -> list[str]:
    """Files of the package that a verdict on a word depends on, as paths in the package."""
    code = (
        "import sys, srclint.spelling.suspects, srclint.spelling.weights,"
        " srclint.lexicon.words, srclint.lexicon.elsewhere; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = {
        Path(*name.split(".")[1:]).with_suffix(".py").as_posix()
        for name in done.stdout.split()
        if name.startswith(("srclint.spelling.", "srclint.lexicon."))
    }
    data = {
        path.relative_to(DATA.parent.parent).as_posix()
        for path in (DATA.parent.parent / "spelling" / "data").iterdir()
    }
    return sorted((modules | data) - OF_PLACES)


def judge(language: str) -> int:
    """Add the words that may be reported to the file of a language; returns its size in bytes."""
    path = DATA / f"{language}.lex"
    lexicon = Lexicon(path)
    verdicts = Words(lexicon, worth=lambda case: may_be_reported(case, language), judged=False)
    own = frozenset().union(*lexicon.words)
    candidates = {*words_elsewhere(), *sources.frequencies(language)}
    loud = {
        lexicon.fold(word)
        for word in candidates
        if len(own.union(word)) < len(own) + 2  # with two strange letters it is near none
        and verdicts.may_be_slip(word)
    }
    store = Store(path)
    files = judges()
    head = {**store.head, "judged": fingerprint(files), "judged by": files}
    places, tables = head.pop("sections"), head.pop("tables")
    sections = {name: bytes(store.section(name)) for name in places}
    sections["loud"] = Sieve.made_of(loud)
    print(language, f"loud {len(loud):,} of {len(candidates):,}")
    return write(path, sections, tables, **head)


def main() -> None:
    """Judge the words of the languages that are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="languages, comma-separated")
    wanted = set(filter(None, parser.parse_args().only.split(","))) or {*LANGUAGES}
    for language in LANGUAGES:
        if language in wanted:
            print("  ", f"{judge(language):,} bytes")


if __name__ == "__main__":
    main()
