"""Judge once and for all the words that are on some list and may be slips all the same.

    python tools/judge_lexicon.py [--only it,es]

The second step of build_lexicon.py, and needed after each run of fit_spelling.py: without it
srclint is right, but slower.  A word that wordfreq has, in the language or in another one, is
looked up in the section `loud` of the language's file; only what is there can ever be reported.
"""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path

import lexicon_sources as sources

from srclint.lexicon import shared
from srclint.lexicon.store import Store, write
from srclint.lexicon.table import Sieve
from srclint.lexicon.words import Lexicon
from srclint.spelling import LANGUAGES
from srclint.spelling.model import fingerprint, may_be_reported
from srclint.spelling.suspects import USED_ABROAD, Words

DATA = Path(__file__).resolve().parent.parent / "srclint" / "lexicon" / "data"


@cache
def words_elsewhere() -> set[str]:
    """Words that some language uses often."""
    return {
        word
        for language in sources.frequency_languages()
        for word, zipf in sources.frequencies(language).items()
        if zipf > USED_ABROAD - 0.3 and shared().zipf(word) >= USED_ABROAD
    }


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
    head = {**store.head, "judged": fingerprint()}
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
