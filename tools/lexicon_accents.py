"""Words whose accents may be left out by mistake: part of `build_lexicon.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.lexicon.fold import bare

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCENTED = ("it", "es", "pt", "fr")


def accents(zipf: Mapping[str, float], forms: set[str], language: str) -> dict[str, str]:
    """Bare form → the accented word, where the bare form is no word of the language."""
    found: dict[str, tuple[float, str]] = {}
    for word, z in zipf.items():
        plain = bare(word)
        if (
            z < 1.5
            or plain == word
            or len(plain) < 4
            or plain in forms
            or (word not in forms and z < 4)
        ):
            continue
        if zipf.get(plain, 0) > z - 0.8 or (language == "fr" and _reformed(word)):
            continue
        if z > found.get(plain, (0, ""))[0]:
            found[plain] = z, word
    return {plain: word for plain, (_, word) in found.items()}


def rare_accents(forms: set[str], known: Mapping[str, str], language: str) -> set[str]:
    """Accented forms whose bare form is none, beside those that `accents` gives."""
    if language not in ACCENTED:
        return set()
    found = {
        word
        for word in forms
        if (plain := bare(word)) != word and plain not in forms and plain not in known
    }
    return {word for word in found if len(word) > 5 and not (language == "fr" and _reformed(word))}


def _reformed(word: str) -> bool:
    """Whether the French spelling of 1990 drops every accent that the word has."""
    eased = word.replace("î", "i").replace("û", "u")
    return bare(eased) == eased
