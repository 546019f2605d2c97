"""What is known of words and languages before any folder is read."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

AGGLUTINATIVE = frozenset(["tr", "fi", "hu", "et", "eu", "kk", "az"])
SLAVIC = frozenset(
    ["bg", "cs", "pl", "ru", "sl", "uk", "hr", "sr", "sk", "mk", "be", "bs", "lt", "lv"]
)
COMPOUNDING = frozenset(["de", "nl", "sv", "da", "no", "nb", "nn", "fi", "hu", "et"])
"""Languages that write compounds in one word or tie names into them by a hyphen."""
HYPHEN_GRAMMAR = COMPOUNDING - {"nl"}
"""Where a hyphen ties a name into a compound: Star-Trek-Film."""

_TAILS = defaultdict(
    lambda: 3, en=1, vi=1, id=1, nl=1, sv=2, da=2, no=2, nb=2, fr=2, es=2, pt=2, it=2, ca=2, de=2
)


_WITHOUT_LISTS = 3.5
"""What every word counts as where there are no word lists: known, so that the rules are silent."""
FUNCTION_WORD = 5.3
"""Frequency from which a capitalised word before a name is no part of it ("The", "Across")."""


def tail(language: str) -> int:
    """Letters at a word's end that inflection may change: an edit there is no misspelling."""
    return _TAILS[language]


@lru_cache(300_000)
def frequency(word: str, language: str) -> float:
    """How frequent a word is in the language or in English: log10 per 10⁹ words; 0: unknown.

    In a language without a word list of its own: where it is most frequent of some forty.
    """
    lists = _lexicons()
    if lists is None:
        return _WITHOUT_LISTS
    lexicon, shared = lists
    english = lexicon("en")
    best = english.zipf(word) if english else 0.0
    if language != "en":
        own = lexicon(language)
        other = own.zipf(own.fold(word)) if own else shared().zipf(word)
        best = max(best, other)
    return best


@lru_cache(100_000)
def own_frequency(word: str, language: str) -> float:
    """How frequent a word is in the language itself, as `frequency` says."""
    lists = _lexicons()
    if lists is None:
        return _WITHOUT_LISTS
    lexicon, shared = lists
    own = lexicon(language)
    return float(own.zipf(own.fold(word)) if own else shared().zipf(word))


@lru_cache(100_000)
def frequency_anywhere(word: str) -> float:
    """How frequent a word is where it is most frequent, of some forty languages; 0 below 2.4."""
    lists = _lexicons()
    return float(lists[1]().zipf(word)) if lists else 0.0


@cache
def _lexicons() -> tuple[Any, Any] | None:
    """Word lists, where they are."""
    try:
        from srclint.lexicon import lexicon, shared
    except ImportError:
        return None
    return lexicon, shared


@cache
def _places() -> Mapping[str, frozenset[str]]:
    """Names of countries by language; "*": other words for places, in any language."""
    lines = (Path(__file__).parent / "data" / "places.txt").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {language: frozenset(names.split("|")) for language, _, names in rows}


def countries(language: str) -> frozenset[str]:
    """Names of countries in a language."""
    return _places().get(language, frozenset())


@cache
def _place_words() -> frozenset[str]:
    lists = _places()
    words = {
        w.casefold() for key in lists.keys() - {"*"} for name in lists[key] for w in name.split()
    }
    return frozenset(words | lists["*"])


def is_place(word: str) -> bool:
    """Whether a word in small letters is part of what a place or language is called anywhere."""
    return word in _place_words()


@cache
def world_names() -> frozenset[str]:
    """Words in small letters that most languages have: names, as a rule."""
    lists = _lexicons()
    found: frozenset[str] = lists[1]().common if lists else frozenset()
    return found


def world_name(word: str) -> bool:
    """Whether a word in small letters is one that most languages have: a name, as a rule."""
    return word in world_names()
