"""What is known of the words of one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from srclint.lexicon.fold import fold
from srclint.lexicon.store import Store
from srclint.lexicon.wordlist import WordList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from srclint.lexicon.table import Table

TAILS = (4, 6, 8)
"""How many last letters of its words the sieve `tails` has."""
_STEM = 4  # letters before a particle or a possessive that is written together with its word
_LONGEST = 512
_REMEMBERED = 50_000


class Rows:
    """Sorted lines `key TAB value` in a section of a file, searched by halves and never parsed."""

    def __init__(self, data: memoryview, keys: Table) -> None:
        """Look things up in `data`; a line has less than `_LONGEST` bytes. `keys` has its keys."""
        self._data, self._keys = data, keys
        self._found: dict[str, str] = {}

    def get(self, key: str) -> str:
        """The value of a key, "" if there is none."""
        if key not in self._keys:
            return ""
        found = self._found.get(key)
        if found is None:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            found = self._found[key] = self._search(key.encode() + b"\t")
        return found

    def _search(self, wanted: bytes) -> str:
        data = self._data
        low, high = 0, len(data)
        while low < high:
            middle = (low + high) // 2
            near = max(low, middle - _LONGEST)
            start = near + bytes(data[near:middle]).rfind(b"\n") + 1
            line = bytes(data[start : middle + _LONGEST]).partition(b"\n")[0]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line < wanted:
                low = start + len(line) + 1
            else:
                high = start
        return ""


class Lexicon:
    """Frequencies, forms and neighbours of the words of a language.

    Words are given folded (`fold`).  A frequency is a zipf: log10 of occurrences in 10⁹ words, from
    wordfreq; 0 for a word that its list does not have or that is rarer than 1.
    """

    def __init__(self, path: Path) -> None:
        """Map the file of a language; see tools/build_lexicon.py."""
        self._store = Store(path)
        head = self._store.head
        self.language: str = head["language"]
        self.letters = frozenset[str](head["alphabet"])
        """Those that are not rare."""
        self.prefixes = frozenset(head["prefixes"])
        self.suffixes = frozenset(head["suffixes"])
        self._clitics: tuple[str, ...] = tuple(head.get("clitics", ()))
        self._rare = self._store.table("rare")
        self._forms = self._store.table("forms")
        self._accented = self._store.table("accented")
        self._pairs = self._store.table("pairs")
        self._proper = self._store.table("proper")
        self._obscure = self._store.table("obscure")
        self._keys = self._store.table("keys")
        self._tails = self._store.sieve("tails")
        self._ends = self._store.sieve("ends")
        self._loud = self._store.sieve("loud")
        self.judged_by: tuple[str, ...] = tuple(head.get("judged by", ()))
        """Files of the package that `may_be_slip` depends on (tools/judge_lexicon.py)."""
        self.judged: int = head.get("judged", 0)
        """Their fingerprint when it was worked out."""
        self.tells_names = bool(head["sections"]["proper"][1] > 64)
        """Whether the dictionaries have words with a capital only (`proper`)."""
        self.has_forms = bool(head["sections"]["forms"][1] > 64)

    @cached_property
    def words(self) -> WordList:
        """Words that a writer may have meant, with their frequency; misspellings are not among
        them."""
        return WordList(bytes(self._store.section("words")), self._store.section("tenths"))

    @cached_property
    def trigrams(self) -> Mapping[str, float]:
        """Three letters in a row ("^" before, "$" behind a word) → log10 of how many of 100,000
        words
        have them."""
        return self._store.scaled("trigrams")

    @cached_property
    def misspelt(self) -> Rows:
        """Known misspelling → corrections, comma-separated."""
        return Rows(self._store.section("misspelt"), self._keys)

    @cached_property
    def accents(self) -> Rows:
        """Form without accents that is no word → the word."""
        return Rows(self._store.section("accents"), self._keys)

    def fold(self, word: str) -> str:
        """A word as this lexicon has it."""
        return fold(word, self.language)

    def zipf(self, word: str) -> float:
        """How frequent a word is."""
        found = self.words.get(word, 0.0)
        if found:
            return found
        rare = self._rare.get(word)
        return 1 + rare / 10 if rare >= 0 else 0.0

    def accented(self, word: str) -> bool:
        """Whether a form with accents is one that `accents` leaves out and that is none without."""
        return word in self._accented

    def attested(self, word: str) -> bool:
        """Whether a dictionary has the word as a form (1 in 250 of other strings pass)."""
        return word in self._forms

    def proper(self, word: str) -> bool:
        """Whether the dictionaries have the word with a capital only, as the name of someone."""
        return word in self._proper

    def may_be_slip(self, word: str) -> bool:
        """Whether a word that is on some list, here or elsewhere, may be reported all the same."""
        return word in self._loud

    def may_end(self, piece: str) -> bool:
        """Whether a frequent word ends in a piece of two to seven letters (1 in 16 of other pieces
        pass)."""
        return piece in self._ends

    @cached_property
    def bound(self) -> frozenset[str]:
        """Vietnamese syllables that mostly stand in words of two."""
        return frozenset(self._store.text("bound").split())

    @cached_property
    def syllables(self) -> frozenset[str]:
        """Vietnamese syllables that a dictionary has."""
        return frozenset(self._store.text("syllables").split())

    def is_pair(self, one: str, two: str) -> bool:
        """Whether two Vietnamese syllables stand side by side in a word."""
        return f"{one} {two}" in self._pairs

    def obscure(self, word: str) -> bool:
        """Whether only the largest dictionaries have the word."""
        return word in self._obscure

    def knows(self, word: str) -> bool:
        """Whether the word is one that the language's writers use, or a form by a dictionary."""
        if word in self.words or word in self._forms:
            return True
        if not word.endswith(self._clitics):
            return False
        stems = [word[: -len(end)] for end in self._clitics if word.endswith(end)]
        return any(len(x) >= _STEM and (x in self.words or x in self._forms) for x in stems)

    @cached_property
    def _between(self) -> Mapping[str, list[bytes]]:
        """Two letters → the letters that stand between them in some word, in UTF-8."""
        found: dict[str, list[bytes]] = {}
        for triple in self.trigrams:
            found.setdefault(triple[0] + triple[2], []).append(triple[1].encode())
        return found

    def near(self, word: str) -> set[str]:
        """Words one edit away: a letter left out, put in, put for another, or two swapped.

        Only such letters are put in as stand between the same two in some word.
        """
        words, size = self.words, len(word)
        # Before the edit stands the beginning of some word, behind it the end of one.
        last = words.beginning(word) + 1
        first = size - self._ending(word)
        if first - 2 >= last:
            return set()
        between = self._between
        edged = f"^{word}$"
        found = [
            f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}".encode()
            for i in range(max(0, first - 2), min(last, size - 1))
        ]
        for i in range(max(0, first - 1), min(last, size)):
            head, tail = word[:i].encode(), word[i + 1 :].encode()
            found.append(head + tail)
            found += _filled(head, between.get(edged[i] + edged[i + 2], ()), tail)
        for i in range(first, last):
            head, tail = word[:i].encode(), word[i:].encode()
            found += _filled(head, between.get(edged[i : i + 2], ()), tail)
        return {near.decode() for near in words.known.intersection(found)} - {word}

    def _ending(self, word: str) -> int:
        """At most how many last letters of `word` some word ends in."""
        for size in TAILS:
            if size > len(word):
                break
            if word[-size:] not in self._tails:
                return size - 1
        return len(word)


def _filled(head: bytes, letters: Iterable[bytes], tail: bytes) -> list[bytes]:
    """Each of the letters with `head` before and `tail` behind it; both alone for no letters."""
    return (head + (tail + b" " + head).join(letters) + tail).split()
