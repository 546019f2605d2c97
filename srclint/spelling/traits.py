"""What a slip looks like beyond its kind: letters that sound alike, a finger on two keys, an
echo."""

from __future__ import annotations

from itertools import permutations

from srclint.lexicon import bare
from srclint.spelling.slips import VOWELS, kind_of, neighbours

_SOUNDS = (
    "csz", "xs", "bv", "gj", "ckq", "mn", "dt", "bp", "gk", "fv", "yij", "uw", "xkc",
    "сз", "бп", "вф", "гк", "дт", "жшщч", "цс", "ъь", "тц", "цч",
)  # fmt: skip
_UNSTRESSED = ("ae", "ei", "оа", "еи", "ыи", "яеи", "юу", "эе")
_SILENT = frozenset("hьъ")
_NEAR, _FAR = 2, 3  # letters to either side in which a letter is echoed, put for one and put in


def _pairs(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset(a + b for group in groups for a, b in permutations(group, 2))


_ALIKE, _WEAK = _pairs(_SOUNDS), _pairs(_UNSTRESSED)


def traits(word: str, meant: str) -> frozenset[str]:
    """Traits of the slip that turned `meant` into `word`, one edit away."""
    kind, at = kind_of(word, meant)
    if len(word) == len(meant):
        if kind == "swap" or word[at + 1 :] != meant[at + 1 :]:
            return frozenset()
        return frozenset(_put_for(word, meant[at], at))
    if kind == "add":
        return frozenset(_put_in(word, at))
    if kind == "drop" and meant[at] in _SILENT:
        return frozenset({"silent dropped"})
    return frozenset()


def _put_for(word: str, right: str, at: int) -> set[str]:
    wrong = word[at]
    pair = bare(wrong) + bare(right)
    found = set()
    if pair in _ALIKE:
        found.add("alike")
    if pair in _WEAK:
        found.add("weak vowel")
    if wrong in word[max(0, at - _NEAR) : at] + word[at + 1 : at + 1 + _NEAR]:
        found.add("echo put for")
    if (wrong in VOWELS) != (right in VOWELS):
        found.add("vowel and consonant")
    return found


def _put_in(word: str, at: int) -> set[str]:
    letter = word[at]
    found = set()
    if any(letter + other in neighbours() for other in word[max(0, at - 1) : at + 2]):
        found.add("two keys")
    if letter in word[max(0, at - _FAR) : at] + word[at + 1 : at + 1 + _FAR]:
        found.add("echo put in")
    if letter in _SILENT:
        found.add("silent put in")
    found.add("vowel put in" if letter in VOWELS else "consonant put in")
    return found


TRAITS = (
    "alike", "weak vowel", "echo put for", "vowel and consonant", "two keys", "echo put in",
    "silent put in", "vowel put in", "consonant put in", "silent dropped",
)  # fmt: skip
