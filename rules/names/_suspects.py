"""Which names of a folder may be odd: found in bulk, so that most are never judged."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ._known import world_name
from ._letters import skeleton
from ._near import FAMOUS, LONGEST, OFTEN, RESPELLINGS, SHORTEST
from ._phrases import goes_on, long_name_keys, long_names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from srclint import RuleFacts

    from ._index import Index


def suspects(index: Index, facts: RuleFacts) -> dict[str, set[str]]:
    """Language → names that have to be judged; in all others nothing is odd."""
    keys = index.keys_of
    pairs = _pairs(index)
    odd = _divided(index) | _near_others(index, facts) | (pairs & keys.keys())
    found: dict[str, set[str]] = {}
    for language, names in index.names():
        inside, elsewhere = index.words[language]
        words = {text for key in odd for of, text in keys[key] if of == language}
        words &= inside.keys() | elsewhere.keys()
        found[language] = _having(names, words, keys, facts)
    return found


def _having(
    names: Iterable[str], words: set[str], keys: Container[str], facts: RuleFacts
) -> set[str]:
    """The names that have one of the words, are two that stand as one, or lost a capital."""
    found = set()
    for name in names:
        if " " not in name:
            if name in words:
                found.add(name)
            continue
        parts = name.split(" ")
        if not words.isdisjoint(parts) or _joined(parts, keys) or _loses_case(name, parts, facts):
            found.add(name)
    return found


def _joined(parts: list[str], keys: Container[str]) -> bool:
    """Whether two words in a row are also written as one."""
    return any(one + other in keys for one, other in pairwise(map(_key, parts)))


def _key(part: str) -> str:
    return part.lower() if part.isascii() and part.isalpha() else skeleton(part)


def _loses_case(name: str, parts: list[str], facts: RuleFacts) -> bool:
    if len(parts) < 3 or not parts[-1].islower():
        return False
    return any(
        goes_on(name[start:], str(each[0]))
        for start, key in long_name_keys(parts[:-1])
        for each in long_names(key, facts)
    )


def _divided(index: Index) -> set[str]:
    """Keys with several forms."""
    return {
        key
        for key, words in index.keys_of.items()
        if len(words) > 1 and len(key) > 2 and len({text for _, text in words}) > 1
    }


def _pairs(index: Index) -> set[str]:
    """What two words in a row are as one."""
    found: set[str] = set()
    for _, names in index.names():
        for name in names:
            if " " in name:
                found.update(a + b for a, b in pairwise(map(_key, name.split(" "))))
    return found


def _near_others(index: Index, facts: RuleFacts) -> set[str]:
    """Keys of rare words that have near ones, or are one slip from a name that all know."""
    found = set()
    near = facts.near
    for key, words in index.keys_of.items():
        if not SHORTEST <= len(key) <= LONGEST or not key.isalpha():
            continue
        if len(words) == 1 and _times(index, *words[0]) > OFTEN:
            continue
        if near(key) or _is_respelt(key, index) or (len(key) >= FAMOUS and _is_famous(key)):
            found.add(key)
    return found


def _times(index: Index, language: str, text: str) -> int:
    inside, elsewhere = index.words[language]
    return len(inside.get(text, ())) + len(elsewhere.get(text, ()))


def _is_respelt(key: str, index: Index) -> bool:
    return any(key.replace(old, new) in index.keys_of for old, new in RESPELLINGS if old in key)


def _is_famous(key: str) -> bool:
    """Whether two letters swapped make it a name that all languages have."""
    return any(
        world_name(key[:at] + key[at + 1] + key[at] + key[at + 2 :])
        for at in range(len(key) - 1)
        if key[at] != key[at + 1]
    )
