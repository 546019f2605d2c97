"""Names of countries, currencies and languages, and words one slip from them."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from srclint.lexicon import bare, shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint.lexicon.words import Lexicon

_SHORTEST, _LONGEST = 6, 30  # letters of a name
_ENDING = 2  # last letters, in which an unknown word may be another form of the name
_USED = 1.5  # zipf from which a word is somebody's name or a term


@cache
def _terms() -> Mapping[str, str]:
    """Language → names, made by tools/build_places.py."""
    text = files("srclint.spelling").joinpath("data/terms.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


@cache
def _index(lexicon: Lexicon) -> tuple[frozenset[str], Mapping[str, list[tuple[str, str]]]]:
    """The folded names, and by the first letter and the ending the folded names with the names."""
    known = [(lexicon.fold(name), name) for name in _terms().get(lexicon.language, "").split()]
    alike = defaultdict(list)
    for small, name in known:
        if len(small) >= _SHORTEST:
            alike[small[0] + small[-_ENDING:]].append((small, name))
    return frozenset(small for small, _ in known), alike


def is_term(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is of the name of a country, a currency or a language."""
    return word in _index(lexicon)[0]


def term_near(word: str, lexicon: Lexicon) -> str:
    """The one name that a folded, unknown word is a slip of, as it is written; "" if none is.

    The slip lies behind the first letter and before the ending, and no other word is as near.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ""
    alike = _index(lexicon)[1].get(word[0] + word[-_ENDING:], ())
    near = {
        name: small
        for small, name in alike
        if abs(len(small) - len(word)) < 2 and _is_slip(word, small)
    }
    names = set(near.values())
    if len(names) != 1 or lexicon.knows(word):
        return ""
    if lexicon.zipf(word) >= _USED or shared().zipf(word):
        return ""
    small = names.pop()
    if any(bare(x)[:-_ENDING] != bare(small)[:-_ENDING] for x in lexicon.near(word)):
        return ""
    return min(near)


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one edit that no accent explains; both end alike."""
    if bare(word) == bare(name):
        return False
    at = 0
    while at < min(len(word), len(name)) and word[at] == name[at]:
        at += 1
    wrong, right = word[at:], name[at:]
    if wrong[1:] == right[1:] or wrong[1:] == right or wrong == right[1:]:
        return True
    return wrong[:2] == right[1::-1] and wrong[2:] == right[2:]
