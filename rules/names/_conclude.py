"""What follows from the folder's facts for the names of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from . import _joined, _near, _same, _terms
from ._forms import forms_of, seen
from ._index import Index
from ._known import frequency
from ._letters import skeleton
from ._observe import said
from ._phrases import (
    WITHOUT_CAPITALS,
    goes_on,
    long_name_keys,
    long_names,
    may_lose,
    pair_keys,
)
from ._slips import OFTEN
from ._spread import word, words_of_name
from ._suspects import Suspects, suspects

if TYPE_CHECKING:
    from srclint import RuleFacts

    from ._verdict import Verdict

    Entry = tuple[Literal["word", "pair", "long"], int, int, Any]
    """What is odd in a name: where it starts and ends in it, and the verdict; "long": the names
    that may begin there."""

TERMS = "-"
"""Key of what is said of terms."""


def conclude(question: str, facts: RuleFacts) -> dict[str, list[Entry]]:
    """What is odd in a document of which `observe` gave the question, by name."""
    one = said(question)
    names = one.names()
    few = _suspects(one.language, facts)
    if few is not None:
        names &= few.names
    known: dict[str, list[Entry]] = facts.memory.setdefault(f"names {one.language}", {})
    found = {}
    for name in sorted(names):
        if name not in known:
            quiet = few is not None and not _may_be_odd(name, one.language, few, facts)
            known[name] = [] if quiet else _entries(name, one.language, facts)
        if entries := [each for each in known[name] if _counts(each, question)]:
            found[name] = entries
    terms = {term: _terms.judge(one.language, term, facts) for term in one.terms}
    if odd := {term: verdict for term, verdict in terms.items() if verdict}:
        found[TERMS] = [("word", 0, 0, odd)]
    return found


def _counts(entry: Entry, question: str) -> bool:
    """Whether what is odd in a name is odd in this document."""
    kind, _, _, found = entry
    return kind != "long" or any(not each.once or each.text in question for each in found)


def _suspects(language: str, facts: RuleFacts) -> Suspects | None:
    """What has to be judged in a language; None where that is not known."""
    if not isinstance(facts.whole, Index):
        return None
    if "suspects" not in facts.memory:
        facts.memory["suspects"] = suspects(facts.whole)
    found: dict[str, Suspects] = facts.memory["suspects"]
    return found.get(language)


def _may_be_odd(name: str, language: str, few: Suspects, facts: RuleFacts) -> bool:
    if name in few.pairs or name in few.phrases:
        return True
    for each in name.split(" "):
        known = word(each, language) if each in few.words else None
        if known and judged(known.form.partition(" ")[2], language, facts):
            return True
    return False


def concerns(question: str, facts: RuleFacts) -> bool:
    """Whether a document has a name that is odd."""
    return bool(facts.conclude(question))


def _entries(name: str, language: str, facts: RuleFacts) -> list[Entry]:
    words = words_of_name(name)
    found: list[Entry] = []
    at = 0
    for each in words:
        known = word(each, language) if each[0].isupper() else None
        if known is not None:
            form = known.form.partition(" ")[2]
            if verdict := judged(form, language, facts):
                start = at + each.find(form)
                found.append(("word", start, start + len(form), verdict))
        at += len(each) + 1
    for low, high, first, second in pair_keys(words, language):
        if verdict := _pair(first, second, language, facts):
            found.append(("pair", low, high, verdict))
    last = name[name.rfind(" ") + 1 :]
    if last[0].islower() and language not in WITHOUT_CAPITALS and may_lose(last, language):
        for start, key in long_name_keys(words):
            some = long_names(key, facts)
            if long := [each for each in some if goes_on(name[start:], each.text)]:
                found.append(("long", start, start, long))
    return found


def judged(form: str, language: str, facts: RuleFacts) -> Verdict | None:
    """What the folder says of a form of a language; found once."""
    known: dict[tuple[str, str], Verdict | None] = facts.memory.setdefault("words", {})
    if (form, language) not in known:
        known[form, language] = _of_word(form, language, facts)
    return known[form, language]


def _pair(first: str, second: str, language: str, facts: RuleFacts) -> Verdict | None:
    known: dict[tuple[str, str, str], Verdict | None] = facts.memory.setdefault("pairs", {})
    question = first, second, language
    if question not in known:
        known[question] = _joined.judge_pair(first, second, language, facts)
    return known[question]


def _of_word(form: str, language: str, facts: RuleFacts) -> Verdict | None:
    key = skeleton(form)
    documents, texts = seen(key, facts)
    known = frequency(form.casefold(), language)
    found = _among_forms(form, key, language, facts) if _same.may_differ(texts, known) else None
    if found is None:
        found = _joined.judge_single(form, key, known, language, facts)
        if found is None and known <= _near.WORD and documents <= OFTEN:
            found = _near.judge(form, key, language, facts)
    return found


def _among_forms(form: str, key: str, language: str, facts: RuleFacts) -> Verdict | None:
    every = forms_of(key, facts)
    if len(every) < 2:
        return None
    mine = [each for each in every if each.language == language and _has_capital(each.text)]
    found = _same.judge(form, language, mine, facts) if len(mine) > 1 else None
    if found is not None and len(found["right"]) > 1 and len(every) > len(mine):
        found = _same.settle(found, form, every)
    if found is None and len(every) > len(mine):
        found = _same.across_languages(form, language, every, facts)
    return found


def _has_capital(text: str) -> bool:
    return not text.islower()
