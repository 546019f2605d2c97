"""A number whose groups of digits no language has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}"


@rule(
    "NUM004",
    summary="The digits of an amount are grouped as in no language.",
    why="A digit is missing or one too many, and the amount may be ten times what was meant.",
    wakes=r"(?:\p{Sc}|[A-Z]{3})[ \x{a0}]?[0-9]{1,3}(?:,[0-9]+){2}",
    examples=[
        Example(bad="The ship cost $⟦7,00,00⟧ in all.", language="en"),
        Example(bad="La nave è costata USD ⟦7,000,00,000⟧ in tutto.", language="it"),
        Example(bad="Das Schiff kostete $⟦70,0000,000⟧ bar.", language="de"),
        Example(good="The ship cost $7,000,000 in all.", language="en"),
        Example(good="The ship cost ₹7,00,000 in all.", language="en-IN"),
        Example(good="La nave è costata USD 7,5 milioni, 7,00 a testa.", language="it"),
        Example(good="Rows $1,2,3 are empty.", language="en"),
    ],
)
def impossible_grouping(doc: Document) -> Iterator[Problem]:
    """Report amounts with commas; the Indian way (7,00,000) is one."""
    source = r"(?:[$€£¥₹]|(?<![A-Z])[A-Z]{3})[ \u00a0]?(\d{1,3}(?:,\d+){2,})(?![\d.,]*\d)"
    for match in pattern(source).finditer(doc.prose):
        groups = match[1].split(",")
        grouped = all(len(g) == 3 for g in groups[1:])
        if grouped or pattern(rf"{_INDIAN}\Z").match(match[1]) or max(map(len, groups[1:])) < 2:
            continue
        value = {"number": "".join(groups)}
        yield Problem(Span(*match.span(1)), "no language groups digits like this", value=value)
