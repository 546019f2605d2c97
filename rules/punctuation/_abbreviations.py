"""Words that are written with a full stop wherever they stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILES = ("abbreviations.txt", "abbreviations_cldr.txt")


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Abbreviations of a language, of English, and of all; of every language if it has no list.

    In lower case and without the last stop.
    """
    lists = _lists()
    if language in lists:
        return lists[language] | lists["en"] | lists["*"]
    return frozenset().union(*lists.values())


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for name in _FILES:
        for line in (Path(__file__).parent / "data" / name).read_text("utf-8").splitlines():
            language, *words = line.split()
            if language != "#":
                lists[language] = lists.get(language, frozenset()) | frozenset(words)
    return lists
