"""The first look: whether what stands beside a number may be part of a date or of an amount.

It sees a few characters on each side, remembers its verdicts, and is never wrong in saying no.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srclint.mentions.folding import fold
from srclint.mentions.phrases import spaced_letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint.mentions.tables import Tables

DATE, JOIN, TO, MONTH, FOREIGN, CAPITALS = 1, 2, 4, 8, 16, 32
"""What the text beside a number may be: part of a date, a word such as "of", a word for "to", a
month, a magnitude of any language, three capitals that are no currency's."""
PERCENT, MAGNITUDE, UNIT = 64, 128, 256
MONEY = PERCENT | MAGNITUDE | UNIT
"""Parts of an amount; a unit may have a word such as "of" before it."""
# fmt: off
MAGNITUDES = ("mil", "míl", "bil", "bíl", "tri", "mel", "bhi", "mhi", "vil", "ми", "мі", "би", "тр",
              "εκ", "δι", "τρ", "մի", "մլ", "տր", "מי", "מל", "טר", "مل", "مي", "بل", "تر")
# fmt: on
"""How words for a million and more begin, in most languages of CLDR."""
CODE = 3  # letters
DEPTH = 5  # characters of a phrase that count
DASHES = frozenset("-–—~〜～‐‑")
FIRST_EAST_ASIAN = "\u3040"
SECOND = 8  # characters that the second look sees
REMEMBERED = 20_000  # verdicts that are kept; a document needs some hundreds


class Beginnings:
    """What may begin (or end) with the characters that are seen: sets of phrases, a bit each."""

    def __init__(self, sets: dict[int, list[str]], *, ends: bool = False) -> None:
        self.turn = -1 if ends else 1
        self.known: dict[str, int] = {}
        self.loose: dict[str, int] = {}
        self.edged: dict[str, int] = {}
        known = self.known
        for bit, phrases in sets.items():
            for phrase in {p[:: self.turn][:DEPTH] for p in phrases if p}:
                for size in range(1, len(phrase) + 1):
                    known[phrase[:size]] = known.get(phrase[:size], 0) | bit
                if len(phrase) < DEPTH:
                    short = self.edged if spaced_letter(phrase[-1]) else self.loose
                    short[phrase] = short.get(phrase, 0) | bit

    def bits(self, piece: str) -> int:
        """Bits of the sets of which a phrase may stand at the near end of this folded text."""
        key = piece[:: self.turn][:DEPTH]
        found = self.known.get(key, 0)
        for size in range(1, len(key)):
            start = key[:size]
            if start not in self.known:
                break
            if start in self.loose:
                found |= self.loose[start]
            if start in self.edged and not spaced_letter(key[size]):
                found |= self.edged[start]
        return found


class Remembered(dict[str, int]):
    """Verdicts on a few characters, found once and kept for the run."""

    def __init__(self, judge: Callable[[str], int]) -> None:
        self.judge = judge

    def __missing__(self, piece: str) -> int:
        """Judge what is new."""
        if len(self) > REMEMBERED:
            self.clear()
        found = self[piece] = self.judge(piece)
        return found


