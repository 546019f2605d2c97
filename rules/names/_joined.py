"""One word against two: “WizzAir” and “Wizz Air”, “Al-Jazeera” and “Al Jazeera”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ._forms import Form, beside, best, forms_of, related, seen
from ._known import COMPOUNDING, HYPHEN_GRAMMAR, frequency
from ._letters import HYPHENS, inner_capitals, skeleton
from ._verdict import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint import RuleFacts

_SHORTEST = 6  # letters of both words together
_COMMON = 3.5  # frequency of a word that is no name
_WORDS = 4.0
"""Frequency from which two words say something without being a name."""


class Both(NamedTuple):
    """The two ways to write a name: forms in one word, and the two words."""

    single: Sequence[Form]
    first: Form
    second: Form
    pairs: int
    """Times that the two words stand together, in the documents that are kept."""
    hyphened: bool
    camel: bool


def judge_single(
    form: str, key: str, known: float, language: str, facts: RuleFacts
) -> Verdict | None:
    """What the folder says of a form in one word that it may write in two."""
    if len(key) < _SHORTEST or not key.isalpha():
        return None
    for first, second in _splits(form, key, known, facts):
        both = _both(key, first, second, language, facts)
        if both is not None and _is_one_name(both, key, language, facts):
            times = sum(each.times for each in both.single)
            if both.pairs >= times:
                right = _as_two(both)
                return verdict("space", [right], 0.8, sure=both.pairs >= 2 * times)
    return None


def judge_pair(first: str, second: str, language: str, facts: RuleFacts) -> Verdict | None:
    """What the folder says of two words that it may write in one."""
    key = first + second
    if len(key) < _SHORTEST or not key.isalpha() or not facts.known([key]):
        return None
    both = _both(key, first, second, language, facts)
    if both is None or not _is_one_name(both, key, language, facts):
        return None
    times = sum(each.times for each in both.single)
    if times <= both.pairs:
        return None
    sure = times >= 2 * both.pairs and (both.hyphened or not _are_words(both, language))
    return verdict("space", [best(both.single)], 0.8, sure=sure)


def may_be_two(key: str, language: str, texts: Sequence[str]) -> bool:
    """Whether a name that is written so in one word may be one of two words."""
    if len(key) < _SHORTEST or not key.isalpha():
        return False
    hyphened = any(char in HYPHENS for text in texts for char in text)
    return hyphened or frequency(key, language) <= _COMMON


def _splits(form: str, key: str, known: float, facts: RuleFacts) -> Iterator[tuple[str, str]]:
    """Skeletons of the two words that a form may be made of."""
    marks = [at for at, char in enumerate(form) if char in HYPHENS]
    if marks:
        for at in marks:
            yield skeleton(form[:at]), skeleton(form[at + 1 :])
    elif not form.isalpha():
        return
    elif not form[1:].islower() and (inner := inner_capitals(form)):
        for at in inner:
            yield skeleton(form[:at]), skeleton(form[at:])
    elif known == 0:
        parts = [(key[:at], key[at:]) for at in range(2, len(key) - 1)]
        there = facts.known(part for both in parts for part in both)
        for first, second in parts:
            if first in there and second in there:
                yield first, second


def _both(key: str, first: str, second: str, language: str, facts: RuleFacts) -> Both | None:
    """Both ways, where the folder has both."""
    if min(len(first), len(second)) < 2:
        return None
    single = [
        each
        for each in forms_of(key, facts)
        if each.language == language
        and each.text[0].isupper()
        and (each.inside or inner_capitals(each.text))
    ]
    if not single:
        return None
    rare, other = sorted((first, second), key=lambda part: seen(part, facts)[0])
    rarer = _capitalised(rare, language, facts)
    around = beside(rare, rarer, facts)
    pairs = around[1][second] if rare == first else around[0][first]
    if not pairs or not (others := _capitalised(other, language, facts)):
        return None
    one, two = (rarer, others) if rare == first else (others, rarer)
    texts = [each.text for each in single]
    hyphened = any(char in HYPHENS for text in texts for char in text)
    camel = any(inner_capitals(text) and not text.isupper() for text in texts)
    return Both(single, best(one), best(two), pairs, hyphened, camel)


def _capitalised(key: str, language: str, facts: RuleFacts) -> list[Form]:
    return [f for f in forms_of(key, facts) if f.language == language and f.text[0].isupper()]


def _is_one_name(both: Both, key: str, language: str, facts: RuleFacts) -> bool:
    """Whether the two ways are ways to write one name, and not grammar."""
    times, pairs = sum(each.times for each in both.single), both.pairs
    most, least = max(times, pairs), min(times, pairs)
    if both.hyphened and language in HYPHEN_GRAMMAR:
        return False
    if not both.hyphened and frequency(key, language) > _COMMON:
        return False
    near = related(both.single, [both.first, both.second], facts, key)
    if not both.hyphened and most < 3 and not (both.camel and near == 2):
        return False
    if both.hyphened and least * 3 > most and language == "en":
        parts = (both.first.text.casefold(), both.second.text.casefold())
        if min(frequency(part, "en") for part in parts) > _WORDS:
            return False  # English hyphenates a modifier: a Gossip-Girl star
    if near:
        return True
    clear = most >= 5 and most >= 5 * least
    return clear and ((both.hyphened and language not in COMPOUNDING) or both.camel)


def _are_words(both: Both, language: str) -> bool:
    """Whether the two words are no names: TagValue in a program is a tag value to its readers."""
    parts = (both.first.text.casefold(), both.second.text.casefold())
    return min(frequency(part, language) for part in parts) > _WORDS


def _as_two(both: Both) -> Form:
    ids = tuple(sorted(set(both.first.ids) & set(both.second.ids)))
    text = f"{both.first.text} {both.second.text}"
    return Form(text, both.first.language, both.pairs, 0, max(1, len(ids)), ids)
