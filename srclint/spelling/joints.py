"""Words that fell apart, and words that ran together, where only one reading is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import lexicon, shared
from srclint.spelling.model import unknown_in
from srclint.spelling.surroundings import is_prose, look_around
from srclint.spelling.unknown import lower, places
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.document import Document
    from srclint.lexicon import Lexicon

_HYPHENED = r"(?<![\w-])([^\W\d_]{2,})-(?: |\r?\n)([^\W\d_]{2,})(?![\w-])"
_FREQUENT = 3.3  # zipf of a word that fell apart
_JOINED = 2.5  # zipf of a word that was hyphenated at a line's end
_PART, _SHORT = 4.5, 4  # zipf and letters of what ran together with an article
_ARTICLES = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and for with that this from",
        "it": "il la di del della che per con una",
        "es": "el la de del que los las con por una",
        "fr": "le la les de des que pour avec dans une",
        "pt": "da do das dos que para com uma em",
    }.items()
}
"""Words that run together with others, but of which no words are made."""


class Joint(NamedTuple):
    """A place where a space is too many or missing."""

    start: int
    end: int
    text: str  # as it stands there
    meant: str
    kind: str  # "hyphen", "apart" or "together"


def joints(doc: Document) -> Iterator[Joint]:
    """Words of a document that fell apart or ran together."""
    words = lexicon(doc.language)
    if words is None or doc.language == "vi":
        return
    text = doc.prose
    yield from _hyphened(text, words)
    small = lower(text)
    unknown = [w for w in unknown_in(doc, words) if 1 < len(w) < 30 and not words.knows(words.fold(w))]
    for word, spans in places(small, unknown):
        if len(spans) > 2:
            continue
        for start, end in spans:
            if text[start:end].islower() and is_prose(text, start, end):
                yield from _at(text, start, end, words)


def _hyphened(text: str, words: Lexicon) -> Iterator[Joint]:
    if not pattern("[^\\W\\d_]-(?: |\r?\n)[^\\W\\d_]").search(text):
        return
    for match in pattern(_HYPHENED).finditer(text):
        one, two = match[1], match[2]
        whole = words.fold(one + two)
        if not two.islower() or not one[1:].islower() or words.words.get(whole, 0) < _JOINED:
            continue
        if not (words.knows(words.fold(one)) and words.knows(two)) and words.zipf(two) < _PART:
            yield Joint(*match.span(), match[0], one + two, "hyphen")


def _at(text: str, start: int, end: int, words: Lexicon) -> Iterator[Joint]:
    word = text[start:end]
    joint = _apart(text, start, end, words) or _together(text, start, end, words)
    if joint:
        around = look_around(text, start, end, words)
        if around.lead < 1 and around.unknown < 2 and not around.hyphened and word:
            yield joint


def _apart(text: str, start: int, end: int, words: Lexicon) -> Joint | None:
    """The unknown word and a neighbour that are one frequent word without the space between."""
    found = []
    before = pattern(r"(?<![\w’'-])([^\W\d_]+) \Z").search(text, max(0, start - 25), start)
    if before:
        found.append((before.start(1), end, before[1] + text[start:end]))
    after = pattern(r" ([^\W\d_]+)(?![\w’'-])").match(text, end)
    if after:
        found.append((start, after.end(1), text[start:end] + after[1]))
    good = [
        x for x in found if len(x[2]) > 5 and x[2][1:].islower() and words.words.get(words.fold(x[2]), 0) >= _FREQUENT
    ]
    if len(good) != 1 or (len(text[start:end]) < 3 and words.zipf(text[start:end]) > 1):
        return None
    low, high, whole = good[0]
    return Joint(low, high, text[low:high], whole, "apart")


def _together(text: str, start: int, end: int, words: Lexicon) -> Joint | None:
    """A frequent function word and another word without the space between."""
    word = words.fold(text[start:end])
    articles = _ARTICLES.get(words.language, frozenset())
    if len(word) < 6 or shared().zipf(word) > 2.6 or words.zipf(word) >= 2:
        return None
    found = []
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        long = two if one in articles else one
        if one not in articles and two not in articles:
            continue
        if len(long) >= _SHORT and words.zipf(long) >= _PART and words.attested(long):
            found.append(f"{one} {two}")
    if len(found) != 1 or any(words.words[x] >= 2.5 for x in words.near(word)):
        return None
    return Joint(start, end, text[start:end], found[0], "together")
