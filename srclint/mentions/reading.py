"""The mentions of one document, found where a rule asks for them, and sorted by kind."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from srclint.mentions.regions import around
from srclint.mentions.scan import narrow, read
from srclint.mentions.sights import Sights, numbers, sights
from srclint.mentions.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.mentions.model import DateParts, Mention
    from srclint.mentions.tables import Tables

NOTHING = Sights([], [], [], [], 0)
PLACES = {"money": "money", "percent": "percents", "quantity": "quantities"}


class Found:
    """Mentions by kind, each in the order of the text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        kinds: dict[str, list[Mention]] = {}
        for mention in mentions:
            kinds.setdefault(PLACES.get(mention.kind, "dates"), []).append(mention)
        self.dates = kinds.get("dates", [])
        """Of the kinds date, md, ym and range."""
        self.money = kinds.get("money", [])
        """Amounts of money."""
        self.percents = kinds.get("percents", [])
        """Percentages."""
        self.quantities = kinds.get("quantities", [])
        """Numbers with a magnitude."""

    def days(self) -> Iterator[tuple[DateParts, Mention]]:
        """Every single day that is written, with the mention that it stands in."""
        for mention in self.dates:
            if mention.kind != "ym" and mention.date:
                yield mention.date, mention
                if mention.until:
                    yield mention.until, mention


class Reading:
    """Mentions of a text; none where the language is not known."""

    def __init__(self, text: str, language: str) -> None:
        self.tables: Tables | None = tables(language)
        self.text = narrow(text, self.tables) if self.tables else text
        """The text with full-width digits in ASCII, where the locale writes them."""

    @cached_property
    def all(self) -> list[Mention]:
        """All mentions, in the order of the text."""
        return read(self.text, self.tables, numbers(self.text, self.tables)) if self.tables else []

    @cached_property
    def sights(self) -> Sights:
        """What one pass over the numbers of the text saw."""
        return sights(self.text, self.tables) if self.tables else NOTHING

    @cached_property
    def _sorted(self) -> Found:
        return Found(self.all)

    @cached_property
    def noted(self) -> Found:
        """The dates that a rule may have something to say of, and those around them.

        They have a year, or a late day, or are a range that may run backwards.
        """
        if self.tables is None or not self.sights.dates:
            return Found(())
        near = around(self.sights.numbers, self.sights.dates)
        return Found(read(self.text, self.tables, near, "dates"))

    @cached_property
    def counted(self) -> Found:
        """All amounts, percentages and counted magnitudes."""
        counts = [n for n in self.sights.numbers if n.is_counted]
        if self.tables is None or not counts:
            return Found(())
        return Found(read(self.text, self.tables, counts, "amounts"))

    @property
    def dates(self) -> list[Mention]:
        """Of the kinds date, md, ym and range."""
        return self._sorted.dates

    @property
    def money(self) -> list[Mention]:
        """Amounts of money."""
        return self._sorted.money

    @property
    def percents(self) -> list[Mention]:
        """Percentages."""
        return self._sorted.percents

    @property
    def quantities(self) -> list[Mention]:
        """Numbers with a magnitude."""
        return self._sorted.quantities

    def days(self) -> Iterator[tuple[DateParts, Mention]]:
        """Every single day that is written, with the mention that it stands in."""
        return self._sorted.days()
