"""What is known of words across languages."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from srclint.lexicon.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Shared:
    """Words of some forty languages together."""

    def __init__(self, path: Path) -> None:
        """Map the file."""
        self._store = Store(path)
        self._foreign = self._store.table("foreign")
        self._names = self._store.table("names")
        self._start, self._step = self._store.head["zipf"]

    def zipf(self, word: str) -> float:
        """The word's frequency in the language where it is most frequent; 0 below 2.4."""
        found = self._foreign.get(word)
        return float(self._start + found * self._step) if found >= 0 else 0.0

    def name(self, word: str) -> bool:
        """Whether a place or a person somewhere is called by the word (1 in 250 of other strings
        pass)."""
        return word in self._names

    @cached_property
    def trigrams(self) -> Mapping[str, float]:
        """As `Lexicon.trigrams`, over all languages."""
        return self._store.scaled("trigrams")

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that six or more of the nine languages have: names and internationalisms."""
        return frozenset(self._store.text("common").split(" "))

    def top(self, language: str, number: int) -> list[str]:
        """The most frequent words of a language, of up to 150; none where it is not known."""
        return self._tops.get(language, [])[:number]

    @cached_property
    def _tops(self) -> Mapping[str, list[str]]:
        lines = (line.split(" ") for line in self._store.text("stops").split("\n"))
        return {language: words for language, *words in lines}

    @cached_property
    def stops(self) -> Mapping[str, frozenset[str]]:
        """Frequent word → the languages among whose 150 most frequent it is."""
        found = defaultdict(set)
        for language, words in self._tops.items():
            for word in words:
                found[word].add(language)
        return {word: frozenset(languages) for word, languages in found.items()}
