"""Paragraphs and titles: what a text is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def paragraphs(text: str, lines: Sequence[Span]) -> list[Span]:
    """Spans of the paragraphs: runs of lines between blank ones."""
    found: list[Span] = []
    start = -1
    end = 0
    for line in lines:
        if text[line.start : line.end].strip():
            start = line.start if start < 0 else start
            end = line.end
        elif start >= 0:
            found.append(Span(start, end))
            start = -1
    if start >= 0:
        found.append(Span(start, end))
    return found


def title(text: str, markup: str = "plain") -> Span | None:
    """Span of the title: the first line that is not blank."""
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return None
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    return Span(start, start + len(line))
