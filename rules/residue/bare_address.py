"""Lines that are an address and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = (
    r"[ \t]*(?P<it>(?:https?://|www\.)[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[ \t]*(?:\r?\n|\r|$)"
)
_REACH = 200
"""Code points before a line in which the mark is looked for that announces it."""


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
            fixed="Il ponte ha riaperto.\n\nC’era il sindaco.\n",
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
        before = text[max(0, starts[n] - _REACH) : starts[n]]
        if before.rstrip()[-1:] in (":", "："):
            continue
        end = found.end()
        if not before or before.endswith(("\n\n", "\r\n\r\n")):
            blank = pattern(r"(?:[ \t]*\r?\n)+").match(text, end)
            end = blank.end() if blank else end
        message = "the line is an address and nothing else"
        fix = Fix((Edit(Span(starts[n], end), ""),))
        yield Problem(Span(*found.span("it")), message, (fix,))
