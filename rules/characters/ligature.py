"""Typographic ligatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
"""What U+FB00 to U+FB06 stand for (Unicode, compatibility decompositions)."""

_JOINED = r"(?<=[^\W\d_])[\ufb00-\ufb06]|[\ufb00-\ufb06](?=[^\W\d_])"


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
    found = list(pattern("[\ufb00-\ufb06]").finditer(doc.prose))
    joined = [char for char in found if pattern(_JOINED).match(doc.prose, char.start())]
    alone = len(found) - len(joined)
    if alone >= len(joined):
        return  # the text speaks of them
    for char in joined:
        letters = _LETTERS[ord(char[0]) - 0xFB00]
        yield Problem.at(*char.span(), f"ligature of “{letters}”", letters, safe=not alone)
