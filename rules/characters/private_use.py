"""Private-use characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLETS = "\uf0b7\uf0a7"
"""Bullets of the fonts Symbol and Wingdings, as word processors write them."""


@rule(
    "CHR014",
    summary="A character has no meaning without its font.",
    why="Private-use characters are icons of a web page or signs of a font that is not here; "
    "readers see a box.",
    touches="encoding",
    wakes=r"[\x{e000}-\x{f8ff}\x{f0000}-\x{ffffd}\x{100000}-\x{10fffd}]",
    examples=[
        Example(bad="⟦\uf015⟧ Home of the news"),
        Example(bad="⟦\uf0b7⟧ primo punto\n⟦\uf0b7⟧ secondo", fixed="• primo punto\n• secondo"),
        Example(bad="Telefon ⟦\ue0a0\ue0a1⟧ 0123", language="de"),
        Example(good="• first point"),
        Example(good="☎ 0123, ⌂ Home, ✉ mail"),
        Example(good="Das Zeichen U+E000 ist frei.", language="de"),
    ],
)
def private_use(doc: Document) -> Iterator[Problem]:
    """Report runs of private-use characters; a bullet at the start of a line has a fix."""
    text = doc.prose
    for run in pattern("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+").finditer(text):
        start, end = run.span()
        bullet = (
            run[0] in _BULLETS
            and text[start - 1 : start] in ("", "\n", "\r")
            and text[end : end + 1] in (" ", "\t", "\u00a0")
        )
        codes = " ".join(f"U+{ord(char):04X}" for char in run[0][:3])
        more = " …" if len(run[0]) > 3 else ""
        message = f"private-use character {codes}{more}"
        yield Problem.at(start, end, message, *(["•"] if bullet else []))
