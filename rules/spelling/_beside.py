"""What stands next to a word and says that it is no slip."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from srclint import pattern, spelling
from srclint.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection

    from srclint import Document

_NUMBERED = r"[ \u00a0](?:[IVX]{2,6}|[VX])\b"
_FIRST = r"[ \u00a0]I\b"  # in English, “I” is a word
_NUMBERED_PARTS = frozenset((
    "act", "annex", "article", "book", "chapter", "part", "phase", "section", "title", "type",
    "volume", "war", "abschnitt", "anhang", "artikel", "band", "kapitel", "stufe", "teil",
    "annexe", "chapitre", "guerre", "livre", "partie", "titre", "tome", "allegato", "articolo",
    "capitolo", "fase", "guerra", "libro", "parte", "titolo", "anexo", "artículo", "capítulo",
    "sección", "título", "tomo", "artigo", "livro", "seção", "bab", "bagian", "pasal", "глава",
    "книга", "раздел", "статья", "том", "часть",
))  # fmt: skip
"""What else has a Roman number."""

_LEFT, _RIGHT = r"([^\W\d_]+)[-‑]\Z", r"[-‑]([^\W\d_]+)"
_REACH = 40  # code points in which the other part of a compound is looked for
_STEM, _ENDING = 4, 2  # letters of a stem at least, and of the ending that it may have
_PART = 4  # letters from which a part of a compound is a word
_MARKS = {
    "de": "äöüß",
    "id": "é",
    "es": "áéíóúüñ",
    "pt": "áàâãéêíóôõúüç",
    "it": "àèéìíîòóùú",
    "fr": "àâæçéèêëîïôœùûüÿ",
}
"""Letters with marks that a language has."""

_SLIPPED = "áàéèíìóòúù"
"""Letters that are also typed for one with another accent."""


def is_of_another_language(doc: Document, start: int, end: int) -> bool:
    """Whether the words of the line, or the other part of a compound, are of another language."""
    known = lexicon(doc.language)
    return known is not None and (
        _is_compound(doc, start, end) or spelling.is_strange_line(doc.prose, start, end, known)
    )


def is_english_compound(doc: Document, start: int, end: int) -> bool:
    """Whether an English word stands in a compound, as in a program's name: “debian-reference”."""
    around = doc.prose[max(0, start - 1) : start] + doc.prose[end : end + 1]
    english = lexicon("en") if "-" in around else None
    return english is not None and english.knows(doc.prose[start:end].lower())


def _is_compound(doc: Document, start: int, end: int) -> bool:
    """Whether a hyphen ties the word to one that the language does not have."""
    text, known = doc.prose, lexicon(doc.language)
    others = (
        pattern(_LEFT).search(text, max(0, start - _REACH), start),
        pattern(_RIGHT).match(text, end, end + _REACH),
    )
    return known is not None and any(
        other is not None
        and len(other[1]) >= _PART
        and other[1].islower()
        and not known.knows(known.fold(other[1]))
        for other in others
    )


def is_ruler(doc: Document, start: int, end: int, meant: Collection[str]) -> bool:
    """Whether a word is a name that a Roman number follows: “Eweka II”, but not “Titlle II”."""
    text = doc.prose
    if not text[start].isupper() or any(word.lower() in _NUMBERED_PARTS for word in meant):
        return False
    if pattern(_NUMBERED).match(text, end):
        return True
    return doc.language != "en" and pattern(_FIRST).match(text, end) is not None


def is_suffix(doc: Document, start: int, word: str) -> bool:
    """Whether a text calls files by the word: “.analyze”."""
    if doc.prose[max(0, start - 2) : start] == " .":
        return True
    return word in doc.once(_suffixes)


def _suffixes(doc: Document) -> frozenset[str]:
    return frozenset(pattern(r" \.([^\W\d_]+)").findall(doc.prose))


def names(doc: Document) -> frozenset[str]:
    """The words of a text that have a capital; for `once`."""
    return frozenset(word for word in _words(doc) if word[0].isupper())


def before_names(doc: Document) -> frozenset[str]:
    """The words of a text after which one has a capital, within a sentence; for `once`."""
    found = pattern(r"(?<=[\w,] )[^\W\d_]+(?= [^\W\d_a-z]\w)").findall(doc.prose)
    return frozenset(found)


def _words(doc: Document) -> list[str]:
    return pattern(r"[^\W\d_]+").findall(doc.prose)


def _small(doc: Document) -> list[str]:
    return sorted({word.casefold() for word in _words(doc)})


def has_relatives(doc: Document, word: str, meant: Collection[str]) -> bool:
    """Whether the text has another word of the same stem, and no correction is of it: “саамский”.

    Taxa are of their families: “Charales” of nothing that is in a dictionary.
    """
    if word.istitle() and word.endswith(("ales", "aceae", "idae", "inae", "oidea")):
        return True
    stem = word[: max(_STEM, len(word) - _ENDING)].casefold()
    if len(word) < _STEM + 1 or any(choice.casefold().startswith(stem) for choice in meant):
        return False
    small = doc.once(_small)
    first = bisect_left(small, stem)
    family = list(takewhile(lambda other: other.startswith(stem), islice(small, first, first + 9)))
    return len(family) > 1 and any(len(other) > len(stem) + _ENDING for other in family)


def has_foreign_marks(word: str, language: str) -> bool:
    """Whether a word has a letter that neither the language nor a slip on its keyboard makes."""
    if language not in _MARKS:
        return False
    own = _MARKS[language] + _SLIPPED
    return any(not char.isascii() and char not in own for char in word.lower())
