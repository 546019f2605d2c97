"""Words without the accents that they are written with, or with wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import lexicon
from srclint.spelling.model import verdicts_in
from srclint.spelling.surroundings import is_prose, look_around, starts_sentence
from srclint.spelling.unknown import lower, places
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from srclint.document import Document
    from srclint.lexicon.words import Lexicon

_TYPED = frozenset("'’`´‘")
_CLITIC = r"[áêíô]-l[oa]s?\b"
_MOST = 6
"""Times that a document may write a word bare; a term of another language comes more often."""


class Unaccented(NamedTuple):
    """A word that stands there without its accents, or with wrong ones."""

    start: int
    end: int
    word: str
    meant: str
    frequency: float  # zipf of the word with its accents
    attested: bool  # a list has it; else its ending alone says that it has one


def unaccented(doc: Document) -> Iterator[Unaccented]:
    """Words of a document that are none without accents, with what they are with them."""
    words = lexicon(doc.language)
    if words is None:
        return
    bare = {word: v.accented for word, v in verdicts_in(doc).items() if v.accented}
    if not bare:
        return
    text = doc.prose
    for word, spans in places(lower(text), bare):
        if len(spans) > _MOST:
            continue
        for start, end in spans:
            if (
                _is_written(text, start, end, words, bare)
                and doc.language_at(start) == doc.language
            ):
                meant = bare[word]
                shown = meant.capitalize() if text[start].isupper() else meant
                zipf = words.zipf(meant)
                listed = zipf > 0 or words.knows(meant) or words.accented(meant)
                yield Unaccented(start, end, text[start:end], shown, zipf, listed)


def _is_written(text: str, start: int, end: int, words: Lexicon, bare: Container[str]) -> bool:
    """Whether a word stands in a sentence of the language, and not as a name.

    Other `bare` words do not make it one of another language: who leaves one accent out leaves
    out many.
    """
    if text[end : end + 1] in _TYPED and end < len(text):
        return False  # an accent typed as a mark: a matter of punctuation
    if words.language == "pt" and pattern(_CLITIC).match(text, end - 1):
        return False  # an infinitive before its pronoun: conformá-la
    if not text[start + 1 : end].islower() or not is_prose(text, start, end):
        return False
    if text[start].isupper() and (
        not starts_sentence(text, start)
        or not text[start:end].isascii()
        or (words.language == "fr" and text[start] in "AEIOU")
    ):
        return False  # a name; French drops accents of capitals
    around = look_around(text, start, end, words, bare)
    return around.lead < 1 and around.unknown < 3
