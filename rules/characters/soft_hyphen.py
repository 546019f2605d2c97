"""Soft hyphens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._mojibake import inside

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CHR005",
    summary="A soft hyphen stands in the text.",
    why="A page marks with it where a word may be divided. In a text it cannot be seen, and the "
    "word is no longer found.",
    touches="encoding",
    wakes=r"\x{ad}",
    examples=[
        Example(bad="Der Daten⟦\u00ad⟧satz fehlt.", fixed="Der Datensatz fehlt.", language="de"),
        Example(bad="an exam⟦\u00ad\u00ad⟧ple", fixed="an example"),
        Example(bad="una parola divi⟦\u00ad⟧\nsa in due", language="it"),
        Example(bad="from 1990⟦\u00ad⟧2000"),
        Example(good="Datensatz, a well-known word"),
        Example(good="a non\u2011breaking hyphen"),
        Example(good="1990\u20132000, U+00AD"),
    ],
)
def soft_hyphen(doc: Document) -> Iterator[Problem]:
    """Report runs of U+00AD; between letters it goes, elsewhere it may stand for a hyphen."""
    text = doc.prose
    for run in pattern("\u00ad+").finditer(text):
        start, end = run.span()
        if inside(text, start):
            continue
        if text[end : end + 1] in ("\n", "\r"):
            yield Problem.at(start, end, "word divided by a soft hyphen at the end of the line")
            continue
        if text[start - 1 : start].isalpha() and text[end : end + 1].isalpha():
            yield Problem.at(start, end, "soft hyphen", "", safe=True)
        else:
            yield Problem.at(start, end, "soft hyphen, maybe in place of a hyphen", "", "-")
