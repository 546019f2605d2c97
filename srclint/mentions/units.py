"""Currency signs, codes and names beside a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.mentions.model import Unit
from srclint.mentions.tables import pattern

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables
    from srclint.mentions.window import Window

SPACES = " \u00a0\u202f\u2009\u3000\t\u200e\u200f"
WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0900-\u0dff'])*"
WIDEST = 3  # spaces and marks of direction between number and unit
CODE = 3
SHORTEST_ADJECTIVE = 4
LONGEST_ENDING = 3


def skip(text: str, at: int) -> int:
    """After a few spaces."""
    for _ in range(WIDEST):
        if at < len(text) and text[at] in SPACES:
            at += 1
    return at


class Units:
    """Looks for units in a window."""

    __slots__ = ("t", "w")

    def __init__(self, w: Window, t: Tables) -> None:
        self.w, self.t = w, t

    def unit(self, value: str, how: str, start: int, end: int) -> Unit:
        """A unit at a place of the window."""
        w = self.w
        return Unit(value, how, start < w.start, w.text[start:end], w.base + start, w.base + end)

    def after(self, at: int, *, of: bool = True) -> Unit | None:
        """The unit that follows a place, "di", "de" or "of" between being allowed."""
        low = self.w.low
        at = skip(self.w.text, at)
        joined = self.t.of.at(low, at) if of else None
        if joined:
            found = self.at(skip(self.w.text, at + len(joined)))
            if found:
                return found
        return self.at(at + (low[at : at + 1] == "-"))

    def at(self, at: int) -> Unit | None:
        """The unit that begins at a place."""
        text, low, t = self.w.text, self.w.low, self.t
        end = at + CODE
        sign = t.signs.at(text, at)
        alone = not text[end : end + 1].isalpha()
        if alone and text[at:end] in t.codes and len(sign or "") <= CODE:
            return self.unit(text[at:end], "code", at, end)
        if sign:
            return self.unit(t.signs.values[sign], "sign", at, at + len(sign))
        value, size = self.name(at)
        if size:
            return self.unit(value, "name", at, at + size)
        if alone and low[at:end] in t.lower_codes and text[at:end].islower():
            return self.unit(code_of(low[at:end]), "lower", at, end)
        return None

    def name(self, at: int) -> tuple[str, int]:
        """(unit, length) of a currency's name: listed, inflected, or with an adjective."""
        low, t = self.w.low, self.t
        name = t.names.at(low, at)
        if name:
            return t.names.values[name], len(name)
        match = pattern(WORD).match(low, at)
        if not match:
            return "", 0
        word, end = match[0], match.end()
        for stem in t.stems.get(word[:3], ()):
            if word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING:
                return t.names.values[stem], len(word)
        if low[end : end + 1] == " ":
            return self.headed(at, word, end + 1)
        return "", 0

    def headed(self, at: int, word: str, head_at: int) -> tuple[str, int]:
        """The same for a word and the head after it: "svenske kroner", "abd $"."""
        low, t = self.w.low, self.t
        if len(word) < SHORTEST_ADJECTIVE:
            own = low[head_at : head_at + 1] == "$" and not low[head_at + 1 : head_at + 2].isdigit()
            return ("$", head_at + 1 - at) if own else ("", 0)
        head = None if t.head_first else t.heads.at(low, head_at)
        return (t.heads.values[head], head_at + len(head) - at) if head else ("", 0)

    def before(self, at: int) -> Unit | None:
        """The unit that ends at a place, or a space or two before it."""
        text, low, t = self.w.text, self.w.low, self.t
        stop = at
        while stop and text[stop - 1] in f"{SPACES}:":
            stop -= 1
        if at - stop > WIDEST or not stop:
            return None
        start = stop - CODE
        alone = start >= 0 and not (start and text[start - 1].isalpha())
        sign = t.signs.before(text, stop)
        if alone and text[start:stop] in t.codes and len(sign or "") <= CODE:
            return self.unit(text[start:stop], "code", start, stop)
        if sign:
            return self.unit(t.signs.values[sign], "sign", stop - len(sign), stop)
        if alone and text[start:stop] in t.lower_codes:
            return self.unit(code_of(text[start:stop]), "lower", start, stop)
        name = t.names.before(low, stop)
        return self.unit(t.names.values[name], "name", stop - len(name), stop) if name else None


def code_of(lower: str) -> str:
    """The ISO code of one in lower case."""
    return "CNY" if lower == "rmb" else lower.upper()
