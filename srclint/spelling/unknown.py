"""The first look at a text: its words less those that need no second look.

All of it runs in C over the whole text; what it leaves, a few words of a page, is looked at
closely, and what is fine in one document is left out in the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.spelling.surroundings import WORD
from srclint.spelling.watched import watchers
from srclint.text import pattern
from srclint.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from srclint.document import Document

_LETTERS = b"0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# ASCII marks become spaces; digits and _ stay, so that a word with them can be left alone
_SMALL = bytes(b if b >= 128 or b in _LETTERS else 32 for b in range(256)).lower()
_SPACES = b"\xc2\xa0", b"\xe2\x80\xaf"  # no-break, and its narrow form
_MANY = 40  # words: from here on one walk over the text is cheaper than a search for each
_REMEMBERED, _LONGEST = 300_000, 200  # tokens, and bytes of one
_FAMILY = 200_000  # code points, some forty times a long article


def lower(text: str) -> str:
    """The text in small letters, each code point staying where it is."""
    return text.replace("İ", "I").lower()  # the one letter that becomes two


def tokens_of(data: bytes) -> list[bytes]:
    """The words of a text in UTF-8, in order.

    ASCII letters are small, ASCII marks are gone; other marks are still on the words.
    """
    for space in _SPACES:
        data = data.replace(space, b" ")
    return data.translate(_SMALL).split()


def tokens(doc: Document) -> list[bytes]:
    """The words of a document's prose, split once for all that look at words (`tokens_of`)."""
    return doc.once(_tokens)


def _tokens(doc: Document) -> list[bytes]:
    return tokens_of(doc.prose.encode("utf-8", "replace") if doc.masks else doc.data)


class FirstLook:
    """Which tokens of texts in one language have to be looked at closely."""

    def __init__(
        self, language: str, usual: frozenset[bytes], matters: Callable[[str], bool]
    ) -> None:
        """`usual` are tokens that need no look; `matters` says of a word in small letters whether
        it does, wherever it stands."""
        self._language = language
        self._usual = usual
        self._matters = matters
        self._watched: frozenset[bytes] = frozenset()
        self._watchers = -1
        self._fine: set[bytes] = set()
        """Tokens of the run that were looked at and hold nothing."""
        self._seen: dict[bytes, tuple[str, ...]] = {}
        self._shares = False
        self._told: Told | None = None

    def share(self) -> None:
        """Tell other processes of the run what is fine, and ask them.

        For a look that is the only one at its language.
        """
        self._shares = True

    def rare(self, written: Iterable[bytes]) -> set[bytes]:
        """Of the tokens of a text those that are watched, or hold words that matter."""
        if self._watchers != len(watchers) or len(self._fine) + len(self._seen) > _REMEMBERED:
            self._start_again()
        once = set(written)  # asked for once each: big sets are slow, for they lie far apart
        found = once.difference(self._usual).difference(self._fine)
        for token in found.difference(self._seen):
            if len(token) > _LONGEST:  # not to be remembered
                if not any(map(self._matters, words_in(token))):
                    found.remove(token)
            elif self._is_fine(token):
                self._fine.add(token)
                found.remove(token)
        found |= self._watched & once
        return found

    def _is_fine(self, token: bytes) -> bool:
        """Whether a token is not watched and no word in it matters; else it is `_seen` now."""
        told = self._told
        if told and told.has(token):
            return True
        words = tuple(filter(self._matters, words_in(token)))
        if words:
            self._seen[token] = words
            return False
        if told:
            told.add(token)
        return True

    def words(self, rare: Iterable[bytes]) -> set[str]:
        """The words in small letters that matter, of tokens that are `rare`."""
        seen = self._seen
        return {
            word
            for token in rare
            for word in (seen[token] if token in seen else filter(self._matters, words_in(token)))
        }

    def _start_again(self) -> None:
        self._watchers = len(watchers)
        if self._shares:
            self._told = Told("token", self._language, str(self._watchers))
        self._watched = frozenset(token for of in watchers for token in of(self._language))
        self._fine.clear()
        self._seen.clear()


def words_in(token: bytes) -> list[str]:
    """The words in small letters that a token is made of; none for one with digits."""
    whole = token.decode("utf-8", "replace").lower()
    if whole.isalpha():
        return [whole]
    found = []
    for chunk in whole.split():
        if chunk.isalpha():
            found.append(chunk)
        elif not chunk.isascii():
            found += [word for word in pattern(WORD).findall(chunk) if word.isalpha()]  # not ½
    return found


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
    """Whether other words of the text begin as `word` does and `meant` does not: a stem in use.

    Only the first `_FAMILY` code points are looked at, for a text has ever more words to ask for.
    """
    stem = word[: max(4, len(word) - 2)]
    if meant.startswith(stem):
        return False
    start = small.find(stem, 0, _FAMILY)
    while start >= 0:
        if not (start and small[start - 1].isalpha()) and not (
            small.startswith(word, start) and not _goes_on(small, start + len(word))
        ):
            return True
        start = small.find(stem, start + len(stem), _FAMILY)
    return False
