"""The lines of a document around a finding, cut to a width: what stands before, in and after.

Costs do not depend on the length of a line or of a finding: only as many code points are
looked at as could be shown.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from srclint.reports._escape import visible
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.model import Finding

ELLIPSIS = "…"

_NEWLINE = r"\r\n?|\n"
_REACH = 2
"""Code points looked at on each side for each cell to fill: some fill none."""


class Row(NamedTuple):
    """A line of a document, ready to print; without a number it stands for lines left out."""

    number: int | None
    before: str = ""
    marked: str = ""
    after: str = ""


class _Piece(NamedTuple):
    """The part of a line that a finding covers, as offsets in the document."""

    number: int
    line: int
    start: int
    end: int


def rows(text: str, finding: Finding, width: int) -> list[Row]:
    """The first and the last line of a finding, each in at most `width` cells.

    None where the text is not the one in which the finding was made.
    """
    start, end = finding.span
    if finding.column > start + 1 or text[start:end] != finding.text:
        return []
    shown: list[Row] = []
    for piece in _pieces(text, finding, _REACH * width):
        if shown and piece.number > finding.line + 1:
            shown.append(Row(None))
        shown.append(_row(text, piece, end, width))
    return shown


def _pieces(text: str, finding: Finding, reach: int) -> Iterator[_Piece]:
    start, end = finding.span
    line = start - finding.column + 1
    yield _Piece(finding.line, line, start, _line_end(text, start, min(end, start + reach)))
    if finding.end_column > 1 and finding.end_line > finding.line:
        line = end - finding.end_column + 1
        yield _Piece(finding.end_line, line, line, end)
    elif finding.end_line > finding.line + 1:  # it ends with a line's end: show that line
        stop = end - (2 if text.endswith("\r\n", start, end) else 1)
        line = 1 + max(text.rfind(mark, start, stop) for mark in "\r\n")
        yield _Piece(finding.end_line - 1, line, line, stop)


def _line_end(text: str, start: int, limit: int) -> int:
    """Offset of the first line end from `start` on, at most `limit`."""
    found = pattern(_NEWLINE).search(text, start, limit)
    return found.start() if found else min(limit, len(text))


def _row(text: str, piece: _Piece, end: int, width: int) -> Row:
    reach = _REACH * width
    left = max(piece.line, piece.start - reach)
    stop = min(piece.end, piece.start + reach)
    right = _line_end(text, stop, stop + reach)
    marked = text[piece.start : stop]
    if not marked and stop < end and (newline := pattern(_NEWLINE).match(text, stop)):
        marked = newline[0]
    shown = visible(marked, strict=all(map(_is_unseen, marked)))
    before, after = visible(text[left : piece.start]), visible(text[stop:right])
    if stop < end and right > stop:  # the finding itself goes on
        shown, after = shown + after, ""
    return Row(piece.number, *_cut(before, shown, after, width, more=left > piece.line))


def _is_unseen(char: str) -> bool:
    return not char.isprintable() or char.isspace() or unicodedata.combining(char) > 0


def _cut(before: str, marked: str, after: str, width: int, *, more: bool) -> tuple[str, str, str]:
    """Make the three parts fit: the marked text has two thirds or more, then both sides alike."""
    marked = head(marked, max(width * 2 // 3, width - cell_len(before) - cell_len(after)))
    room = width - cell_len(marked)
    before = _tail(before, max(room // 2, room - cell_len(after)), more=more)
    return before, marked, head(after, room - cell_len(before))


def head(text: str, room: int) -> str:
    """The start of a text in `room` cells, with an ellipsis where it is cut."""
    if len(text) <= room * _REACH and cell_len(text) <= room:
        return text
    return text[: _fitting(text, room - 1)] + ELLIPSIS if room > 0 else ""


def _tail(text: str, room: int, *, more: bool) -> str:
    if not more and cell_len(text) <= room:
        return text
    if room <= 0:
        return ""
    count = _fitting(text[::-1], room - 1)
    return ELLIPSIS + text[len(text) - count :].lstrip()


def _fitting(text: str, room: int) -> int:
    """How many code points of the start of a text fill `room` cells."""
    for count, char in enumerate(text):
        room -= cell_len(char)
        if room < 0:
            return count
    return len(text)
