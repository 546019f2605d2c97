"""Slips in the names of countries, currencies and languages, which may be too rare for a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import lexicon, shared
from srclint.spelling.model import misspellings, verdicts_in
from srclint.spelling.slips import kind_of
from srclint.spelling.surroundings import is_prose, look_around, starts_sentence
from srclint.spelling.traits import traits
from srclint.spelling.unknown import lower, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.document import Document

_MOST = 2
"""Times that a document may write a slip; what comes more often is meant."""


class TermSlip(NamedTuple):
    """A word that is one slip from such a name."""

    start: int
    end: int
    word: str
    meant: str


def term_slips(doc: Document) -> Iterator[TermSlip]:
    """Slips that no model has found."""
    words = lexicon(doc.language)
    if words is None:
        return
    near = {
        word: verdict.term
        for word, verdict in verdicts_in(doc).items()
        if verdict.term and not _is_other_name(words.fold(word), words.fold(verdict.term))
    }
    if not near:
        return
    text = doc.prose
    found = {slip.start for slip in misspellings(doc)}
    for word, spans in places(lower(text), near):
        if len(spans) > _MOST:
            continue
        name = near[word]
        for start, end in spans:
            if start in found or not _is_written_so(text, start, end, name):
                continue
            around = look_around(text, start, end, words)
            fluent = around.lead < 1 and around.unknown < 2 and not around.hyphened
            if fluent and doc.language_at(start) == doc.language:
                meant = name[0].upper() + name[1:] if text[start].isupper() else name
                yield TermSlip(start, end, text[start:end], meant)


def _is_other_name(word: str, name: str) -> bool:
    """Whether a word is what somebody is called, or has a letter that no slip explains: Albagia."""
    unlikely = kind_of(word, name)[0] == "other" and not traits(word, name)
    return unlikely or shared().name(word)


def _is_written_so(text: str, start: int, end: int, name: str) -> bool:
    """Whether a word has its capital where the name has it, or where a sentence starts."""
    if not text[start + 1 : end].islower() or not is_prose(text, start, end):
        return False
    return text[start].isupper() == name[0].isupper() or (
        text[start].isupper() and starts_sentence(text, start)
    )
