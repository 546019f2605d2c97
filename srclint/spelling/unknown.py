"""The first look at a text: its distinct words less those that the language is known to have.

All of it runs in C over the whole text; what it leaves, a few words of a page, is looked at
closely.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from srclint.spelling.surroundings import WORD
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.lexicon import Lexicon

_LETTERS = b"0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# ASCII marks become spaces; digits and _ stay, so that a word with them can be left alone
_SMALL = bytes(b if b >= 128 or b in _LETTERS else 32 for b in range(256)).lower()
_SPACES = b"\xc2\xa0", b"\xe2\x80\xaf"  # no-break, and its narrow form
_MANY = 40  # words: from here on one walk over the text is cheaper than a search for each


def lower(text: str) -> str:
    """The text in small letters, each code point staying where it is."""
    return text.replace("İ", "I").lower()  # the one letter that becomes two


class Split:
    """The words of a text, split once for all that look at words.

    `tokens` are in UTF-8 and in order, ASCII letters in small, other marks than those of ASCII
    still on them.
    """

    def __init__(self, data: bytes) -> None:
        for space in _SPACES:
            data = data.replace(space, b" ")
        self.tokens = data.translate(_SMALL).split()

    @cached_property
    def distinct(self) -> frozenset[bytes]:
        """The tokens, each once."""
        return frozenset(self.tokens)

    @cached_property
    def words(self) -> set[str]:
        """The distinct words in small letters; what has digits or marks inside stays whole."""
        return self.words_but(frozenset())

    def words_but(self, usual: frozenset[bytes]) -> set[str]:
        """The distinct words in small letters, without usual ones as far as ASCII folds them."""
        rare = self.distinct.difference(usual)
        return set(b" ".join(rare).decode("utf-8", "replace").lower().split())


def unknown_words(split: Split, lexicon: Lexicon, fine: set[str]) -> set[str]:
    """Distinct words in small letters that neither the lexicon's list nor `fine` has."""
    left = split.words_but(lexicon.usual).difference(lexicon.words).difference(fine)
    found, odd = set(), []
    for chunk in left:
        if chunk.isalpha():
            found.add(chunk)
        elif chunk.isascii():  # a word with digits; fine for the rest of the run
            fine.add(chunk)
        else:
            odd.append(chunk)
    more = {word for word in pattern(WORD).findall(" ".join(odd)) if word.isalpha()}  # ½ is none
    return found.union(more.difference(lexicon.words).difference(fine))


def places(small: str, wanted: Iterable[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Each word with where it stands in a text of small letters, no letter before or behind it."""
    wanted = list(wanted)
    if len(wanted) > _MANY:
        found: dict[str, list[tuple[int, int]]] = {word: [] for word in wanted}
        for match in pattern(WORD).finditer(small):
            if match[0] in found and not _goes_on(small, match.end()):
                found[match[0]].append(match.span())
        yield from found.items()
        return
    for word in wanted:
        yield word, list(_search(small, word))


def _search(small: str, word: str) -> Iterator[tuple[int, int]]:
    start = small.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and small[start - 1].isalpha()) and not _goes_on(small, end):
            yield start, end
        start = small.find(word, end)


def _goes_on(text: str, end: int) -> bool:
    """Whether a letter stands at `end`, or a mark that combines with the letter before."""
    return text[end : end + 1].isalpha() or "\u0300" <= text[end : end + 1] <= "\u036f"


def has_family(small: str, word: str, meant: str) -> bool:
    """Whether other words of the text begin as `word` does and `meant` does not: a stem in use."""
    stem = word[: max(4, len(word) - 2)]
    if meant.startswith(stem):
        return False
    start = small.find(stem)
    while start >= 0:
        if not (start and small[start - 1].isalpha()) and not (
            small.startswith(word, start) and not _goes_on(small, start + len(word))
        ):
            return True
        start = small.find(stem, start + len(stem))
    return False
