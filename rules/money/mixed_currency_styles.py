"""One currency that a document writes in two ways."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Found, Mention, Unit


@rule(
    "CUR003",
    summary="A document writes one currency in two ways.",
    why="One way, by sign, by code or by name, reads better and is found by one search.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SEVERAL_AMOUNTS),
    examples=[
        Example(bad="Costa 7 euro qui, 9 euro altrove e ⟦12 €⟧ al mare.", language="it"),
        Example(bad="It was $70, then $90, then ⟦120 dollars⟧ by the sea.", language="en"),
        Example(bad="Es kostet 7 €, dann 9 € und dort ⟦EUR 12⟧ am Meer.", language="de"),
        Example(good="Costa 7 euro qui e 9 euro altrove.", language="it"),
        Example(good="It was $70, then £90, then 120 yen by the sea.", language="en"),
        Example(good="Es kostet 7 € hier und 9 Dollar dort.", language="de"),
        Example(good="It was $70 and CAD 90.", language="en"),
    ],
)
def mixed_currency_styles(doc: Document) -> Iterator[Problem]:
    """Report the rarer way; two ways that are equally frequent are left alone."""
    for ways in _by_currency(doc.mentions.counted).values():
        usual = max(ways, key=lambda way: (len(ways[way]), way))
        for way, rare in ways.items():
            if way == usual or len(rare) == len(ways[usual]):
                continue
            example = ways[usual][0]
            like = doc.text[example.start : example.end]
            for mention in rare:
                span = Span(mention.start, mention.end)
                message = f"other amounts in this currency are written like {like}"
                yield Problem(span, message, value=mention.as_value())


def _by_currency(mentions: Found) -> dict[str, dict[str, list[Mention]]]:
    """currency → way of writing it → amounts."""
    found: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions.money:
        if mention.amount and len(mention.amount.units) == 1:
            unit = mention.amount.units[0]
            currency = "$" if unit.value == "USD" else unit.value
            found[currency][_way(unit)].append(mention)
    return found


def _way(unit: Unit) -> str:
    """Sign, code or name, and for the first two the side on which it stands."""
    if unit.how == "name":
        return "name"
    return f"{'code' if unit.how == 'lower' else unit.how} {'before' if unit.before else 'after'}"
