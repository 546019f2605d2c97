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
    for found in pattern(_COMMENT).finditer(text):
        at = bisect_right(html, (found.start(), len(text))) - 1
        if at < 0 or found.end() > html[at].end:
            continue
        region = _region(text, *found.span())
        words = list(pattern(r"[^\s,]+").finditer(text, *found.span(1)))
        for word in words:
            yield Exempt(word[0], Span(*word.span()), region)
        if not words:
            yield Exempt("", Span(*found.span()), region)


def _region(text: str, start: int, end: int) -> Span:
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[line:start].strip() or text[end:line_end].strip():
        return Span(line, line_end)
    block = pattern(r"\s*(?:[^\n]*\S[^\n]*\n?)+").match(text, end)
    return Span(line, block.end() if block else line_end)
