"""Words that one slip of the finger turns into each other: for look-ups of near keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST, LONGEST = 5, 24  # letters of a skeleton that has near ones
OFTEN = 20
"""Occurrences from which a form is no slip."""

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџ",
    "αβγδεζηθικλμνξοπρςστυφχψω",
)


def one_slip(one: str, other: str) -> bool:
    """Whether one letter left out, put in, put for another, or a swap of neighbours parts them."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at, least = 0, min(len(one), len(other))
    while at < least and one[at] == other[at]:
        at += 1
    if len(one) == len(other):
        if one[at + 1 :] == other[at + 1 :]:
            return True
        swapped = one[at] + one[at + 1 : at + 2]
        return swapped[::-1] == other[at : at + 2] and one[at + 2 :] == other[at + 2 :]
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return long[at + 1 :] == short[at:]


def without_one(word: str) -> list[str]:
    """The word with each of its letters left out."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def all_slips(word: str) -> set[str]:
    """Everything that one slip makes of a word, with the letters of its own alphabet."""
    letters = next((a for a in _LETTERS if any(c in a for c in word)), "".join(set(word)))
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    found.update(without_one(word))
    found.update(a + letter + b for a, b in cuts for letter in letters)
    found.update(a + letter + b[1:] for a, b in cuts if b for letter in letters)
    found.discard(word)
    return found


def near_pairs(wrong: Iterable[str], right: Iterable[str]) -> dict[str, list[str]]:
    """Words that may be wrong → words that one slip, not of the first letter, turns them into."""
    known: dict[str, str] = {}
    for word in right:
        known[word] = f"{known[word]} {word}" if word in known else word
        for at in range(1, len(word)):
            part = word[:at] + word[at + 1 :]
            known[part] = f"{known[part]} {word}" if part in known else word
    found: dict[str, list[str]] = {}
    words_of = known.get
    for word in wrong:
        parts = [word[:at] + word[at + 1 :] for at in range(1, len(word))]
        if hits := [*filter(None, map(words_of, (word, *parts)))]:
            others = {each for hit in hits for each in hit.split(" ")}
            if near := [each for each in others if one_slip(word, each)]:
                found[word] = sorted(near)
    return found
