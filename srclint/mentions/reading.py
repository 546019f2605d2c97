"""The mentions of one document, found where a rule asks for them, and sorted by kind."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from srclint.mentions.regions import regions
from srclint.mentions.scan import narrow, read
from srclint.mentions.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.mentions.model import DateParts, Mention
    from srclint.mentions.tables import Tables

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
        self._text, self._language = text, language
        self._known: dict[str, dict[int, list[Mention]]] = {"dates": {}, "amounts": {}}

    @cached_property
    def all(self) -> list[Mention]:
        """All mentions, in the order of the text."""
        return read(self._narrow, self.tables) if self.tables else []

    @cached_property
    def _sorted(self) -> Found:
        return Found(self.all)

    @cached_property
    def _narrow(self) -> str:
        return narrow(self._text, self.tables) if self.tables else self._text

    def at(self, spans: list[tuple[int, int]], kind: Literal["dates", "amounts"]) -> Found:
        """The dates, or the amounts, that have a number at or near some spans; these are sorted.

        For rules that know what their findings look like: the rest of the text costs nothing.
        """
        if self.tables is None:
            return Found(())
        where = regions(self._narrow, spans)
        return Found(read(self._narrow, self.tables, where, kind, self._known[kind]))

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
