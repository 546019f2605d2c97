"""A file whose encoding had to be guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterable


@rule(
    "CHR016",
    summary="The file's encoding is a guess.",
    why="It is no UTF-8 and nothing says what it is, so letters may be wrong. Such a file is "
    "checked but never changed: set `encoding` for its path, or save it as UTF-8.",
    touches="encoding",
    examples=[
        Example(bad="⟦Perché⟧ no? Però", guessed="cp1252"),
        Example(bad="Was ⟦schön⟧ ist, ist auch süß.", guessed="cp1250", language="de"),
        Example(good="Perché no?"),
        Example(good="Was schön ist, ist auch süß.", language="de"),
        Example(good=""),
    ],
)
def guessed_encoding(doc: Document) -> Iterable[Problem]:
    """Report the first word that would read otherwise in another encoding."""
    if not doc.guessed:
        return ()
    word = pattern(r"[^\s\x00-\x7f]|[^\W_]+(?<=[^\x00-\x7f])[^\W_]*").search(doc.text)
    start, end = word.span() if word else (0, 0)
    return (Problem.at(start, end, f"no valid UTF-8, read as {doc.encoding} by a guess"),)
