"""Amounts of money, percentages, and numbers with a magnitude, read outwards from a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from srclint.mentions.folding import fold
from srclint.mentions.looks import MAGNITUDE, PERCENT, UNIT
from srclint.mentions.model import AmountParts, Mention
from srclint.mentions.numbers import readings, written
from srclint.mentions.phrases import spaced_letter
from srclint.mentions.tables import pattern
from srclint.mentions.units import Units, skip
from srclint.mentions.window import Window

if TYPE_CHECKING:
    from srclint.mentions.model import Unit
    from srclint.mentions.tables import Tables

RIGHT, LEFT = 72, 40  # code points of context that an amount may take
YEAR = r"(?:19|20)\d\d\Z"
PRICE = r"\d[.,]?\d{2}"
DASHES = r"[.,][-–—]{1,2}"
CENTS = r"\d\d(?!\d)"
MINUS = "-−－负負"
EMPTY = (0, 0)
FIRST_EAST_ASIAN = "\u3040"
MILLION = 6
THOUSAND = "k"


class Magnitude(NamedTuple):
    """A word for a power of ten, and its place in the window."""

    word: str = ""
    start: int = 0
    end: int = 0


NONE = Magnitude()


def fraction(text: str, start: int, end: int, t: Tables) -> Mention | None:
    """A fraction of one percent or several: "3/4 %"."""
    above, _, below = text[start:end].partition("/")
    at = skip(text, end)
    word = t.percent.at(fold(text[at : at + RIGHT]), 0)
    if not word or not int(below):
        return None
    value = Decimal(int(above)) / int(below)
    shown = f"{value:.15f}".rstrip("0").rstrip(".")
    style = text[at : at + len(word)]
    number = text[start:end]
    parts = AmountParts(number, (start, end), (shown,), False, (), "", 0, EMPTY, style)
    return Mention(start, at + len(word), "percent", shown, amount=parts)


def simple_percent(text: str, start: int, end: int, t: Tables) -> Mention:
    """A number with % right after it: the commonest amount, and quickly read."""
    number = text[start:end]
    values, against = readings(number, t, money=False)
    known = tuple(map(written, values))
    parts = AmountParts(number, (start, end), known, against, (), "", 0, EMPTY, "%")
    return Mention(start, end + 1, "percent", "|".join(known), amount=parts)


class Amount:
    """A number and what stands around it."""

    __slots__ = ("after", "left", "number", "right", "t", "units", "w")

    def __init__(self, text: str, start: int, end: int, last: int, t: Tables) -> None:
        self.right, self.left = t.look.may_count(text, end), t.look.may_be_counted(text, start)
        w = self.w = Window(text, start, end, span=(max(last, start - LEFT), end + RIGHT))
        self.t = t
        self.units = Units(w, t)
        self.take_leading_mark()
        self.number = w.text[w.start : w.end]
        dash = pattern(DASHES).match(w.text, w.end)
        self.after = skip(w.text, dash.end() if dash else w.end)

    def take_leading_mark(self) -> None:
        """Take in the decimal mark of a number that begins with it (".75")."""
        w = self.w
        mark, before = w.text[w.start - 1 : w.start], w.text[w.start - 2 : w.start - 1]
        if mark not in (".", ",") or (w.start == 1 and w.base):
            return
        beside_number = before and (before.isalnum() or before in ".,)]")
        if not beside_number and w.text[w.start : w.end].isdecimal():
            w.start -= 1

    def mention(self) -> Mention | None:
        """What the number counts, if it is money, a percentage or has a magnitude."""
        found = self.percentage()
        if found:
            return found
        magnitude = self.magnitude_at(self.after) if self.right & MAGNITUDE else NONE
        unit = None
        if magnitude.word or self.right & UNIT:
            unit = self.units.after(magnitude.end or self.after)
        before = self.unit_before(magnitude) if self.left & UNIT else None
        if magnitude.word and not unit:
            magnitude, unit = self.shorter(magnitude, before)
        if unit and unit.how != "name" and not magnitude.word:
            magnitude = self.magnitude_after(unit)
        units = self.one_currency(before, unit)
        if not units:
            return self.quantity(magnitude)
        if self.refused(units[-1], magnitude, alone=len(units) == 1):
            return None
        return self.money(units, magnitude)

    # -------------------------------------------------------------- percentages
    def percentage(self) -> Mention | None:
        """The number as a percentage, the word being after it or before."""
        w, t = self.w, self.t
        at = self.after
        thousand = w.low[at : at + 1] == THOUSAND and not w.low[at + 1 : at + 2].isascii()
        place = skip(w.text, at + 1) if thousand else at
        word, size = self.percent_at(place) if thousand or self.right & PERCENT else (None, 0)
        if word:
            style = w.text[place : place + size]
            return self.percent(t.percent.values[word], style, (w.start, place + size), thousand)
        if not self.left & PERCENT:
            return None
        stop = len(w.low[: w.start].rstrip(" "))
        before = t.percent_before.before(w.low, stop) if w.start - stop <= 2 else None
        if not before or (before in ("%", "٪") and not t.percent_first):
            return None
        start = stop - len(before)
        if start and w.text[start - 1].isnumeric():
            return None  # the sign is that of a number left of it: "5% 10", "五百分之2"
        thousand = w.low[w.end : w.end + 1] == THOUSAND
        span = start, w.end + thousand
        return self.percent(t.percent_before.values[before], "before", span, thousand)

    def percent(self, scale: float, style: str, span: tuple[int, int], thousand: bool) -> Mention:
        """The mention of a percentage."""
        values, against = readings(self.number, self.t, money=False)
        sign, start = self.negative(span[0])
        if scale != 1 or thousand or sign < 0:
            factor = Decimal(str(scale)) * (1000 if thousand else 1) * sign
            values = tuple(v * factor for v in values)
        shown = "|".join(map(written, values))
        amount = self.parts(values, against)._replace(style=style)
        base = self.w.base
        return Mention(base + start, base + span[1], "percent", shown, amount=amount)

    def percent_at(self, at: int) -> tuple[str | None, int]:
        """(percent word, its length here); East Asian ones may have spaces between characters."""
        low = self.w.low
        word = self.t.percent.at(low, at)
        if word or low[at : at + 1] < FIRST_EAST_ASIAN:
            return word, len(word or "")
        piece = low[at : at + 24]
        word = self.t.percent.at(piece.replace(" ", ""), 0)
        size = 0
        for char in word or "":
            size = piece.index(char, size) + 1
        return word, size

    def negative(self, start: int) -> tuple[int, int]:
        """(-1, start with the sign) where a minus stands before the number, else (1, start)."""
        text = self.w.text
        if start and text[start - 1] in MINUS:
            left = text[start - 2 : start - 1]
            if not left or not (left.isdecimal() or spaced_letter(left)):
                return -1, start - 1
        return 1, start

    # -------------------------------------------------------------- magnitudes and units
    def magnitude_at(self, at: int) -> Magnitude:
        """The magnitude at a place, after a hyphen at most."""
        w, t = self.w, self.t
        at += w.low[at : at + 1] == "-"
        word = t.magnitudes.at(w.low, at)
        if not word and w.text[at : at + 1] == "M" and w.text[at + 1 : at + 4] in t.codes:
            word = "m" if "m" in t.magnitudes.values else None  # "30 MUSD"
        return Magnitude(word, at, at + len(word)) if word else NONE

    def shorter(self, found: Magnitude, before: Unit | None) -> tuple[Magnitude, Unit | None]:
        """What looks like a magnitude may be the beginning of a unit."""
        unit = self.units.after(self.after, of=False)
        if unit and unit.end - self.w.base > found.end:
            return NONE, unit
        power = self.t.magnitudes.values[found.word]
        if before is None and power < MILLION and len(found.word) == 1 and found.word.isalpha():
            return NONE, None
        return found, unit

    def magnitude_after(self, unit: Unit) -> Magnitude:
        """A magnitude after the unit ("5 € mln")."""
        at = skip(self.w.text, unit.end - self.w.base)
        word = self.t.magnitudes.at(self.w.low, at)
        if word and len(word) > 1 and self.t.magnitudes.values[word] >= MILLION:
            return Magnitude(word, at, at + len(word))
        return NONE

    def unit_before(self, magnitude: Magnitude) -> Unit | None:
        """The unit before the number, also before its minus."""
        w = self.w
        unit = self.units.before(w.start) if w.start else None
        if unit is None and w.start > 1 and w.text[w.start - 1] in MINUS:
            unit = self.units.before(w.start - 1)
        if unit and unit.how == "name":  # "the euro 5 years ago"
            return unit if magnitude.word or pattern(PRICE).search(self.number) else None
        return unit

    def one_currency(self, before: Unit | None, after: Unit | None) -> list[Unit]:
        """The units of this number: two only where they mean the same currency."""
        if after is None or before is None:
            return self.one_unit(before, after)
        text, base = self.w.text, self.w.base
        follows = text[after.end - base : after.end - base + 2].lstrip(" \u00a0")
        if after.how in ("sign", "code") and follows[:1].isdecimal() and before.how != "name":
            return [before]  # the second one belongs to the next number
        same = before.value == after.value
        letters = before.text[0].isalpha() and not after.text[-1].isalpha()
        if before.how == "name" or (letters and not same):
            return [after]
        if same or "$" in (before.value, after.value):
            return [before, after]
        return [before] if before.how == "sign" else [after]

    def one_unit(self, before: Unit | None, after: Unit | None) -> list[Unit]:
        """The only unit, unless it touches a number that follows ("3 USD50 cards")."""
        if before:
            return [before]
        if after is None:
            return []
        end = after.end - self.w.base
        touches = after.how in ("sign", "code") and self.w.text[end : end + 1].isdecimal()
        return [] if touches and after.start - self.w.base > self.w.end else [after]

    def refused(self, unit: Unit, magnitude: Magnitude, *, alone: bool) -> bool:
        """Traps: years before a currency's name, words in capitals that are codes."""
        named = unit.how == "name" and not unit.before and not magnitude.word
        if named and pattern(YEAR).match(self.number):
            return fold(unit.text) not in self.t.names.values or (alone and " " in unit.text)
        if unit.how == "code" and unit.before and unit.text in self.t.code_words:
            return not pattern(PRICE).search(self.number)
        return unit.how == "lower" and unit.before and unit.end - self.w.base == self.w.start

    # -------------------------------------------------------------- what comes out
    def money(self, units: list[Unit], magnitude: Magnitude) -> Mention:
        """The mention of an amount of money."""
        w, t = self.w, self.t
        values, against = readings(self.number, t, money=True)
        power = t.magnitudes.values[magnitude.word] if magnitude.word else 0
        if len(values) > 1 and power >= MILLION and t.decimal in self.number:
            values, against = (min(values),), False  # "1,045 milhão" has a decimal mark for sure
        last = units[-1]
        end = max(w.end, magnitude.end, 0 if last.before else last.end - w.base)
        if last.how == "sign" and last.end - w.base == end and self.number.isdecimal():
            cents = pattern(CENTS).match(w.text, end)
            if cents and not magnitude.word:
                values, end = (values[0] + Decimal(cents[0]) / 100,), cents.end()
        sign, start = self.negative(units[0].start - w.base if units[0].before else w.start)
        if units[0].before and sign == 1 and w.text[w.start - 1] in MINUS:
            sign = -1  # "€ -12"
        unit = next((u for u in reversed(units) if u.value != "$"), units[0])
        amounts = values if power == 0 and sign == 1 else [v.scaleb(power) * sign for v in values]
        shown = "|".join(f"{written(v)} {unit.value}" for v in amounts)
        parts = self.parts(values, against, magnitude)._replace(units=tuple(units))
        return Mention(w.base + start, w.base + end, "money", shown, amount=parts)

    def quantity(self, magnitude: Magnitude) -> Mention | None:
        """A number with a magnitude of a million or more and no unit."""
        w, word = self.w, magnitude.word
        power = self.t.magnitudes.values[word] if word else 0
        if power < MILLION or (len(word) < 3 and word.isascii()):
            return None
        values, against = readings(self.number, self.t, money=False)
        parts = self.parts(values, against, magnitude)
        shown = written(values[0].scaleb(power))
        return Mention(w.base + w.start, w.base + magnitude.end, "quantity", shown, amount=parts)

    def parts(
        self, values: tuple[Decimal, ...], against: bool, magnitude: Magnitude = NONE
    ) -> AmountParts:
        """How the amount is written, units and style left open."""
        w, (word, start, end) = self.w, magnitude
        power = self.t.magnitudes.values[word] if word else 0
        span = (w.base + start, w.base + end) if word else EMPTY
        known = tuple(map(written, values))
        place = w.base + w.start, w.base + w.end
        shown = w.text[start:end]
        return AmountParts(self.number, place, known, against, (), shown, power, span, "")
