"""Which names of a folder may be odd: found in bulk, so that most are never judged."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from . import _same
from ._joined import may_be_two
from ._known import frequency, own_frequency, world_names
from ._letters import inner_capitals, parting, skeleton
from ._near import FAMOUS, FEW, RESPELLINGS, WITHOUT_CASE, is_two
from ._partners import may_be_odd
from ._slips import LONGEST, OFTEN, SHORTEST
from ._spread import bare_form, long_names_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from ._index import Index


class Suspects(NamedTuple):
    """What has to be judged in one language; in all other names nothing is odd."""

    words: set[str]
    """Words as they stand."""
    pairs: set[str]
    """Names with two words in a row that are also written as one, or otherwise but for a slip."""
    phrases: set[str]
    """Names that may be a long one that has lost capitals."""


def suspects(index: Index) -> dict[str, Suspects]:
    """What has to be judged, by language."""
    keys = index.keys_of.words
    joined: set[str] = set()
    """Skeletons of single words that are also written as two."""
    found: dict[str, Suspects] = {}
    phrases: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for language in index.words:
        names[language] = index.names(language)
        pairs = _joined(names[language], language, index, joined)
        phrases[language] = {name for name in names[language] if _goes_on_small(name)}
        pairs |= may_be_odd(names[language], language, index)
        found[language] = Suspects(set(), pairs, phrases[language])
    _keep_known(phrases, names)
    for key, some in keys.items():
        if key in joined:
            divided: Iterable[tuple[str, str]] = some
        elif len(some) > 1 and len(key) >= _same.SHORTEST:
            divided = _divided(key, some)
        else:
            continue
        for language, text in divided:
            found[language].words.add(text)
    for language, rare in _near_others(index).items():
        for key in rare:
            found[language].words.update(text for of, text in keys[key] if of == language)
    return found


def _joined(names: Iterable[str], language: str, index: Index, joined: set[str]) -> set[str]:
    """Names with two words in a row whose skeletons are also one; adds that to `joined`."""
    keys = index.keys_of.words
    key_of = _Skeletons(index.keys_of.of[language], language).__getitem__
    found: set[str] = set()
    known: dict[str, bool] = {}
    for name in names:
        for one, other in pairwise(map(key_of, name.split(" "))):
            key = one + other
            if key in keys:
                if key not in known:
                    known[key] = _stands_as_one(key, language, index)
                if known[key]:
                    joined.add(key)
                    found.add(name)
    return found


def _stands_as_one(key: str, language: str, index: Index) -> bool:
    """Whether a language has the skeleton of two words as a name in one word."""
    words = index.words[language]
    mine = [text for of, text in index.keys_of.words[key] if of == language]
    return may_be_two(key, language, mine) and any(
        words.inside.get(text) or inner_capitals(text) for text in mine
    )


class _Skeletons(dict[str, str]):
    """Words as they stand → skeletons, also of those that are no names."""

    def __init__(self, known: Mapping[str, str], language: str) -> None:
        super().__init__(known)
        self._language = language

    def __missing__(self, text: str) -> str:
        plain = text.isascii() and text.isalpha()
        key = self[text] = text.lower() if plain else skeleton(bare_form(text, self._language))
        return key


def _goes_on_small(name: str) -> bool:
    """Whether a name of two capitalised words or more has a small one behind it."""
    last = name[name.rfind(" ") + 1 :]
    return last.islower() and name.count(" ") > 1


def _keep_known(phrases: Mapping[str, set[str]], names: Mapping[str, Iterable[str]]) -> None:
    """Keep the phrases that are a long name of any language, but for the last word's capital."""
    ends = {
        (first.casefold(), last)
        for some in phrases.values()
        for first, last in (name.rsplit(" ", 2)[1:] for name in some)
    }
    lasts = {last for _, last in ends}
    whole: set[str] = set()
    for some in names.values():
        for name in some:
            if name.count(" ") < 2 or lasts.isdisjoint(parts := name.casefold().split(" ")):
                continue
            if not ends.isdisjoint(pairwise(parts)):
                whole.update(map(str.casefold, _whole_names(name)))
    for some in phrases.values():
        some.intersection_update({n for n in some if _loses_case(n.split(" "), whole)})


def _whole_names(name: str) -> Iterator[str]:
    """A long name from each capitalised word to each one from the third on."""
    for _, long in long_names_of(name):
        words = long.split(" ")
        start = " ".join(words[:2])
        for each in words[2:]:
            start += f" {each}"
            if each[0].isupper():
                yield start


def _loses_case(parts: list[str], whole: Container[str]) -> bool:
    """Whether the last word of a name, which is small, has a capital in a long name."""
    return any(
        parts[at][0].isupper() and " ".join(parts[at:]).casefold() in whole
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


def _near_others(index: Index) -> dict[str, set[str]]:
    """Language → skeletons of rare words that may be a slip of another word, or a respelling."""
    found = {}
    for language, counts in index.keys_of.counts.items():
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
    """Whether its letters in another order are a name that all languages have."""
    return "".join(sorted(key)) in _letters_of_names()


@cache
def _letters_of_names() -> frozenset[str]:
    return frozenset("".join(sorted(name)) for name in world_names() if len(name) >= FAMOUS)
