"""Indonesian forms by the rules of its affixes, since no dictionary with a free licence has them.

The rules are those of every grammar: me- and pe- take a nasal that replaces p, t, k, s; di-, ter-,
ber-, se-, ke-; -kan, -i, -an; particles and possessives behind all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NASAL = {
    "p": ("m", True), "b": ("m", False), "f": ("m", False), "v": ("m", False),
    "t": ("n", True), "d": ("n", False), "c": ("n", False), "j": ("n", False), "z": ("n", False),
    "s": ("ny", True), "k": ("ng", True), "g": ("ng", False), "h": ("ng", False),
}  # fmt: skip
_VOICED = "aeiou"
_ENDINGS = {  # of each beginning; "N" stands for the nasal
    "": ("", "an", "kan", "i"), "di": ("", "kan", "i"), "ter": ("", "kan", "i"),
    "ber": ("", "an", "kan"), "se": ("",), "ke": ("an",), "meN": ("", "kan", "i"),
    "peN": ("", "an"), "per": ("an",), "memper": ("", "kan", "i"), "diper": ("kan", "i"),
}  # fmt: skip
CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
"""Particles and possessives, which any word takes; srclint takes them off."""


def nasal(base: str) -> Iterator[str]:
    """What me- and pe- make of a base, without their "me", "pe"."""
    nose, swallowed = _NASAL.get(base[0], ("ng" if base[0] in _VOICED else "", False))
    yield nose + (base[1:] if swallowed else base)
    if swallowed:  # loans keep the letter: mensosialisasikan, memproduksi
        yield {"ny": "n"}.get(nose, nose) + base


def forms(bases: Iterable[str]) -> Iterator[str]:
    """Forms of base words, without `CLITICS`."""
    for base in bases:
        for before, endings in _ENDINGS.items():
            stems = (
                [before[:-1] + rest for rest in nasal(base)]
                if before[-1:] == "N"
                else [before + base]
            )
            for stem in stems:
                for ending in endings:
                    yield stem + ending
