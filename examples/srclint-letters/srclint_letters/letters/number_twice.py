"""Numbers that two letters share: a rule that looks at the whole folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srclint import Document, Example, Problem, RuleFacts, rule

_NUMBER = r"(?m)^Letter No\. ([0-9]{1,6})$"


def _numbers(doc: Document) -> dict[str, int]:
    """The letter's numbers, each once."""
    return dict.fromkeys(re.findall(_NUMBER, doc.prose), 1)


def _sum(one: int, other: int) -> int:
    """How many letters have a number."""
    return one + other


@rule(
    "LTR002",
    summary="Two letters have one number.",
    why="A number is how the catalogue finds a letter.",
    severity="error",
    wakes=r"(?m)^Letter No\. ",
    observe=_numbers,
    merge=_sum,
    examples=[
        Example(
            bad="Letter No. ⟦12⟧\n\nDear Ann,\n",
            also=("Letter No. 12\n\nDear Berg,\n",),
        ),
        Example(
            bad="Letter No. ⟦7⟧\n\nDear Ann,\n",
            also=("Letter No. 8\n\nDear Eva,\n", "Letter No. 7\n\nDear Berg,\n"),
        ),
        Example(good="Letter No. 12\n\nDear Ann,\n"),
        Example(good="Letter No. 12\n\nDear Ann,\n", also=("Letter No. 13\n\nDear Berg,\n",)),
        Example(good="As Letter No. 12 says.\n", also=("Letter No. 12\n\nDear Berg,\n",)),
        Example(good="Letter No. 12\n\nsays what\n\nLetter No. 12\n\nsays.\n"),
    ],
)
def number_twice(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report a number that other letters have as well."""
    for found in re.finditer(_NUMBER, doc.prose):
        letters = facts.get(found[1]) or 0
        if letters > 1:
            yield Problem.at(*found.span(1), f"{letters} letters have the number {found[1]}")
