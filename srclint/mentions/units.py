"""Currency signs, codes and names beside a number."""

import re

from srclint.mentions.model import Unit
from srclint.mentions.phrases import spaced_letter
from srclint.mentions.tables import Tables

SPACE = re.compile(r"[ \t\u00a0\u202f\u2009\u3000]{0,2}")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0900-\u0dff'])*")
SHORTEST_ADJECTIVE = 4
LONGEST_ENDING = 3
SHORTEST_STEM = 5


def skip(text: str, at: int) -> int:
    """After at most two spaces."""
    found = SPACE.match(text, at)
    return found.end() if found else at


def unit_at(text: str, low: str, at: int, base: int, t: Tables) -> Unit | None:
    """The unit that begins at a place of the window; `text` as written, `low` folded, `base` its offset."""
    sign = t.signs.at(text, at)
    code = text[at : at + 3]
    if code in t.codes and (not sign or len(sign) <= 3) and not text[at + 3 : at + 4].isalpha():
        return Unit(code, "code", False, code, base + at, base + at + 3)
    if sign:
        return Unit(t.signs.values[sign], "sign", False, sign, base + at, base + at + len(sign))
    named = name_at(low, at, t)
    if named:
        value, size = named
        return Unit(value, "name", False, text[at : at + size], base + at, base + at + size)
    lower = low[at : at + 3]
    if lower in t.lower_codes and text[at : at + 3].islower() and not low[at + 3 : at + 4].isalpha():
        value = "CNY" if lower == "rmb" else lower.upper()
        return Unit(value, "lower", False, text[at : at + 3], base + at, base + at + 3)
    return None


def name_at(low: str, at: int, t: Tables) -> tuple[str, int] | None:
    """(unit, length) of a currency's name that begins at a place: listed, inflected, or with an adjective."""
    name = t.names.at(low, at)
    if name:
        return t.names.values[name], len(name)
    word = WORD.match(low, at)
    if not word:
        return None
    for stem in t.stems.get(word[0][:3], ()):
        if word[0].startswith(stem) and len(word[0]) - len(stem) <= LONGEST_ENDING:
            return t.names.values[stem], len(word[0])
    end = word.end()
    if low[end : end + 1] != " ":
        return None
    if low[end + 1 : end + 2] == "$" and len(word[0]) < SHORTEST_ADJECTIVE and not low[end + 2 : end + 3].isdigit():
        return "$", end + 2 - at  # "10 milyar abd $"
    if len(word[0]) < SHORTEST_ADJECTIVE or t.head_first:
        return None
    head = t.heads.at(low, end + 1)
    return (t.heads.values[head], end + 1 + len(head) - at) if head else None


def unit_before(text: str, low: str, at: int, base: int, t: Tables) -> Unit | None:
    """The unit that ends at a place of the window, or a space or two before it."""
    stop = len(text[:at].rstrip(" \u00a0\u202f\u2009:\t")) if text[at - 1 : at] in " \u00a0\u202f\u2009:\t" else at
    if at - stop > 2 or stop <= 0:
        return None
    code = text[stop - 3 : stop]
    sign = t.signs.before(text, stop)
    if code in t.codes and (not sign or len(sign) <= 3) and not text[stop - 4 : stop - 3].isalpha():
        return Unit(code, "code", True, code, base + stop - 3, base + stop)
    if sign:
        return Unit(t.signs.values[sign], "sign", True, sign, base + stop - len(sign), base + stop)
    lower = text[stop - 3 : stop]
    if lower in t.lower_codes and not text[stop - 4 : stop - 3].isalpha():
        value = "CNY" if lower == "rmb" else lower.upper()
        return Unit(value, "lower", True, lower, base + stop - 3, base + stop)
    name = t.names.before(low, stop)
    if name and not (stop - len(name) and spaced_letter(low[stop - len(name) - 1]) and spaced_letter(name[0])):
        start = stop - len(name)
        return Unit(t.names.values[name], "name", True, text[start:stop], base + start, base + stop)
    return None
