"""Offsets, lines and words: the arithmetic of text that everything shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from srclint.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@cache
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile once, and only when first used, so that a run from the cache compiles nothing."""
    return re.compile(source, flags)


def line_spans(text: str) -> list[Span]:
    r"""Spans of the lines without their ends; lines end at \n, \r\n and \r only.

    A text that ends in a newline has no empty last line; an empty text has no line.
    """
    if "\r" in text:
        return _line_spans_with_returns(text)
    spans = []
    start = 0
    find = text.find
    while (end := find("\n", start)) >= 0:
        spans.append(Span(start, end))
        start = end + 1
    if start < len(text):
        spans.append(Span(start, len(text)))
    return spans


def _line_spans_with_returns(text: str) -> list[Span]:
    spans, start = [], 0
    for end in pattern(r"\r\n?|\n").finditer(text):
        spans.append(Span(start, end.start()))
        start = end.end()
    if start < len(text):
        spans.append(Span(start, len(text)))
    return spans


def offsets(text: str, signs: Iterable[str]) -> list[int]:
    """Offsets at which one of several signs, or strings, stands, in order.

    For signs that are rare in prose: `str.find` leaps from one to the next, where a class of
    `re` looks at every character (4,000 characters of news, four signs: 1 µs against 10).
    """
    found = []
    find = text.find
    for sign in signs:
        at = find(sign)
        while at >= 0:
            found.append(at)
            at = find(sign, at + 1)
    found.sort()
    return found


class LineIndex:
    """Offset to line and column and back, 1-based, in code points."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        ends = pattern(r"\r\n?|\n").finditer(text) if "\r" in text else pattern("\n").finditer(text)
        self._starts = [0, *(end.end() for end in ends)]
        self._length = len(text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; the end of the text is a position too."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """Offset of a line and column; raises ValueError outside the text."""
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"no line {line}")
        offset = self._starts[line - 1] + column - 1
        if not 0 <= offset <= self._length:
            raise ValueError(f"no column {column} in line {line}")
        return offset

    def line_start(self, line: int) -> int:
        """Offset at which a 1-based line starts."""
        return self._starts[line - 1]


def overlaps(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether `start:end` shares a code point with one of the sorted, disjoint spans.

    An empty range touches a span only when it lies strictly inside it.
    """
    at = bisect_right(spans, (start, end))
    if at and spans[at - 1].end > start and (spans[at - 1].start < end or start < end):
        return True
    return at < len(spans) and spans[at].start < end


def joined(spans: Iterable[Span]) -> list[Span]:
    """Sorted, disjoint spans that cover what the given ones cover."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def blank_out(text: str, spans: Sequence[Span], filler: str = "\ufffc") -> str:
    """Replace each code point of the sorted, disjoint spans by `filler`: offsets stay."""
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], filler * (end - start)]
        last = end
    parts.append(text[last:])
    return "".join(parts)
