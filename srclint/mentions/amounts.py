"""Amounts of money, percentages, and numbers with a magnitude, read outwards from a number."""

import re
from decimal import Decimal

from srclint.mentions.folding import fold
from srclint.mentions.model import AmountParts, Mention, Unit
from srclint.mentions.numbers import readings, written
from srclint.mentions.phrases import spaced_letter
from srclint.mentions.tables import Tables
from srclint.mentions.units import skip, unit_at, unit_before
from srclint.mentions.window import Window

RIGHT, LEFT = 72, 40  # code points of context that an amount may take
YEAR = re.compile(r"(?:19|20)\d\d\Z")
PRICE = re.compile(r"\d[.,]?\d{2}")
DASHES = re.compile(r"[.,][-–—]{1,2}")
CENTS = re.compile(r"\d\d(?!\d)")
MINUS = "-−－负負"
EMPTY = (0, 0)
FIRST_EAST_ASIAN = "\u3040"
MILLION = 6

# Codes of currencies that are words in capitals ("TOP 10", "ALL 50 states"): before a number they count
# only where the number looks like an amount.
WORDS_IN_CAPITALS = frozenset(
    "ALL TOP TRY CUP MAD PEN COP MOP BOB SOS LAK RON AMD ANG BAM GEL LEK STD ERN KID BAN ETB GIP MRO NAD NIO SIT "
    "YUN ZAL".split()
)


def parse_amount(text: str, start: int, end: int, last: int, t: Tables) -> Mention | None:
    """What the number text[start:end] counts, if it is money, a percentage or has a magnitude."""
    w = Window(text, start, end, last, left=LEFT, right=RIGHT)
    leading_mark(w)
    number = w.text[w.start : w.end]
    after = w.end
    dash = DASHES.match(w.text, after)
    after = dash.end() if dash else after
    at = skip(w.text, after)
    percent = percentage(w, number, at, t)
    if percent:
        return percent
    magnitude, mag_start, mag_end = magnitude_at(w, at, t)
    unit = unit_after(w, mag_end if magnitude else at, t, spaced_of=bool(magnitude) or True)
    before = unit_before(w.text, w.low, w.start, w.base, t) if w.start else None
    if before is None and w.start > 1 and w.text[w.start - 1] in MINUS:
        before = unit_before(w.text, w.low, w.start - 1, w.base, t)
    if before and before.how == "name" and not (magnitude or PRICE.search(number)):
        before = None
    if magnitude and not unit:
        magnitude, mag_start, mag_end, unit = shorter(w, at, magnitude, mag_start, mag_end, before, t)
    if unit and unit.how != "name" and not magnitude:
        magnitude, mag_start, mag_end = magnitude_after_unit(w, unit, t)
    units = [u for u in (before, unit) if u]
    units = one_currency(w, units)
    if not units:
        return quantity(w, number, magnitude, mag_start, mag_end, t)
    if refused(w, number, units, magnitude, t):
        return None
    return money(w, number, units, magnitude, (mag_start, mag_end), t)


def leading_mark(w: Window) -> None:
    """Take in the decimal mark of a number that begins with it (".75")."""
    mark, before = w.text[w.start - 1 : w.start], w.text[w.start - 2 : w.start - 1]
    if not mark or mark not in ".," or (w.start == 1 and w.base) or not w.text[w.start : w.end].isdigit():
        return
    if before and (before.isalnum() or before in ".,)]"):
        return
    w.start -= 1


# ------------------------------------------------------------------ percentages
def percentage(w: Window, number: str, at: int, t: Tables) -> Mention | None:
    """The number as a percentage, the word being after it or before."""
    scale, style, start, end = 0.0, "", w.start, w.end
    thousand = w.low[at : at + 1] == "k" and not w.low[at + 1 : at + 2].isascii()
    place = skip(w.text, at + 1) if thousand else at
    word, size = percent_at(w.low, place, t)
    if word:
        scale, style, end = t.percent.values[word], w.text[place : place + size], place + size
    else:
        stop = len(w.low[: w.start].rstrip(" "))
        before = t.percent_before.before(w.low, stop) if w.start - stop <= 2 else None
        if before and (before not in "%٪" or t.percent_first) and not starts_number(w, stop - len(before)):
            scale, style, start = t.percent_before.values[before], "before", stop - len(before)
            thousand = w.low[w.end : w.end + 1] == "k"
            end = w.end + thousand
    if not scale:
        return None
    values, against = readings(number, t, money=False)
    factor = Decimal(str(scale)) * (1000 if thousand else 1)
    sign, start = negative(w, start)
    shown = "|".join(written(v * factor * sign) for v in values)
    parts = amount_parts(w, number, values, against, (), "", 0, EMPTY, style)
    return Mention(w.base + start, w.base + end, "percent", shown, amount=parts)


