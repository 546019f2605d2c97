"""Protected text: what an edit of wording may not touch."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from srclint import quotations, verbatim
from srclint.text import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.model import Span


class Protection:
    """The protected spans of one text, each kind found when first asked for, in linear time.

    An answer takes time logarithmic in the number of spans. Ranges are in code points; an
    empty one is touched only by a span that it lies strictly inside.
    """

    def __init__(self, text: str, masks: Sequence[Span] = ()) -> None:
        self._text = text
        self._masks = masks

    def masked(self, start: int, end: int) -> bool:
        """Whether `start:end` touches what is no prose (code, front matter, link targets)."""
        return overlaps(self._masks, start, end)

    def verbatim(self, start: int, end: int) -> bool:
        """Whether `start:end` touches a URL, mail address, file name, code or [sic] word."""
        return overlaps(self._verbatim, start, end)

    def quoted(self, start: int, end: int) -> bool:
        """Whether `start:end` touches a direct quotation."""
        return overlaps(self._quotations, start, end)

    @cached_property
    def _verbatim(self) -> list[Span]:
        return verbatim.spans(self._text)

    @cached_property
    def _quotations(self) -> list[Span]:
        return quotations.spans(self._text)
