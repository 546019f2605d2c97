"""Words that a house says are right."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from srclint.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection

_ENDINGS = ("s", "es", "’s", "'s", "n", "en", "e", "i", "nya")
"""Endings that every house word may take, beside the frequent ones of the language."""


@lru_cache(64)
def _house(words: frozenset[str], language: str) -> House:
    return House(words, language)


class House:
    """A list of house words; one with a capital is allowed with a capital only."""

    def __init__(self, words: Collection[str], language: str) -> None:
        self._exact = frozenset(words)
        self._small = frozenset(word for word in words if word == word.lower())
        own = lexicon(language)
        suffixes = own.suffixes if own else frozenset()
        self._endings = tuple({*_ENDINGS, *(s for s in suffixes if len(s) < 4)})

    @staticmethod
    def of(words: Collection[str], language: str) -> House:
        """The house of a rule's option, made once."""
        return _house(frozenset(words), language)

    def allows(self, word: str) -> bool:
        """Whether a word, or what it is an inflected form of, is on the list."""
        if not self._exact:
            return False
        if word in self._exact or word.lower() in self._small:
            return True
        stems = [word[: -len(end)] for end in self._endings if word.endswith(end)]
        return any(
            len(stem) > 2 and (stem in self._exact or stem.lower() in self._small) for stem in stems
        )
