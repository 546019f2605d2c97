"""What a document says of its names → facts by key, and how facts of documents are joined.

A value is a flat list of five items for each form: "language form", occurrences inside sentences,
occurrences elsewhere, documents, ids of up to `KEPT` of them. Keys:

    skeleton    a word (see _letters)
    *           how many documents there are, and how many names they have
    # id        the names of one document
    = a b       long names whose first two words have these skeletons
    ( ABC       expansions of an acronym
    ) a b c     acronyms of an expansion
    - ecommerce a term
"""

from __future__ import annotations

from bisect import insort
from typing import Any, NamedTuple

from ._letters import APOSTROPHES, skeleton

STRIDE = 5
PLACES = ("inside", "opening", "headings")
_COUNTED = {"inside": (0, 0), "opening": (1, 0), "headings": (1, 1)}
"""Whether the first word of a name there, and the others, count as inside a sentence (0)."""
KEPT = 6
"""Ids of documents kept for a form: the smallest, so that the order of merging does not matter."""

_REMEMBERED = 200_000  # words
_LONGEST_NAME = 7  # words
_LONGEST_WORD = 60  # code points

_ELIDED = frozenset(
    [
        "l",
        "d",
        "dell",
        "all",
        "nell",
        "sull",
        "dall",
        "un",
        "qu",
        "c",
        "s",
        "n",
        "j",
        "m",
        "t",
        "quell",
        "quest",
        "jusqu",
        "lorsqu",
        "puisqu",
    ]
)
_SUFFIX_AFTER_APOSTROPHE = frozenset({"tr", "az"})
_ENDING_AFTER_APOSTROPHE = frozenset({"fi", "et", "hu", "pl", "cs", "uk", "ru", "lt"})


class Word(NamedTuple):
    """A word of a name: its skeleton, and its form with the language before it."""

    key: str
    form: str


_words: dict[str, dict[str, Word | None]] = {}


def words_of(language: str) -> dict[str, Word | None]:
    """Words met in this run, by how they stand in texts of a language."""
    known = _words.setdefault(language, {})
    if len(known) > _REMEMBERED:
        known.clear()
    return known


def word(text: str, language: str) -> Word | None:
    """The name in a word as it stands; None where it is too short for one."""
    known = words_of(language)
    if text not in known:
        form = bare_form(text, language) if len(text) <= _LONGEST_WORD else ""
        key = skeleton(form)
        known[text] = Word(key, f"{language} {form}") if len(key) > 1 else None
    return known[text]


def words_of_name(name: str) -> list[str]:
    """The words of a name, without the small one behind it."""
    words = name.split(" ")
    while not words[-1][0].isupper():
        words.pop()
    return words


def bare_form(text: str, language: str) -> str:
    """A word without an elided article, a possessive or an ending behind an apostrophe."""
    if text.isalpha():
        return text
    if len(text) > 3 and text[-2] in APOSTROPHES and text[-1] in "sS":
        return text[:-2]
    at = min((i for i in map(text.find, APOSTROPHES) if i > 0), default=len(text))
    rest = text[at + 1 :]
    ending = language in _ENDING_AFTER_APOSTROPHE and at > 2 and rest.islower()
    if ending or language in _SUFFIX_AFTER_APOSTROPHE:
        return text[:at]
    if language != "en" and text[:at].lower() in _ELIDED and rest[:1].isupper():
        return rest
    return text


