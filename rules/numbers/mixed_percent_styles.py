"""Percentages that a document writes in two ways."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Mention

_SIGNS = frozenset("%٪％")
_FEWEST = 3
"""Percentages of which two may be usual and one rare."""
_APART = frozenset({"list", "table", "title", "heading"})


@rule(
    "NUM003",
    summary="A document writes percentages with the sign here and with the word there.",
    why="One way reads better; lists, tables and titles may be shorter than the text.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SEVERAL_PERCENTS),
    examples=[
        Example(bad="It fell 7 per cent, then 9 per cent and then ⟦12%⟧.", language="en"),
        Example(bad="È sceso del 7%, poi del 9% e infine del ⟦12 per cento⟧.", language="it"),
        Example(bad="Es fiel um 7 Prozent, um 9 Prozent und um ⟦12 %⟧ im Mai.", language="de"),
        Example(good="It fell 7 per cent, then 9 per cent.", language="en"),
        Example(good="È sceso del 7%, poi del 9%.", language="it"),
        Example(good="Es fiel um 7 Prozent.\n\n- Mai: 12 %\n- Juni: 9 %\n", language="de"),
        Example(good="It fell 7% and then by 3 percentage points.", language="en"),
    ],
)
def mixed_percent_styles(doc: Document) -> Iterator[Problem]:
    """Report the rarer way; two that are equally frequent are left alone."""
    tables = doc.mentions.tables
    percents = doc.mentions.counted.percents
    if tables is None or len(percents) < _FEWEST:
        return
    signs: list[Mention] = []
    words: list[Mention] = []
    points = tables.data["percent_points"]
    for mention in percents:
        style = mention.amount.style.lower() if mention.amount else ""
        if style and style != "before" and style not in points:
            (signs if style in _SIGNS else words).append(mention)
    if not signs or not words or len(signs) == len(words):
        return
    signs, words = ([m for m in some if _in_prose(doc, m)] for some in (signs, words))
    rare, usual = sorted((signs, words), key=len)
    if not rare or len(rare) == len(usual):
        return
    like = doc.text[usual[0].start : usual[0].end]
    for mention in rare:
        span = Span(mention.start, mention.end)
        yield Problem(span, f"others are written like {like}", value=mention.as_value())


def _in_prose(doc: Document, mention: Mention) -> bool:
    line = bisect_right(doc.lines, (mention.start, len(doc.prose))) - 1
    return len(doc.lines) == 1 or line < 0 or doc.roles[line] not in _APART
