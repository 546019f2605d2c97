"""One magnitude that a document writes in two ways."""

from __future__ import annotations

from functools import cache
from re import escape
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import tables

from . import _shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.mentions import AmountParts, Found, Mention

_WORD = 5
"""Letters from which on a magnitude is a word, whose inflections are one way of writing it."""
_SHORT = "|".join(_shapes.SHORT_MAGNITUDE)


@rule(
    "CUR004",
    summary="A document writes one magnitude in two ways.",
    why="bn here and billion there come from texts put together; one way reads better.",
    severity="info",
    wakes=_shapes.SHORT_MAGNITUDE,
    examples=[
        Example(bad="It lost $7bn, then $9bn and then ⟦$8 billion⟧ more.", language="en"),
        Example(bad="Ha perso 7 mld di euro, poi 9 mld di euro e ⟦8 miliardi di euro⟧.",
                language="it"),
        Example(bad="Он потерял 7 млрд рублей, 9 млрд рублей и ⟦8 миллиардов рублей⟧.",
                language="ru"),
        Example(good="It lost $7bn, then $900m and then $8bn more.", language="en"),
        Example(good="Ha perso 1 milione di euro e 2 milioni di euro.", language="it"),
        Example(good="Он потерял 1 миллиард рублей и 8 миллиардов рублей.", language="ru"),
        Example(good="Мостот чинел 48 милиони денари, долг е 62 м и широк 11 м.", language="mk"),
        Example(good="They sold 7 million cars for $9bn.", language="en"),
    ],
)  # fmt: skip
def mixed_magnitude_styles(doc: Document) -> Iterator[Problem]:
    """Report the rarer way for a power of ten; two that are equally frequent are left alone."""
    short = {m.amount.power for m in _counted(doc.amounts_at(_SHORT)) if m.amount and _is_short(m)}
    known = doc.mentions.tables if short else None
    if known is None:
        return
    words = _words(known.language, frozenset(short))
    ways: dict[int, dict[str, list[Mention]]] = {}
    for mention in _counted(doc.amounts_at(_SHORT, words)):
        amount = mention.amount
        if amount and amount.magnitude:
            way = _way(amount)
            if len(way) == 1 and not amount.units:
                continue  # metres: “62 m”
            ways.setdefault(amount.power, {}).setdefault(way, []).append(mention)
    for some in ways.values():
        if len(some) == 1:
            continue
        usual = max(some, key=lambda way: (len(some[way]), way))
        for way, found in some.items():
            if way == usual or len(found) == len(some[usual]):
                continue
            example = some[usual][0]
            like = doc.text[example.start : example.end]
            for mention in found:
                span = Span(mention.start, mention.end)
                yield Problem(span, f"others are written like {like}", value=mention.as_value())


@cache
def _words(language: str, powers: frozenset[int]) -> str:
    """A pattern for the words that a language has for some powers of ten."""
    known = tables(language)
    found = known.magnitudes.values.items() if known else ()
    words = sorted({escape(w.split(" ")[0]) for w, p in found if p in powers and len(w) >= _WORD})
    return f"(?i:{'|'.join(words)})" if words else _shapes.NEVER


def _counted(found: Found) -> Iterable[Mention]:
    return (*found.money, *found.quantities)


def _is_short(mention: Mention) -> bool:
    """Whether a magnitude is no word: all words are one way of writing it."""
    amount = mention.amount
    return bool(amount and amount.magnitude) and amount is not None and _way(amount) != "word"


def _way(amount: AmountParts) -> str:
    """The magnitude without case and full stop; all words are one way."""
    bare = amount.magnitude.rstrip(".").lower()
    return "word" if len(bare) >= _WORD else bare
