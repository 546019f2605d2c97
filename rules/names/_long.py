"""Long names under a key (see `_spread`), read from what documents say where they stand."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from srclint import pattern

from ._letters import skeleton
from ._observe import small_words
from ._spread import KEPT, LONGEST_NAME, words_of_name
from ._tally import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def may_join(second: str) -> bool:
    """Whether documents have the skeleton of a second word: small words have none."""
    return second not in _small()


@cache
def _small() -> frozenset[str]:
    return frozenset(map(skeleton, small_words()))


def long_names(key: str, written: Sequence[str], texts: Iterable[str]) -> list[Any] | None:
    """The value of the key of long names whose first word is written in one of some ways.

    `texts` are what documents with that word say.
    """
    _, first, second = key.split(" ")
    starts = "|".join(map(re.escape, written))
    whole = pattern(rf"(?<![^ |/])(?:{starts}) ([^ |/]+) [^|/]+")
    forms: dict[str, tuple[int, set[int]]] = {}
    for text in texts:
        for found in whole.finditer(text):
            if skeleton(found[1]) != second:
                continue
            section = text.count("/", 0, found.start())
            words = words_of_name(found[0])
            if section >= SECTIONS or len(words) < 3 or skeleton(words[0]) != first:
                continue
            language, identity, _ = text.split("|", 2)
            form = f"{language} {' '.join(words[:LONGEST_NAME])}"
            known, documents = forms.setdefault(form, (0, set()))
            times = section if section < SECTIONS - 1 else 1
            forms[form] = known + times, documents | {int(identity)}
    value: list[Any] = []
    for form, (times, documents) in sorted(forms.items()):
        value += (form, times, 0, len(documents), sorted(documents)[:KEPT])
    return value or None
