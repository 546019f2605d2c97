"""The words of a language that a writer may have meant, in the order of their bytes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import ItemsView, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class WordList(Mapping[str, float]):
    """Word → zipf. Made by splitting bytes: no word is decoded before somebody asks for it."""

    def __init__(self, words: bytes, tenths: memoryview) -> None:
        """Words with white space between, sorted, and ten times the zipf of each as a byte."""
        self._sorted = words.split()
        self._tenths = tenths

    @cached_property
    def known(self) -> frozenset[bytes]:
        """The words in UTF-8, for a first look at a text's bytes: made when somebody asks."""
        return frozenset(self._sorted)

    def _place(self, key: bytes) -> int:
        """Where a word stands among the others, -1 where it is not on the list."""
        if "known" in self.__dict__ and key not in self.known:
            return -1
        at = bisect_left(self._sorted, key)
        return at if at < len(self._sorted) and self._sorted[at] == key else -1

    def __contains__(self, word: object) -> bool:
        """Whether a word is on the list."""
        return isinstance(word, str) and self._place(word.encode("utf-8", "replace")) >= 0

    def __getitem__(self, word: str) -> float:
        """The zipf of a word; KeyError where it is not on the list."""
        if (at := self._place(word.encode("utf-8", "replace"))) < 0:
            raise KeyError(word)
        return self._tenths[at] / 10

    @overload
    def get(self, word: str, /) -> float | None: ...

    @overload
    def get(self, word: str, default: float | T, /) -> float | T: ...

    def get(self, word: str, default: float | T | None = None, /) -> float | T | None:
        """The zipf of a word, `default` where it is not on the list."""
        at = self._place(word.encode("utf-8", "replace"))
        return default if at < 0 else self._tenths[at] / 10

    def __iter__(self) -> Iterator[str]:
        """The words in their order."""
        return map(bytes.decode, self._sorted)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._sorted)

    def items(self) -> ItemsView[str, float]:
        """Words with their zipf."""
        return {w: n / 10 for w, n in zip(self, self._tenths, strict=True)}.items()

    def beginning(self, word: str) -> int:
        """How many first letters of `word` some word of the list begins with."""
        at = bisect_left(self._sorted, word.encode("utf-8", "replace"))
        return max(_alike(word, near.decode()) for near in self._sorted[max(0, at - 1) : at + 1])

    def most_frequent(self, start: str) -> float:
        """The zipf of the most frequent word that begins with `start`; 0 if none does."""
        key = start.encode("utf-8", "replace")
        low = bisect_left(self._sorted, key)
        high = bisect_left(self._sorted, key + b"\xff", low)
        return max(self._tenths[low:high], default=0) / 10


def _alike(one: str, other: str) -> int:
    """How many letters two words have in common, from the first on."""
    count = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        count += 1
    return count
