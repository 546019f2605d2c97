"""Long names whose words have partly lost their capitals."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ._forms import forms
from ._letters import skeleton
from ._observe import small_words
from ._spread import bare_form, skeletons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint import RuleFacts


def long_names(key: str, facts: RuleFacts) -> list[list[object]]:
    """Long names under a key (see `_spread`) that are written one way, the longest first.

    Each with its documents, the id of one, and whether it is introduced with an acronym; of
    three capitalised words or more, met twice or introduced. Found once.
    """
    known: dict[str, list[list[object]]] = facts.memory.setdefault("long names", {})
    if key not in known:
        value = facts.get(key)
        known[key] = _long_names(value, facts) if value else []
    return known[key]


def _long_names(value: Sequence[object], facts: RuleFacts) -> list[list[object]]:
    by_name: dict[str, dict[str, list[int]]] = {}
    for form in forms(value):
        words = form.text.split(" ")
        words[-1] = bare_form(words[-1], form.language)
        for count in range(3, len(words) + 1):
            if words[count - 1][:1].isupper():
                name = " ".join(words[:count])
                row = by_name.setdefault(skeletons(name), {}).setdefault(name, [0, 0, form.ids[0]])
                row[0] += min(form.inside, 2 * form.documents)
                row[1] += form.documents
    found: list[list[object]] = []
    for key, names in sorted(by_name.items()):
        introduced = sum(form.documents for form in forms(facts.get(f") {key}")))
        name, (times, documents, identity) = max(
            names.items(), key=lambda item: (item[1][0], sum(map(str.isupper, item[0])), item[0])
        )
        others = sum(row[0] for row in names.values()) - times
        weight = times + 2 * introduced
        if weight >= 2 and weight >= 2 * others and _is_in_title_case(name):
            found.append([name, documents, identity, introduced > 0])
    return sorted(found, key=lambda each: -len(str(each[0])))


def _is_in_title_case(name: str) -> bool:
    words = name.split()
    if name.isupper() or sum(word[0].isupper() for word in words) < 3:
        return False
    return all(word[0].isupper() or word in small_words() for word in words)


def long_name_keys(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Questions after long names that begin with one of these words, and where each begins."""
    start = 0
    for one, other in pairwise(words):
        if one[0].isupper():
            yield start, f"= {skeleton(one)} {skeleton(other)}"
        start += len(one) + 1


def pair_keys(words: Sequence[str], language: str) -> Iterator[tuple[int, int, str, str]]:
    """Where two words in a row stand that may be written as one, and their skeletons."""
    at = 0
    for one, other in pairwise(words):
        if one[0].isupper() and other[0].isupper():
            last = bare_form(other, language)
            first, second = skeleton(one), skeleton(last)
            if first and second:
                yield at, at + len(one) + 1 + len(last), first, second
        at += len(one) + 1


def case_lost(found: str, name: str) -> bool:
    """Whether words of a long name have small letters: the last one, not the first, and two not."""
    if found == name or found.casefold() != name.casefold() or found.isupper():
        return False
    mine, right = found.split(" "), name.split(" ")
    lost = [at for at, (one, other) in enumerate(zip(mine, right, strict=True)) if one != other]
    return (
        bool(lost)
        and lost[0] > 0
        and lost[-1] == len(mine) - 1
        and all(mine[at][1:] == right[at][1:] and mine[at][0].islower() for at in lost)
        and sum(word[:1].isupper() for word in mine) >= 2
    )


def goes_on(found: str, name: str) -> bool:
    """Whether a name with the small word behind it may be a long name, case apart."""
    start = name[: len(found)]
    return start != found and start.casefold() == found.casefold()
