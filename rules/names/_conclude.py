"""What follows from the folder's facts: one question for each form of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import Observer

from . import _joined, _near, _same, _terms
from ._forms import forms, sketch
from ._known import frequency
from ._letters import skeleton
from ._observe import observe
from ._overview import overview
from ._phrases import long_name_keys, long_names, pair_keys
from ._spread import PLACES, STRIDE, merge, spread, word, words_of_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from srclint import RuleFacts


def conclude(question: str, facts: RuleFacts) -> Any:
    """Answer a question: `language form`, or one of `_SPECIAL`."""
    kind, _, rest = question.partition(" ")
    special = _SPECIAL.get(kind)
    return special(rest, facts) if special else _of_word(rest, kind, facts)


def _pair(rest: str, facts: RuleFacts) -> Any:
    language, first, second = rest.split(" ")
    return _joined.judge_pair(first, second, language, facts)


_SPECIAL: Mapping[str, Callable[[str, RuleFacts], Any]] = {
    "#": sketch,
    "*": lambda _, facts: sum(form.documents for form in forms(facts.get("*"))),
    "names": lambda _, facts: sum(form.inside for form in forms(facts.get("*"))),
    "+": _pair,
    "-": _terms.judge,
    "=": lambda rest, facts: long_names(f"= {rest}", facts),
}


def _of_word(form: str, language: str, facts: RuleFacts) -> Any:
    key = skeleton(form)
    value = facts.get(key) or ()
    found = None
    if len(value) > STRIDE:
        every = forms(value)
        mine = [each for each in every if each.language == language and _has_capital(each.text)]
        found = _same.judge(form, language, mine, facts) if len(mine) > 1 else None
        if found is not None and len(found["right"]) > 1 and len(every) > len(mine):
            found = _same.settle(found, form, every)
        if found is None and len(every) > len(mine):
            found = _same.across_languages(form, language, every, facts)
    if found is None:
        known = frequency(form.casefold(), language)
        found = _joined.judge_single(form, key, known, language, facts)
        if found is None and known <= _near.WORD:
            found = _near.judge(form, key, language, value, facts)
    return found


def _has_capital(text: str) -> bool:
    return not text.islower()


def concerns(said: Any, facts: RuleFacts) -> bool:
    """Whether a document has a form that is odd, or may have a long name in odd case.

    Names that were looked at are remembered for the run: most stand in many documents.
    """
    if "look" in said:
        return True
    language = said["language"]
    fine: set[str] = facts.memory.setdefault(f"fine {language}", set())
    odd: set[str] = facts.memory.setdefault(f"odd {language}", set())
    for place in PLACES:
        for names in said.get(place, ()):
            if not names:
                continue
            for name in set(names.split("\n")).difference(fine):
                if name in odd or _is_odd(name, language, facts):
                    odd.add(name)
                    return True
                fine.add(name)
    return any(facts.conclude(f"- {language} {term}") for term in said.get("terms", ()))


def _is_odd(name: str, language: str, facts: RuleFacts) -> bool:
    asked = facts.conclude
    if " " not in name:
        known = word(name, language)
        return bool(known and asked(known.form))
    words = words_of_name(name)
    for each in words:
        known = word(each, language) if each[0].isupper() else None
        if known and asked(known.form):
            return True
    if any(asked(key) for _, _, key in pair_keys(words, language)):
        return True
    if name[-1].isupper() or words[-1] == name[-len(words[-1]) :]:
        return False  # no small word goes on
    return any(
        goes_on(name[start:], str(each[0]))
        for start, key in long_name_keys(words)
        for each in asked(key) or ()
    )


def goes_on(found: str, name: str) -> bool:
    """Whether a name with the small word behind it may be a long name, case apart."""
    start = name[: len(found)]
    return start != found and start.casefold() == found.casefold()


OBSERVER = Observer(
    "names",
    observe,
    merge,
    spread=spread,
    concerns=concerns,
    conclude=conclude,
    findable=_near.findable,
    overview=overview,
)
