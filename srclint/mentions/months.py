"""Names of months in any language, and what may be a misspelt one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from srclint.mentions.folding import fold
from srclint.mentions.tables import member

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

SHORTEST = 5  # letters of a month's name below which one slip makes another word


def month_languages(word: str) -> tuple[int, list[str]] | None:
    """(month, languages that write it so), for wide names of at least four letters; else None."""
    found = (member("months") or {}).get(fold(word).rstrip("."))
    return (found[0], found[1:]) if found else None


@lru_cache(maxsize=2000)
def near_months(word: str, tables: Tables) -> list[int]:
    """Months whose name is one slip away: a letter too many, missing, wrong or swapped."""
    low = fold(word)
    return sorted(
        {
            number
            for name, number in tables.data["months"].items()
            if name in tables.wide and len(name) >= SHORTEST and one_slip(low, name)
        }
    )


def one_slip(word: str, name: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes the name."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b),
        min(len(word), len(name)),
    )
    if len(word) > len(name):
        return word[start + 1 :] == name[start:]
    if len(word) < len(name):
        return word[start:] == name[start + 1 :]
    swapped = word[start : start + 2][::-1] + word[start + 2 :] == name[start:]
    return swapped or word[start + 1 :] == name[start + 1 :]
