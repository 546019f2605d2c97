"""Findings made by hand, for tests of what is done with them."""

from typing import Any

from srclint.anchor import context_of
from srclint.model import Edit, Finding, Fix, Span
from srclint.text import LineIndex


def fix(start: int, end: int, text: str, *, safe: bool = True, note: str = "") -> Fix:
    """A fix of one edit."""
    return Fix((Edit(Span(start, end), text),), safe, note)


def finding(text: str, start: int, end: int, *fixes: Fix, **others: Any) -> Finding:
    """A finding on `start:end` of a text."""
    index = LineIndex(text)
    line, column = index.position(start)
    end_line, end_column = index.position(end)
    facts: dict[str, Any] = {
        "code": "SPL020",
        "name": "repeated-word",
        "group": "spelling",
        "severity": "warning",
        "message": '"the" is written twice',
        "path": "a/ferry.txt",
        "language": "en",
        "context": context_of(text, Span(start, end)),
        **others,
    }
    return Finding(
        span=Span(start, end),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text[start:end],
        fixes=fixes,
        **facts,
    )
