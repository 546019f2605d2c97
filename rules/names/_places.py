"""Where something stands in a text."""

from __future__ import annotations


def line_around(text: str, at: int) -> str:
    """The line of an offset."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]