class FirstLook:
    """The first look of one locale."""

    def __init__(self, t: Tables) -> None:
        self.codes = t.codes
        words = t.words.values
        months = [w for w, v in words.items() if v.month]
        counted = [w for w, v in words.items() if v.month_before or v.month_after]
        signs = [fold(s) for s in t.signs.values]
        codes = [*(c.lower() for c in t.codes), *t.lower_codes]
        units = [*signs, *codes, *t.names.values]
        millions = ["m" + c for c in t.lower_codes]  # "30 MUSD"
        after = {PERCENT: [*t.percent.values], MAGNITUDE: [*t.magnitudes.values, *millions]}
        after[UNIT] = [*t.of.values, *units]
        glued = [p + m for p in t.prefixes for m in months]
        self.right = Beginnings({DATE: [*words, *glued], MONTH: months, **after})
        before = {
            DATE: [w for w, v in words.items() if v.tells],
            JOIN: [w for w, v in words.items() if v.join],
            TO: [w for w, v in words.items() if v.to],
            PERCENT: [*t.percent_before.values],
            UNIT: units,
        }
        self.left = Beginnings(before, ends=True)
        self.near_month = re.compile(near_month(months, counted))
        self.right_of = Remembered(self.look_right).__getitem__
        self.left_of = Remembered(self.look_left).__getitem__
        self.amount_after = Remembered(self.look_after).__getitem__
        self.amount_before = Remembered(self.look_before).__getitem__

    def look_right(self, piece: str) -> int:
        """What the few characters after a number may begin, as DATE | MONTH | MONEY."""
        folded = fold(piece)
        first = folded[:1]
        near = folded.lstrip(" -\u200e\u200f")
        if near[:1] >= FIRST_EAST_ASIAN:
            near = near.replace(" ", "")  # "パ ー セ ン ト"
        mark = near.lstrip(" .,/'-–—،、~〜～‐‑(\u200e\u200f")
        found = self.right.bits(near)
        dated = found if mark is near or mark == near else self.right.bits(mark)
        found = (found & MONEY) | (dated & (DATE | MONTH if first == " " else DATE))
        if (first == " " and folded[1:4].isdecimal()) or folded[:2] in (",-", ".-", ",–"):
            found |= MONEY
        if mark[:1].isdecimal() or first in ("º", "ª", "°"):
            found |= DATE
        elif first == "(":
            found |= self.right.bits(folded) & DATE
        elif first and spaced_letter(folded.lstrip("-:'")[:1] or " "):
            found |= DATE  # an ordinal
        if first == " ":
            found |= FOREIGN if folded.startswith(MAGNITUDES, 1) else 0
            found |= self.capitals(piece[1:4])
        return found

    def look_left(self, piece: str) -> int:
        """What the few characters before a number may end, as DATE | MONEY | JOIN | TO."""
        folded = fold(piece)
        near = folded.rstrip(" :-−\u200e\u200f")
        bare = near.rstrip(" .,/'-–—،、(")
        found = self.left.bits(near)
        dated = found if bare == near else self.left.bits(bare)
        found = (found & (MONEY | TO)) | (dated & (DATE | JOIN))
        if folded[-1:] in (".", ","):
            found |= MONEY
        if folded[-1:] in DASHES:
            found |= TO
        if folded[-1:] == " ":
            found |= self.capitals(piece[-4:-1])
        return found

    def capitals(self, piece: str) -> int:
        """CAPITALS for three capitals that are no code of a currency."""
        written = len(piece) == CODE and piece.isascii() and piece.isalpha() and piece.isupper()
        return CAPITALS if written and piece not in self.codes else 0

    def look_after(self, piece: str) -> int:
        """A second look at what follows a number: which part of an amount it may be."""
        near = fold(piece).lstrip(" -,.–\u200e\u200f")
        found = self.right.bits(near)
        if near[:1] >= FIRST_EAST_ASIAN:
            found |= self.right.bits(near.replace(" ", ""))  # "パ ー セ ン ト"
        return found & MONEY

    def look_before(self, piece: str) -> int:
        """The same for what stands before a number."""
        before = fold(piece)
        if before[-1:] in (".", ","):
            return MONEY
        return self.left.bits(before.rstrip(" :-−－负負\u200e\u200f")) & MONEY

    def may_count(self, text: str, end: int) -> int:
        """What follows a number, as the bits of MONEY."""
        return self.amount_after(text[end : end + SECOND])

    def may_be_counted(self, text: str, start: int) -> int:
        """What stands before a number, as the bits of MONEY."""
        return self.amount_before(text[start - SECOND if start > SECOND else 0 : start])


def near_month(names: list[str], affixes: list[str]) -> str:
    """A pattern for the beginnings of month names, for a look whether one stands near a number."""
    starts = sorted({n[:3] for n in (*names, *affixes)})
    return "|".join("".join(map(either_case, start)) for start in starts) or "(?!)"


def either_case(char: str) -> str:
    """A pattern for a letter in both cases; faster than ignoring the case of a whole pattern."""
    upper = char.upper()
    return f"[{char}{upper}]" if upper != char and len(upper) == 1 else re.escape(char)
