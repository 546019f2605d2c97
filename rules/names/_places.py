"""Where something stands in a text."""

from __future__ import annotations

_WIDTH = 500
"""Code points of a line that are looked at before and behind an offset: some lines are a book."""


def line_around(text: str, at: int) -> str:
    """The line of an offset, of a long one what is near."""
    first = max(0, at - _WIDTH)
    start = text.rfind("\n", first, at) + 1 or first
    end = text.find("\n", at, at + _WIDTH)
    return text[start : end if end >= 0 else at + _WIDTH]