def spread(said: dict[str, Any]) -> dict[str, list[Any]]:
    """Facts by key of what `observe` says of a document."""
    language = said["language"]
    ids = [said["id"]]
    inside: dict[str, int] = {}
    elsewhere: dict[str, int] = {}
    facts: dict[str, list[Any]] = {}
    for place in PLACES:
        for times, names in enumerate(said.get(place, ()), 1):
            if names:
                first, others = _COUNTED[place]
                counts = (inside, elsewhere)[first], (inside, elsewhere)[others]
                _count(names.split("\n"), times, *counts)
                if first == others == 0 or place == "opening":
                    _add_long_names(facts, names, language, ids, times)
    _add_words(facts, inside, 1, language, ids)
    _add_words(facts, elsewhere, 2, language, ids)
    facts["*"] = ["", len(inside), 0, 1, ids]
    names = "\n".join(filter(None, (*said.get("inside", ()), *said.get("opening", ()))))
    if names:
        facts[f"# {ids[0]}"] = [f"{language} {names}", 0, 0, 1, ids]
    for pair in said.get("acronyms", ()):
        short, _, long = pair.partition("\t")
        _add(facts, f"( {short}", f"{language} {long}", ids)
        _add(facts, f") {skeletons(long)}", f"{language} {short}", ids)
    for term in said.get("terms", ()):
        _add(facts, f"- {term.replace('-', '')}", f"{language} {term}", ids)
    return facts


def _count(names: list[str], times: int, first: dict[str, int], others: dict[str, int]) -> None:
    """Count the words of names, the first of each apart."""
    for name in names:
        if " " not in name:
            first[name] = first.get(name, 0) + times
            continue
        counts = first
        for each in name.split(" "):
            if each[0].isupper():
                counts[each] = counts.get(each, 0) + times
            counts = others


def _add_words(
    facts: dict[str, list[Any]], counts: dict[str, int], column: int, language: str, ids: list[int]
) -> None:
    known = words_of(language)
    for text, times in counts.items():
        found = known[text] if text in known else word(text, language)
        if found is not None:
            _add_word(facts, found, column, times, ids)


def _add_word(facts: dict[str, list[Any]], found: Word, column: int, times: int, ids: Any) -> None:
    key, form = found
    value = facts.get(key)
    if value is None:
        facts[key] = value = [form, 0, 0, 1, ids]
        value[column] = times
        return
    for at in range(0, len(value), STRIDE):
        if value[at] == form:
            value[at + column] += times
            return
    value += (form, 0, 0, 1, ids)
    value[column - STRIDE] = times


def _add_long_names(
    facts: dict[str, list[Any]], names: str, language: str, ids: list[int], times: int
) -> None:
    """Add names of three words or more, and what they have from each capitalised word on."""
    for name in names.split("\n"):
        if name.count(" ") < 2:
            continue
        words = words_of_name(name)
        for at in range(len(words) - 2):
            if words[at][0].isupper():
                key = f"= {skeleton(words[at])} {skeleton(words[at + 1])}"
                long = " ".join(words[at : at + _LONGEST_NAME])
                _add(facts, key, f"{language} {long}", ids, times)


def skeletons(name: str) -> str:
    """The skeletons of a name's words."""
    return " ".join(map(skeleton, name.split()))


def _add(facts: dict[str, list[Any]], key: str, form: str, ids: list[int], times: int = 1) -> None:
    value = facts.setdefault(key, [])
    if form in value[::STRIDE]:
        value[value.index(form) + 1] += times
    else:
        value += (form, times, 0, 1, ids)


def merge(one: list[Any], other: list[Any]) -> list[Any]:
    """Join two values of one key; the first may be changed."""
    for at in range(0, len(other), STRIDE):
        form = other[at]
        for here in range(0, len(one), STRIDE):
            if one[here] == form:
                one[here + 1] += other[at + 1]
                one[here + 2] += other[at + 2]
                one[here + 3] += other[at + 3]
                ids, more = one[here + 4], other[at + 4]
                if len(ids) < KEPT or more[0] < ids[-1]:
                    one[here + 4] = _smallest(ids, more)
                break
        else:
            one += other[at : at + STRIDE]
    return one


def _smallest(one: list[int], other: list[int]) -> list[int]:
    if len(other) == 1 and other[0] not in one:
        found = one.copy()
        insort(found, other[0])
        return found[:KEPT]
    return sorted({*one, *other})[:KEPT]
