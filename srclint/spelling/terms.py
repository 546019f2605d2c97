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
def _index(lexicon: Lexicon) -> tuple[frozenset[str], Mapping[str, list[str]]]:
    """The folded names, and each name without one letter or with all → the names."""
    shorter = defaultdict(list)
    known = frozenset(_terms().get(lexicon.language, "").split())
    for name in known:
        small = lexicon.fold(name)
        if len(small) >= _SHORTEST:
            for part in _parts(small):
                shorter[part].append(name)
    return frozenset(map(lexicon.fold, known)), shorter


def _parts(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def is_term(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is of the name of a country, a currency or a language."""
    return word in _index(lexicon)[0]


def term_near(word: str, lexicon: Lexicon) -> str:
    """The one name that a folded, unknown word is a slip of, as it is written; "" if none is.

    The slip lies behind the first letter and before the ending, and no other word is as near.
    """
    _, shorter = _index(lexicon)
    if not shorter or not _SHORTEST <= len(word) <= _LONGEST or lexicon.knows(word):
        return ""
    found = {name for part in _parts(word) for name in shorter.get(part, ())}
    near = {n for n in found if _is_slip(word, lexicon.fold(n))}
    names = {lexicon.fold(name) for name in near}
    if len(names) != 1 or lexicon.zipf(word) >= _USED or shared().zipf(word):
        return ""
    small = names.pop()
    if any(bare(x)[:-_ENDING] != bare(small)[:-_ENDING] for x in lexicon.near(word)):
        return ""
    return min(near)


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one edit that no ending and no accent explains."""
    if word[0] != name[0] or word[-_ENDING:] != name[-_ENDING:] or bare(word) == bare(name):
        return False
    at = 0
    while at < min(len(word), len(name)) and word[at] == name[at]:
        at += 1
    wrong, right = word[at:], name[at:]
    if wrong[1:] == right[1:] or wrong[1:] == right or wrong == right[1:]:
        return True
    return wrong[:2] == right[1::-1] and wrong[2:] == right[2:]
