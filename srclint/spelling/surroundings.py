"""What stands around a word: addresses and code, other languages, names, titles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import shared
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from srclint.lexicon.words import Lexicon

WORD = r"[^\W\d_]+"
_MACHINE = r"[/\\@_#=|{}\d]|\w\.[a-z]|::|&\w+;|^www\.|\w\(\)"
_REACH = 70  # code points to either side that are looked at
_KNOWN = 2.5  # zipf from which a word that no dictionary has is one all the same
_SENTENCE_END = r"[.!?:;]\s"
_BESIDE = 4  # words on either side that may be of another language
_LEANING = 1.7  # steps of Zipf frequency by which another language leads
_STRANGE = 2  # unknown words that show another language
_LINE = 150  # code points; a longer line is no heading
_BEFORE_SENTENCE = " \t\u00a0\"'“”«»‘’„(—–-*#>["
_QUOTES = frozenset('"“”«»‘„`*')
_HYPHENS = "-–‑\u00ad"


class Surroundings(NamedTuple):
    """What stands around one occurrence of a word."""

    unknown: int  # small-letter neighbours, of up to eight, that are no words of the language
    lead: int  # by how many function words another language leads over this one
    hyphened: bool
    names: int  # capitalised neighbours, 0 to 2
    heading: bool  # most words of the line are capitalised
    quoted: bool  # a quotation mark stands at it
    first_part: bool  # a hyphen stands behind it


def starts_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a line starts at `start`, marks before the word left aside."""
    at = start - 1
    while at >= 0 and at > start - 20 and text[at] in _BEFORE_SENTENCE:
        at -= 1
    return at < 0 or text[at] in ".!?:;\n…•|"


_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffd")


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether a word is one of prose: not of an address, a path, a handle, code, an elision.

    Nor is a piece of a word that an invisible character parts.
    """
    if text[max(start - 1, 0) : start] in _INVISIBLE or text[end : end + 1] in _INVISIBLE:
        return False
    near = max(0, start - 60)
    low = max(near, text.rfind(" ", near, start) + 1, text.rfind("\n", near, start) + 1)
    high = end
    while high < len(text) and high < end + 60 and not text[high].isspace():
        high += 1
    if pattern(_MACHINE).search(text, low, high) or text.startswith(": <", end):  # RDF's prefixes
        return False
    if text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isalpha():  # dell', needn't
        return text[end + 1] == "s" and not text[end + 2 : end + 3].isalpha()
    return True


def look_around(
    text: str, start: int, end: int, lexicon: Lexicon, fine: Container[str] = ()
) -> Surroundings:
    """What stands around the word at `start:end`; `fine` words are of the language as well."""
    word = pattern(WORD)
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    left = word.findall(before.partition(" ")[2] if start > _REACH else before)[-6:]
    right = word.findall(after.rpartition(" ")[0] if end + _REACH < len(text) else after)[:6]
    near = [lexicon.fold(w) for w in left[-4:] + right[:4] if w.islower()]
    stops = shared().stops
    votes = Counter(code for w in left + right for code in stops.get(w.lower(), ()))
    mine = votes.pop(lexicon.language, 0)
    return Surroundings(
        unknown=sum(not (lexicon.knows(w) or w in fine) for w in near) if len(near) > 2 else 0,
        lead=max(votes.values(), default=0) - mine,
        first_part=text[end : end + 1] in tuple(_HYPHENS),
        hyphened=text[max(0, start - 1) : start] in tuple(_HYPHENS)
        or text[end : end + 1] in tuple(_HYPHENS),
        names=_named(before) + (after[:1] == " " and after[1:2].isupper()),
        heading=_heading(text, start),
        quoted=text[max(0, start - 1) : start] in _QUOTES or text[end : end + 1] in _QUOTES,
    )


def is_strange_line(
    text: str, start: int, end: int, lexicon: Lexicon, *, least: int = _STRANGE
) -> bool:
    """Whether half of the other words of the line, and `least` of them, are none of the language.

    So is a Danish sentence between English ones, which no paragraph's language tells. Names do
    not count, but for what starts the line.
    """
    word = pattern(WORD)
    reach = max(0, start - _REACH)
    low = text.rfind("\n", reach, start) + 1 or (text.find(" ", reach, start) + 1 if reach else 0)
    high = text.find("\n", end, end + _REACH)
    if high < 0:
        high = text.rfind(" ", end, end + _REACH) if end + _REACH < len(text) else len(text)
    high = max(high, end)
    near = [*word.finditer(text, low, start), *word.finditer(text, end, high)]
    others = [w[0] for w in near if w[0].islower() or w is near[0]]
    folded = [lexicon.fold(w) for w in others if len(w) > 1]
    strange = sum(not lexicon.knows(w) and lexicon.zipf(w) < _KNOWN for w in folded)
    if strange >= least and 2 * strange >= len(folded):
        return True
    stop = pattern(_SENTENCE_END)
    left = text[max((low, *(m.end() for m in stop.finditer(text, low, start)))) : start]
    right = text[end : next((m.start() for m in stop.finditer(text, end, high)), high)]
    return _is_foreign(word.findall(left)[-_BESIDE:], lexicon) or _is_foreign(
        word.findall(right)[:_BESIDE], lexicon
    )


def _is_foreign(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether most of the words are by far more usual in another language, or no words of this."""
    folded = [lexicon.fold(word) for word in words if word.islower() and len(word) > 1]
    leaning = sum(_leans(word, lexicon) for word in folded)
    return leaning >= _STRANGE and leaning > len(folded) / 2


def _leans(word: str, lexicon: Lexicon) -> bool:
    zipf = lexicon.zipf(word)
    if not lexicon.knows(word) and zipf < _KNOWN:
        return True
    return shared().zipf(word) - zipf >= _LEANING


def _named(before: str) -> bool:
    """Whether the word before is capitalised, not at a sentence's start."""
    head, _, last = before.rstrip(" ").rpartition(" ")
    return (
        before[-1:] == " "
        and last[:1].isupper()
        and last[-1:].isalnum()
        and bool(head)
        and (head[-1] not in ".!?:\n")
    )


def _heading(text: str, start: int) -> bool:
    low = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    high = text.find("\n", start, start + _LINE)
    line = text[low : high if high >= 0 else min(len(text), start + _LINE)]
    if len(line) > _LINE:
        return False
    words = [w for w in pattern(WORD).findall(line) if len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
