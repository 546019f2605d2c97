"""Which names of a folder may be odd: found in bulk, so that most are never judged."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from . import _same
from ._known import frequency, own_frequency, world_name
from ._letters import parting, skeleton
from ._near import FAMOUS, FEW, RESPELLINGS, WITHOUT_CASE, is_two
from ._slips import LONGEST, OFTEN, SHORTEST
from ._spread import bare_form

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ._index import Index


class Suspects(NamedTuple):
    """What has to be judged in one language; in all other names nothing is odd."""

    names: set[str]
    words: set[str]
    """Words as they stand."""
    pairs: set[str]
    """Names with two words in a row that are also written as one."""
    phrases: set[str]
    """Names that may be a long one that has lost capitals."""


def suspects(index: Index) -> dict[str, Suspects]:
    """What has to be judged, by language."""
    keys = index.keys_of
    pairs, whole = _pairs(index) & keys.keys(), _whole_names(index)
    words: dict[str, set[str]] = {language: set() for language in index.words}
    for key, some in keys.items():
        if key in pairs:
            divided: Iterable[tuple[str, str]] = some
        elif len(some) > 1 and len(key) >= _same.SHORTEST:
            divided = _divided(key, some)
        else:
            continue
        for language, text in divided:
            words[language].add(text)
    for language, rare in _near_others(index).items():
        for key in rare:
            words[language].update(text for of, text in keys[key] if of == language)
    return {
        language: _having(names, language, words[language], keys, whole)
        for language, names in index.names()
    }


def _having(
    names: Iterable[str],
    language: str,
    words: set[str],
    keys: Container[str],
    whole: Container[str],
) -> Suspects:
    """The names that have one of the words, are two that stand as one, or lost a capital."""
    found = Suspects(set(), words, set(), set())
    for name in names:
        if " " not in name:
            if name in words:
                found.names.add(name)
            continue
        parts = name.split(" ")
        if _joined(parts, language, keys):
            found.pairs.add(name)
        if parts[-1].islower() and len(parts) > 2 and _loses_case(parts, whole):
            found.phrases.add(name)
        if not words.isdisjoint(parts):
            found.names.add(name)
    found.names.update(found.pairs, found.phrases)
    return found


def _joined(parts: list[str], language: str, keys: Container[str]) -> bool:
    """Whether two words in a row are also written as one."""
    return any(one + other in keys for one, other in pairwise(_keys(parts, language)))


def _keys(parts: Iterable[str], language: str) -> Iterator[str]:
    """Skeletons of words."""
    for part in parts:
        plain = part.isascii() and part.isalpha()
        yield part.lower() if plain else skeleton(bare_form(part, language))


def _whole_names(index: Index) -> set[str]:
    """Long names from their first word to each capitalised one from the third on."""
    found: set[str] = set()
    for forms in index.long_names.values():
        for form in forms:
            words = form.split(" ")[1:]
            name = " ".join(words[:2])
            for each in words[2:]:
                name += f" {each}"
                if each[0].isupper():
                    found.add(name)
    return found


def _loses_case(parts: list[str], whole: Container[str]) -> bool:
    """Whether the last word of a name, which is small, has a capital in a long name."""
    last = parts[-1].capitalize()
    return any(
        parts[at][0].isupper() and " ".join((*parts[at:-1], last)) in whole
        for at in range(len(parts) - 2)
    )


def _divided(key: str, words: Sequence[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """The words of one key that may be odd beside the others.

    Those of a language with several forms, but for words that are only set in capitals
    somewhere; and all of them where one looks like a brand.
    """
    if len({text for _, text in words}) == 1:
        return ()
    by_language: dict[str, set[str]] = {}
    for language, text in words:
        by_language.setdefault(language, set()).add(text)
    if len(by_language) > 1 and any(_is_marked(key, *word) for word in words):
        return words
    several = {
        language for language, texts in by_language.items() if _are_divided(key, language, texts)
    }
    return [word for word in words if word[0] in several]


def _are_divided(key: str, language: str, texts: set[str]) -> bool:
    plain = {text for text in texts if not text.isupper()}
    if len(plain) != 1 or len(texts) == 1:
        return len(plain) > 1
    (text,) = plain
    if not text.istitle():
        return True
    short = len(text) <= _same.LONGEST_ACRONYM
    return short and frequency(key, language) < _same.NO_ACRONYM


def _is_marked(key: str, language: str, text: str) -> bool:
    """Whether a form has a dot or a capital inside, or may be an acronym."""
    if not text.isascii() or text.istitle():
        return "." in text
    if text.isupper() and len(text) > _same.LONGEST_ACRONYM:
        return False
    return own_frequency(key, language) <= _same.COMMON


def _pairs(index: Index) -> set[str]:
    """What two words in a row are as one."""
    found: set[str] = set()
    for language, names in index.names():
        for name in names:
            if " " in name:
                found.update(a + b for a, b in pairwise(_keys(name.split(" "), language)))
    return found


def _near_others(index: Index) -> dict[str, set[str]]:
    """Language → skeletons of rare words that may be a slip of another word, or a respelling."""
    found = {}
    for language, counts in index.counts.items():
        if language in WITHOUT_CASE:
            continue
        near = index.near[language]
        found[language] = {
            key
            for key, (_, times) in counts.items()
            if times <= OFTEN
            and SHORTEST <= len(key) <= LONGEST
            and (
                (key in near and any(_may_be_one(key, other, language) for other in near[key]))
                or (times <= FEW and len(key) >= FAMOUS and _is_famous(key))
                or _is_respelt(key, counts)
            )
        }
    return found


def _may_be_one(key: str, other: str, language: str) -> bool:
    return not is_two(parting(key, other), language, 0)


def _is_respelt(key: str, counts: Mapping[str, tuple[int, int]]) -> bool:
    return any(key.replace(old, new) in counts for old, new in RESPELLINGS if old in key)


def _is_famous(key: str) -> bool:
    """Whether two letters swapped make it a name that all languages have."""
    return any(
        world_name(key[:at] + key[at + 1] + key[at] + key[at + 2 :])
        for at in range(len(key) - 1)
        if key[at] != key[at + 1]
    )
