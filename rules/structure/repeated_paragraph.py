"""A paragraph that stands in several documents of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import adler32, crc32

from srclint import Document, Example, Problem, RuleFacts, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARAGRAPH = 160
"""Code points; shorter paragraphs (a lead-in, a refrain, an address) are shared with reason."""

_LONG = (
    "The bridge over the river opened again on Monday morning after two years of works, and the "
    "mayor came on foot with the baker, who had brought two baskets full of bread for everybody.\n"
)
_LUNGO = (
    "Il ponte sul fiume ha riaperto lunedì mattina dopo due anni di lavori, e il sindaco è venuto "
    "a piedi con il fornaio, che aveva portato due ceste piene di pane ancora caldo per tutti.\n"
)


def key(line: str) -> str:
    """Stands for a stripped line: two checksums, 64 bits."""
    data = line.encode("utf-8", "surrogatepass")
    return f"{crc32(data) << 32 | adler32(data):x}"


def observe(doc: Document) -> dict[str, int]:
    """Each long line once: in collected text, a paragraph stands on a line of its own."""
    lines = [part.strip() for part in doc.prose.split("\n") if len(part) >= PARAGRAPH]
    return {key(line): 1 for line in lines if len(line) >= PARAGRAPH}


def merge(one: int, other: int) -> int:
    """Add up."""
    return one + other


def concerns(own: Mapping[str, int], facts: RuleFacts) -> bool:
    """Whether a paragraph stands in a second document."""
    return any((facts.get(one) or 0) > 1 for one in own)


@rule(
    "SRC008",
    default=False,  # a folder whose documents share much (quotations, versions) is read twice
    summary="A paragraph stands in several documents of the folder.",
    why="It is boilerplate, a quotation of one article in another, or a slip of the collector.",
    severity="info",
    observe=observe,
    merge=merge,
    concerns=concerns,
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
    """Report runs of long lines that stand in other documents too; copies of one count once."""
    run: list[tuple[Span, int]] = []
    for line in doc.lines:
        text = doc.prose[line.start : line.end].strip()
        if not text:
            continue
        count = (facts.get(key(text)) or 0) if len(text) >= PARAGRAPH else 0
        if count > 1:
            run.append((line, count))
        elif run:
            yield _problem(run)
            run = []
    if run:
        yield _problem(run)


def _problem(run: list[tuple[Span, int]]) -> Problem:
    what = "the paragraph stands" if len(run) == 1 else f"these {len(run)} paragraphs stand"
    count = min(count for _, count in run)
    span = Span(run[0][0].start, run[-1][0].end)
    return Problem(span, f"{what} in {count} documents of this folder")
