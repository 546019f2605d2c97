"""The weekday that is written beside a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.mentions.tables import NO_WORD

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

EMPTY = (0, 0)
"""The span of what is not there."""
BEFORE = frozenset(",.،，፡፥፣")
OPENING, CLOSING = ("(", "（"), (")", "）")
JOINS = 3  # words such as "den" between weekday and date


class Weekday(NamedTuple):
    """A weekday (Monday is 0) and its span, or None; and the span of the date with it."""

    day: int | None
    span: tuple[int, int]
    start: int
    end: int

    @classmethod
    def beside(cls, low: str, start: int, end: int, t: Tables) -> Weekday:
        """A weekday left of the date low[start:end], in brackets right of it, or right of it
        where the locale writes it there.
        """
        enclosed = low[end : end + 1] in CLOSING and low[start - 1 : start] in OPENING
        stop = start - enclosed  # "Tuesday (4 March 2025)"
        for _ in range(JOINS):
            stop = back(low, stop)
            if stop and low[stop - 1] in BEFORE:
                stop = back(low, stop - 1)
            phrase = t.words.before(low, stop)
            if not phrase:
                break
            word = t.words.values[phrase]
            if word.weekday is not None:
                left = stop - len(phrase)
                return cls(word.weekday, (left, stop), left, end + enclosed)
            if not word.join:
                break
            stop -= len(phrase)
        return cls.behind(low, start, end, t)

    @classmethod
    def behind(cls, low: str, start: int, end: int, t: Tables) -> Weekday:
        """The same right of the date."""
        at = end + (low[end : end + 1] == " ")
        bracket = low[at : at + 1] in ("(", "（")
        if not bracket and not t.weekday_last:
            return cls(None, EMPTY, start, end)
        at += bracket
        while low[at : at + 1] in (" ", ",", "،", "፣") and at < end + 3:
            at += 1
        phrase = t.words.at(low, at)
        word = t.words.values[phrase] if phrase else NO_WORD
        if phrase and word.weekday is not None:
            close = at + len(phrase)
            stop = close + (low[close : close + 1] in CLOSING)
            return cls(word.weekday, (at, close), start, stop)
        if bracket and low[at : at + 1] in t.days_single and low[at + 1 : at + 2] in CLOSING:
            return cls(t.days_single[low[at]], (at, at + 1), start, at + 2)
        return cls(None, EMPTY, start, end)


def back(low: str, at: int) -> int:
    """Before the spaces that end at a place."""
    while at and low[at - 1] == " ":
        at -= 1
    return at
