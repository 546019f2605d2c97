"""Vietnamese: strings that are no syllable, tones that are hardly ever written, and words whose
second
syllable the document writes otherwise."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import bare, lexicon, shared
from srclint.spelling.slips import kind_of
from srclint.spelling.surroundings import is_prose, starts_sentence
from srclint.spelling.syllables import HOOK, TILDE, apart, is_marked, is_syllable, same_letters
from srclint.spelling.unknown import FirstLook, lower, places, tokens
from srclint.spelling.vietnamese_pairs import odd_pairs, where

if TYPE_CHECKING:
    from srclint.document import Document
    from srclint.lexicon.words import Lexicon

_OTHERS = frozenset("ðºª")  # for đ, and of bytes read wrongly: a matter of characters
USUAL = 4.2  # zipf from which a syllable is not looked at
_LIKELY = 4.0  # zipf of what may have been meant
_LIKELY_NAME = 4.5  # the same of a capitalised word
_FOREIGN = 3.3  # zipf elsewhere from which an unmarked string is a word of another language
_LIKELY_IF_SYLLABLE = 5.3  # of what was meant by a syllable that could be
_MARKS_ONLY, _CONFUSED = 0.9, 1.5  # in zipf, for candidates with the same letters
_LIKELY_IF_BARE = 5.0  # of what was meant by a string without a Vietnamese mark
_FITS = 0.6  # in zipf, for a candidate that makes a word with the syllable beside it
_MOST = 6  # candidates kept
_PRIOR = {"swap": 1.2, "double+": 0.8, "double-": 0.5, "drop": 0.5, "add": 0.5, "mark": 0.6}


class Slip(NamedTuple):
    """A Vietnamese word that is held to be misspelt."""

    start: int
    end: int
    word: str
    meant: str
    why: str  # "syllable", "rare", "tone", "pair" or "together"


class _Verdict(NamedTuple):
    choices: tuple[tuple[float, str], ...]  # what may be meant, with its score, best first
    why: str
    name_too: bool  # reported with a capital within a sentence as well
    most: int  # times that the document may have the word


@cache
def first_look() -> FirstLook:
    """The run's first look at Vietnamese texts."""
    words = lexicon("vi")
    assert words
    usual = frozenset(word.encode() for word, zipf in words.words.items() if zipf >= USUAL)
    look = FirstLook("vi", usual, lambda small: _verdict(small) is not None)
    look.share()
    return look


def rare_syllables(doc: Document) -> set[bytes]:
    """The tokens of a Vietnamese document that are watched or may be slips."""
    return doc.once(_rare_syllables)


def _rare_syllables(doc: Document) -> set[bytes]:
    return first_look().rare(tokens(doc))


@cache
def _verdict(word: str) -> _Verdict | None:
    """What a rare word in small letters is held to be."""
    words = lexicon("vi")
    if words is None or not word.isalpha() or not 2 < len(word) < 15:
        return None
    if word in words.syllables or not _OTHERS.isdisjoint(word):
        return None
    if is_syllable(word):
        return (_wrong_tone(word, words) or _rare(word, words)) if is_marked(word) else None
    return _no_syllable(word, words)


@cache
def _by_letters() -> dict[str, list[str]]:
    words = lexicon("vi")
    found = defaultdict(list)
    for word, zipf in words.words.items() if words else ():
        if zipf > _LIKELY and is_syllable(word):
            found[bare(word)].append(word)
    return found


def _choices(word: str, words: Lexicon, least: float) -> tuple[tuple[float, str], ...]:
    """The likeliest syllables that are one letter away or differ in marks only, with their
    scores."""
    found = []
    plain = bare(word)
    for near in {*words.near(word), *_by_letters().get(plain, ())}:
        zipf = words.zipf(near)
        if near == word or zipf < least or not is_syllable(near):
            continue
        if bare(near) == plain:
            score = zipf + _MARKS_ONLY + (_CONFUSED if _hook_for_tilde(word, near) else 0)
        else:
            kind, at = kind_of(word, near)
            score = zipf + _PRIOR.get(kind, 0) - 0.5 * (at == 0)
        found.append((score, near))
    return tuple(sorted(found, reverse=True)[:_MOST])


def _hook_for_tilde(one: str, other: str) -> bool:
    base, tones = apart(one)
    base2, tones2 = apart(other)
    return base == base2 and {*tones, *tones2} == {HOOK, TILDE}


