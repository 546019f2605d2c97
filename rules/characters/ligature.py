"""Typographic ligatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
"""What U+FB00 to U+FB06 stand for (Unicode, compatibility decompositions)."""


@rule(
    "CHR011",
    summary="Letters are joined to one character, as in print.",
    why="Fonts draw ligatures by themselves. As characters they come out of PDF files, and no "
    "search finds the word.",
    touches="encoding",
    wakes=r"[\x{fb00}-\x{fb06}]",
    examples=[
        Example(bad="The o⟦ﬃ⟧ce is ⟦ﬁ⟧ne.", fixed="The office is fine."),
        Example(bad="una con⟦ﬂ⟧uenza", fixed="una confluenza", language="it"),
        Example(bad="Die Au⟦ﬂ⟧age ist groß.", fixed="Die Auflage ist groß.", language="de"),
        Example(good="L’œuvre de la sœur", language="fr"),
        Example(good="Ærø ligger i Danmark.", language="da"),
        Example(good="Het ĳs van de Ĳssel", language="nl"),
        Example(good="The sign ‘ﬁ’ is a ligature."),
    ],
)
def ligature(doc: Document) -> Iterator[Problem]:
    """Report the Latin ligatures of Unicode's presentation forms; æ, œ and ĳ are letters."""
    # A text in which one stands alone may speak of them; so do texts that took “o ﬃ ce” apart.
    sure = not pattern(r"(?<![^\W\d_])[\ufb00-\ufb06](?![^\W\d_])").search(doc.prose)
    for char in pattern(r"(?<=[^\W\d_])[\ufb00-\ufb06]|[\ufb00-\ufb06](?=[^\W\d_])").finditer(
        doc.prose
    ):
        letters = _LETTERS[ord(char[0]) - 0xFB00]
        yield Problem.at(*char.span(), f"ligature of “{letters}”", letters, safe=sure)
