"""The mentions of one document, found when a rule asks for them, and sorted by kind."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from srclint.mentions.scan import find
from srclint.mentions.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions.model import DateParts, Mention
    from srclint.mentions.tables import Tables

PLACES = {"money": "money", "percent": "percents", "quantity": "quantities"}


class Reading:
    """Mentions of a text by kind; all empty where the language is not known."""

    def __init__(self, text: str, language: str) -> None:
        self.tables: Tables | None = tables(language)
        self._text, self._language = text, language

    @cached_property
    def all(self) -> list[Mention]:
        """All mentions, in the order of the text."""
        return find(self._text, self._language) if self.tables else []

    @cached_property
    def _sorted(self) -> dict[str, list[Mention]]:
        kinds: dict[str, list[Mention]] = {}
        for mention in self.all:
            kinds.setdefault(PLACES.get(mention.kind, "dates"), []).append(mention)
        return kinds

    @property
    def dates(self) -> list[Mention]:
        """Of the kinds date, md, ym and range."""
        return self._sorted.get("dates", [])

    @property
    def money(self) -> list[Mention]:
        """Amounts of money."""
        return self._sorted.get("money", [])

    @property
    def percents(self) -> list[Mention]:
        """Percentages."""
        return self._sorted.get("percents", [])

    @property
    def quantities(self) -> list[Mention]:
        """Numbers with a magnitude."""
        return self._sorted.get("quantities", [])

    def days(self) -> Iterator[tuple[DateParts, Mention]]:
        """Every single day that is written, with the mention that it stands in."""
        for mention in self.dates:
            if mention.kind != "ym" and mention.date:
                yield mention.date, mention
                if mention.until:
                    yield mention.until, mention
