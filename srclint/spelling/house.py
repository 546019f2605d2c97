"""Words that a house says are right: its names, its terms, and phrases that hold such words."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from srclint.housewords import for_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.document import Document

_SHORTEST = 3  # letters of a stem that may take an ending


@cache
def _endings() -> dict[str, dict[str, Any]]:
    """Language → how its words end (data/endings.json, our own).

    `after`: put behind a word. `instead`: put in the place of a last letter that is one of `of`;
    for words without a capital only, unless `names`. `elides`: an article with an apostrophe may
    stand before it.
    """
    known: dict[str, dict[str, Any]] = json.loads(
        files("srclint.spelling").joinpath("data/endings.json").read_text("utf-8")
    )
    return known


@lru_cache(64)
def house_of(entries: frozenset[str], language: str) -> House:
    """The house words of a language, prepared once."""
    return House(entries, language)


class House:
    """House words as one language writes them.

    A word without capitals also stands at the start of a sentence and in capitals; a word with
    capitals is right as it is written, and in capitals. Both take the endings of the language.
    """

    def __init__(self, entries: Iterable[str], language: str) -> None:
        known = [_plain(entry) for entry in for_language(entries, language)]
        self._small = {entry for entry in known if entry == entry.lower()}
        self._exact = {form for entry in known for form in (entry, entry.upper())} - self._small
        self._phrases = [entry for entry in known if not entry.isalpha()]
        rules = _endings().get(language, {})
        self._after: list[str] = rules.get("after", [])
        self._elides: bool = rules.get("elides", False)
        instead = rules.get("instead", {"of": "", "by": []})
        self._instead: list[str] = instead["by"]
        inflected = known if instead.get("names") else self._small
        self._stems = {
            form
            for entry in inflected
            if entry[-1] in instead["of"] and len(entry) > _SHORTEST
            for form in (entry[:-1], entry[:-1].upper())
        }

    @staticmethod
    def of(doc: Document) -> House:
        """The house words of a document."""
        return house_of(doc.house_words, doc.language)

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether what stands in a text is a house word, a form of one, or part of a phrase."""
        return self.has(text[start:end]) or any(
            match.start() <= start and end <= match.end()
            for phrase in self._phrases
            for match in _within(phrase, text, start, end)
        )

    def has(self, word: str) -> bool:
        """Whether a word, or what it is an inflected form of, is a house word."""
        word = _plain(word)
        if self._elides and "'" in word[:-1]:
            if self._knows(word):
                return True
            word = word.rpartition("'")[2]
        if self._knows(word):
            return True
        small = word.lower()
        if len(small) != len(word):
            return False
        return any(
            small.endswith(end) and len(word) - len(end) >= _SHORTEST and known(word, len(end))
            for ends, known in ((self._after, self._is_word), (self._instead, self._is_stem))
            for end in ends
        )

    def _knows(self, form: str) -> bool:
        return form in self._exact or (form.lower() in self._small and _is_regular(form))

    def _is_word(self, word: str, cut: int) -> bool:
        return self._knows(word[: len(word) - cut])

    def _is_stem(self, word: str, cut: int) -> bool:
        stem = word[: len(word) - cut]
        return stem in self._stems or (stem.lower() in self._stems and _is_regular(word))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).replace("’", "'")


def _is_regular(word: str) -> bool:
    """Whether only capitals that a sentence, a title or a headline would give are in a word."""
    return word[1:] == word[1:].lower() or word.isupper() or word.istitle()


def _within(phrase: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a phrase stands around a place; offsets are those of the text."""
    reach = 2 * len(phrase)  # white space may be wider
    found = _finder(phrase).finditer(text, max(0, start - reach), min(len(text), end + reach))
    return iter(found)


@lru_cache(1024)
def _finder(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())
    flags = re.IGNORECASE if phrase == phrase.lower() else 0
    return re.compile(rf"(?<!\w){words}(?!\w)", flags)
