"""Words of a text that may be slips: each with what was meant and what speaks for and against it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from srclint.spelling.features import place_features, word_features
from srclint.spelling.slips import candidates
from srclint.spelling.surroundings import is_prose, look_around, starts_sentence
from srclint.spelling.unknown import lower, places, unknown_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from srclint.lexicon import Lexicon
    from srclint.spelling.slips import Candidate

USED = 2.6  # zipf: who writes words as frequent as this means them,
USED_IF_LISTED = 3.6  # unless they are listed as misspelt (wordfreq counts misspellings too)
_SHORTEST, _LONGEST = 4, 40  # letters of a word that is looked at
_RIVALS = 3  # candidates that a document may decide between
_IN_DOCUMENT = 1.0  # what standing in the document is worth to a candidate, in its score
_REMEMBERED = 300_000  # words


class Case(NamedTuple):
    """A folded word with one thing that it may stand for."""

    candidate: Candidate
    values: Mapping[str, float]


class Suspect(NamedTuple):
    """An occurrence of a word that may be a slip."""

    start: int
    end: int
    word: str  # as it stands there
    meant: str  # with the word's case
    kind: str  # of the slip
    model: str  # "lower", "start" or "cap"
    times: int  # the word stands in the document
    meant_times: int  # the meant word stands in it
    values: Mapping[str, float]  # features


class Words:
    """Verdicts on the words of one language that depend on the word alone, kept for the run."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.fine: set[str] = set()
        self._cases: dict[str, Sequence[Case]] = {}

    def cases(self, small: str) -> Sequence[Case]:
        """What a word in small letters may stand for, best first; empty if it is fine."""
        found = self._cases.get(small)
        if found is None:
            found = self._look_up(self.lexicon.fold(small))
            if len(self._cases) + len(self.fine) > _REMEMBERED:
                self._cases.clear()
                self.fine.clear()
            if found:
                self._cases[small] = found
            else:
                self.fine.add(small)
        return found

    def _look_up(self, word: str) -> Sequence[Case]:
        lexicon = self.lexicon
        if not _SHORTEST <= len(word) <= _LONGEST or lexicon.knows(word):
            return ()
        zipf = lexicon.zipf(word)
        if zipf >= USED and (zipf >= USED_IF_LISTED or not lexicon.misspelt.get(word)):
            return ()
        found = candidates(word, lexicon, zipf)
        best = found[0].score if found else 0
        return [
            Case(candidate, word_features(word, found, n, lexicon))
            for n, candidate in enumerate(found[:_RIVALS])
            if candidate.score > best - _IN_DOCUMENT
        ]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The run's verdicts on a language."""
    return Words(lexicon)


def suspects(text: str, lexicon: Lexicon, data: bytes | None = None) -> Iterator[Suspect]:
    """Suspects of a text in the lexicon's language, in no particular order."""
    verdicts = words_of(lexicon)
    raw = text.encode("utf-8", "surrogatepass") if data is None else data
    left = {w: c for w in unknown_words(raw, lexicon, verdicts.fine) if (c := verdicts.cases(w))}
    if not left:
        return
    small = lower(text)
    for word, spans in places(small, left):
        wanted = [span for span in spans if _looks_written(text, *span)]
        if wanted:
            case, meant_times = _decide(left[word], small)
            times = len(spans) if len(spans) < 2 else len({_line(small, *span) for span in spans})
            for start, end in wanted:
                if (suspect := _suspect(text, start, end, case, lexicon, times, meant_times)):
                    yield suspect


def _looks_written(text: str, start: int, end: int) -> bool:
    """Whether a word is in small letters but perhaps its first, and of prose."""
    return text[start + 1 : end].islower() and is_prose(text, start, end)


def _line(text: str, start: int, end: int) -> str:
    """The line around a span: a line that comes again (a title, a caption) counts once."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    return text[max(low, start - 80) : min(high if high >= 0 else len(text), end + 80)]


def _decide(cases: Sequence[Case], small: str) -> tuple[Case, int]:
    """The likeliest case, given which candidates stand in the document, and how often that does."""
    counts = [_count(small, case.candidate.word) for case in cases]
    scores = [c.candidate.score + _IN_DOCUMENT * (n > 0) for c, n in zip(cases, counts, strict=True)]
    best = scores.index(max(scores))
    return cases[best], counts[best]


def _count(small: str, word: str) -> int:
    return sum(len(spans) for _, spans in places(small, [word]))


def _suspect(  # noqa: PLR0913, PLR0917 - all of it is needed and nothing of it is kept
    text: str, start: int, end: int, case: Case, lexicon: Lexicon, times: int, meant_times: int
) -> Suspect | None:
    around = look_around(text, start, end, lexicon)
    if around.lead >= 3 or around.unknown > 4:
        return None  # a passage in another language
    word = text[start:end]
    model = "lower"
    if word[0].isupper():
        at_start = lexicon.language == "de" or starts_sentence(text, start)
        model = "start" if at_start else "cap"
    meant = as_written(word, case.candidate.word, lexicon)
    values = {**case.values, **place_features(around, times, meant_times)}
    return Suspect(
        start, end, word, meant, case.candidate.kind, model, times, meant_times, values
    )


def as_written(word: str, meant: str, lexicon: Lexicon) -> str:
    """The folded word `meant` with the case of `word`, and its ß and ё where both have them."""
    units = [(letter, lexicon.fold(letter)) for letter in word]
    head, rest = "", meant
    for letter, folded in units:
        if not rest.startswith(folded):
            break
        head, rest = head + letter, rest[len(folded) :]
    tail = ""
    for letter, folded in reversed(units[len(head) :]):
        if not rest.endswith(folded) or not rest:
            break
        tail, rest = letter + tail, rest[: len(rest) - len(folded)]
    whole = head + rest + tail
    return whole[:1].upper() + whole[1:].lower() if word[0].isupper() else whole.lower()
