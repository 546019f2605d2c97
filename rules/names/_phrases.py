"""Long names whose words have partly lost their capitals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ._forms import Form, forms, forms_of
from ._known import frequency
from ._letters import skeleton
from ._observe import small_words
from ._spread import bare_form, skeletons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint import RuleFacts

_FREQUENT = 5.5
"""Frequency from which a small word behind a name is grammar."""

WITHOUT_CAPITALS = frozenset(["vi"])
"""Languages that capitalise the words of a long name now this way, now that."""


class LongName(NamedTuple):
    """A long name that the folder writes in one way."""

    text: str
    documents: int
    identity: int
    """Stands for one of them."""
    introduced: bool
    """Whether it stands beside its acronym somewhere."""
    once: bool
    """Whether it was met only once: that tells something in its own document."""


def long_names(key: str, facts: RuleFacts) -> list[LongName]:
    """Long names under a key (see `_spread`) that are written one way, the longest first.

    Of three capitalised words or more, whatever the language. Found once.
    """
    known: dict[str, list[LongName]] = facts.memory.setdefault("long names", {})
    if key not in known:
        value = facts.get(key)
        known[key] = _long_names(forms(value), facts) if value else []
    return known[key]


@dataclass(slots=True)
class _Row:
    """A long name as it is written: occurrences, documents, whether it stands for itself."""

    identity: int
    times: int = 0
    documents: int = 0
    whole: bool = False


def _long_names(some: Sequence[Form], facts: RuleFacts) -> list[LongName]:
    by_name: dict[str, dict[str, _Row]] = {}
    for form in some:
        words = form.text.split(" ")
        words[-1] = bare_form(words[-1], form.language)
        for count in range(3, len(words) + 1):
            if words[count - 1][:1].isupper():
                name = " ".join(words[:count])
                rows = by_name.setdefault(skeletons(name), {})
                row = rows.setdefault(name, _Row(form.ids[0]))
                row.times += min(form.inside, 2 * form.documents)
                row.documents += form.documents
                row.whole |= count == len(words)
    found = []
    for key, names in sorted(by_name.items()):
        introduced = sum(form.documents for form in forms_of(f") {key}", facts))
        name, row = max(
            names.items(), key=lambda item: (item[1].documents, _capitals(item[0]), item[0])
        )
        others = sum(each.times for each in names.values()) - row.times
        weight = row.times + 2 * introduced
        if weight < 2 * others or not _is_in_title_case(name) or not (weight > 1 or row.whole):
            continue
        long = LongName(name, row.documents, row.identity, introduced > 0, weight < 2)
        found.append(long)
    return sorted(found, key=lambda each: -len(each.text))


def _capitals(name: str) -> int:
    return sum(map(str.isupper, name))


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


def may_lose(word: str, language: str) -> bool:
    """Whether a small word may be one that has lost its capital: not "is", "can", "of"."""
    return frequency(word.casefold(), language) < _FREQUENT


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
    """Whether a name with the small word behind it may be a long name, but for lost capitals."""
    start = name[: len(found)]
    return start.casefold() == found.casefold() and start[found.rfind(" ") + 1].isupper()
