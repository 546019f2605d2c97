"""Markdown: which parts of the text are no prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint.model import Span


def masks(text: str) -> list[Span]:
    """Spans that are no prose: front matter, code, HTML, link targets."""
    return []
