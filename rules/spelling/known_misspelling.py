"""A misspelling that is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

from ._words import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "SPL001",
    summary="A misspelling that many people make.",
    why="These misspellings are on record, in part more than one letter away from the word, and"
    " none of them is a word itself.",
    languages=["en"],
    examples=[
        Example(
            bad="The new rules are ⟦definately⟧ better than what the council had before.\n",
            fixed="The new rules are definitely better than what the council had before.\n",
            language="en",
        ),
        Example(
            bad="It was a ⟦beaurocratic⟧ decision, taken by people who had never been there.\n",
            fixed="It was a bureaucratic decision, taken by people who had never been there.\n",
            language="en",
        ),
        Example(good="The colour of the harbour and the color of the harbor.\n", language="en"),
        Example(good="Nonsignificant results were published as well.\n", language="en"),
        Example(good="See https://example.org/definately for the report.\n", language="en"),
    ],
)
def known_misspelling(doc: Document) -> Iterator[Problem]:
    """Report words that are on record as misspelt."""
    return problems(doc, lambda found: found.listed)
