"""Lines that are an address and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = (
    r"[ \t]*(?P<it>(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[ \t]*(?:\r?\n|\r|$)"
)
_MOST_IN_A_ROW = 1
"""Addresses in a row; more are a list of sources."""


@rule(
    "RES018",
    summary="A line is an address and nothing else.",
    why="A bare address between paragraphs was a button, a picture or an embedded post.",
    severity="info",
    wakes=r"(?m)^[ \t]*(?:(?:https?://|www\.)[^\s<>\"]+|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)[ \t]*\r?$",
    touches="lines",
    examples=[
        Example(
            bad="The bridge opened.\n⟦https://example.org/p/12345⟧\nThe mayor came.\n",
            fixed="The bridge opened.\nThe mayor came.\n",
        ),
        Example(
            bad="Il ponte ha riaperto.\n\n⟦redazione@example.org⟧\n\nC’era il sindaco.\n",
            fixed="Il ponte ha riaperto.\n\n\nC’era il sindaco.\n",
        ),
        Example(good="The data are here:\nhttps://example.org/data\nThey are free.\n"),
        Example(good="Sources\nhttps://example.org/a\nhttps://example.org/b\n"),
        Example(good="Visit https://example.org for more.\n"),
    ],
)
def bare_address(doc: Document) -> Iterator[Problem]:
    """Report a line of its own that no colon announces; its fix, not safe, takes it out."""
    if doc.markup != "plain":
        return
    text = doc.prose
    starts = [line.start for line in doc.lines]
    alone = [pattern(_ADDRESS).match(text, start) for start in starts]
    for n, found in enumerate(alone):
        if found is None or any(
            0 <= m < len(alone) and alone[m] is not None for m in (n - 1, n + 1)
        ):
            continue
        if text[: starts[n]].rstrip()[-1:] in ":：":
            continue
        message = "the line is an address and nothing else"
        fix = Fix((Edit(Span(starts[n], found.end()), ""),))
        yield Problem(Span(*found.span("it")), message, (fix,))
