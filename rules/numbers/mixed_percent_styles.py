"""Percentages that a document writes in two ways."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Mention, Tables

_SIGNS = frozenset("%٪％")
_FEWEST = 3
"""Percentages of which two may be usual and one rare."""
_APART = frozenset({"list", "table", "title", "heading"})


@rule(
    "NUM003",
    summary="A document writes percentages with the sign here and with the word there.",
    why="One way reads better; lists, tables and titles may be shorter than the text.",
    severity="info",
    wakes=r"[%٪％]",
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
    words_at = _words(tables) if tables else ""
    if tables is None or not doc.may_have(words_at):
        return
    percents = doc.amounts_at("[%٪％]", words_at).percents
    if len(percents) < _FEWEST:
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


def _words(tables: Tables) -> str:
    """An RE2 pattern for the language's words for percent."""
    import re

    words = "|".join(re.escape(w) for w in tables.percent.values if w not in _SIGNS)
    spaced = words.replace("\\ ", "[ \\x{a0}\\x{202f}\\x{2009}]")
    return f"(?i:{spaced})" if words else "%"


def _in_prose(doc: Document, mention: Mention) -> bool:
    line = bisect_right(doc.lines, (mention.start, len(doc.prose))) - 1
    return len(doc.lines) == 1 or line < 0 or doc.roles[line] not in _APART
