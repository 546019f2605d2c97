"""Where a text has misspellings on record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import lexicon
from srclint.spelling.model import rare_tokens
from srclint.spelling.record import known_forms, on_record
from srclint.spelling.surroundings import is_prose, look_around, starts_sentence
from srclint.spelling.unknown import lower, places
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.document import Document
    from srclint.lexicon.words import Lexicon

_SHORT = 3  # letters of a form that may be a name when it has a capital
_NEXT = r" ([^\W\d_]+)"
_EVERYDAY = 3.25  # Zipf frequency of a word that says in which language it stands


class Known(NamedTuple):
    """A form on record where it stands."""

    start: int
    end: int
    word: str
    meant: str


def known_misspellings(doc: Document) -> Iterator[Known]:
    """Where a text has such forms, as words of its own language."""
    words = lexicon(doc.language)
    forms = known_forms(doc.language)
    found = {forms[token] for token in rare_tokens(doc) if token in forms} if forms else set()
    if words is None or not found:
        return
    text = doc.prose
    for form, spans in places(lower(text), found):
        meant = on_record(doc.language)[form]
        for start, end in spans:
            if not _is_written(text, start, end, doc.language):
                continue
            if end - start <= _SHORT and not _goes_on(text, end, words):
                continue
            around = look_around(text, start, end, words)
            fluent = around.lead < 1 and around.unknown < 3 and not around.hyphened
            if fluent and doc.language_at(start) == doc.language:
                shown = meant[0].upper() + meant[1:] if text[start].isupper() else meant
                yield Known(start, end, text[start:end], shown)


def _goes_on(text: str, end: int, words: Lexicon) -> bool:
    """Whether an everyday word follows, or none: “teh tarik” is Malay tea."""
    following = pattern(_NEXT).match(text, end)
    return following is None or words.zipf(following[1]) >= _EVERYDAY


def _is_written(text: str, start: int, end: int, language: str) -> bool:
    """Whether a form stands in prose in small letters, or with a capital that is no name's."""
    if not is_prose(text, start, end) or not (text[start + 1 : end] or "a").islower():
        return False
    if text[start].islower() or language == "de":
        return True
    return end - start > _SHORT and starts_sentence(text, start)
