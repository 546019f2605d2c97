"""Where typography wants a space that does not break."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from srclint import pattern

from ._scripts import base

_SYMBOLS = "§№°ºª%‰€$£¥₽₴₫₩₹¢+−±=×÷<>≤≥≈~*†‡&©®™#/•·–—―…"
"""Signs that are kept with their neighbour: units, currencies, operations, notes, dashes."""

_QUANTITY = r"\d[\u00a0\u202f]?[^\W\d_]{1,9}\.?\Z"
"""A number with its unit or magnitude, before a currency or a second unit."""

_SLAVIC = frozenset({"be", "bg", "bs", "cs", "hr", "hsb", "mk", "pl", "ru", "sk", "sl", "sr", "uk"})
"""Languages that keep their short prepositions with the next word."""

_FRENCH = frozenset({"br", "co", "fr", "oc", "unknown"})
"""Languages that set a space before high marks and inside guillemets; an unknown one may."""

_ORDINAL = frozenset(
    {"cs", "da", "de", "et", "fi", "hr", "hu", "lv", "nb", "nn", "pl", "sk", "sl", "tr"}
)
"""Languages that write ordinals with a full stop; elsewhere it may end a sentence."""

_PLACEHOLDER = r"%(?:\(\w+\))?[sdi]\Z|\}\Z"
"""What a program puts a number or name in, as in “%(count)s⍽Minuten”."""

_PARTICLES = frozenset({"же", "ж", "ли", "ль", "бы", "б", "би"})


def wanted(text: str, start: int, end: int, language: str) -> bool:
    """Whether typography may want a no-break or thin space in the place of `start:end`.

    Looks at the characters and words next to it. False at the edges of a line and beside
    another space.
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if not before or not after or before.isspace() or after.isspace():
        return False
    if before.isdigit() or after.isdigit() or before in _SYMBOLS or after in _SYMBOLS:
        return True
    if _is_quantity(text, start) or (after in "-([" and text[end + 1 : end + 2].isdigit()):
        return True
    tongue = base(language)
    if after in "»›।॥" or before in "«‹":
        return True
    if tongue in _FRENCH and (after in ";:!?”" or before == "“"):
        return True
    return _keeps_words(text, start, end, tongue)


def _is_quantity(text: str, end: int) -> bool:
    """Whether a number with its unit ends at an offset, or what a program puts one in for."""
    if text[end - 1] in "sdi}" and pattern(_PLACEHOLDER).search(text, max(0, end - 40), end):
        return True
    return pattern(_QUANTITY).search(text, max(0, end - 16), end) is not None


def _keeps_words(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words on both sides belong together: initials, titles, numerals."""
    left = pattern(r"[^\W_]+\.?\Z").search(text, max(0, start - 12), start)
    right = pattern(r"[„“‚‘«»\"']?([^\W_]+)").match(text, end, end + 12)
    if not left or not right:
        return False
    word, following = left[0].rstrip("."), right[1]
    dotted = left[0][-1] == "."
    if word in _short_forms()["bare"] or (dotted and _abbreviation(word, following)):
        return True
    if _numeral(following, language) or _numeral(word, language):
        return True
    if dotted and word.isdigit() and len(word) == 2:
        return language in _ORDINAL or following[0].islower()
    if language in _SLAVIC or (language == "unknown" and "\u0400" <= word[-1] <= "\u052f"):
        return len(word) <= 3 or following.lower() in _PARTICLES
    return False


def _abbreviation(word: str, following: str) -> bool:
    """Initials (“J. Smith”) and short forms of several letters (“z. B.”, “EE. UU.”)."""
    if len(word) == 1 or word.lower() in _short_forms()["dotted"]:
        return True
    return len(word) <= 3 and word.isupper() and following.isupper()


def _numeral(word: str, language: str) -> bool:
    """Roman numerals, and single capitals that name something; not the English “I”."""
    if len(word) == 1:
        return word.isupper() and not (language == "en" and word in "AI")
    return pattern("[IVXLCDM]{2,7}(?:e|è|er|th|º|ª)?").fullmatch(word) is not None


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """The lists of data/kept_short_forms.txt by name."""
    file = Path(__file__).parent / "data" / "kept_short_forms.txt"
    lists = [line.split() for line in file.read_text("utf-8").splitlines() if line[0] != "#"]
    return {name: frozenset(words) for name, *words in lists}
