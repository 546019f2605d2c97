"""Forms one slip or one transliteration away from a better known name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from srclint import pattern

from ._forms import Form, Neighbourhood, best, beside, commonest, forms, has_inner_capitals, ids_of
from ._forms import marks, related
from ._known import AGGLUTINATIVE, SLAVIC, frequency, tail, world_name
from ._letters import HYPHENS, Parting, is_capitals, parting, skeleton, sound
from ._verdict import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint import RuleFacts

_SHORTEST, _LONGEST = 5, 24  # letters of a skeleton that has neighbours
_LEAST = 0.5
"""Score from which a pair is reported; its parts were set on the development data
(benchmarks/RESULTS.md has the figures)."""

_SHAPES = {"swap": 0.45, "double": 0.25, "letter": 0.25, "other": 0.12, "many": 0.1}
_FEW = 4
"""Different names beside which a word may stand and still tell whose name it is."""

_WITHOUT_CASE = frozenset("zh ja ko th ar fa he hi bn ta ur ka".split())
_RESPELLINGS = (
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

    @property
    def lead(self) -> float:
        """How many times more frequent the right form is."""
        return self.right.times / max(1, self.odd.times)


def side(key: str, some: Sequence[Form], language: str) -> Side | None:
    """A skeleton with its forms in a language; None where none of them is a plain name."""
    mine = tuple(f for f in some if f.language == language and f.text[0].isupper())
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


def judge(form: str, language: str, some: Sequence[Form], facts: RuleFacts) -> Verdict | None:
    """What a better known name says of a form that is one slip away from it."""
    key = skeleton(form)
    if not (_SHORTEST <= len(key) <= _LONGEST and key.isalpha()) or language in _WITHOUT_CASE:
        return None
    odd = side(key, some, language)
    if odd is None or pattern(r"(?:^|-)[IVX]+(?:-|$)").search(form):
        return None
    if odd.known > 4.5:
        return None  # a word that everybody writes is no slip
    found: list[tuple[float, int, str, Pair]] = []
    context: Neighbourhood | None = None
    for other in _candidates(key, facts):
        right = side(other, forms(facts.get(other)), language)
        if right is None or (right.times, right.known) <= (odd.times, odd.known):
            continue
        if context is None:
            context = beside(key, odd.forms, facts)
        pair = _pair(odd, right, language, context, facts)
        if pair is not None:
            score = _score(pair, context, facts)
            if score >= _LEAST:
                found.append((score, right.times, other, pair))
    if not found:
        return _famous(form, odd, language)
    score, _, _, pair = max(found, key=lambda each: each[:3])
    shape = pair.parting.shape
    sounds = pair.sounds_alike and shape not in ("swap", "double")
    right_form = best(pair.right.forms)
    return verdict("sound" if sounds else "slip", commonest(odd.forms), [right_form], score)


def _candidates(key: str, facts: RuleFacts) -> list[str]:
    """Keys one slip away, and respellings of one sound."""
    found = set(facts.near(key))
    if len(key) > _SHORTEST:
        for old, new in _RESPELLINGS:
            if old in key:
                respelt = key.replace(old, new)
                if facts.get(respelt) is not None:
                    found.add(respelt)
    found.discard(key)
    return sorted(found)


def _pair(
    odd: Side, right: Side, language: str, context: Neighbourhood, facts: RuleFacts
) -> Pair | None:
    """The pair, where it may be one name at all."""
    if not right.inside or pattern(r"(?:^|-)[IVX]+(?:-|$)").search(commonest(right.forms).text):
        return None
    if not odd.inside and not any(context) and not (odd.known == 0 and right.times >= 3):
        return None
    how = parting(odd.key, right.key)
    if (how.before == 0 and how.shape != "swap") or marks(commonest(odd.forms)) != marks(
        commonest(right.forms)
    ):
        return None
    sounds_alike = sound(odd.key) == sound(right.key)
    if _is_grammar(odd, how, language):
        return None
    around = beside(right.key, right.forms, facts)
    shared = _shared(odd.key, right.key, context, around, right.forms, facts)
    near = related(ids_of(odd.forms), ids_of(right.forms), facts, odd.key, right.key)
    if not near and not (shared and (sounds_alike or right.times >= 5)):
        # Unrelated documents: only a form that no list knows, close to one that all do.
        famous = odd.known == 0 and right.known >= 4.0 and len(odd.key) >= 7
        if not (famous and how.shape in ("swap", "double")):
            return None
    if how.shape == "many" and not (sounds_alike and shared):
        return None
    if how.shape == "swap" and how.behind == 0 and not shared and language in SLAVIC:
        if set(odd.key[-2:]) & set("aeoуаео"):
            return None
    if not shared and has_inner_capitals(odd.forms) != has_inner_capitals(right.forms):
        return None  # BioNTech is no misspelt Biotech
    return Pair(odd, right, how, language, sounds_alike, shared, near)


def _is_grammar(odd: Side, how: Parting, language: str) -> bool:
    """Whether the difference may be an ending: inflection, gender, a demonym, a fleeting vowel."""
    if how.shape != "swap":
        doubled = how.shape == "double" and how.behind >= 1 and odd.known == 0
        if how.behind < tail(language) and not doubled:
            return True
        return language in AGGLUTINATIVE and how.behind < 3
    inflects = language in SLAVIC or language in AGGLUTINATIVE
    return how.behind <= 1 and inflects and (odd.known > 0 or how.before < 3)


def _shared(  # noqa: PLR0913, PLR0917 - two words with what stands around them
    odd: str,
    right: str,
    mine: Neighbourhood,
    others: Neighbourhood,
    some: Sequence[Form],
    facts: RuleFacts,
) -> int:
    """Neighbours of both that stand beside few other names (not: Richard Bruton, Richard Burton)."""
    del odd
    count = 0
    language = some[0].language
    for place in (0, 1):
        for each in sorted(set(mine[place]) & set(others[place])):
            theirs = [f for f in forms(facts.get(each)) if f.language == language]
            around = beside(each, theirs, facts)[1 - place]
            if len(around) <= _FEW or around[right] >= 0.3 * sum(around.values()):
                count += 1
    return count


def _score(pair: Pair, context: Neighbourhood, facts: RuleFacts) -> float:
    """How sure it is that the two are one name."""
    odd, right, shape = pair.odd, pair.right, pair.parting.shape
    shared, lead, together = pair.shared, pair.lead, pair.near == 2
    score = _SHAPES[shape] + 0.2 * pair.sounds_alike
    if shared:
        score += (0.35 if shared == 1 else 0.45) + 0.15 * (lead >= 5)
    if together and right.times >= 2:
        score += 0.15  # two names one letter apart inside one document
    score += _fame(pair)
    if not shared and not pair.sounds_alike and shape != "swap" and lead < 4:
        if odd.known > 0 or right.known < 3.0:
            score -= 0.25  # a lone unknown name near another one: mostly two names
    score += 0.1 * (lead >= 3) + 0.1 * (lead >= 10)
    if lead < 1.5 and not (odd.known < 1.5 and right.known >= 2.0) and not shared:
        score -= 0.3
    if len(odd.key) >= 8:
        score += 0.1
    elif len(odd.key) <= _SHORTEST and not (together and right.times >= 3):
        score -= 0.2
    return score - _strangers(pair, context, facts)


def _fame(pair: Pair) -> float:
    """Real misspellings are two orders of magnitude less known than what was meant."""
    odd, right = pair.odd, pair.right
    if (odd.known < 1.5 and (right.known >= 2.0 or right.times >= 4)) or (
        right.known - odd.known >= 2.0
    ):
        return 0.25
    if odd.known < 1.5 or (pair.sounds_alike and pair.shared and pair.lead >= 3):
        return 0.0
    if pair.near == 2 and pair.parting.shape == "swap" and odd.known < 2.5:
        return 0.0
    if right.known - odd.known >= 1.2:
        return -0.1
    return -0.75 if odd.known > 2.5 else -0.55 if odd.known > 2.0 else -0.4


def _strangers(pair: Pair, context: Neighbourhood, facts: RuleFacts) -> float:
    """What it costs that the form stands in longer names, and never in those of the other."""
    if pair.shared:
        return 0.0
    before, after = context
    around = beside(pair.right.key, pair.right.forms, facts)
    swap = pair.parting.shape == "swap"
    if before and (not swap or around[0]):
        return 0.2 if swap or (pair.odd.known == 0 and pair.right.known >= 4) else 0.35
    return 0.2 if after and around[1] else 0.0


def _famous(form: str, odd: Side, language: str) -> Verdict | None:
    """An unknown name that is a famous one, were two letters swapped (Valdimir)."""
    small = form.casefold()
    if len(odd.key) < 7 or odd.times > 3 or not odd.inside or frequency(small, language):
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
    return verdict("slip", commonest(odd.forms), [right], 0.7)


def findable(key: str, value: Sequence[object]) -> bool:
    """Whether a key may be what was meant: a plain name that the folder has more than once."""
    if not (key.isalpha() and _SHORTEST - 1 <= len(key) <= _LONGEST + 1):
        return False
    return any(f.inside and (f.times > 1 or f.documents > 1) for f in forms(value)) or (
        len(value) > 5 and any(f.inside for f in forms(value))
    )
