"""What a document says of its names → facts by key, and how facts of documents are joined.

A value is a flat list of five items for each form: "language form", occurrences inside sentences,
occurrences elsewhere, documents, ids of up to `KEPT` of them. Keys:

    skeleton    a word (see _letters)
    *           how many documents there are, and how many names they have
    ? skeleton  in how many documents a word is, and how it is written: two items only
    # id        the names of one document
    = a b       long names whose first two words have these skeletons
    ( ABC       expansions of an acronym
    ) a b c     acronyms of an expansion
    - ecommerce a term
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ._letters import APOSTROPHES, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._observe import Said

STRIDE = 5
SEEN = 2
"""Length of the value that says how often and in which forms a word was seen."""
KEPT = 6
"""Ids of documents kept for a form: the smallest, so that the order of merging does not matter."""

_REMEMBERED = 200_000  # words
LONGEST_NAME = 7  # words
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
    """The name in a word as it stands; None where it is too short, or an identifier: PROJECT_ID."""
    known = words_of(language)
    if text not in known:
        form = bare_form(text, language) if len(text) <= _LONGEST_WORD and "_" not in text else ""
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


def special_facts(one: Said) -> dict[str, list[Any]]:
    """Facts of acronyms and terms, by key."""
    facts: dict[str, list[Any]] = {}
    ids, language = [one.identity], one.language
    for pair in one.acronyms:
        short, _, long = pair.partition("=")
        _add(facts, f"( {short}", f"{language} {long}", ids)
        _add(facts, f") {skeletons(long)}", f"{language} {short}", ids)
    for term in one.terms:
        _add(facts, f"- {term.replace('-', '')}", f"{language} {term}", ids)
    return facts


def _add(facts: dict[str, list[Any]], key: str, form: str, ids: list[int]) -> None:
    value = facts.setdefault(key, [])
    if form in value[::STRIDE]:
        value[value.index(form) + 1] += 1
    else:
        value += (form, 1, 0, 1, ids)


def long_names_of(name: str) -> Iterator[tuple[str, str]]:
    """Names of three words or more that a name has from each capitalised word on, with keys."""
    words = words_of_name(name)
    for at in range(len(words) - 2):
        if words[at][0].isupper():
            key = f"= {skeleton(words[at])} {skeleton(words[at + 1])}"
            yield key, " ".join(words[at : at + LONGEST_NAME])


def skeletons(name: str) -> str:
    """The skeletons of a name's words."""
    return " ".join(map(skeleton, name.split()))


def merge(one: list[Any], other: list[Any]) -> list[Any]:
    """Join two values of one key; the first may be changed."""
    if len(one) == SEEN:
        return [one[0] + other[0], sorted({*one[1], *other[1]})]
    forms = {one[at]: one[at + 1 : at + STRIDE] for at in range(0, len(one), STRIDE)}
    for at in range(0, len(other), STRIDE):
        form, inside, elsewhere, documents, ids = other[at : at + STRIDE]
        if form in forms:
            known = forms[form]
            inside, elsewhere, documents = (
                inside + known[0],
                elsewhere + known[1],
                documents + known[2],
            )
            ids = _smallest(known[3], ids)
        forms[form] = [inside, elsewhere, documents, ids]
    return [item for form, rest in sorted(forms.items()) for item in (form, *rest)]


def _smallest(one: list[int], other: list[int]) -> list[int]:
    return sorted({*one, *other})[:KEPT]
