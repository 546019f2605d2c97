"""A dollar sign in a text that speaks of another dollar, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOLLARS = ("CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL", "ARS", "CLP", "COP")


@rule(
    "CUR007",
    summary="A bare $ stands beside another dollar or peso.",
    why="More than twenty currencies use the sign; beside amounts in another of them the reader "
    "cannot know which one is meant.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SIGN),
    examples=[
        Example(bad="The house cost ⟦$900⟧ and the boat 700 Canadian dollars.", language="en"),
        Example(bad="La casa costava ⟦900 $⟧ e la barca 700 AUD.", language="it"),
        Example(bad="Das Haus kostete ⟦900 $⟧, das Boot 700 CAD.", language="de"),
        Example(good="The house cost US$900 and the boat 700 Canadian dollars.", language="en"),
        Example(good="La casa costava 900 $ e la barca 700 euro.", language="it"),
        Example(good="Das Haus kostete 900 $ und das Boot 700 USD.", language="de"),
    ],
)
def ambiguous_sign(doc: Document) -> Iterator[Problem]:
    """Report the first bare sign."""
    tables = doc.mentions.tables
    if tables is None:
        return
    money = doc.mentions.counted.money
    units = [(m, u) for m in money if m.amount for u in m.amount.units]
    others = sorted({u.value for _, u in units}.intersection(_DOLLARS))
    bare = [m for m, u in units if u.text == "$" and u.value == "$"]
    if not others or not bare or any(u.value == "USD" for _, u in units):
        return
    span = Span(bare[0].start, bare[0].end)
    yield Problem(
        span, f"which dollar? {', '.join(others)} stands here too", value=bare[0].as_value()
    )
