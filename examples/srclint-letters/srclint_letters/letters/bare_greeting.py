"""Greetings that end without a mark."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from srclint import Document, Example, Problem, rule

_NAME = r"[A-Z][\w.’'-]*"
_LONGEST = 60
"""Code points of a line that may be a greeting; a longer one is a sentence."""


@rule(
    "LTR001",
    summary="A greeting ends without a comma.",
    why="The style of the archive: “Dear Ann,” on a line of its own.",
    languages=["en"],
    wakes=r"(?m)^(Dear|Hello) ",
    examples=[
        Example(
            bad="Dear ⟦Ann⟧\n\nThe ferry was late again.\n",
            fixed="Dear Ann,\n\nThe ferry was late again.\n",
            language="en",
        ),
        Example(
            bad="Hello ⟦Mr. Berg⟧\nThe ferry was late again.\n",
            fixed="Hello Mr. Berg,\nThe ferry was late again.\n",
            language="en",
        ),
        Example(good="Dear Ann,\n\nThe ferry was late again.\n", language="en"),
        Example(good="Dear Ann!\n\nThe ferry was late again.\n", language="en"),
        Example(good="Dear me, the ferry was late again.\n", language="en"),
        Example(good="Dear Ann and her ferry were late again\n", language="en"),
        Example(
            good="Hello Ann\n\nThe ferry was late again.\n",
            language="en",
            options={"greetings": ["Dear"]},
        ),
    ],
)
def bare_greeting(
    doc: Document, *, greetings: Collection[str] = ("Dear", "Hello")
) -> Iterator[Problem]:
    """Report the names; the comma goes behind them."""
    words = "|".join(map(re.escape, greetings))
    greeting = re.compile(rf"(?:{words}) ({_NAME}(?: {_NAME})*)")
    for start, end in doc.lines:
        if end - start > _LONGEST:
            continue
        if found := greeting.fullmatch(doc.prose, start, end):
            name = found[1]
            yield Problem.at(*found.span(1), "the greeting ends without a comma", f"{name},")
