"""Forms one slip or one transliteration away from a better known name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from srclint import pattern

from ._forms import (
    NOTHING_BESIDE,
    Form,
    Neighbourhood,
    beside,
    best,
    commonest,
    forms_of,
    inner_cases,
    marks,
    names_of,
    related,
)
from ._index import Index
from ._known import AGGLUTINATIVE, SLAVIC, frequency, is_place, tail, world_name
from ._letters import HYPHENS, Parting, Shape, is_acronym, is_capitals, parting, sound
from ._slips import LONGEST, OFTEN, SHORTEST, all_slips
from ._verdict import Kind, Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint import RuleFacts

_LEAST = 1.0
"""Log odds from which a pair is reported. The weights of `_score` are those of a logistic
regression on the pairs of our freely licensed development sets, rounded; Slavic and the other
sets, which were not used, confirm them."""

_SHAPES = {"swap": 1.0, "double": 1.05, "letter": 0.25, "other": -0.15, "many": -1.5}
_SHARED, _UNKNOWN = 1.0, 1.15
_SURE = 2.25
_SURE_TOGETHER = 1.9  # where both stand in one document
FEW = 3
"""Occurrences up to which an unknown name may be a slip of a famous one."""
FAMOUS = 7  # letters of an unknown name that a famous one may be behind
WORD = 3.0
"""Frequency from which a form is a word or name of its own, and no slip."""
_MOST_FROM_AROUND = 2.5
_CROWD = 3000
"""Names of a folder (each document's counted) up to which chance plays no part."""
_STRANGE = 2.0
"""What other names beside both forms say against one name: Daniel Kawczyński, not Kaczyński."""
_ENOUGH = 30
"""Occurrences from which more say nothing of whether two names are one."""
_COMMON = 4.4
"""Frequency from which a word is near many names by chance."""
_FEW_BESIDE = 4
"""Different names beside which a word may stand and still tell whose name it is."""

WITHOUT_CASE = frozenset(["zh", "ja", "ko", "th", "ar", "fa", "he", "hi", "bn", "ta", "ur", "ka"])
RESPELLINGS = (
    ("ks", "x"), ("x", "ks"), ("sch", "sh"), ("sh", "sch"), ("tsch", "ch"), ("ch", "tch"),
    ("tch", "ch"), ("kh", "h"), ("ph", "f"), ("f", "ph"), ("iy", "y"), ("y", "iy"), ("ij", "y"),
    ("ei", "ey"), ("ai", "ay"), ("yu", "iu"), ("iu", "yu"), ("ya", "ia"), ("ia", "ya"),
    ("ie", "ye"), ("ye", "e"), ("ou", "u"), ("u", "ou"), ("oo", "u"), ("ck", "k"), ("c", "k"),
    ("w", "v"), ("v", "w"), ("ii", "iy"), ("ju", "yu"), ("ja", "ya"), ("cz", "ch"), ("zh", "j"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One of two skeletons, in one language."""

    key: str
    forms: tuple[Form, ...]
    inside: int
    times: int
    known: float
    """Frequency of the word in the language."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A form that may be odd, beside a better known one."""

    odd: Side
    right: Side
    parting: Parting
    language: str
    sounds_alike: bool
    shared: int
    """Neighbours that both have, and few others."""
    near: int
    """2: in one document; 1: in related ones."""
    strangers: bool
    """Whether both stand beside other names, but none of them beside both."""

    @property
    def lead(self) -> float:
        """How many times more frequent the right form is."""
        return self.right.times / max(1, self.odd.times)


def side(key: str, some: Sequence[Form], language: str) -> Side | None:
    """A skeleton with its forms in a language; None where none of them is a plain name."""
    mine = tuple(f for f in some if f.language == language and f.text[0].isupper())
    if language == "vi" and key != "".join(f.text.lower() for f in mine[:1]):
        return None  # a syllable with other marks is another syllable
    if not mine or not any(_plain(form.text) for form in mine):
        return None
    return Side(
        key,
        mine,
        sum(f.inside for f in mine),
        sum(f.times for f in mine),
        frequency(commonest(mine).text.casefold(), language),
    )


def _plain(text: str) -> bool:
    return "".join(char for char in text if char not in HYPHENS).isalpha()


def judge(form: str, key: str, language: str, facts: RuleFacts) -> Verdict | None:
    """What a better known name says of a form that is one slip away from it."""
    if not (SHORTEST <= len(key) <= LONGEST and key.isalpha()) or language in WITHOUT_CASE:
        return None
    others = _candidates(key, language, facts)
    if not others and (len(key) < FAMOUS or frequency(key, language)):
        return None
    odd = side(key, forms_of(key, facts), language)
    if odd is None or odd.times > OFTEN or odd.known > WORD or _is_no_name(form):
        return None
    found: list[tuple[float, int, str, Pair]] = []
    for other in others:
        how = parting(key, other)
        if is_two(how, language, odd.known):
            continue
        right = side(other, forms_of(other, facts), language)
        if right is None or (right.times, right.known) <= (odd.times, odd.known):
            continue
        if not _may_be_one(odd, right, how, language):
            continue
        pair = _pair(odd, right, how, language, facts)
        if pair is not None and (score := _score(pair, facts)) >= _LEAST:
            found.append((score, right.times, other, pair))
    if not found:
        return _famous(form, odd, language)
    score, _, _, pair = max(found, key=lambda each: each[:3])
    shape = pair.parting.shape
    sounds = pair.sounds_alike and shape not in ("swap", "double")
    right_form = best(pair.right.forms)
    kind: Kind = "sound" if sounds else "slip"
    return verdict(kind, [right_form], 1 / (1 + math.exp(-score)), sure=score >= _least_sure(pair))


def _least_sure(pair: Pair) -> float:
    """Log odds from which a pair is a warning: more for what is near many names by chance."""
    if pair.near == 2:
        return _SURE_TOGETHER
    by_chance = pair.right.known > _COMMON and pair.parting.shape in ("letter", "other")
    return _SURE + 2.0 if by_chance and not pair.shared else _SURE


def _is_no_name(form: str) -> bool:
    """Whether a form has a Roman number, or is what a place is called somewhere."""
    return bool(pattern(r"(?:^|-)[IVX]+(?:-|$)").search(form)) or is_place(form.casefold())


def one_slip_away(key: str, language: str, facts: RuleFacts) -> set[str]:
    """Keys of the folder that one slip makes of a key."""
    if isinstance(facts.whole, Index):
        return set(facts.whole.near.get(language, {}).get(key, ()))
    known: dict[str, set[str]] = facts.memory.setdefault("slips", {})
    if key not in known:
        known[key] = facts.known(all_slips(key))
    return set(known[key])


def _candidates(key: str, language: str, facts: RuleFacts) -> list[str]:
    """Keys one slip away, and respellings of one sound."""
    found = one_slip_away(key, language, facts)
    if len(key) > SHORTEST:
        found |= facts.known(key.replace(old, new) for old, new in RESPELLINGS if old in key)
        found.discard(key)
    return sorted(found)


def is_two(how: Parting, language: str, known: float) -> bool:
    """Whether two words are two by where they differ: at the start, or where grammar does."""
    return (how.before == 0 and how.shape != "swap") or is_grammar(how, language, known)


def _may_be_one(odd: Side, right: Side, how: Parting, language: str) -> bool:
    """Whether two forms may be one name, by what is seen without looking around."""
    return not (
        not right.inside
        or right.times < 2
        or marks(commonest(odd.forms)) != marks(commonest(right.forms))
        or (how.shape in ("letter", "other") and is_acronym(commonest(odd.forms).text))
        or pattern(r"(?:^|-)[IVX]+(?:-|$)").search(commonest(right.forms).text)
        or _base(odd, right, how.shape) + _MOST_FROM_AROUND < _LEAST
    )


def _pair(odd: Side, right: Side, how: Parting, language: str, facts: RuleFacts) -> Pair | None:
    """The pair with what stands around its forms; None where that says they are two."""
    context = beside(odd.key, odd.forms, facts)
    if not odd.inside and not any(context) and not (odd.known == 0 and right.times >= 3):
        return None
    around = beside(right.key, right.forms, facts) if any(context) else NOTHING_BESIDE
    shared = _shared(right, context, around, facts)
    if _base(odd, right, how.shape) + _SHARED * min(2, shared) + 0.5 < _LEAST:
        return None
    near = related(odd.forms, right.forms, facts, odd.key, right.key)
    sounds_alike = sound(odd.key) == sound(right.key)
    if how.shape == "many" and not (sounds_alike and (shared or near == 2)):
        return None
    if not shared:
        fleeting = how.shape == "swap" and how.behind == 0 and language in SLAVIC
        if fleeting and set(odd.key[-2:]) & set("aeoуаео"):
            return None
        if inner_cases(odd.forms).isdisjoint(inner_cases(right.forms)):
            return None  # BioNTech is no misspelt Biotech
    strangers = any(context[at] and around[at] for at in (0, 1)) and not shared
    return Pair(odd, right, how, language, sounds_alike, shared, near, strangers)


def is_grammar(how: Parting, language: str, known: float) -> bool:
    """Whether the difference may be an ending: inflection, gender, a demonym, a fleeting vowel."""
    if how.shape != "swap":
        doubled = how.shape == "double" and how.behind >= 1 and known == 0
        if how.behind < tail(language) and not doubled:
            return True
        return language in AGGLUTINATIVE and how.behind < 3
    inflects = language in SLAVIC or language in AGGLUTINATIVE
    return how.behind <= 1 and inflects and (known > 0 or how.before < 3)


def _shared(right: Side, mine: Neighbourhood, others: Neighbourhood, facts: RuleFacts) -> int:
    """Neighbours of both with few other names beside them (not: Richard Bruton, Burton)."""
    count = 0
    language = right.forms[0].language
    for place in (0, 1):
        for each in sorted(set(mine[place]) & set(others[place])):
            theirs = [f for f in forms_of(each, facts) if f.language == language]
            around = beside(each, theirs, facts)[1 - place]
            if len(around) <= _FEW_BESIDE or around[right.key] >= 0.3 * sum(around.values()):
                count += 1
    return count


def _base(odd: Side, right: Side, shape: Shape) -> float:
    """What the two forms by themselves say: log odds."""
    lead = right.times / max(1, odd.times)
    documents = sum(form.documents for form in right.forms)
    score = _SHAPES[shape] - 0.09 * max(0, 8 - len(odd.key))
    score += 0.42 * math.log(min(lead, _ENOUGH)) + 0.34 * math.log(max(1, min(documents, _ENOUGH)))
    score += _UNKNOWN if odd.known == 0 else -0.66 * odd.known
    return score + (0.08 * right.known if right.known else -0.85)


def _score(pair: Pair, facts: RuleFacts) -> float:
    """How sure it is that the two are one name: log odds."""
    odd, shape = pair.odd, pair.parting.shape
    score = _base(odd, pair.right, shape) + _SHARED * min(2, pair.shared)
    if odd.times > 1:
        score -= (0.6 if pair.shared else 1.5) + 0.3 * math.log(odd.times)
    if pair.strangers and pair.near < 2 and shape in ("letter", "other"):
        score -= _STRANGE if pair.right.known <= _COMMON else _STRANGE + 1.0
    if pair.near:
        return score + (0.48 if pair.near == 2 else 0.08)
    if shape in ("letter", "other"):
        score -= 0.44
    # The more names a folder has, the more of them lie one letter apart by chance.
    crowd = math.log(max(1.0, (names_of(facts)) / _CROWD))
    return score - 0.17 * max(0, 8 - len(odd.key)) - crowd


def _famous(form: str, odd: Side, language: str) -> Verdict | None:
    """An unknown name that is a famous one, were two letters swapped (Valdimir)."""
    small = form.casefold()
    if len(odd.key) < FAMOUS or odd.times > FEW or not odd.inside or frequency(small, language):
        return None
    swaps = {
        small[:at] + small[at + 1] + small[at] + small[at + 2 :]
        for at in range(len(small) - 1)
        if small[at] != small[at + 1]
    }
    known = [(frequency(each, language), each) for each in sorted(swaps) if world_name(each)]
    known = [each for each in known if each[0] >= 2.8]
    if not known:
        return None
    name = max(known)[1]
    right = Form(name.upper() if is_capitals(form) else name.capitalize(), language, 0, 0, 0, ())
    return verdict("slip", [right], 0.7, sure=False)
