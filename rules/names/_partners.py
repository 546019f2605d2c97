"""Half of a name that is one slip away from another, beside the same other half: Aaron Banks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ._forms import beside, best, forms_of, related, seen
from ._known import frequency
from ._letters import parting, sound
from ._near import WITHOUT_CASE, is_two, one_slip_away, side
from ._slips import LONGEST, OFTEN, SHORTEST
from ._spread import word
from ._verdict import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from srclint import RuleFacts

    from ._index import Index
    from ._letters import Parting
    from ._near import Side

_MOST = 8
"""Different names beside a word that still tells whose name it is."""
_WORD = 4.0
"""Frequency from which a partner may be a word that goes with many names."""
_SHARE = 0.3
"""Of what stands beside a word with more names: from which it tells that all the same."""


def odd_halves(
    words: Sequence[str], language: str, facts: RuleFacts
) -> Iterator[tuple[int, int, Verdict]]:
    """What is odd in the words of a name because of what stands beside them, and where it is."""
    known: dict[tuple[str, str, int, str], Verdict | None]
    known = facts.memory.setdefault("partners", {})
    at = 0
    for one, other in pairwise(words):
        after = at + len(one) + 1
        if one[0].isupper() and other[0].isupper():
            for place, start, text, partner in ((1, at, one, other), (0, after, other, one)):
                mine, beside_it = word(text, language), word(partner, language)
                if mine is None or beside_it is None:
                    continue
                question = mine.key, beside_it.key, place, language
                if question not in known:
                    known[question] = _judge(*question, facts)
                if said := known[question]:
                    form = mine.form.partition(" ")[2]
                    low = start + text.find(form)
                    yield low, low + len(form), said
        at = after


def may_be_odd(names: Iterable[str], language: str, index: Index) -> set[str]:
    """Names that may have an odd half: another name is one slip away from it, all else the same."""
    near, keys = index.near[language], index.keys_of.of[language]
    odd = {text for text, key in keys.items() if key in near}
    parted = [name.split(" ") for name in names]
    few = [words for words in parted if not odd.isdisjoint(words)]
    rights = {
        each for words in few for text in odd.intersection(words) for each in near[keys[text]]
    }
    known = {text for text, key in keys.items() if key in rights}
    there = {
        pair
        for words in parted
        if not known.isdisjoint(words)
        for pair in pairwise(map(keys.get, words))
    }
    return {
        " ".join(words)
        for words in few
        if any(_is_there(*pair, near, there) for pair in pairwise(map(keys.get, words)))
    }


def _is_there(
    one: str | None,
    other: str | None,
    near: Mapping[str, Sequence[str]],
    there: Container[tuple[str | None, str | None]],
) -> bool:
    """Whether some name has one of two words in a row as it is, and is near the other."""
    if one is None or other is None:
        return False
    return any((each, other) in there for each in near.get(one, ())) or any(
        (one, each) in there for each in near.get(other, ())
    )


def _judge(odd: str, partner: str, place: int, language: str, facts: RuleFacts) -> Verdict | None:
    """What is odd in one half of a name, `partner` standing before (0) or after (1) it.

    Both are skeletons. The other spelling stands more often, and at least twice, beside the same
    partner, which has few other names beside it.
    """
    if not (SHORTEST <= len(odd) <= LONGEST and odd.isalpha()) or language in WITHOUT_CASE:
        return None
    if seen(odd, facts)[0] > OFTEN or not (others := one_slip_away(odd, language, facts)):
        return None
    mine = side(odd, forms_of(odd, facts), language)
    if mine is None or mine.times > OFTEN:
        return None
    times = beside(odd, mine.forms, facts)[place][partner]
    theirs = [form for form in forms_of(partner, facts) if form.language == language]
    around = beside(partner, theirs, facts)[1 - place]
    is_word = frequency(best(theirs).text.casefold(), language) > _WORD if theirs else False
    found = []
    for other in others if times else ():
        if is_word and mine.known and sound(odd) != sound(other):
            continue  # Mongol and Mogol beside Empire
        if not around[other] or _is_other_name(parting(odd, other), language):
            continue
        if len(around) > _MOST and around[other] < _SHARE * sum(around.values()):
            continue
        right = side(other, forms_of(other, facts), language)
        if right is None or not right.inside or right.times < mine.times:
            continue
        count = max(around[other], beside(other, right.forms, facts)[place][partner])
        if count >= max(2, 2 * times):
            found.append((count, other, right))
    return _verdict(mine, *max(found, key=lambda each: each[:2]), facts) if found else None


def _verdict(odd: Side, count: int, other: str, right: Side, facts: RuleFacts) -> Verdict:
    near = related(odd.forms, right.forms, facts, odd.key, other)
    alike = sound(odd.key) == sound(other)
    sure = near == 2 or (near == 1 and count > 2)
    return verdict("sound" if alike else "slip", [best(right.forms)], 0.8, sure=sure)


def _is_other_name(how: Parting, language: str) -> bool:
    """Whether one who bears the same name may be called so: Karin beside Karen, Anna, Annie."""
    if how.before == 0 or is_two(how, language, 1.0):
        return True
    return how.behind < 2 and how.shape not in ("swap", "double")
