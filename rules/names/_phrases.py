"""Long names whose words have partly lost their capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._forms import forms
from ._known import FUNCTION_WORD, frequency
from ._letters import skeleton
from ._observe import small_words
from ._spread import skeletons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint import RuleFacts


def long_names(question: str, facts: RuleFacts) -> list[list[object]] | None:
    """Long names with these first two words that are written one way: name, documents, an id.

    Of three capitalised words or more, seen in two documents, or introduced with an acronym.
    """
    by_name: dict[str, dict[str, list[int]]] = {}
    ids: dict[str, int] = {}
    for form in forms(facts.get(question)):
        count = by_name.setdefault(skeletons(form.text), {}).setdefault(form.text, [0])
        count[0] += min(form.inside, 2 * form.documents)
        ids.setdefault(form.text, form.ids[0])
    found: list[list[object]] = []
    for key, names in sorted(by_name.items()):
        introduced = sum(form.documents for form in forms(facts.get(f") {key}")))
        name, (documents,) = max(
            names.items(), key=lambda item: (item[1], sum(map(str.isupper, item[0])), item[0])
        )
        others = sum(count[0] for count in names.values()) - documents
        weight = documents + 2 * introduced
        if weight >= 2 and weight >= 2 * others and _is_in_title_case(name):
            found.append([name, documents, ids[name]])
    return found or None


def _is_in_title_case(name: str) -> bool:
    words = name.split()
    if name.isupper() or sum(word[0].isupper() for word in words) < 3:
        return False
    return all(word[0].isupper() or word in small_words() for word in words)


def long_name_keys(words: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """Questions after long names that begin with these words, and where each name begins."""
    if len(words) > 1:
        yield 0, f"= {skeleton(words[0])} {skeleton(words[1])}"
    if len(words) > 2 and frequency(words[0].casefold(), language) > FUNCTION_WORD:
        yield len(words[0]) + 1, f"= {skeleton(words[1])} {skeleton(words[2])}"


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
