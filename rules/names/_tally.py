"""Words of the names of a folder, counted by language: what `_index` makes facts of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = 500
"""Documents whose names are parted at once: the strings of many more take much memory."""

SECTIONS = 5
"""Of what a document says, behind its head: names inside sentences that it has once, twice, more
often, those at the start of sentences, and those of headings (see `_observe`)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Words of names in one language, as they stand."""

    inside: Counter[str] = field(default_factory=Counter)
    """Occurrences inside sentences, each document's capped."""
    elsewhere: Counter[str] = field(default_factory=Counter)
    posts: dict[str, list[int]] = field(default_factory=dict)
    """Numbers of the documents that have a word."""

    def times(self, text: str) -> tuple[int, int]:
        """Occurrences of a word inside sentences, and elsewhere."""
        return self.inside.get(text, 0), self.elsewhere.get(text, 0)


def by_language(texts: Sequence[str]) -> dict[str, list[int]]:
    """Numbers of the documents of each language."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        found[text[: text.index("|")]].append(number)
    return {language: found[language] for language in sorted(found)}


def tally(texts: Sequence[str], numbers: Sequence[int]) -> Tally:
    """The words of some documents, which are of one language."""
    found = Tally()
    posts: defaultdict[str, list[int]] = defaultdict(list)
    for start in range(0, len(numbers), _PART):
        some = numbers[start : start + _PART]
        parts = [_sections(texts[number]) for number in some]
        _count(parts, found)
        for number, sections in zip(some, parts, strict=True):
            words = set(" ".join(sections).replace("|", " ").split(" "))
            for post in map(posts.__getitem__, words):
                post.append(number)
    found.posts.update((text, some) for text, some in posts.items() if text[:1].isupper())
    return found


def _count(parts: Sequence[Sequence[str]], found: Tally) -> None:
    """Count the words of documents' sections."""
    *inside, opening, headings = zip(*parts, strict=True)
    for times, sections in enumerate(inside, 1):
        found.inside.update(" ".join(sections).replace("|", " ").split(" ") * times)
    # A name that begins a sentence is marked by the bar before it.
    begun = "|".join(("", *filter(None, opening))).replace("|", " |").split(" ")
    for text, times in Counter(begun).items():
        if text[:1] == "|":
            found.elsewhere[text[1:]] += times
        else:
            found.inside[text] += times
    found.elsewhere.update(" ".join(headings).replace("|", " ").split(" "))


def _sections(text: str) -> list[str]:
    return text.split("/", SECTIONS + 1)[1 : SECTIONS + 1]


def names(texts: Sequence[str], numbers: Sequence[int]) -> set[str]:
    """Distinct names of some documents that have several words."""
    found: set[str] = set()
    for start in range(0, len(numbers), _PART):
        part = [_sections(texts[number]) for number in numbers[start : start + _PART]]
        found.update(name for name in "|".join(map("|".join, part)).split("|") if " " in name)
    return found
