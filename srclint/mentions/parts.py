"""The parts of a date, read from a number to the right: days, months, years, and words for "to"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from srclint.mentions.phrases import spaced_letter
from srclint.mentions.tables import NO_WORD, Tables, Word, pattern

if TYPE_CHECKING:
    from srclint.mentions.window import Window

LONGEST = 5  # parts of the longest date: 12 – 14 September 2018
JOINS = 4  # words such as "de" in a row, with one more than any language has
LAST_DAY = 39  # an impossible day is a slip of the last month; larger numbers are something else
MARKED = r"[\u0300-\u036f\u0900-\u0dff]"
ORDINAL = rf"[-:']?(?:[^\W\d_]{MARKED}*){{1,4}}(?![^\W\d_])|[ºª°]|\([^\W\d_]{{1,3}}\)"
DIGITS = r"\d+"
GAP = r"[ \t]{0,2}[.,/'\-–—،、॰፣፡]?[ \t]{0,3}"
DASH = r" {0,2}[-–—~〜～‑‐] {0,2}\d{1,2}(?!\d)"
COUNTED_YEAR = ("年", "년")
"""After a number of few digits: a year of an era, or a number of years."""
COUNTERS = frozenset(
    "分時时点點秒人名位歳岁才個个箇回件枚本冊册台隻只条條种種项項次円元萬万億亿倍割%"
)
"""What counts something else than days, where these are followed by 日 or 号: 2月30分."""
DASHES = frozenset("-–—~〜～‑‐")


class Part(NamedTuple):
    """One part of a date, with its place in the window and the text between it and the part before.

    letter: D day, M month, Y year of four digits, y year of two, t a word for "to" or a dash.
    """

    letter: str
    number: int
    start: int
    end: int
    gap: str
    ordinal: bool = False


def letters(parts: list[Part]) -> str:
    """The parts as a string: "DMY"."""
    return "".join(p.letter for p in parts)


class Scanner:
    """Reads parts to the right, as far as they may belong to one date."""

    __slots__ = ("at", "digits", "gap_from", "joins", "low", "parts", "seen", "t", "text")

    def __init__(self, w: Window, t: Tables) -> None:
        self.low, self.text, self.t = w.low, w.text, t
        self.at = self.gap_from = w.start
        self.parts: list[Part] = []
        self.seen = ""
        self.joins = 0
        self.digits: re.Pattern[str] = pattern(DIGITS)

    def run(self) -> list[Part]:
        """All parts."""
        while len(self.parts) < LONGEST and self.joins < JOINS:
            if self.parts and not self.pass_gap():
                break
            if self.at >= len(self.low):
                break
            if not (self.number() if self.low[self.at].isdecimal() else self.word()):
                break
        return self.parts

    def add(self, part: Part) -> bool:
        """Take a part in, and a dash between two days with it."""
        self.parts.append(part)
        self.seen += part.letter
        self.at = self.gap_from = part.end
        self.joins = 0
        dashed = part.letter == "D" and not DASHES.isdisjoint(self.low[self.at : self.at + 3])
        if dashed and pattern(DASH).match(self.low, self.at):  # not before a month: 12-Sep-2018
            self.parts.append(Part("t", 0, self.at, self.at, ""))
            self.seen += "t"
        return True

    def pass_gap(self) -> bool:
        """Go over spaces and one mark; False where a sentence ends."""
        low, at = self.low, self.at
        if low[at : at + 1] == " " and low[at + 1 : at + 2].isalnum():
            self.at = at + 1
            return True
        gap = pattern(GAP).match(low, at)
        if gap is None:
            return True
        self.at = gap.end()
        written = gap[0]
        if written[-1:] != " " or written.strip() != ".":
            return True
        if self.seen[-1] == "Y":
            return self.t.dotted_year
        return self.seen[-1] == "D" and not self.text[self.at : self.at + 1].isupper()

    # -------------------------------------------------------------- words
    def word(self) -> bool:
        """Take in a month or a word for "to", or go over a joining word; else False."""
        phrase, word = self.date_word()
        if not phrase:
            return False
        part = self.part_of(phrase, word)
        if part:
            return self.add(part)
        if not (word.join or word.to) or not self.parts:
            return False
        self.at += len(phrase)
        self.joins += 1
        return True

    def date_word(self) -> tuple[str, Word]:
        """The word at the place, also behind a letter that is written together with it."""
        low, at, words = self.low, self.at, self.t.words
        phrase = words.at(low, at)
        word = words.values[phrase] if phrase else NO_WORD
        if self.t.prefixes and not word.month:
            prefix = next((p for p in self.t.prefixes if low.startswith(p, at)), "")
            glued = words.at(low, at + len(prefix)) if prefix else None
            if glued and words.values[glued].month:
                self.at = at + len(prefix)
                return glued, words.values[glued]
        if phrase is None and self.seen[-1:] == "M":
            joins = (j for j in self.t.year_joins if low.startswith(j + " ", at))
            phrase = next(joins, None)
            word = Word(join=True)
        return phrase or "", word

    def part_of(self, phrase: str, word: Word) -> Part | None:
        """The part that a word makes; None for mere joins."""
        low, at = self.low, self.at
        end = at + len(phrase)
        if word.month and "M" not in self.seen:
            end += low[end : end + 1] in (".", "॰")
            return Part("M", word.month, at, end, low[self.gap_from : at])
        if word.month_before:
            number = self.digits.match(low, end + (low[end : end + 1] == " "))
            if number and 1 <= int(number[0]) <= 12:
                return Part("M", int(number[0]), at, number.end(), low[self.gap_from : at])
        if word.to and self.seen in ("D", "MD", "YMD"):
            return Part("t", 0, at, end, low[self.gap_from : at])
        return None

    # -------------------------------------------------------------- numbers
    def number(self) -> bool:
        """Take in a day, a year or a month that is a number; False for any other number."""
        low, at = self.low, self.at
        run = self.digits.match(low, at)
        end = run.end() if run else at
        size, number = end - at, int(low[at:end])
        longer = low[end : end + 1] in (".", ",", ":") and low[end + 1 : end + 2].isdecimal()
        follows = low[end : end + 1]
        if size < 4 and (follows in COUNTED_YEAR or follows in COUNTERS):
            return False  # 平成31年4月30日, 2月30分
        if size not in (1, 2, 4) or (longer and size != 4 and low[end] != "."):
            return False
        gap = low[self.gap_from : at]
        if size == 4:
            return 1000 <= number <= 2199 and self.add(Part("Y", number, at, end, gap))
        if (self.t.month_after or self.t.month_before) and 1 <= number <= 12:
            stop = self.month_end(at, end)
            if stop:
                return self.add(Part("M", number, at, stop, gap))
        dated = size == 2 and "M" in self.seen and "D" in self.seen and self.seen[-1] != "t"
        if dated and gap[-1:] in ("'", "-", "/", "."):
            return self.add(Part("y", number, at, end, gap))
        return 0 < number <= LAST_DAY and self.day(number, at, end, gap)

    def month_end(self, at: int, end: int) -> int:
        """Where a month that is a number ends ("9月", "tháng 9"); 0 where it is none."""
        low, words = self.low, self.t.words
        space = low[end : end + 1] == " "
        phrase = words.at(low, end + space)
        if phrase and words.values[phrase].month_after:
            return end + space + len(phrase)
        if self.parts or not self.t.month_before:
            return 0
        before = words.before(low, at - (low[at - 1 : at] == " "))
        return end if before and words.values[before].month_before else 0

    def day(self, number: int, at: int, end: int, gap: str) -> bool:
        """Take in a day with its ordinal ending; False where the ending is a magnitude."""
        low = self.low
        after = low[end : end + 1]
        ordinal = False
        if after and after not in " .,":
            size = self.ordinal_size(end)
            if size < 0:
                return False
            end, ordinal = end + size, size > 0
            after = low[end : end + 1]
        if after == ".":
            dotted = self.t.dotted_day or low[end + 1 : end + 2] != " "
            end += dotted and not low[end + 1 : end + 2].isdecimal()
        counts = ordinal or low[end - 1] == "."
        if counts and self.t.month_after and number <= 12:
            stop = self.month_end(at, end)
            if stop:
                return self.add(Part("M", number, at, stop, gap))  # "3. ayı"
        return self.add(Part("D", number, at, end, gap, ordinal))

    def ordinal_size(self, end: int) -> int:
        """Characters of an ordinal ending ("th", "-го", "º"); 0 for none, -1 for a magnitude."""
        low, words = self.low, self.t.words
        phrase = words.at(low, end)
        if phrase == "-" and not words.at(low, end + 1):
            phrase = None  # "3-его"
        if phrase and not (spaced_letter(phrase[0]) and not words.values[phrase].month):
            return 0
        if phrase and words.values[phrase].join:
            return 0
        suffix = pattern(ORDINAL).match(low, end)
        if suffix is None:
            return 0
        return -1 if suffix[0].lstrip("-:'") in self.t.magnitudes.values else len(suffix[0])


def month_left(low: str, at: int, t: Tables) -> Part | None:
    """The month that stands before a number, with nothing but a mark or joining words between."""
    stop = at
    for _ in range(3):
        bare = len(low[:stop].rstrip(" "))
        if bare and low[bare - 1] in ",/'-–،、" and stop == at:
            bare = len(low[: bare - 1].rstrip(" "))
        phrase = t.words.before(low, bare)
        if phrase is None and low[bare - 1 : bare] == ".":
            bare -= 1
            phrase = t.words.before(low, bare)
        if phrase is None:
            return None
        word = t.words.values[phrase]
        if word.month:
            return Part("M", word.month, bare - len(phrase), bare, low[bare:at])
        if not word.join:
            return None
        stop = bare - len(phrase)
    return None
