"""The first look at a text: its distinct words less those that the language is known to have.

All of it runs in C over the whole text; what it leaves, a few words of a page, is looked at closely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.spelling.surroundings import WORD
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.lexicon import Lexicon

_LETTERS = b"0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# ASCII marks become spaces; digits and _ stay, so that a word with them can be left alone
_TABLE = bytes(b if b >= 128 or b in _LETTERS else 32 for b in range(256))
_MANY = 40  # words: from here on one walk over the text is cheaper than a search for each


def lower(text: str) -> str:
    """The text in small letters, each code point staying where it is."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tokens(data: bytes, *, small: bool = False) -> list[str]:
    """The words of a text in UTF-8, in order; ASCII marks are taken off them.

    They are as they stand, or with `small` in small letters.
    """
    text = data.translate(_TABLE).decode("utf-8", "replace")
    return (text.lower() if small else text).split()


def unknown_words(data: bytes, lexicon: Lexicon, fine: set[str]) -> set[str]:
    """Distinct words in small letters that neither the lexicon's list nor `fine` has.

    `data` is the text in UTF-8.
    """
    distinct = set(data.translate(_TABLE).split())
    words = b" ".join(distinct).decode("utf-8", "replace").lower().split()
    left = set(words).difference(lexicon.words).difference(fine)
    found = set()
    for chunk in left:
        if chunk.isalpha():
            found.add(chunk)
        elif chunk.isascii():  # a word with digits; fine for the rest of the run
            fine.add(chunk)
        else:
            found.update(pattern(WORD).findall(chunk))
    return found.difference(lexicon.words).difference(fine)


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
