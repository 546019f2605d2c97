"""The language at many places of a document."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint import Document

# Scripts with widths, spaces and marks of their own.
SPACELESS = frozenset({"zh", "ja", "ko", "yue", "th", "lo", "km", "my", "bo"})


def language_finder(doc: Document) -> Callable[[int], str]:
    """A function that gives the language of the paragraph at an offset in logarithmic time."""
    starts = [paragraph.start for paragraph in doc.paragraphs]
    languages = doc.paragraph_languages

    def at(offset: int) -> str:
        number = bisect_right(starts, offset) - 1
        return languages[number] if number >= 0 else doc.language

    return at
