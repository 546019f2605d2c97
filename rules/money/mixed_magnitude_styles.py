"""One magnitude that a document writes in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import AmountParts, Mention

_WORD = 5
"""Letters from which on a magnitude is a word, whose inflections are one way of writing it."""


@rule(
    "CUR004",
    summary="A document writes one magnitude in two ways.",
    why="bn here and billion there come from texts put together; one way reads better.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.MAGNITUDE),
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
    ways: dict[int, dict[str, list[Mention]]] = {}
    found = doc.mentions.counted
    for mention in (*found.money, *found.quantities):
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
        for way, rare in some.items():
            if way == usual or len(rare) == len(some[usual]):
                continue
            example = some[usual][0]
            like = doc.text[example.start : example.end]
            for mention in rare:
                span = Span(mention.start, mention.end)
                yield Problem(span, f"others are written like {like}", value=mention.as_value())


def _way(amount: AmountParts) -> str:
    """The magnitude without case and full stop; all words are one way."""
    bare = amount.magnitude.rstrip(".").lower()
    return "word" if len(bare) >= _WORD else bare
