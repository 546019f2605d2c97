"""Looking up what stands right after, or right before, a place in a text."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")

# Scripts that write words without spaces between them: no letter edge is asked for there.
UNSPACED = (
    (0x0E00, 0x10A0),
    (0x1100, 0x1200),
    (0x1780, 0x1800),
    (0x2E80, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
)
FIRST_UNSPACED = UNSPACED[0][0]
# Marks that are no letters to Python: Latin accents, Hebrew and Arabic vowels, Indic vowel signs.
MARKS = ((0x0300, 0x0370), (0x0483, 0x0488), (0x0591, 0x05C8), (0x0610, 0x0670), (0x0900, 0x0E00))
PUNCTUATION = frozenset("।॥॰")
"""Characters among the Indic ones that are neither letters nor marks."""


def spaced_letter(char: str) -> bool:
    """Whether a character belongs to a word in a script that puts spaces between words."""
    if char < "\u0300":
        return char.isalpha()
    code = ord(char)
    if code >= FIRST_UNSPACED and any(low <= code < high for low, high in UNSPACED):
        return False
    if char in PUNCTUATION:
        return False
    return char.isalpha() or (any(low <= code < high for low, high in MARKS) and not char.isdigit())


class Phrases(Generic[V]):
    """Phrases with a value each, found by where they begin or end.

    Texts are looked up as given: fold them first. Where a phrase ends in a letter of a spaced
    script, a letter may not follow it; the same at its start.
    """

    def __init__(self, entries: Mapping[str, V] | Iterable[tuple[str, V]]) -> None:
        self.values: dict[str, V] = dict(entries)
        self.starts: dict[str, list[tuple[str, bool]]] = {}
        self.ends: dict[str, list[tuple[str, bool]]] = {}
        for phrase in sorted(self.values, key=len, reverse=True):
            if phrase:
                self.starts.setdefault(phrase[:3], []).append((phrase, spaced_letter(phrase[-1])))
                self.ends.setdefault(phrase[-3:], []).append((phrase, spaced_letter(phrase[0])))

    def at(self, text: str, position: int) -> str | None:
        """The longest phrase that begins at a position."""
        for size in (3, 2, 1):
            for phrase, edge in self.starts.get(text[position : position + size], ()):
                if text.startswith(phrase, position):
                    end = position + len(phrase)
                    if not edge or end >= len(text) or not spaced_letter(text[end]):
                        return phrase
        return None

    def before(self, text: str, position: int) -> str | None:
        """The longest phrase that ends at a position."""
        for size in (3, 2, 1):
            if size > position:
                continue
            for phrase, edge in self.ends.get(text[position - size : position], ()):
                start = position - len(phrase)
                if start < 0 or not text.startswith(phrase, start):
                    continue
                if not edge or not start or not spaced_letter(text[start - 1]):
                    return phrase
        return None
