"""The first words of a block: what is marked where the matter is the whole block."""

from __future__ import annotations

from srclint import Span

_LENGTH = 60

UNSEEN = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u00ad\u1680\u180e\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f"
    "\u2060\u3000\ufeff"
)
"""Blanks, line ends, and marks that no reader sees."""


def opening(prose: str, start: int, end: int) -> Span:
    """Span of the first words of `start:end`, at most 60 code points, up to what is no prose.

    A report can show it, it lies on the block's first line, and what stands later in the block
    (a link, say, or a text that configuration ignores) does not hide the finding.
    """
    start += len(prose[start:end]) - len(prose[start:end].lstrip())
    words = prose[start : min(end, start + _LENGTH)]
    for mark in "\ufffc\r\n":
        words = words.partition(mark)[0]
    after = prose[start + len(words) : start + len(words) + 1]
    if after.strip("\ufffc \t\r\n") and " " in words:
        words = words[: words.rindex(" ")]
    return Span(start, start + len(words.rstrip()))
