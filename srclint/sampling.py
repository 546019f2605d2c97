"""Findings drawn at random for a person to judge: rules in turn, and their languages in turn."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Thing = TypeVar("Thing")

PER_DOCUMENT = 3
"""Findings of one rule that are drawn from one document: more say little that is new."""


class Stratum(NamedTuple):
    """Where a finding belongs."""

    code: str
    language: str
    document: str


def draw(
    things: Iterable[Thing],
    stratum: Callable[[Thing], Stratum],
    count: int,
    *,
    seed: int | str,
    per_code: int | None = None,
) -> list[Thing]:
    """At most `count` things, the same ones for the same seed, sorted by code.

    Rules take turns, within a rule its languages do; so a rare rule or language is there too.
    """
    shuffled = list(things)
    random.Random(seed).shuffle(shuffled)
    turns: Counter[tuple[str, ...]] = Counter()
    ranked = []
    for thing in shuffled:
        code, language, document = stratum(thing)
        turns["document", code, document] += 1
        if turns["document", code, document] <= PER_DOCUMENT:
            turns["language", code, language] += 1
            ranked.append((turns["language", code, language], code, thing))
    ranked.sort(key=lambda row: row[0])
    queue = []
    for _, code, thing in ranked:
        turns["code", code] += 1
        if per_code is None or turns["code", code] <= per_code:
            queue.append((turns["code", code], code, thing))
    queue.sort(key=lambda row: row[0])
    return [thing for _, _, thing in sorted(queue[:count], key=lambda row: row[1])]
