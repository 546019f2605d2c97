"""Helpers for the tables of srclint.mentions: folding of names, and scripts without spaces."""

import unicodedata
from typing import Any

SPACES = "\u00a0\u202f\u2009"
INVISIBLE = "\u200b\u200e\u200f\u061c"
NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


def plain(text: str) -> str:
    """Ordinary spaces, no direction marks."""
    for char in SPACES:
        text = text.replace(char, " ")
    for char in INVISIBLE:
        text = text.replace(char, "")
    return text


def fold(text: str) -> str:
    """How a name stands in the tables: lower case, ordinary spaces, plain apostrophes."""
    lowered = plain(text).lower().replace("’", "'")
    return lowered.replace("i\u0307", "i")


def without_marks(text: str) -> str:
    """The text without accents and other combining marks."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spaced(char: str) -> bool:
    """Whether the character is a letter (or mark) of a script that puts spaces between words."""
    if not (char.isalpha() or unicodedata.category(char)[0] == "M"):
        return False
    return not unicodedata.name(char, "").startswith(NO_SPACES)


def entries(data: Any) -> list[tuple[str, Any]]:
    """Items of babel's nested tables, which resolve aliases when asked; [] where there is none."""
    try:
        return list(data.items())
    except AttributeError:
        return []
