"""The words around a mark."""

from __future__ import annotations

from typing import NamedTuple

from srclint import Span, pattern

_REACH = 40  # code points; longer "words" are no words of prose
_LEFT = r"[^\W\d_]+\Z"
_RIGHT = r"[^\W\d_]+"


class Pair(NamedTuple):
    """Two words with one mark between them, which stands at offset `at`."""

    span: Span
    at: int
    left: str
    mark: str
    right: str

    @property
    def text(self) -> str:
        """The words as they stand."""
        return f"{self.left}{self.mark}{self.right}"


def word_before(text: str, end: int) -> str:
    """The word that ends at an offset, "" if none does or it is longer than words are."""
    reach = max(end - _REACH, 0)
    window = text[max(reach, text.rfind(" ", reach, end) + 1) : end]
    if window.isalpha():
        return window if len(window) < _REACH else ""
    found = pattern(_LEFT).search(window)
    return found.group() if found and len(found.group()) < _REACH else ""


def word_after(text: str, start: int) -> str:
    """The word that starts at an offset; "" if none does."""
    found = pattern(_RIGHT).match(text, start, start + _REACH)
    return found.group() if found else ""


def pair_at(text: str, at: int) -> Pair:
    """The words that stand without a space on both sides of the mark at an offset."""
    left, right = word_before(text, at), word_after(text, at + 1)
    return Pair(Span(at - len(left), at + 1 + len(right)), at, left, text[at], right)
