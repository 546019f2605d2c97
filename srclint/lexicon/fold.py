"""Words as the lexicon has them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def fold(word: str, language: str) -> str:
    """A word in lower case; German ß as ss and Russian ё as е, which writers leave open."""
    word = word.lower()
    if language == "de":
        return word.replace("ß", "ss")
    return word.replace("ё", "е") if language == "ru" else word


@lru_cache(65536)
def bare(word: str) -> str:
    """A word without its accents, đ as d."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")
