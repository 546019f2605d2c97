"""What follows from the folder's facts: one question for each form of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import Observer

from . import _joined, _near, _same, _terms
from ._forms import forms, sketch
from ._letters import skeleton
from ._observe import observe
from ._phrases import long_name_keys, long_names, pair_keys
from ._spread import all_runs, merge, spread, word

if TYPE_CHECKING:
    from srclint import RuleFacts


def conclude(question: str, facts: RuleFacts) -> Any:
    """Answer a question: `language form`, `# id`, `*`, `= a b`."""
    kind, _, rest = question.partition(" ")
    if kind == "#":
        return sketch(rest, facts)
    if kind == "*":
        return sum(form.documents for form in forms(facts.get("*")))
    if kind == "names":
        return sum(form.inside for form in forms(facts.get("*")))
    if kind == "+":
        language, first, second = rest.split(" ")
        return _joined.judge_pair(first, second, language, facts)
    if kind == "-":
        return _terms.judge(rest, facts)
    if kind == "=":
        return long_names(question, facts)
    return _of_word(rest, kind, facts)


def _of_word(form: str, language: str, facts: RuleFacts) -> Any:
    every = forms(facts.get(skeleton(form)))
    mine = [each for each in every if each.language == language and _has_capital(each.text)]
    found = _same.judge(form, language, mine, facts) if len(mine) > 1 else None
    if found is None and len(every) > len(mine):
        found = _same.across_languages(form, language, every, facts)
    if found is None:
        found = _joined.judge_single(form, language, facts)
    if found is None:
        found = _near.judge(form, language, mine, facts)
    return found


def _has_capital(text: str) -> bool:
    return not text.islower()


def concerns(said: Any, facts: RuleFacts) -> bool:
    """Whether a document has a form that is odd, or may have a long name in odd case."""
    language = said["language"]
    asked = facts.conclude
    if "look" in said:
        return True
    if any(asked(f"- {language} {term}") for term in said.get("terms", ())):
        return True
    for name, _, _ in all_runs(said):
        for part in name.split(" ") if " " in name else (name,):
            known = word(part, language) if part[0].isupper() else None
            if known and asked(known.form):
                return True
        if " " in name:
            words = name.split(" ")
            if any(asked(key) for _, key in long_name_keys(words, language)):
                return True
            if any(asked(key) for _, _, key in pair_keys(words, language)):
                return True
    return False


OBSERVER = Observer(
    "names",
    observe,
    merge,
    spread=spread,
    concerns=concerns,
    conclude=conclude,
    findable=_near.findable,
)
