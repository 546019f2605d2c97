"""Misspelt words of a document: a first look in C, suspects with their features, three small
models.

For rules: `misspellings(doc)` and what helps to report them.  Read `unknown` (which words are
looked at),
`slips` (what they may stand for), `features` (what speaks for and against), `model` (the
verdict), in this order.  tools/fit_spelling.py fits the weights in `data/models.json`.

Names are imported when first used: every run imports the rules, few have a text to look at.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint.spelling.accents import Unaccented, unaccented
    from srclint.spelling.house import House
    from srclint.spelling.joining import Joint, joints
    from srclint.spelling.known import Known, known_misspellings
    from srclint.spelling.messages import language_name, message
    from srclint.spelling.model import Misspelling, misspellings, rare_tokens
    from srclint.spelling.named import TermSlip, term_slips
    from srclint.spelling.surroundings import (
        is_prose,
        is_strange_line,
        look_around,
        starts_sentence,
    )
    from srclint.spelling.unknown import lower, places, tokens
    from srclint.spelling.vietnamese import Slip, vietnamese_slips
    from srclint.spelling.watched import watch

LANGUAGES = ("en", "it", "es", "fr", "de", "pt", "ru", "id")
"""The languages that the models know; Vietnamese has rules of its own."""

_HOMES = {
    "accents": ("Unaccented", "unaccented"),
    "house": ("House",),
    "joining": ("Joint", "joints"),
    "known": ("Known", "known_misspellings"),
    "messages": ("language_name", "message"),
    "model": ("Misspelling", "misspellings", "rare_tokens"),
    "named": ("TermSlip", "term_slips"),
    "surroundings": ("is_prose", "is_strange_line", "look_around", "starts_sentence"),
    "unknown": ("lower", "places", "tokens"),
    "vietnamese": ("Slip", "vietnamese_slips"),
    "watched": ("watch",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "LANGUAGES",
    "House",
    "Joint",
    "Known",
    "Misspelling",
    "Slip",
    "TermSlip",
    "Unaccented",
    "is_prose",
    "is_strange_line",
    "joints",
    "known_misspellings",
    "language_name",
    "look_around",
    "lower",
    "message",
    "misspellings",
    "places",
    "rare_tokens",
    "starts_sentence",
    "term_slips",
    "tokens",
    "unaccented",
    "vietnamese_slips",
    "watch",
]

if not TYPE_CHECKING:  # a type checker knows the names by the imports above

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        return value
