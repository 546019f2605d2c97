"""Spaces of odd widths."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._scripts import WIDE, WIDE_LANGUAGES, base, touches
from ._spaces import wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = "\u1680\u2000-\u200a\u205f\u3000"
_THIN = "\u2005\u2006\u2007\u2008\u2009\u200a\u205f"
_BREAKS = "\u2028\u2029"
_QUOTES = "‘’“”«»‹›'\"„‚"


@rule(
    "CHR003",
    summary="A space of an odd width, or a line separator, stands between words.",
    why="Em, en and ideographic spaces come from typesetting and web pages; programs that split "
    "words at spaces do not know them.",
    touches="spacing",
    wakes=r"[\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{205f}\x{3000}]",
    examples=[
        Example(bad="one⟦\u2003⟧two", fixed="one two"),
        Example(bad="uno⟦\u2009⟧due⟦\u3000⟧tre", fixed="uno due tre", language="it"),
        Example(bad="ends here⟦\u2002\u2002⟧\n", fixed="ends here\n"),
        Example(bad="first⟦\u2028⟧second"),
        Example(bad="first⟦\u2028⟧\nsecond", fixed="first\nsecond"),
        Example(good="12\u2009000\u2009km, 5\u2009%, 3\u2009×\u20094, “\u200a‘No’\u200a”"),
        Example(good="Vraiment\u2009?", language="fr"),
        Example(good="\u3000これは本です。\u3000はい", language="ja"),
        Example(good="word\u200a—\u200aword"),
        Example(good="᚛ᚐᚅᚋ\u1680ᚋᚐᚊ᚜"),
    ],
)
def odd_space(doc: Document) -> Iterator[Problem]:
    """Report spaces other than U+0020 and the no-break ones, where no script wants them."""
    text = doc.prose
    for run in pattern(f"[{_SPACES}]+").finditer(text):
        start, end = run.span()
        if not _kept(doc, start, end):
            edge = text[end : end + 1] in ("", "\n", "\r")
            name = unicodedata.name(text[start]).lower()
            yield Problem.at(start, end, f"{name} in the text", "" if edge else " ", safe=True)
    for run in pattern(f"[{_BREAKS}]+").finditer(text):
        start, end = run.span()
        edges = ("", "\n", "\r")
        idle = text[start - 1 : start] in edges or text[end : end + 1] in edges
        choices = ("",) if idle else (" ", "\n")
        name = unicodedata.name(text[start]).lower()
        yield Problem.at(start, end, name, *choices, safe=idle)


def _kept(doc: Document, start: int, end: int) -> bool:
    """Whether a script or typography wants these spaces."""
    text = doc.prose
    first = text[start]
    if first == "\u3000":
        return touches(text, start, end, WIDE) or base(doc.language) in WIDE_LANGUAGES
    if first == "\u1680":
        return touches(text, start, end, "\u1680-\u169f")
    if first not in _THIN:
        return False
    around = text[start - 1 : start], text[end : end + 1]
    return all(c and c in _QUOTES for c in around) or wanted(text, start, end, doc.language)
