"""Words that fell apart, and words that ran together, where only one reading is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import lexicon
from srclint.spelling.model import verdicts_in
from srclint.spelling.pieces import FREQUENT, PIECE, together
from srclint.spelling.surroundings import is_prose, look_around
from srclint.spelling.unknown import lower, places
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.document import Document
    from srclint.lexicon.words import Lexicon

_HYPHENED = r"(?<![\w-])([^\W\d_]{2,})-(?: |\r?\n)([^\W\d_]{2,})(?![\w-])"
_REACH = 25  # code points to either side in which a neighbour stands
_WHOLE = 4.5  # zipf from which the second part is a word behind a prefix ("pre- and post-war")
_JOINED = 2.5  # zipf of a word that was hyphenated at a line's end


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
    if "- " in text or "-\n" in text or "-\r" in text:
        yield from _hyphened(text, words)
    unknown = [word for word, verdict in verdicts_in(doc).items() if verdict.part]
    if not unknown:
        return
    small = lower(text)
    for word, spans in places(small, unknown):
        if len(spans) > 2:
            continue
        for start, end in spans:
            if (
                text[start:end].islower()
                and (len(word) > PIECE or _may_join(small, start, end, words))
                and is_prose(text, start, end)
            ):
                yield from _at(text, start, end, words)


def _may_join(small: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether a piece and a word beside it, or its own halves, are words: a first sight."""
    piece = small[start:end]
    if small[max(0, start - 1) : start] == " ":
        low, least = start - 1, max(0, start - _REACH)
        while low > least and small[low - 1].isalnum():
            low -= 1
        if words.fold(small[low : start - 1] + piece) in words.words:
            return True
    if small[end : end + 1] == " ":
        high, most = end + 1, min(len(small), end + _REACH)
        while high < most and small[high].isalnum():
            high += 1
        if words.fold(piece + small[end + 1 : high]) in words.words:
            return True
    return bool(together(words.fold(piece), words))


def _hyphened(text: str, words: Lexicon) -> Iterator[Joint]:
    for hyphen in pattern(r"-(?: |\r?\n)[^\W\d_]{2}").finditer(text):
        start = hyphen.start()
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        match = pattern(_HYPHENED).match(text, start)
        if match is None:
            continue
        one, two = match[1], match[2]
        whole = words.fold(one + two)
        if not two.islower() or not one[1:].islower() or words.words.get(whole, 0) < _JOINED:
            continue
        first = words.fold(one)
        is_word, usual = words.knows(first), words.zipf(two) >= _WHOLE
        if not (is_word and words.knows(two)) and not (usual and first in words.prefixes):
            yield Joint(*match.span(), match[0], one + two, "hyphen")


def _at(text: str, start: int, end: int, words: Lexicon) -> Iterator[Joint]:
    word = text[start:end]
    joint = _apart(text, start, end, words)
    if two := together(words.fold(word), words):
        joint = Joint(start, end, word, two, "together")
    if joint:
        around = look_around(text, start, end, words)
        if around.lead < 1 and around.unknown < 2 and not around.hyphened:
            yield joint


def _apart(text: str, start: int, end: int, words: Lexicon) -> Joint | None:
    """The unknown word and a neighbour that are one frequent word without the space between."""
    found = []
    before = pattern(r"(?<![\w’'-])([^\W\d_]+) \Z").search(text, max(0, start - _REACH), start)
    if before:
        found.append((before.start(1), end, before[1] + text[start:end]))
    after = pattern(r" ([^\W\d_]+)(?![\w’'-])").match(text, end)
    if after:
        found.append((start, after.end(1), text[start:end] + after[1]))
    good = [
        x
        for x in found
        if len(x[2]) > 5 and x[2][1:].islower() and words.words.get(words.fold(x[2]), 0) >= FREQUENT
    ]
    if len(good) != 1 or (len(text[start:end]) < 3 and words.zipf(text[start:end]) > 1):
        return None
    low, high, whole = good[0]
    return Joint(low, high, text[low:high], whole, "apart")
