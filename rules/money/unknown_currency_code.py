"""Three capitals beside an amount that are no currency, but have the letters of one."""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMON = [
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "CHF",
    "CAD",
    "AUD",
    "INR",
    "RUB",
    "BRL",
    "KRW",
    "VND",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "TRY",
    "MXN",
]
_BESIDE = (
    r"(?<=[A-Z]{3}[ \u00a0])\d[\d.,]*(?:[ \u00a0]?"
    r"(?:m|bn|mln|mld|million|billion|mio|mrd)\b|(?<=[.,]\d)\d*)"
    r"|\d[ \u00a0](?=[A-Z]{3}(?![^\W_]))"
)


@rule(
    "CUR005",
    summary="An amount has a currency code that does not exist.",
    why="UDS for USD: a slip of the fingers that no spelling checker sees.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.UNKNOWN_CODE),
    examples=[
        Example(bad="It was sold for ⟦UDS⟧ 77 million.", fixed="It was sold for USD 77 million.",
                language="en"),
        Example(bad="Venduto per 7.700 ⟦ERU⟧ in tutto.", fixed="Venduto per 7.700 EUR in tutto.",
                language="it"),
        Example(bad="Verkauft für 7.700 ⟦CFH⟧ bar.", fixed="Verkauft für 7.700 CHF bar.",
                language="de"),
        Example(good="It was sold for USD 77 million.", language="en"),
        Example(good="Sono 7.700 ARE di terreno.", language="it"),
        Example(good="Der Sender NDR 2 und 77 SDR.", language="de"),
        Example(good="At 9.30 GMT and 7.45 EST.", language="en"),
    ],
)  # fmt: skip
def unknown_currency_code(doc: Document) -> Iterator[Problem]:
    """Report anagrams of a common code that are no code themselves."""
    tables = doc.mentions.tables if doc.may_have(_anagrams()) else None
    if tables is None:
        return
    for match in pattern(_BESIDE).finditer(doc.prose):
        start = (
            match.start() - 4
            if doc.prose[match.start() - 2 : match.start() - 1].isupper()
            else match.end()
        )
        code = doc.prose[start : start + 3]
        if code in tables.codes or code in _WORDS:
            continue
        near = [c for c in _COMMON if sorted(c) == sorted(code)]
        if len(near) == 1:
            message = f"{code} is no currency; {near[0]} has the same letters"
            fixes = Problem.at(start, start + 3, message, near[0]).fixes
            yield Problem(Span(start, start + 3), message, fixes, value={"currency": near[0]})


@cache
def _anagrams() -> str:
    """An RE2 pattern for three letters in an order that may be a slip for a common code."""
    found = {"".join(letters) for code in _COMMON for letters in permutations(code)}
    return f"(?:{'|'.join(sorted(found.difference(_COMMON, _WORDS)))})(?:[^\\pL]|\\z)"


_WORDS = frozenset(
    ["RUE", "CAN", "SEE", "DAC", "NCY", "ESK", "DUS", "SUD", "URB", "BUR", "NAC", "SKE"]
)
"""Anagrams that are words, or units, themselves."""
