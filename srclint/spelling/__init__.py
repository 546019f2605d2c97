"""Misspelt words of a document: a first look in C, suspects with their features, three small
models.

For rules: `misspellings(doc)` and what helps to report them.  Read `unknown` (which words are
looked at),
`slips` (what they may stand for), `features` (what speaks for and against), `model` (the
verdict), in this order.  tools/fit_spelling.py fits the weights in `data/models.json`.
"""

from __future__ import annotations

from srclint.spelling.accents import Unaccented, unaccented
from srclint.spelling.house import House
from srclint.spelling.joints import Joint, joints
from srclint.spelling.known import Known, known_misspellings
from srclint.spelling.messages import language_name, message
from srclint.spelling.model import Misspelling, misspellings, rare_tokens
from srclint.spelling.named import TermSlip, term_slips
from srclint.spelling.surroundings import is_prose, look_around, starts_sentence
from srclint.spelling.unknown import lower, places, tokens, watch
from srclint.spelling.vietnamese import Slip
from srclint.spelling.vietnamese import slips as vietnamese_slips

__all__ = [
    "House",
    "Joint",
    "Known",
    "Misspelling",
    "Slip",
    "TermSlip",
    "Unaccented",
    "is_prose",
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
