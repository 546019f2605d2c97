"""Replacement characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CHR008",
    summary="A replacement character stands where a character was lost.",
    why="An earlier program could not read a byte and wrote U+FFFD; only the source knows what "
    "stood there.",
    severity="error",
    touches="encoding",
    wakes=(r"\x{fffd}", r"\x{fffc}", "ï¿½", "пїЅ"),
    examples=[
        Example(bad="Caf⟦\ufffd⟧ Central"),
        Example(bad="Les ⟦\ufffd\ufffd⟧coles", language="fr"),
        Example(bad="El ni⟦ï¿½⟧o", language="es"),
        Example(bad="The map ⟦\ufffc⟧ shows it."),
        Example(good="Café Central"),
        Example(good="El niño ¿no?", language="es"),
        Example(good="What? A question mark ⁇"),
        Example(good="Some `code` and <b>text</b>.", path="a.md"),
    ],
)
def replacement_character(doc: Document) -> Iterator[Problem]:
    """Report runs of U+FFFD, also wrongly decoded ones, and U+FFFC, an object left out.

    Looks at the text itself: U+FFFC blanks out code in `prose`.
    """
    lost = pattern("(?:\ufffd|ï¿½|пїЅ)+|\ufffc+")
    for run in lost.finditer(doc.text):
        what = "an object" if run[0][0] == "\ufffc" else "a character"
        yield Problem.at(*run.span(), f"{what} is lost here")
