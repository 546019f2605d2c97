"""A paragraph that stands in several documents of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import adler32, crc32

from srclint import Document, Example, Problem, RuleFacts, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 160
"""Code points; shorter paragraphs (a lead-in, a refrain, an address) are shared with reason."""

_LONG = (
    "The bridge over the river opened again on Monday morning after two years of works, and the "
    "mayor came on foot with the baker, who had brought two baskets full of bread for everybody.\n"
)
_LUNGO = (
    "Il ponte sul fiume ha riaperto lunedì mattina dopo due anni di lavori, e il sindaco è venuto "
    "a piedi con il fornaio, che aveva portato due ceste piene di pane ancora caldo per tutti.\n"
)


def _paragraphs(doc: Document) -> Iterator[tuple[Span, str]]:
    for line in doc.lines:
        if line.end - line.start >= SHORTEST:
            data = doc.text[line.start : line.end].strip().encode("utf-8", "surrogatepass")
            yield line, f"{crc32(data):x}.{adler32(data):x}"


def observe(doc: Document) -> dict[str, int]:
    """Each long line once: in collected text, a paragraph stands on a line of its own."""
    return {key: 1 for _, key in _paragraphs(doc)}


def merge(one: int, other: int) -> int:
    """Add up."""
    return one + other


@rule(
    "SRC008",
    default=False,  # a key for each paragraph: too dear for every run
    summary="A paragraph stands in several documents of the folder.",
    why="It is boilerplate, a quotation of one article in another, or a slip of the collector.",
    severity="info",
    observe=observe,
    merge=merge,
    touches="lines",
    examples=[
        Example(bad=f"Monday.\n\n⟦{_LONG[:-1]}⟧\n", also=(f"On the bridge.\n\n{_LONG}",)),
        Example(bad=f"Lunedì.\n\n⟦{_LUNGO[:-1]}⟧\n", also=(f"Sul ponte.\n\n{_LUNGO}",)),
        Example(good=f"Monday.\n\n{_LONG}"),
        Example(good=f"Monday.\n\n{_LONG}", also=(f"Monday.\n\n{_LONG}",)),
        Example(good="The bridge is open.\n", also=("Oh!\nThe bridge is open.\n",)),
        Example(good=f"{_LONG}{_LONG}"),
    ],
)
def repeated_paragraph(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report long lines that stand in other documents too; copies of a document count once."""
    for line, key in _paragraphs(doc):
        count = facts.get(key) or 0
        if count > 1:
            yield Problem(line, f"the paragraph stands in {count} documents of this folder")
