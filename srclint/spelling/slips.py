"""Slips of spelling: what a writer may have meant, and what kind of slip would explain it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import bare

if TYPE_CHECKING:
    from srclint.lexicon.words import Lexicon

VOWELS = frozenset("aeiouyàáâãäåèéêëìíîïòóôõöùúûüýаеёиоуыэюя")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")

# How much likelier than its frequency says a kind of slip makes a candidate, in tenths of a decade;
# only the order of candidates depends on it, the models have weights of their own.
_LIKELY = {
    "swap": 1.0, "double-": 0.8, "double+": 0.8, "mark": 0.6, "drop": 0.5, "add": 0.3, "vowel": 0.3,
    "key": 0.2, "other": -0.3, "listed": 2.0,
}  # fmt: skip
KINDS = tuple(_LIKELY)
_FIRST_LETTER = 0.8  # what a slip in the first letter costs: people see those

_COINED = "e"  # makes new words of any: ebillet, eticket


class Candidate(NamedTuple):
    """A word that was meant, and the slip that turned it into what stands there."""

    word: str
    score: float
    kind: str
    at: int  # where in the written word the slip shows, in code points


@cache
def neighbours() -> frozenset[str]:
    """Pairs of letters side by side or one above the other on a keyboard."""
    pairs: set[str] = set()
    for rows in _ROWS:
        for row in rows:
            pairs.update(a + b for a, b in pairwise(row))
        for upper, lower in pairwise(rows):
            for i, letter in enumerate(lower):
                pairs.update(letter + above for above in upper[i : i + 2])
    return frozenset(pairs | {pair[::-1] for pair in pairs})


def kind_of(wrong: str, right: str) -> tuple[str, int]:
    """The slip that turns `right` into `wrong`, one edit away, and where it shows in `wrong`."""
    at = 0
    while at < len(wrong) and at < len(right) and wrong[at] == right[at]:
        at += 1
    if len(wrong) > len(right):
        return ("double+" if at and wrong[at] == wrong[at - 1] else "add"), at
    if len(wrong) < len(right):
        return ("double-" if at and right[at] == right[at - 1] else "drop"), at
    if at + 1 < len(wrong) and wrong[at] == right[at + 1] and wrong[at + 1] == right[at]:
        return "swap", at
    return _substitution(wrong[at], right[at]), at


def _substitution(wrong: str, right: str) -> str:
    if bare(wrong) == bare(right):
        return "mark"
    if wrong + right in neighbours():
        return "key"
    return "vowel" if wrong in VOWELS and right in VOWELS else "other"


def candidates(word: str, lexicon: Lexicon, zipf: float) -> list[Candidate]:
    """Words that a folded word which the lexicon does not know may stand for, best first."""
    found = []
    words = lexicon.words
    listed = [right for right in lexicon.misspelt.get(word).split(",") if right]
    for right in lexicon.near(word):
        if word == _COINED + right and right not in listed:
            continue
        meant = words[right]
        if (meant >= zipf + 1.2 and len(right) > 2) or right in listed:
            kind, at = kind_of(word, right)
            score = meant + _LIKELY[kind] - _FIRST_LETTER * (at == 0)
            found.append(Candidate(right, score + 2 * (right in listed), kind, at))
    near = {candidate.word for candidate in found}
    for right in listed:
        if right not in near:
            found.append(Candidate(right, lexicon.zipf(right) + _LIKELY["listed"], "listed", 2))
    return sorted(found, key=lambda c: (-c.score, c.word))
