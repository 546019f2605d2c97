"""The forms of a name, as the folder's facts have them, and what stands around them."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from ._known import FUNCTION_WORD, frequency
from ._letters import inner_capitals, is_capitals, letters, skeleton
from ._spread import STRIDE, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srclint import RuleFacts

_REMEMBERED = 2000
"""Documents whose names are remembered: some 10 KB each."""

_SKETCH = 40
"""Names of a document: with more of them, sharing some says less."""


class Form(NamedTuple):
    """One way to write a name in one language, and how often the folder has it."""

    text: str
    language: str
    inside: int
    elsewhere: int
    documents: int
    ids: tuple[int, ...]

    @property
    def times(self) -> int:
        """Occurrences, each document's capped."""
        return self.inside + self.elsewhere


def forms(value: Sequence[object] | None) -> list[Form]:
    """Forms that a key's value holds, sorted."""
    if not value:
        return []
    found = []
    for at in range(0, len(value), STRIDE):
        said, inside, elsewhere, documents, ids = value[at : at + STRIDE]
        language, _, text = str(said).partition(" ")
        found.append(Form(text, language, inside, elsewhere, documents, tuple(ids)))  # type: ignore[arg-type] # plain data
    return sorted(found, key=lambda form: (form.language, form.text))


def forms_of(key: str, facts: RuleFacts) -> list[Form]:
    """Forms that the folder has under a key, sorted; found once."""
    known: dict[str, list[Form]] = facts.memory.setdefault("forms", {})
    try:
        return known[key]
    except KeyError:
        found = known[key] = forms(facts.get(key))
        return found


def names_in(identity: int, facts: RuleFacts) -> list[Form]:
    """The names of a document, as one form; remembered for a while."""
    known: dict[int, list[Form]] = facts.memory.setdefault("documents", {})
    if identity not in known:
        if len(known) > _REMEMBERED:
            known.clear()
        known[identity] = forms(facts.get(f"# {identity}"))
    return known[identity]


def ids_of(some: Iterable[Form]) -> set[int]:
    """Documents that have one of the forms: those that are kept."""
    return {each for form in some for each in form.ids}


def best(some: Sequence[Form]) -> Form:
    """The form that a skeleton is best shown by: no capitals, inside sentences, frequent."""
    return max(some, key=lambda f: (not is_capitals(f.text), f.inside, f.times, f.text))


def commonest(some: Sequence[Form]) -> Form:
    """The most frequent form."""
    return max(some, key=lambda f: (f.times, f.text))


# ---- which documents are about the same things
def sketch(identity: int, facts: RuleFacts) -> frozenset[str]:
    """Words of a document's names; remembered for a while."""
    known: dict[int, frozenset[str]] = facts.memory.setdefault("sketches", {})
    if identity not in known:
        if len(known) > _REMEMBERED:
            known.clear()
        found: set[str] = set()
        for form in names_in(identity, facts):
            found.update(form.text.replace("|", " ").split(" "))
        known[identity] = frozenset(w for w in found if len(w) > 2 and w[0].isupper())
    return known[identity]


def names_of(facts: RuleFacts) -> int:
    """How many names the folder has inside sentences, each document's counted."""
    return sum(form.inside for form in forms_of("*", facts))


def related(
    odd: Iterable[Form], right: Iterable[Form], facts: RuleFacts, *without: str
) -> Literal[0, 1, 2]:
    """2: a document has both; 1: documents that share rare names have them; 0: neither."""
    one, other = ids_of(odd), ids_of(right)
    if one & other:
        return 2
    akin = any(_akin(a, b, facts, without) for a in sorted(one) for b in sorted(other))
    return 1 if akin else 0


def has_too(odd: Form, right: Form, facts: RuleFacts) -> bool:
    """Whether a document with one form has the other too.

    Of a frequent form few documents are kept: those of the odd one are asked.
    """
    return any(right.text in sketch(each, facts) for each in odd.ids)


def _akin(one: int, other: int, facts: RuleFacts, without: tuple[str, ...]) -> bool:
    names, others = sketch(one, facts), sketch(other, facts)
    both = {text for text in names & others if skeleton(text) not in without}
    least = min(len(names), len(others))
    if len(both) < 2:
        return False
    if len(both) > 2 and len(both) >= 0.2 * least:
        return True
    total = max(1, sum(form.documents for form in forms_of("*", facts)))
    rare = sum(math.log(total / _documents(text, facts)) for text in both)
    return rare * min(1.0, _SKETCH / least) >= 9


def _documents(text: str, facts: RuleFacts) -> int:
    return max(1, seen(skeleton(text), facts)[0])


def seen(key: str, facts: RuleFacts) -> tuple[int, list[str]]:
    """How many documents have a word, and how it is written in them."""
    found = facts.get(f"? {key}")
    return (found[0], found[1]) if found else (0, [])


# ---- what stands beside a name
Neighbourhood = tuple[Counter[str], Counter[str]]
"""Skeletons of the words before and after a name in longer names, with their numbers."""


NOTHING_BESIDE: Neighbourhood = (Counter(), Counter())


def beside(key: str, some: Sequence[Form], facts: RuleFacts, form: str = "") -> Neighbourhood:
    """Neighbours of a skeleton in the names of the documents that are kept for its forms.

    With `form`, only where the word is written so.
    """
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for each in some:
        for identity in each.ids:
            for document in names_in(identity, facts):
                if document.language == each.language:
                    _count_beside(key, form or each.text, document, before, after)
    return before, after


def _count_beside(
    key: str,
    form: str,
    document: Form,
    before: Counter[str],
    after: Counter[str],
) -> None:
    text = document.text
    at = text.find(form)
    while at >= 0:
        start, end = text.rfind("|", 0, at) + 1, text.find("|", at)
        words = text[start : end if end >= 0 else len(text)].split(" ")
        for place in range(len(words)) if len(words) > 1 else ():
            each = words[place]
            if form not in each or _key(each, document.language) != key:
                continue
            for number, counts in ((place - 1, before), (place + 1, after)):
                if 0 <= number < len(words):
                    other = _key(words[number], document.language)
                    if other and not _is_common(other, document.language):
                        counts[other] += 1
        at = text.find(form, end) if end >= 0 else -1


def _key(part: str, language: str) -> str:
    """The skeleton of a word of a name; "" for small words."""
    known = word(part, language) if part[0].isupper() else None
    return known.key if known else ""


def _is_common(key: str, language: str) -> bool:
    return frequency(key, language) > FUNCTION_WORD


def shared_neighbours(one: Form, other: Form, key: str, facts: RuleFacts) -> bool:
    """Whether a word stands on the same side of both forms."""
    mine, others = beside(key, [one], facts, one.text), beside(key, [other], facts, other.text)
    return any(set(mine[place]) & set(others[place]) for place in (0, 1))


def inner_cases(some: Iterable[Form]) -> set[bool]:
    """Whether forms have capitals after the first letter."""
    return {bool(inner_capitals(form.text)) for form in some}


def marks(form: Form) -> str:
    """What in a form is no letter."""
    return "".join(char for char in form.text if not char.isalnum())


def bare(form: Form) -> str:
    """The letters of a form."""
    return letters(form.text)