def percent_at(low: str, at: int, t: Tables) -> tuple[str | None, int]:
    """(percent word, its length here); between the characters of a script without spaces spaces may stand."""
    word = t.percent.at(low, at)
    if word or low[at : at + 1] < FIRST_EAST_ASIAN:
        return word, len(word or "")
    piece = low[at : at + 24]
    word = t.percent.at(piece.replace(" ", ""), 0)
    size = 0
    for char in word or "":
        size = piece.index(char, size) + 1
    return word, size


def starts_number(w: Window, at: int) -> bool:
    """Whether a sign before a place belongs to a number left of it ("5% 10", "五百分之2")."""
    return at > 0 and w.text[at - 1].isnumeric()


def negative(w: Window, start: int) -> tuple[int, int]:
    """(-1, start with the sign) where a minus stands before the number, else (1, start)."""
    if start and w.text[start - 1] in MINUS:
        left = w.text[start - 2 : start - 1]
        if not left or not (left.isdigit() or spaced_letter(left)):
            return -1, start - 1
    return 1, start


# ------------------------------------------------------------------ magnitudes and units
def magnitude_at(w: Window, at: int, t: Tables) -> tuple[str, int, int]:
    """(magnitude, its start and end), ("", 0, 0) where there is none."""
    at += w.low[at : at + 1] == "-"
    word = t.magnitudes.at(w.low, at)
    if not word and w.text[at : at + 1] == "M" and w.text[at + 1 : at + 4] in t.codes and "m" in t.magnitudes.values:
        word = "m"  # "30 MUSD"
    return (word, at, at + len(word)) if word else ("", 0, 0)


def shorter(
    w: Window, at: int, word: str, start: int, end: int, before: Unit | None, t: Tables
) -> tuple[str, int, int, Unit | None]:
    """What looks like a magnitude may be the beginning of a unit ("mil" of "mil pesos" stays one)."""
    unit = unit_after(w, at, t, spaced_of=False)
    if unit and unit.end - w.base > end:
        return "", 0, 0, unit
    if before is None and t.magnitudes.values[word] < MILLION and word.isalpha() and len(word) == 1:
        return "", 0, 0, None
    return word, start, end, None


def unit_after(w: Window, at: int, t: Tables, *, spaced_of: bool) -> Unit | None:
    """The unit that follows, "di", "de" or "of" between magnitude and name being allowed."""
    at = skip(w.text, at)
    if spaced_of:
        of = t.of.at(w.low, at)
        if of:
            named = unit_at(w.text, w.low, skip(w.text, at + len(of)), w.base, t)
            if named:
                return named
    at += w.low[at : at + 1] == "-"
    return unit_at(w.text, w.low, at, w.base, t)


def magnitude_after_unit(w: Window, unit: Unit, t: Tables) -> tuple[str, int, int]:
    """A magnitude after the unit ("5 € mln")."""
    at = skip(w.text, unit.end - w.base)
    word = t.magnitudes.at(w.low, at)
    if word and t.magnitudes.values[word] >= MILLION and len(word) > 1:
        return word, at, at + len(word)
    return "", 0, 0


def one_currency(w: Window, units: list[Unit]) -> list[Unit]:
    """The units that belong to this number: two only where they mean the same currency."""
    if len(units) == 1 and not units[0].before and units[0].how in ("sign", "code"):
        touches = w.text[units[0].end - w.base : units[0].end - w.base + 1].isdigit()
        return [] if touches and units[0].start - w.base > w.end else units
    if len(units) < 2:
        return units
    before, after = units
    follows = w.text[after.end - w.base : after.end - w.base + 2].lstrip(" \u00a0")
    if after.how in ("sign", "code") and follows[:1].isdigit() and before.how != "name":
        return [before]  # the second one belongs to the next number
    same = before.value == after.value
    if before.how == "name" or (not same and before.text[0].isalpha() and not after.text[-1].isalpha()):
        return [after]
    shared = "$" in (before.value, after.value) or same
    return units if shared else [before] if before.how == "sign" else [after]


