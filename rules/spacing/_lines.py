"""Where on its line something stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from srclint import Span, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint import Document

_ENTRY = 40
"""Code points of a line of prose, and more; entries of a list are mostly shorter."""


def runs_by_line(doc: Document, source: str) -> dict[int, list[Span]]:
    """Matches of a pattern that crosses no line end, by the number of their line, from 0."""
    found: dict[int, list[Span]] = defaultdict(list)
    starts = [line.start for line in doc.lines]
    for match in pattern(source).finditer(doc.prose):
        found[bisect_right(starts, match.start()) - 1].append(Span(*match.span()))
    return found


def newline(text: str) -> str:
    r"""How most lines of the text end; "\n" where none does or it is a draw."""
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=counts.__getitem__)


def is_table_line(doc: Document, runs: Mapping[int, list[Span]], number: int) -> bool:
    """Whether a line with these runs of blanks looks like a row of columns.

    Rows have several wide gaps, or marks that columns are drawn with, or gaps in the next line
    or the one before it that begin or end at the same column or are wide too; and short lines
    with gaps below each other are entries of a list.
    """
    line, here = doc.lines[number], runs[number]
    if pattern(r"[|¦│┃\t]|\.{4}|_{3}|…{2}").search(doc.prose, line.start, line.end):
        return True
    wide = sum(end - start > 2 for start, end in here)
    if wide > 1:
        return True
    entry = line.end - line.start < _ENTRY
    edges = _edges(here, line.start)
    for other in (number - 1, number + 1):
        there = runs.get(other)
        if there and (
            edges & _edges(there, doc.lines[other].start)
            or (wide and any(end - start > 3 for start, end in there))
            or (entry and doc.lines[other].end - doc.lines[other].start < _ENTRY)
        ):
            return True
    return False


def _edges(runs: list[Span], line_start: int) -> set[tuple[str, int]]:
    return {("start", run.start - line_start) for run in runs} | {
        ("end", run.end - line_start) for run in runs
    }
