"""Protected text: what an edit of wording may not touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.text import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.model import Span


class Protection:
    """The protected spans of one text, each kind found when first asked for."""

    def __init__(self, text: str, masks: Sequence[Span] = ()) -> None:
        self._text = text
        self._masks = masks

    def masked(self, start: int, end: int) -> bool:
        """Whether `start:end` touches what is no prose (code, front matter, link targets)."""
        return overlaps(self._masks, start, end)

    def verbatim(self, start: int, end: int) -> bool:
        """Whether `start:end` touches a URL, mail address, file name, code or [sic] word."""
        return False

    def quoted(self, start: int, end: int) -> bool:
        """Whether `start:end` touches a direct quotation."""
        return False
