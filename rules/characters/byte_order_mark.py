"""A byte order mark inside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CHR006",
    summary="A byte order mark stands inside the text.",
    why="It is left over where files were joined, cannot be seen, and makes words differ that "
    "look the same.",
    touches="encoding",
    wakes=r"\x{feff}|ï»¿|п»ї",
    examples=[
        Example(bad="First part.\n⟦\ufeff⟧Second part.\n", fixed="First part.\nSecond part.\n"),
        Example(bad="⟦\ufeff\ufeff⟧Il testo comincia qui.", fixed="Il testo comincia qui."),
        Example(bad="⟦ï»¿⟧Le début", fixed="Le début", language="fr"),
        Example(bad="第一部分。⟦\ufeff⟧第二部分。", fixed="第一部分。第二部分。"),
        Example(good="First part.\nSecond part.\n"),
        Example(good="Zwei\u2060–drei"),
        Example(good="Write U+FEFF at the start of the file."),
    ],
)
def byte_order_mark(doc: Document) -> Iterator[Problem]:
    """Report runs of U+FEFF, also wrongly decoded ones; a file's first is no part of the text."""
    for run in pattern("(?:\ufeff|ï»¿|п»ї)+").finditer(doc.prose):
        yield Problem.at(*run.span(), "byte order mark inside the text", "", safe=True)
