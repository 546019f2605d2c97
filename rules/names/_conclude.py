"""What follows from the folder's facts for the names of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from . import _across, _joined, _near, _partners, _same, _terms
from ._forms import forms_of, seen
from ._index import Index
from ._known import frequency, frequency_anywhere
from ._letters import skeleton
from ._observe import has_terms, said
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
from ._suspects import suspects

if TYPE_CHECKING:
    from srclint import RuleFacts

    from ._suspects import Suspects
    from ._verdict import Verdict

    Entry = tuple[Literal["word", "pair", "long"], int, int, Any]
    """What is odd in a name: where it starts and ends in it, and the verdict; "long": the names
    that may begin there."""

_NO_NAME = 2.9
"""Frequency of a word, wherever it is most frequent, that is no name (JPMorgan: 2.8)."""
_LONG_STEM = 5
"""Letters of a word in capitals that is no acronym before an ending."""
TERMS = "-"
"""Key of what is said of terms."""

_NOTHING: list[Entry] = []
"""What is odd in a name that another process has found nothing odd in."""


def conclude(question: str, facts: RuleFacts) -> dict[str, list[Entry]]:
    """What is odd in a document of which `observe` gave the question, by name."""
    language = question[: question.index("|")]
    index = facts.whole
    few = odd_of(language, index, facts) if isinstance(index, Index) else None
    if few is not None and isinstance(index, Index) and not has_terms(question):
        number = index.number(question)
        if number is not None and number not in few.documents:
            return {}
    one = said(question)
    names = one.names()
    if few is not None:
        names = few.among(names)
    found = {}
    for name in sorted(names):
        lost = few is None or name in few.phrases
        every = _entries_of(name, language, facts, lost=lost)
        if entries := [each for each in every if _counts(each, question)]:
            found[name] = entries
    terms = {term: _terms.judge(language, term, facts) for term in one.terms}
    if odd := {term: verdict for term, verdict in terms.items() if verdict}:
        found[TERMS] = [("word", 0, 0, odd)]
    return found


def _counts(entry: Entry, question: str) -> bool:
    """Whether what is odd in a name is odd in this document."""
    kind, _, _, found = entry
    return kind != "long" or any(not each.once or each.text in question for each in found)


class Odd(NamedTuple):
    """What may be odd in one language, as far as that is seen without a document."""

    words: set[str]
    """Words as they stand, which are odd."""
    pairs: set[str]
    """Names with two words in a row that may be one."""
    phrases: set[str]
    """Names that may be long ones that have lost capitals."""
    documents: set[int]
    """Numbers of the documents that have one of both."""

    def among(self, names: set[str]) -> set[str]:
        """Those of some names that may be odd."""
        single = names & self.words
        parted = {n for n in names if " " in n and not self.words.isdisjoint(n.split(" "))}
        return single | parted | (names & self.pairs) | (names & self.phrases)


def odd_of(language: str, index: Index, facts: RuleFacts) -> Odd | None:
    """What may be odd in a language; None where the folder has nothing in it. Found once."""
    if "suspects" not in facts.memory:
        facts.memory["suspects"] = suspects(index)
    few = facts.memory["suspects"].get(language)
    known: dict[str, Odd] = facts.memory.setdefault("odd", {})
    if few is not None and language not in known:
        known[language] = _odd(language, few, index, facts)
    return known.get(language)


def _odd(language: str, few: Suspects, index: Index, facts: RuleFacts) -> Odd:
    posts = index.words[language].posts
    found = Odd(set(), few.pairs, few.phrases, set())
    for text in sorted(few.words):
        known = word(text, language)
        if known and judged(known.form.partition(" ")[2], language, facts):
            found.words.add(text)
            found.documents.update(posts[text])
    for name in sorted(few.pairs | few.phrases):
        if not _entries_of(name, language, facts, lost=name in few.phrases):
            continue
        some = [posts[each] for each in name.split(" ") if each in posts]
        rarest: list[int] = min(some, key=len)
        found.documents.update(rarest)
    return found


def concerns(question: str, facts: RuleFacts) -> bool:
    """Whether a document has a name that is odd."""
    return bool(facts.conclude(question))


def _entries_of(name: str, language: str, facts: RuleFacts, *, lost: bool) -> list[Entry]:
    """What is odd in a name; found once."""
    known: dict[str, list[Entry]] = facts.memory.setdefault(f"names {language}", {})
    if name not in known:
        if facts.told and facts.told.has("name", language, name):
            known[name] = _NOTHING
        else:
            known[name] = _entries(name, language, facts, lost=lost)
            if facts.told and not known[name]:
                facts.told.add("name", language, name)
    return known[name]


def _entries(name: str, language: str, facts: RuleFacts, *, lost: bool) -> list[Entry]:
    """What is odd in a name; `lost`: it may be a long one that has lost capitals."""
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
    odd = {low for _, low, _, _ in found}
    halves = _partners.odd_halves(words, language, facts)
    found += [("word", *half) for half in halves if half[0] not in odd]
    last = name[name.rfind(" ") + 1 :]
    if lost and last[0].islower() and language not in WITHOUT_CAPITALS and may_lose(last, language):
        for start, key in long_name_keys(words):
            some = long_names(key, facts)
            if long := [each for each in some if goes_on(name[start:], each.text)]:
                found.append(("long", start, start, long))
    return found


def judged(form: str, language: str, facts: RuleFacts) -> Verdict | None:
    """What the folder says of a form of a language; found once."""
    known: dict[tuple[str, str], Verdict | None] = facts.memory.setdefault("words", {})
    if (form, language) not in known:
        if facts.told and facts.told.has("word", language, form):
            known[form, language] = None
        else:
            known[form, language] = _of_word(form, language, facts)
            if facts.told and not known[form, language]:
                facts.told.add("word", language, form)
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
    every = [each for each in forms_of(key, facts) if not _is_stressed(each.text, key, facts)]
    if len(every) < 2 or all(each.text != form for each in every):
        return None
    mine = [each for each in every if each.language == language and _has_capital(each.text)]
    found = _same.judge(form, language, mine, facts) if len(mine) > 1 else None
    if found is not None and len(found["right"]) > 1 and len(every) > len(mine):
        found = _across.settle(found, form, every)
    if found is None and len(every) > len(mine):
        found = _across.across_languages(form, language, every)
    return found


def _is_stressed(text: str, key: str, facts: RuleFacts) -> bool:
    """Whether capitals stress the start of a word, as where programs are explained: DATEIen."""
    if not text[:3].isupper() or not text[-1].islower():
        return False
    start = next(at for at, char in enumerate(text) if not char.isupper())
    if not text[start:].islower():
        return False
    if frequency_anywhere(text.casefold()) >= _NO_NAME:
        return True
    stem = text[:start]
    return start >= _LONG_STEM and stem in seen(key[: len(skeleton(stem))], facts)[1]


def _has_capital(text: str) -> bool:
    return not text.islower()
