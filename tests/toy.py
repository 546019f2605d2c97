"""A toy rule that needs the whole folder: a word that stands in every document but one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from srclint import Document, Problem, RuleFacts, Span, rule

DOCUMENTS = "#documents"


def observe(doc: Document) -> dict[str, Any]:
    """Each word once, and the document itself."""
    return dict.fromkeys({*re.findall(r"\w+", doc.text), DOCUMENTS}, 1)


def add(one: int, other: int) -> int:
    """How many documents have the word."""
    return one + other


@rule(
    "TOY001",
    summary="A word stands in every document but this one.",
    why="It is a toy.",
    examples=[],
    wakes="x",
    observe=observe,
    merge=add,
)
def lonely(doc: Document, facts: RuleFacts, *, word: str = "anchor") -> Iterator[Problem]:
    """Report a document without the word that all others have."""
    documents = facts.get(DOCUMENTS) or 0
    if word not in doc.text and documents > 2 and facts.get(word) == documents - 1:
        yield Problem(Span(0, 1), f"all {documents - 1} others have “{word}”")


@rule(
    "TOY002",
    summary="An x.",
    why="It is a toy.",
    examples=[],
    wakes="x",
)
def an_x(doc: Document) -> Iterator[Problem]:
    """Report the first x; its fix is a y."""
    at = doc.text.index("x")
    yield Problem.at(at, at + 1, "an x", "y", safe="safe" in doc.text)
