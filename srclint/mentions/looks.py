"""The first look: whether what stands beside a number may be part of a date or of an amount.

It sees a few characters on each side, remembers its verdicts, and is never wrong in saying no.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srclint.mentions.folding import fold
from srclint.mentions.phrases import spaced_letter

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

DATE, MONEY, JOIN, TO, MONTH = 1, 2, 4, 8, 16
"""What the text beside a number may be: part of a date, of an amount, a word such as "of", a word
for "to", a month."""
REMEMBERED = 20_000  # verdicts that are kept; a document needs some hundreds


class Prefixes:
    """Whether a phrase of a set may begin (or end) with the characters that are seen."""

    DEPTH = 5

    def __init__(self, phrases: list[str], *, ends: bool = False) -> None:
        turn = -1 if ends else 1
        turned = [p[::turn] for p in phrases]
        self.known = {p[:n] for p in turned for n in range(1, self.DEPTH + 1)}
        self.loose = {p for p in turned if len(p) < self.DEPTH and not spaced_letter(p[-1])}
        self.edged = {p for p in turned if len(p) < self.DEPTH and spaced_letter(p[-1])}
        self.turn = turn

    def may(self, piece: str) -> bool:
        """Whether a phrase may stand at the near end of this piece of folded text."""
        key = piece[:: self.turn][: self.DEPTH]
        if key in self.known:
            return bool(key)
        for size in range(1, len(key)):
            start = key[:size]
            if start in self.loose or (start in self.edged and not spaced_letter(key[size])):
                return True
        return False


class FirstLook:
    """The first look of one locale."""

    def __init__(self, t: Tables) -> None:
        words = t.words.values
        telling = [
            w for w, v in words.items() if v.month or v.month_before or v.weekday is not None
        ]
        glued = [p + w for p in t.prefixes for w, v in words.items() if v.month]
        joins = [w for w, v in words.items() if v.join]
        to = [w for w, v in words.items() if v.to]
        millions = ["m" + c for c in t.lower_codes]  # "30 MUSD"
        signs = [fold(s) for s in t.signs.values]
        codes = [*(c.lower() for c in t.codes), *t.lower_codes]
        after = [*t.magnitudes.values, *t.percent.values, *t.of.values]
        before = list(t.percent_before.values)
        units = [*signs, *codes, *t.names.values]
        self._right_date = Prefixes([*words, *glued])
        self._right_month = Prefixes([w for w, v in words.items() if v.month])
        self._right_money = Prefixes(after + units + millions)
        self._left_date = Prefixes(telling, ends=True)
        self._left_join = Prefixes(joins, ends=True)
        self._left_to = Prefixes(to, ends=True)
        self._left_money = Prefixes(before + units, ends=True)
        self.near_month = re.compile(near_month([w for w, v in words.items() if v.month], [
            w for w, v in words.items() if v.month_before or v.month_after
        ]))  # fmt: skip
        self.seen_right: dict[str, int] = {}
        self.seen_left: dict[str, int] = {}

    def look_right(self, piece: str) -> int:
        """What the few characters after a number may begin, as DATE | MONEY."""
        folded = fold(piece)
        first = folded[:1]
        money = self._right_money.may(folded.lstrip(" -\u200e\u200f")) or (
            first == " " and folded[1:4].isdigit()
        )
        mark = folded.lstrip(" .,/'-–—،、~〜～‐‑(\u200e\u200f")
        date = bool(mark) and (mark[0].isdigit() or self._right_date.may(mark))
        date = date or (first == "(" and self._right_date.may(folded))
        month = MONTH if date and first == " " and self._right_month.may(mark) else 0
        ordinal = folded.lstrip("-:'")[:1]
        date = date or (bool(first) and (first in "ºª°" or spaced_letter(ordinal or " ")))
        found = (
            (MONEY if money or folded[:2] in (",-", ".-", ",–") else 0)
            | (DATE if date else 0)
            | month
        )
        if len(self.seen_right) > REMEMBERED:
            self.seen_right.clear()
        self.seen_right[piece] = found
        return found

    def may_count(self, text: str, end: int) -> bool:
        """A second look at what follows a number: whether it may be an amount's."""
        return self._right_money.may(fold(text[end : end + 8]).lstrip(" -,.–\u200e\u200f"))

    def may_be_counted(self, text: str, start: int) -> bool:
        """The same for what stands before a number."""
        before = fold(text[start - 8 if start > 8 else 0 : start])
        return before[-1:] in (".", ",") or self._left_money.may(before.rstrip(" :-−\u200e\u200f"))

    def look_left(self, piece: str) -> int:
        """What the few characters before a number may end, as DATE | MONEY | JOIN | TO."""
        folded = fold(piece)
        bare = folded.rstrip(" .,/'-–—،、(")
        found = (
            MONEY
            if self._left_money.may(folded.rstrip(" :-−\u200e\u200f")) or folded[-1:] in ".,"
            else 0
        )
        found |= DATE if bare and self._left_date.may(bare) else 0
        found |= TO if self._left_to.may(folded.rstrip(" ")) else 0
        found |= JOIN if bare and self._left_join.may(bare) else 0
        if len(self.seen_left) > REMEMBERED:
            self.seen_left.clear()
        self.seen_left[piece] = found
        return found


def near_month(names: list[str], affixes: list[str]) -> str:
    """A pattern for the beginnings of month names, for a look whether one stands near a number."""
    starts = sorted({n[:3] for n in (*names, *affixes)})
    return "|".join("".join(map(either_case, start)) for start in starts) or "(?!)"


def either_case(char: str) -> str:
    """A pattern for a letter in both cases; faster than ignoring the case of a whole pattern."""
    upper = char.upper()
    return f"[{char}{upper}]" if upper != char and len(upper) == 1 else re.escape(char)
