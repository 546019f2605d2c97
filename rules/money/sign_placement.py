"""A currency sign after the amount, where the language writes it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

from . import _shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = frozenset("$€£¥₹")
_SURE = frozenset({"en"})
"""Languages whose press follows CLDR here: Turkish, for one, writes “125.000 $”, too."""
_BEFORE = frozenset(" \t\n\r\u00a0\u202f([{\"'“‘„«")
"""What may stand before an amount; anything else makes it a formula ("$i+1$")."""


@rule(
    "CUR002",
    summary="A currency sign stands after the amount.",
    why="English writes $77, not 77$; CLDR says so for each locale.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SIGN),
    examples=[
        Example(bad="It sold for ⟦77$⟧ at once.", fixed="It sold for $77 at once.", language="en"),
        Example(bad="Entry is ⟦5€⟧ a head.", fixed="Entry is €5 a head.", language="en-GB"),
        Example(bad="Díoladh ar ⟦77€⟧ é.", fixed="Díoladh ar €77 é.", language="ga"),
        Example(good="23 # 143  99 63 c 044  36 24 $ 144  100  64 d 045  37 25 %\n", language="en"),
        Example(good="It sold for $77 at once.", language="en"),
        Example(good="The 8K $$$ camera was dear.", language="en"),
        Example(good="Venduto per 77 € subito.", language="it"),
        Example(good="Vendu 77 $ tout de suite.", language="fr"),
        Example(good="The sum of $a$ and $b+1$ is odd.", language="en"),
    ],
)
def sign_placement(doc: Document) -> Iterator[Problem]:
    """Report signs after numbers where CLDR's pattern has them before, without a space."""
    tables = doc.mentions.tables
    if tables is None or not tables.data["sign_first"] or tables.data["sign_gap"]:
        return
    if tables.language == "und":
        return
    for mention in doc.mentions.counted.money:
        amount = mention.amount
        unit = amount.units[0] if amount and len(amount.units) == 1 else None
        if amount is None or unit is None or unit.before or unit.text not in _SIGNS:
            continue
        if mention.start and doc.prose[mention.start - 1] not in _BEFORE:
            continue
        if doc.prose[mention.end : mention.end + 1] in _SIGNS:
            continue  # "8K $$$": how dear it is
        if _shapes.in_table(doc.prose, mention.start):
            continue
        span = Span(mention.start, mention.end)
        message = f"this language writes {unit.text} before the amount"
        if doc.protection.quoted(*span) or "-" in doc.prose[slice(*span)]:
            yield Problem(span, message, value=mention.as_value())
            continue
        kept = doc.prose[span.start : unit.start].rstrip(" \u00a0\u202f")
        new = unit.text + kept + doc.prose[unit.end : span.end]
        safe = not amount.magnitude or not any(c.isspace() for c in kept)
        safe = safe and doc.language.partition("-")[0] in _SURE
        fixes = Problem.at(span.start, span.end, message, new, safe=safe).fixes
        yield Problem(span, message, fixes, value=mention.as_value())
