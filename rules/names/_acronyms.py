"""Acronyms that a document introduces with their expansion, and what does not fit to them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from srclint import pattern

from ._letters import skeleton
from ._patterns import capitals
from ._slips import one_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEFORE = 140
"""Code points before a bracket in which the expansion stands."""

_MOST = 200
"""Brackets of a document that are looked at: one with more of them is a table."""

_LONGEST = 9  # words of an expansion
_SAME_START = 4
"""Letters at its start that an inflected word keeps."""


class Introduction(NamedTuple):
    """An acronym in brackets behind its expansion, and where both stand."""

    acronym: str
    at: int
    words: tuple[str, ...]
    start: int
    end: int
    fits: bool
    """Whether its letters are the initials in their order."""


class Slip(NamedTuple):
    """What does not fit to an introduction, and what would."""

    start: int
    end: int
    kind: Literal["letters", "case", "expansion", "introduction"]
    right: str
    introduction: Introduction


def introductions(text: str) -> list[Introduction]:
    """Acronyms of three to eight letters in brackets behind words with these initials."""
    if "(" not in text:
        return []
    upper = capitals()
    form = rf"\([“\"«]?([{upper}][{upper}\d&]{{1,7}})s?[”\"»]?\)"
    found = []
    for mark in islice(pattern(form).finditer(text), _MOST):
        start = max(0, mark.start() - _BEFORE)
        start = max(start, text.rfind("\n", start, mark.start()) + 1)
        words = [
            (word.start() + start, word[0])
            for word in pattern(r"\w+(?:[.&]\w+)*").finditer(text[start : mark.start()])
        ][-_LONGEST:]
        if (known := _expansion(mark[1], words)) is not None:
            fits, tail = known
            parts = tuple(word for _, word in tail)
            end = tail[-1][0] + len(tail[-1][1])
            found.append(Introduction(mark[1], mark.start(1), parts, tail[0][0], end, fits))
    return found


def _expansion(
    acronym: str, words: Sequence[tuple[int, str]]
) -> tuple[bool, Sequence[tuple[int, str]]] | None:
    """The shortest tail of the words whose initials the acronym has, in order or two swapped."""
    wanted = skeleton("".join(filter(str.isalpha, acronym)))
    if len(wanted) < 2:
        return None
    initials = [skeleton(word)[:1] for _, word in words]
    if not set(wanted[:2]) & set(initials):
        return None
    swapped = None
    for count in range(2, min(len(words), len(wanted) + 4) + 1):
        tail = words[-count:]
        if not tail[0][1][0].isupper():
            continue
        if _fits(wanted, initials[-count:], [word for _, word in tail]):
            return True, tail
        if swapped is None and _right_letters(acronym, [word for _, word in tail]):
            swapped = tail
    return None if swapped is None else (False, swapped)


def _fits(wanted: str, initials: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the letters begin the words in order; one in three may stand inside a word."""
    if initials[0] != wanted[0] or 3 * len(words) < 2 * len(wanted):
        return False
    left = iter(initials)
    if all(letter in left for letter in wanted):
        return True
    at, begun = 0, 0
    for word in map(skeleton, words):
        inside = 0
        while at < len(wanted) and (place := word.find(wanted[at], inside)) >= 0:
            if inside == 0 and place:
                break
            begun += place == 0
            inside, at = place + 1, at + 1
    return at == len(wanted) and 3 * begun >= 2 * len(wanted) and len(wanted) > 3


def _right_letters(acronym: str, words: Sequence[str]) -> str:
    """The initials of the words where the acronym has them with two neighbours swapped; or ""."""
    wanted = skeleton(acronym)
    if len(wanted) < 3 or len(wanted) > len(words):
        return ""
    letters = sorted(wanted)
    large = [word for word in words if word[0].isupper()]
    long = [word for word in words if len(word) > 3]
    for some in (words, large, long):
        if len(some) != len(wanted):
            continue
        initials = "".join(skeleton(word)[:1] for word in some)
        if sorted(initials) == letters and one_slip(initials, wanted):
            return initials.upper()
    return ""


