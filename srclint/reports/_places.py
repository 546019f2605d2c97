"""Where edits stand, for formats that say so in lines and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.text import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint.model import Finding, Fix

_STEP = 1 << 10
"""Code points between offsets whose bytes are counted once."""


class Places:
    """The documents of a report, one at a time: ask for findings that are sorted by path."""

    def __init__(self, source: Callable[[str], str | None]) -> None:
        self._source = source
        self._path: str | None = None
        self._of: TextPlaces | None = None

    def of(self, finding: Finding) -> TextPlaces | None:
        """Places in the finding's document; None where it is gone or no longer the same."""
        if finding.path != self._path:
            self._path = finding.path
            text = self._source(finding.path)
            self._of = None if text is None else TextPlaces(text)
        start, end = finding.span
        if self._of is not None and self._of.text[start:end] == finding.text:
            return self._of
        return None


class TextPlaces:
    """Lines and columns of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._index = LineIndex(text)
        self._bytes: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in code points, from 1."""
        return self._index.position(offset)

    def byte_position(self, offset: int) -> tuple[int, int]:
        """Line, and column in bytes of UTF-8, from 1."""
        line, column = self._index.position(offset)
        if self.text.isascii():
            return line, column
        start = self._index.line_start(line)
        return line, self._bytes_before(offset) - self._bytes_before(start) + 1

    def _bytes_before(self, offset: int) -> int:
        if not self._bytes:
            total = 0
            for start in range(0, len(self.text) + 1, _STEP):
                self._bytes.append(total)
                total += _length(self.text[start : start + _STEP])
        steps = offset // _STEP
        return self._bytes[steps] + _length(self.text[steps * _STEP : offset])

    def as_one(self, fix: Fix) -> tuple[int, int, str]:
        """A fix as a single edit: from where, to where, and the text instead."""
        edits = sorted(fix.edits, key=lambda edit: edit.span)
        start = last = edits[0].span.start
        parts = []
        for edit in edits:
            parts += [self.text[last : edit.span.start], edit.text]
            last = edit.span.end
        return start, last, "".join(parts)


def _length(text: str) -> int:
    """Bytes of a text in UTF-8; one for a byte that did not decode, as in the file."""
    try:
        return len(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return len(text.encode("utf-8", "surrogatepass"))