def _no_syllable(word: str, words: Lexicon) -> _Verdict | None:
    marked = is_marked(word)
    if words.zipf(word) or shared().zipf(word) >= _FOREIGN:
        return None
    if split := _together(word, words):
        return _Verdict(((0.0, split),), "together", name_too=False, most=1)
    near = _choices(word, words, _LIKELY if marked else _LIKELY_IF_BARE)
    if not near or not (marked or len(word) < 7):
        return None
    name = marked and words.zipf(near[0][1]) >= _LIKELY_NAME
    return _Verdict(near, "syllable", name_too=name, most=1)


def _rare(word: str, words: Lexicon) -> _Verdict | None:
    """A syllable that could be but is on no list."""
    near = () if words.zipf(word) else _choices(word, words, _LIKELY_IF_SYLLABLE)
    return _Verdict(near, "rare", name_too=False, most=1) if near else None


def _together(word: str, words: Lexicon) -> str:
    """Two frequent syllables, with a mark between them, that lost their space."""
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        usual = words.zipf(one) > 4.5 and words.zipf(two) > 4.5 and len(word) > 6
        if usual and is_syllable(one) and is_syllable(two) and is_marked(word):
            return f"{one} {two}"
    return ""


def _wrong_tone(word: str, words: Lexicon) -> _Verdict | None:
    """A far more frequent syllable with another tone; the thresholds are the prototype's."""
    own = words.zipf(word)
    plain = bare(word)
    found = tuple(pair for pair in _choices(word, words, _LIKELY) if bare(pair[1]) == plain)
    if not found:
        return None
    near = found[0][1]
    zipf = words.zipf(near)
    confused = _hook_for_tilde(word, near) and own < 4 and zipf - own >= 2
    moved = same_letters(word, near) and zipf - own > 1.5
    if confused or moved or (not own and zipf > 5.2):
        return _Verdict(found, "tone", name_too=False, most=3)
    return None


def vietnamese_slips(doc: Document) -> list[Slip]:
    """Slips of a Vietnamese document in reading order."""
    text = doc.prose
    written = first_look().words(rare_syllables(doc))
    rare = {word: v for word in written if (v := _verdict(word))}
    pairs = odd_pairs(tokens(doc))
    if not rare and not pairs:
        return []
    small = lower(text)
    found = [
        Slip(start, end, text[start:end], pair.usual, "pair")
        for pair in pairs
        for start, end in where(text, small, pair)
    ]
    for word, spans in places(small, rare):
        verdict = rare[word]
        if len(spans) <= verdict.most:
            found += [s for start, end in spans if (s := _slip(text, start, end, verdict))]
    return sorted(s for s in found if doc.language_at(s.start) == "vi")


def _slip(text: str, start: int, end: int, verdict: _Verdict) -> Slip | None:
    word = text[start:end]
    if not word[1:].islower() or not is_prose(text, start, end) or _among_foreign(text, start, end):
        return None
    if word[0].isupper() and not (verdict.name_too or starts_sentence(text, start)):
        return None
    if word[0].isupper() and not is_marked(word.lower()):
        return None  # a name from elsewhere
    if verdict.why != "tone" and _is_term(text, start, end):
        return None
    meant = _in_place(text, start, end, verdict.choices)
    meant = meant[0].upper() + meant[1:] if word[0].isupper() else meant
    return Slip(start, end, word, meant, verdict.why)


def _is_term(text: str, start: int, end: int) -> bool:
    """Whether a word stands between quotation marks, or hangs on a hyphen."""
    around = text[max(0, start - 1) : start], text[end : end + 1]
    return "-" in around or (around[0] in tuple("\"'“‘«(") and around[1] in tuple("\"'”’»)"))


def _in_place(text: str, start: int, end: int, choices: tuple[tuple[float, str], ...]) -> str:
    """The likeliest choice, given the syllables before and behind."""
    words = lexicon("vi")
    before = text[max(0, start - 9) : start].lower().split(" ")
    after = text[end : end + 9].lower().split(" ")
    one = before[-2] if len(before) > 1 else ""
    two = after[1].rstrip('.,;:!?)”"') if len(after) > 1 else ""

    def score(choice: tuple[float, str]) -> float:
        fits = words is not None and (
            words.is_pair(one, choice[1]) or words.is_pair(choice[1], two)
        )
        return choice[0] + (_FITS if fits else 0)

    return max(choices, key=score)[1]


def _among_foreign(text: str, start: int, end: int) -> bool:
    """Whether a neighbouring word is no Vietnamese syllable: a passage, a name, a term."""
    before = text[max(0, start - 20) : start].split()
    after = text[end : end + 20].split()
    near = [w.strip(".,;:!?()\"'“”‘’").lower() for w in before[-1:] + after[:1]]
    return any(w.isalpha() and not is_syllable(w) for w in near if w)
