"""Exclamation and question marks in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = r"!!++(?=[\s\"'”’»)\]]|\Z)|\?\?++(?=[\s\"'”’»)\]]|\Z)"
_BEFORE = frozenset("\"'”’»)]")  # or a letter
_FACTORS = frozenset(")]")


@rule(
    "PUN005",
    summary="Several exclamation or question marks stand in a row.",
    why="One says the same; in edited prose several are left over from a quick note. “?!” and the"
    " Spanish “¡¡…!!” are left alone.",
    severity="info",
    wakes=(r"!!", r"\?\?"),
    examples=[
        Example(bad="Land ahoy⟦!!!⟧ Who goes there⟦??⟧\n", fixed="Land ahoy! Who goes there?\n"),
        Example(bad="«Terra⟦!!⟧» gridò.\n", fixed="«Terra!» gridò.\n"),
        Example(good="Land ahoy! Who goes there?! Nobody.\n"),
        Example(good="¡¡Tierra!! gritó.\n", language="es"),
        Example(good="For odd n, (n + 1)!! is even; 7. Bb5 b5!! was best.\n"),
        Example(good="Caf?? in Link??ping: if (a !== b && !!c) ?? d\n"),
    ],
)
def emphatic_marks(doc: Document) -> Iterator[Problem]:
    """Report marks in a row after a word, not those that stand for lost letters or in code."""
    text = doc.prose
    if "¡¡" in text or "¿¿" in text:
        return
    for marks in pattern(_MARKS).finditer(text):
        start, end = marks.span()
        lost = text[start] == "?" and text[end : end + 2].strip().islower()
        factorial = text[start - 1] in _FACTORS and text[end : end + 2].strip().islower()
        if start and not (lost or factorial) and _ends_words(text[start - 1]):
            yield Problem.at(start, end, f"{end - start} “{text[start]}” in a row", text[start])


def _ends_words(char: str) -> bool:
    """Whether a sentence can end in the character; after a digit !! judges a move of chess."""
    return char.isalpha() or char in _BEFORE
