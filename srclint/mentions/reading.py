"""The mentions of one document, sorted into what rules ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.mentions.scan import find
from srclint.mentions.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions.model import DateParts, Mention
    from srclint.mentions.tables import Tables


class Reading:
    """Mentions of a text by kind; all empty where the language is not known."""

    __slots__ = ("all", "dates", "money", "percents", "quantities", "tables")

    def __init__(self, text: str, language: str) -> None:
        self.tables: Tables | None = tables(language)
        self.all: list[Mention] = find(text, language) if self.tables else []
        self.dates: list[Mention] = []
        """Of the kinds date, md, ym and range."""
        self.money: list[Mention] = []
        self.percents: list[Mention] = []
        self.quantities: list[Mention] = []
        places = {
            "money": self.money,
            "percent": self.percents,
            "quantity": self.quantities,
        }
        for mention in self.all:
            places.get(mention.kind, self.dates).append(mention)

    def days(self) -> Iterator[tuple[DateParts, Mention]]:
        """Every single day that is written, with the mention that it stands in."""
        for mention in self.dates:
            if mention.kind != "ym" and mention.date:
                yield mention.date, mention
                if mention.until:
                    yield mention.until, mention