def slips(text: str, known: Sequence[Introduction] | None = None) -> list[Slip]:
    """What in a text does not fit to the acronyms that it introduces, in reading order."""
    if known is None:
        known = introductions(text)
    if not known:
        return []
    upper = capitals()
    used = Counter(pattern(rf"[{upper}](?<!\w[{upper}])[{upper}\d&]{{2,7}}(?!\w)").findall(text))
    found: dict[tuple[int, int], Slip] = {}
    introduced = {each.acronym for each in known}
    done: set[str] = set()
    for each in known:
        if each.fits and each.acronym in done:
            continue
        done.add(each.acronym)
        if not each.fits:
            new: Iterator[Slip] | Sequence[Slip] = _introduction(each, used)
        else:
            new = (
                *_letters(text, each, used, introduced),
                *_case(text, each),
                *_expansions(text, each),
            )
        for slip in new:
            found.setdefault((slip.start, slip.end), slip)
    return [found[place] for place in sorted(found)]


def _introduction(each: Introduction, used: Counter[str]) -> Iterator[Slip]:
    """Letters beside the expansion that are not its initials, where the text has the right ones."""
    right = _right_letters(each.acronym, each.words)
    if used[right] and used[each.acronym] == 1:
        end = each.at + len(each.acronym)
        yield Slip(each.at, end, "introduction", right, each)


def _letters(
    text: str, each: Introduction, used: Counter[str], introduced: set[str]
) -> Iterator[Slip]:
    """Two letters of the acronym swapped, once."""
    if len(each.acronym) < 3:
        return
    for other, times in used.items():
        if (
            times == 1
            and other not in introduced
            and len(other) == len(each.acronym)
            and sorted(other) == sorted(each.acronym)
            and one_slip(other, each.acronym)
        ):
            for found in pattern(rf"(?<!\w){other}(?!\w)").finditer(text):
                yield Slip(found.start(), found.end(), "letters", each.acronym, each)


def _case(text: str, each: Introduction) -> Iterator[Slip]:
    """The acronym in small letters but for its first."""
    small = each.acronym[0] + each.acronym[1:].lower()
    if len(each.acronym) < 3 or small == each.acronym or small not in text:
        return
    for found in pattern(rf"(?<!\w){small}(?!\w)").finditer(text):
        yield Slip(found.start(), found.end(), "case", each.acronym, each)


def _expansions(text: str, each: Introduction) -> Iterator[Slip]:
    """The same words but one, which begins with the same letter: another expansion."""
    words = each.words
    if len(words) < 3:
        return
    whole = text[each.start : each.end]
    by_length = sorted(range(len(words)), key=lambda at: -len(words[at]))
    for anchor in by_length[:2]:
        stem = words[anchor][: max(_SAME_START, len(words[anchor]) - 3)]
        for at in _starts(text, stem):
            here = _words_around(text, at, anchor, len(words))
            if here is None or here[0][0] == each.start:
                continue
            odd = [at for at, (_, word) in enumerate(here) if not _same_word(word, words[at])]
            if len(odd) == 1 and _other_word(here[odd[0]][1], words[odd[0]]):
                start, end = here[0][0], here[-1][0] + len(here[-1][1])
                yield Slip(start, end, "expansion", whole, each)


def _starts(text: str, stem: str) -> Iterator[int]:
    """Where words begin with a stem."""
    at = text.find(stem)
    while at >= 0:
        if not (at and (text[at - 1].isalnum() or text[at - 1] == "_")):
            yield at
        at = text.find(stem, at + 1)


def _words_around(text: str, at: int, before: int, count: int) -> list[tuple[int, str]] | None:
    """So many words of one sentence around an offset, `before` of them before it."""
    word = pattern(r"\w+(?:[.&]\w+)*")
    low = max(0, at - _BEFORE, text.rfind("\n", 0, at) + 1)
    right = list(islice(word.finditer(text, at, at + _BEFORE), count - before))
    left = list(word.finditer(text, low, at)) if before else []
    if len(left) < before or len(right) < count - before:
        return None
    here = [(found.start(), found[0]) for found in (*left[len(left) - before :], *right)]
    whole = text[here[0][0] : here[-1][0]]
    return None if pattern(r"[.!?;:()\n]").search(whole) else here


def _same_word(one: str, other: str) -> bool:
    """Whether two words are one, but for an ending."""
    if one == other:
        return True
    one, other = skeleton(one), skeleton(other)
    same = min(len(one), len(other), max(_SAME_START, max(len(one), len(other)) - 3))
    return one[:same] == other[:same] and same >= _SAME_START


def _other_word(one: str, other: str) -> bool:
    """Whether two words of some length begin alike, in the same case, and are two words."""
    return (
        min(len(one), len(other)) > 3
        and one[0].lower() == other[0].lower()
        and one[0].isupper() == other[0].isupper()
    )
