"""`<!-- srclint: ignore SPL001 -->` in Markdown: what an author lets stand, said in place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from srclint.model import Exempt, Span
from srclint.readers import markdown
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = r"<!--\s{0,9}srclint:\s{0,9}ignore(?!-?\w)([^>]{0,500}?)-->"


def exceptions(text: str) -> Iterator[Exempt]:
    """What the comments say that stand in a Markdown text, and not in its code.

    One that stands alone on its line is for the block that follows, up to a blank line; any
    other for the line that it stands on. One that names no rule is for all.
    """
    html = markdown.html(text)
    block = Span(0, 0)
    for found in pattern(_COMMENT).finditer(text):
        at = bisect_right(html, (found.start(), len(text))) - 1
        if at < 0 or found.end() > html[at].end:
            continue
        region = _line(text, *found.span())
        if region is None:
            block = _block(text, found.end(), block)
            line = text.rfind("\n", 0, found.start()) + 1
            region = Span(line, max(block.end, found.end()))
        words = list(pattern(r"[^\s,]+").finditer(text, *found.span(1)))
        for word in words:
            yield Exempt(word[0], Span(*word.span()), region)
        if not words:
            yield Exempt("", Span(*found.span()), region)


def _line(text: str, start: int, end: int) -> Span | None:
    """The line of a comment; None where nothing else stands on it."""
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    alone = not text[line:start].strip() and not text[end:line_end].strip()
    return None if alone else Span(line, line_end)


def _block(text: str, end: int, last: Span) -> Span:
    """The lines after a comment up to a blank one; `last`: those of the comment before it."""
    first = pattern(r"\S").search(text, end)
    if first is None:
        line_end = text.find("\n", end)
        return Span(end, line_end if line_end >= 0 else len(text))
    if last.start <= first.start() < last.end:
        return last  # one run of lines has one end, however many comments stand in it
    block = pattern(r"(?:[^\n]*\S[^\n]*\n?)+").match(text, first.start())
    return Span(first.start(), block.end() if block else end)
