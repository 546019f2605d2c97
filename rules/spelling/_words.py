"""What the rules on misspelt words share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Fix, Problem, RuleFacts, Span, spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from srclint.spelling import Misspelling

LANGUAGES = spelling.LANGUAGES

IN_USE = 8
"""Documents of a folder that have to use a word before it counts as one that its writers mean."""


def problems(doc: Document, wanted: Callable[[Misspelling], bool]) -> Iterator[Problem]:
    """Problems of the misspellings that a rule is for, but for house words."""
    for found in spelling.misspellings(doc):
        if not wanted(found) or not in_one_script(doc.prose[found.start : found.end]):
            continue  # a letter of another script is what CHR010 reports
        if doc.prose[found.start - 1 : found.start] in {")", "]"}:
            continue  # “(W)iederholen”, “[T]he”: the rest of a word
        if not spelling.House.of(doc).allows(doc.prose, found.start, found.end):
            yield problem(found, doc.language)


def in_one_script(word: str) -> bool:
    """Whether no letter of the word is Greek or Cyrillic, or all are."""
    return len({"\u0370" <= char < "\u0530" for char in word if char.isalpha()}) == 1


def problem(found: Misspelling, language: str) -> Problem:
    """A misspelling as a problem; its choices are one fix each."""
    span = Span(found.start, found.end)
    fixes = tuple(
        Fix((Edit(span, choice),), safe=found.safe and len(found.choices) == 1)
        for choice in found.choices
    )
    return Problem(span, spelling.message(found, language), fixes, confidence=found.confidence)


def has_words(own: Mapping[str, int], facts: RuleFacts, **options: object) -> bool:
    """Whether a document that was observed so may have a misspelt word: one that it gave."""
    return bool(own)


def used(doc: Document, wanted: Callable[[Misspelling], bool]) -> dict[str, int]:
    """What a document tells the folder: the words that would be reported."""
    return {found.word.lower(): 1 for found in spelling.misspellings(doc) if wanted(found)}


def in_use(facts: RuleFacts, found: Misspelling) -> bool:
    """Whether so many documents use a word that it is no slip."""
    return (facts.get(found.word.lower()) or 0) >= IN_USE