def refused(w: Window, number: str, units: list[Unit], magnitude: str, t: Tables) -> bool:
    """Traps: years before a currency's name, words in capitals that are codes."""
    unit = units[-1]
    if not unit.before and unit.how == "name" and not magnitude and YEAR.match(number):
        return fold(unit.text) not in t.names.values or len(units) == 1 and " " in unit.text
    if unit.how == "code" and unit.before and unit.text in WORDS_IN_CAPITALS:
        return not PRICE.search(number)
    joined = unit.before and unit.how in ("lower", "name") and unit.end - w.base == w.start
    return joined and spaced_letter(unit.text[-1]) and unit.how == "lower"


# ------------------------------------------------------------------ what comes out
def money(w: Window, number: str, units: list[Unit], mag: str, mag_span: tuple[int, int], t: Tables) -> Mention:
    values, against = readings(number, t, money=True)
    power = t.magnitudes.values[mag] if mag else 0
    if len(values) > 1 and power >= MILLION and t.decimal in number:
        values, against = (min(values),), False  # "1,045 milhão" has a decimal mark for sure
    last = units[-1]
    end = max(w.end, mag_span[1], 0 if last.before else last.end - w.base)
    if last.how == "sign" and not last.before and not mag and last.end - w.base == end:
        cents = CENTS.match(w.text, end)
        if cents and "." not in number and "," not in number:
            values, end = (values[0] + Decimal(cents[0]) / 100,), cents.end()
    start = units[0].start - w.base if units[0].before else w.start
    sign, start = negative(w, start)
    if units[0].before and sign == 1 and w.text[w.start - 1] in MINUS:
        sign = -1  # "€ -12"
    unit = next((u for u in reversed(units) if u.value != "$"), units[0])
    shown = "|".join(f"{written(v.scaleb(power) * sign)} {unit.value}" for v in values)
    parts = amount_parts(w, number, values, against, tuple(units), mag, power, mag_span, "")
    return Mention(w.base + start, w.base + end, "money", shown, amount=parts)


def quantity(w: Window, number: str, mag: str, start: int, end: int, t: Tables) -> Mention | None:
    """A number with a magnitude of a million or more and no unit."""
    if not mag or t.magnitudes.values[mag] < MILLION or (len(mag) < 3 and mag.isascii()):
        return None
    values, against = readings(number, t, money=False)
    power = t.magnitudes.values[mag]
    parts = amount_parts(w, number, values, against, (), mag, power, (start, end), "")
    return Mention(w.base + w.start, w.base + end, "quantity", written(values[0].scaleb(power)), amount=parts)


def amount_parts(
    w: Window, number: str, values: tuple[Decimal, ...], against: bool, units: tuple[Unit, ...], mag: str,
    power: int, mag_span: tuple[int, int], style: str,
) -> AmountParts:  # fmt: skip
    span = (w.base + mag_span[0], w.base + mag_span[1]) if mag else EMPTY
    shown = w.text[mag_span[0] : mag_span[1]] if mag else ""
    known = tuple(written(v) for v in values)
    return AmountParts(number, (w.base + w.start, w.base + w.end), known, against, units, shown, power, span, style)


def fraction(text: str, start: int, end: int, t: Tables) -> Mention | None:
    """A fraction of one percent or several: "3/4 %"."""
    above, _, below = text[start:end].partition("/")
    at = skip(text, end)
    low = fold(text[at : at + RIGHT])
    word = t.percent.at(low, 0)
    if not word or not int(below):
        return None
    value = Decimal(int(above)) / int(below)
    shown = f"{value:.15f}".rstrip("0").rstrip(".")
    parts = AmountParts(text[start:end], (start, end), (shown,), False, (), "", 0, EMPTY, text[at : at + len(word)])
    return Mention(start, at + len(word), "percent", shown, amount=parts)
