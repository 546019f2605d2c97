"""What two spellings of one name have in common, and what parts them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from srclint import pattern

APOSTROPHES = "'’ʼ‘`´"
HYPHENS = "-‐‑"
_STROKES = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_WITH_MARKS_OF_THEIR_OWN = "йїґў"
"""Letters that Unicode takes apart though they are letters of their own in their alphabets."""

Shape = Literal["swap", "double", "letter", "other", "many"]
"""What parts two words: neighbours swapped, a letter doubled or not, a letter more, another
letter, or more than one slip."""


class Parting(NamedTuple):
    """Where and how two words differ: letters in common before and behind, and what is between."""

    before: int
    behind: int
    shape: Shape


@lru_cache(300_000)
def skeleton(name: str) -> str:
    """A name without case, marks and inner punctuation: what its spellings have in common."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_BARE)
    return "".join(filter(str.isalnum, text)) if not text.isalnum() else text


class _Bare(dict[int, str]):
    """A letter → the same without its marks, found once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char not in _WITH_MARKS_OF_THEIR_OWN:
            char = "е" if char == "ё" else unicodedata.normalize("NFKD", char)
        found = self[code] = "".join(filter(str.isalnum, char.translate(_STROKES)))
        return found


_BARE = _Bare()


def without_marks(text: str) -> str:
    """A text without its diacritics, case as it stands."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def letters(text: str) -> str:
    """Letters and digits only."""
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


def punctuation(text: str) -> str:
    """What is no letter or digit, apostrophes and hyphens each as one."""
    if text.isalnum():
        return ""
    marks = (char for char in text if not char.isalnum())
    return "".join(
        "'" if char in APOSTROPHES else "-" if char in HYPHENS else char for char in marks
    )


def inner_capitals(name: str) -> tuple[int, ...]:
    """Places of capitals after the first letter: what a sentence's start cannot explain."""
    return tuple(at for at, char in enumerate(letters(name)) if at and char.isupper())


def is_capitals(name: str) -> bool:
    """Whether all its letters are capitals, and there are some."""
    return name.isupper()


def is_inflected_capitals(name: str) -> bool:
    """Whether a word in capitals has an ending in small letters: FILEs, NATOs."""
    return name[-1:] == "s" and len(name) > 2 and name[:-1].isupper()


def is_acronym(name: str) -> bool:
    """Two to six letters, all capitals."""
    return name.isupper() and 2 <= sum(map(str.isalpha, name)) <= 6


def level_parts(name: str) -> str:
    """The name with parts after a hyphen or apostrophe in small letters: styles differ there."""
    after = rf"(?<=[{HYPHENS}{APOSTROPHES}])\w"
    return pattern(after).sub(lambda found: found[0].lower(), name[:1].upper() + name[1:])


def parting(one: str, other: str) -> Parting:
    """What parts two different words."""
    before = 0
    least = min(len(one), len(other))
    while before < least and one[before] == other[before]:
        before += 1
    behind = 0
    while behind < least - before and one[-1 - behind] == other[-1 - behind]:
        behind += 1
    left, right = one[before : len(one) - behind], other[before : len(other) - behind]
    return Parting(before, behind, _shape(left, right, one if left else other, before))


def _shape(left: str, right: str, whole: str, at: int) -> Shape:
    if len(left) == len(right) == 2 and left == right[::-1]:
        return "swap"
    if len(left) + len(right) == 1:
        letter = left or right
        return "double" if letter in (whole[at - 1 : at], whole[at + 1 : at + 2]) else "letter"
    return "other" if len(left) == len(right) == 1 else "many"


_SOUNDS = (
    (r"tsch|tch|tsh|tx|ch|cz|c(?=[eiy])|ts|tz", "c"),
    (r"sch|sh|sz|sj", "s"),
    (r"zh|dzh|dj|j(?=[aeou])", "z"),
    (r"kh|gh|qu|q|ck|c(?![eiy])", "k"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"(?:iye|iyu|iya|ie|ye|je)(?=\w)", "e"),
    (r"iy|yi|ii|ij|yy|y|j", "i"),
    (r"ou|oo|ue", "u"),
    (r"w", "v"),
    (r"ff?$", "v"),
    (r"x", "ks"),
    (r"(?<=[bcdfgklmnprstvz])h|h(?![aeiou])", ""),
    (r"ae", "a"),
    (r"ee", "e"),
    (r"oe", "o"),
    (r"[ыйїі]", "и"),
    (r"[ъь]", ""),
    (r"[эє]", "е"),
    (r"ґ", "г"),
    (r"(.)\1+", r"\1"),
)
"""How transliterations of one name differ. Typed here from the usual systems for Cyrillic
(BGN/PCGN, ISO 9, German, French) and common English respellings."""


@lru_cache(100_000)
def sound(word: str) -> str:
    """What different transliterations of a skeleton have in common, roughly."""
    for source, replacement in _SOUNDS:
        word = pattern(source).sub(replacement, word)
    return word
