"""What the rules on misspelt words share."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

from srclint import Document, Edit, Fix, Observer, Problem, RuleFacts, Span, pattern, spelling
from srclint.lexicon import lexicon, shared

from ._beside import (
    before_names,
    has_foreign_marks,
    has_relatives,
    is_of_another_language,
    is_ruler,
    is_suffix,
)
from ._places import is_in_foreign_name
from ._rare import is_doubtful, is_rare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from srclint.spelling import Misspelling

LANGUAGES = spelling.LANGUAGES

_UNKNOWN, _SHARE = 4, 0.12
"""Words in small letters that the lexicon does not know, and their share, from which on a text is
in an older spelling or in a dialect."""

_FEW = 30
"""Different words below which a text may just be full of slips, which then tell nothing."""

_LEADS = frozenset("ÂÃâÅÄÐÑ")
"""How the letters look that begin a sign or letter of UTF-8 when it is read as Windows-1252,"""

_WESTERN = frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
"""and the signs that may follow, beside U+0080 to U+00BF and bytes that could not be decoded."""

_SHORT_NAME, _FUNCTION_WORDS = 5, 100

_OLD_FORMS = {
    "pt": frozenset((
        "elle", "ella", "elles", "ellas", "aquelle", "aquella", "aquelles", "aquellas", "delle",
        "della", "nelle", "nella", "hontem", "anno", "annos", "commum", "assumpto", "portuguez",
        "inglez", "francez", "mez", "pae", "phrase", "theatro",
    )),
}  # fmt: skip
"""Everyday words as they were written before a reform; two of them tell an older text."""

IN_USE = 8
"""Documents of a folder that have to use a word before it counts as one that its writers mean."""


def problems(doc: Document, wanted: Callable[[Misspelling], bool]) -> Iterator[Problem]:
    """Problems of the misspellings that a rule is for, but for house words."""
    for found in spelling.misspellings(doc):
        if not wanted(found) or not in_one_script(doc.prose[found.start : found.end]):
            continue  # a letter of another script is what CHR010 reports
        if is_older(doc) or _is_word(found, doc.language) or _is_meant(doc, found):
            continue
        if not spelling.House.of(doc).allows(doc.prose, found.start, found.end):
            yield problem(found, doc.language)


def _is_word(found: Misspelling, language: str) -> bool:
    """Whether a word is one that the lexicon does not have: an old, a rare or a foreign one."""
    if "ſ" in found.word or (language == "en" and not found.word.isascii()):
        return True  # nobody slips into accents on an English keyboard
    return not found.listed and (
        is_rare(found.word.lower(), language) or has_foreign_marks(found.word, language)
    )


def _is_meant(doc: Document, found: Misspelling) -> bool:
    """Whether what stands around a word says that it is no slip."""
    return (
        _is_rest(doc.prose, found.start)
        or _is_garbled(doc.prose, found)
        or _is_piece(doc, found)
        or (not found.listed and _is_spoken_of(doc.prose, found))
        or (not found.listed and has_relatives(doc, found.word, found.choices))
        or is_suffix(doc, found.start, found.word)
        or (found.listed and _is_name(doc, found))
        or is_ruler(doc, found.start, found.end, found.choices)
        or is_of_another_language(doc, found.start, found.end)
    )


def _is_piece(doc: Document, found: Misspelling) -> bool:
    """Whether a word is of a name in another language (“Bir el Ater”), or of a sign (“Ke$ha”)."""
    return doc.prose[found.end : found.end + 1] in tuple("$€£@_") or (
        found.listed
        and found.word[0].isupper()
        and is_in_foreign_name(doc.prose, found.start, doc.language)
    )


def _is_spoken_of(text: str, found: Misspelling) -> bool:
    """Whether a word stands alone in quotation marks: “phoinix” in Greek."""
    before, after = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 1]
    return before in tuple("\"“„«‘'") and after in tuple("\"”“»’'")


def _is_rest(text: str, start: int) -> bool:
    """Whether a word lacks its beginning: “(W)iederholen”, “[T]he”, “’gainst”."""
    before = text[start - 1 : start]
    return before in {")", "]"} or (
        before in {"'", "’"} and not text[start - 2 : start - 1].strip()
    )


def _is_garbled(text: str, found: Misspelling) -> bool:
    """Whether its last letter begins a garbled sign (“companyâ€™s”) or a control character parts
    it: a matter of CHR."""
    before, after = text[found.start - 1 : found.start], text[found.end : found.end + 1]
    if any(char < " " and not char.isspace() for char in before + after):
        return True
    signs = "\u0080" <= after <= "\u00bf" or "\udc80" <= after <= "\udcbf" or after in _WESTERN
    return signs and found.word[-1] in _LEADS


def _is_name(doc: Document, found: Misspelling) -> bool:
    """Whether a short word is a name (“Fort Tahn”), and no slip of a function word."""
    if not found.word.istitle() or len(found.word) > _SHORT_NAME:
        return False
    text = doc.prose
    before = text[max(0, found.start - 20) : found.start].rsplit(maxsplit=1)[-1:]
    alone = text[found.end : found.end + 1] != ":" and not (before and before[0].istitle())
    if alone and found.word not in doc.once(before_names):
        return False  # no “general Siad Barre” either
    return any(choice.lower() in shared().top("en", _FUNCTION_WORDS) for choice in found.choices)


def is_older(doc: Document) -> bool:
    """Whether a text is of another time or region than the lexicon: so much of it is unknown.

    Of 7,517 texts of the development data, with slips and without, 57 are; most of these are in
    another language than they say.
    """
    return doc.once(_is_older)


def _is_older(doc: Document) -> bool:
    if doc.once(has_old_forms):
        return True
    known = lexicon(doc.language)
    words = set(pattern(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w-])").findall(doc.prose))
    words = {word for word in words if word.islower()}
    if known is None or not words:
        return False
    least = max(_UNKNOWN, _SHARE * len(words))
    if len(words) < _FEW:
        words -= {found.word for found in spelling.misspellings(doc)}
    rare = {word.encode() for word in words}.difference(known.words.known)
    folded = (known.fold(word.decode()) for word in rare)
    unknown = sum(not known.knows(word) and not known.zipf(word) for word in folded)
    return unknown >= least


def has_old_forms(doc: Document) -> bool:
    """Whether a text has everyday words as they were written before a reform; for `once`."""
    old = _OLD_FORMS.get(doc.language, frozenset())
    return bool(old) and len(old.intersection(doc.prose.split())) > 1


def in_one_script(word: str) -> bool:
    """Whether no letter of the word is Greek or Cyrillic, or all are."""
    return len({"\u0370" <= char < "\u0530" for char in word if char.isalpha()}) == 1


def problem(found: Misspelling, language: str) -> Problem:
    """A misspelling as a problem; its choices are one fix each."""
    span = Span(found.start, found.end)
    safe = found.safe and len(found.choices) == 1 and not is_doubtful(found.word.lower(), language)
    if language == "en" and found.word.endswith("ys"):
        safe = False  # “companys” may be a genitive that lost its apostrophe
    fixes = tuple(Fix((Edit(span, choice),), safe=safe) for choice in found.choices)
    return Problem(span, spelling.message(found, language), fixes, confidence=found.confidence)


def has_words(own: Mapping[str, int], facts: RuleFacts, **options: object) -> bool:
    """Whether a document that was observed so may have a misspelt word: one that it gave."""
    return bool(own)


def observer(code: str, wanted: Callable[[Misspelling], bool]) -> Observer:
    """How a rule learns which words the folder uses: a document gives those it would report."""

    def observe(doc: Document) -> dict[str, int]:
        return {found.word.lower(): 1 for found in spelling.misspellings(doc) if wanted(found)}

    return Observer(code, observe, add, conclude=_is_used, ahead=True)


def _is_used(word: str, facts: RuleFacts) -> bool:
    return (facts.get(word) or 0) >= IN_USE


def in_use(facts: RuleFacts, found: Misspelling) -> bool:
    """Whether so many documents use a word that it is no slip."""
    return bool(facts.conclude(found.word.lower()))
