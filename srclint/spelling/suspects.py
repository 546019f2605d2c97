"""Words of a text that may be slips: each with what was meant and what speaks for and against
it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import shared
from srclint.spelling.diacritics import right_accents
from srclint.spelling.features import place_features, word_features
from srclint.spelling.pieces import may_be_piece, together
from srclint.spelling.record import on_record
from srclint.spelling.slips import candidates
from srclint.spelling.surroundings import is_prose, look_around, starts_sentence
from srclint.spelling.terms import is_term, term_near
from srclint.spelling.unknown import FirstLook, has_family, lower, places, tokens_of
from srclint.spelling.weights import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from srclint.lexicon.words import Lexicon
    from srclint.spelling.slips import Candidate
    from srclint.spelling.surroundings import Surroundings

USED = 2.6  # zipf: who writes words as frequent as this means them,
USED_IF_LISTED = 3.6  # unless they are listed as misspelt (wordfreq counts misspellings too)
USED_ABROAD = 4.0
"""Zipf elsewhere from which the lexicon says whether a word may be a slip all the same."""
_SHORTEST, _LONGEST = 4, 40  # letters of a word that is looked at
_RIVALS = 4  # candidates that a document may decide between
_BEHIND = 2.0  # how far behind the best one a candidate may be, in score
_REMEMBERED = 100_000  # words


class Case(NamedTuple):
    """A folded word with one thing that it may stand for."""

    candidate: Candidate
    values: Mapping[str, float]


class Option(NamedTuple):
    """What an occurrence may stand for."""

    meant: str  # folded
    kind: str  # of the slip
    times: int  # the meant word stands in the document
    values: Mapping[str, float]  # features


class Suspect(NamedTuple):
    """An occurrence of a word that may be a slip."""

    start: int
    end: int
    word: str  # as it stands there
    model: str  # "lower", "start" or "cap"
    times: int  # the word stands in the document
    options: tuple[Option, ...]


class Verdict(NamedTuple):
    """What is held of a word, wherever it stands."""

    cases: Sequence[Case]
    """What it may stand for, best first; empty if it is fine."""
    accented: str
    """What it is with the right accents, "" if it has them or is none."""
    part: bool
    """Whether it may be an unknown word that is a piece, or two run together (`joints`)."""
    term: str
    """The name of a country, a currency or a language that it is a slip of, or ""."""
    models: Collection[str] = ()
    """Those that may report one of the cases."""


_FINE = Verdict((), "", part=False, term="")


class Words:
    """Verdicts on the words of one language that depend on the word alone, kept for the run.

    `worth` names the models that may report a case; a word that none may report is dropped.
    `judged` says that the lexicon has such verdicts for the words that are on some list.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        worth: Callable[[Case], Collection[str]] = lambda _: MODELS,
        *,
        judged: bool = False,
    ) -> None:
        self.lexicon = lexicon
        self.look = FirstLook(
            lexicon.language, lexicon.words.known, lambda small: any(self.verdict(small))
        )
        self._worth = worth
        self._judged = judged
        self._kept: dict[str, Verdict] = {}

    def may_be_slip(self, small: str) -> bool:
        """Whether a word in small letters may be reported as what it is, wherever it stands."""
        found = self.verdict(small)
        return bool(found.cases or found.accented or found.term)

    def verdict(self, small: str) -> Verdict:
        """What is held of a word in small letters."""
        found = self._kept.get(small)
        if found is None:
            if len(small) > _LONGEST:
                return _FINE
            if len(self._kept) > _REMEMBERED:
                self._kept.clear()
            found = self._kept[small] = self._judge(self.lexicon.fold(small))
        return found

    def _judge(self, word: str) -> Verdict:
        lexicon = self.lexicon
        if not word.isalpha() or lexicon.knows(word) or word in on_record(lexicon.language):
            return _FINE
        zipf, abroad = lexicon.zipf(word), shared().zipf(word)
        part = bool(together(word, lexicon)) or may_be_piece(word, zipf, abroad, lexicon)
        if not _SHORTEST <= len(word) <= _LONGEST:
            return Verdict((), "", part, "")
        if is_term(word, lexicon):
            return _FINE
        if self._judged and (zipf or abroad >= USED_ABROAD) and not lexicon.may_be_slip(word):
            return Verdict((), "", part, "")
        accented = right_accents(word, lexicon)
        if accented:  # missing-accent has it
            return Verdict((), accented, part, "")
        cases = self._look_up(word, zipf)
        models = {model for case in cases for model in self._worth(case)}
        return Verdict(cases if models else (), "", part, term_near(word, lexicon), models)

    def _look_up(self, word: str, zipf: float) -> Sequence[Case]:
        lexicon = self.lexicon
        if zipf >= USED and (zipf >= USED_IF_LISTED or not lexicon.misspelt.get(word)):
            return ()
        found = candidates(word, lexicon, zipf)
        best = found[0].score if found else 0
        return [
            Case(candidate, word_features(word, found, n, lexicon))
            for n, candidate in enumerate(found[:_RIVALS])
            if candidate.score > best - _BEHIND
        ]


def suspects(
    text: str, verdicts: Words, unknown: Mapping[str, Verdict] | None = None
) -> Iterator[Suspect]:
    """Suspects of a text in one language, in no particular order.

    `unknown` are its words that matter, where the caller has them already.
    """
    lexicon = verdicts.lexicon
    if unknown is None:
        rare = verdicts.look.rare(tokens_of(text.encode("utf-8", "replace")))
        unknown = {word: verdicts.verdict(word) for word in verdicts.look.words(rare)}
    left = {word: verdict for word, verdict in unknown.items() if verdict.cases}
    if not left:
        return
    small = lower(text)
    spans_of = dict(places(small, left))
    wanted = {
        word: where
        for word, verdict in left.items()
        if (where := _wanted(text, spans_of[word], verdict.models, lexicon))
    }
    meant = {case.candidate.word for word in wanted for case in left[word].cases}
    spans_of.update(places(small, meant.difference(left)))
    scene = _Scene(text, small, spans_of, lexicon)
    for word, where in wanted.items():
        yield from _occurrences(word, left[word].cases, where, scene)


class _Scene(NamedTuple):
    """A text, and where the words in question stand in it."""

    text: str
    small: str
    spans_of: Mapping[str, list[tuple[int, int]]]
    lexicon: Lexicon


def _wanted(
    text: str, spans: Iterable[tuple[int, int]], models: Collection[str], lexicon: Lexicon
) -> list[tuple[int, int, str]]:
    """Spans of a word, each with its model, of prose and in small letters but perhaps the first."""
    return [
        (start, end, model)
        for start, end in spans
        if text[start + 1 : end].islower()
        and (model := _model(text, start, lexicon)) in models
        and is_prose(text, start, end)
    ]


def _occurrences(
    word: str, cases: Sequence[Case], where: Iterable[tuple[int, int, str]], scene: _Scene
) -> Iterator[Suspect]:
    text, spans = scene.text, scene.spans_of[word]
    times = len(spans) if len(spans) < 2 else len({_line(scene.small, *s) for s in spans})
    for start, end, model in where:
        around = look_around(text, start, end, scene.lexicon)
        if around.lead < 3 and around.unknown <= 4:  # else a passage in another language
            options = tuple(_option(word, case, around, times, scene) for case in cases)
            yield Suspect(start, end, text[start:end], model, times, options)


def _option(word: str, case: Case, around: Surroundings, times: int, scene: _Scene) -> Option:
    meant = case.candidate.word
    meant_times = len(scene.spans_of[meant])
    family = has_family(scene.small, word, meant)
    place = place_features(around, times, meant_times, family=family)
    return Option(meant, case.candidate.kind, meant_times, {**case.values, **place})


def _line(text: str, start: int, end: int) -> str:
    """The line around a span: a line that comes again (a title, a caption) counts once."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    return text[max(low, start - 80) : min(high if high >= 0 else len(text), end + 80)]


def _model(text: str, start: int, lexicon: Lexicon) -> str:
    """Which model judges a word: small letters, a capital where a sentence starts, or within."""
    if not text[start].isupper():
        return "lower"
    return "start" if lexicon.language == "de" or starts_sentence(text, start) else "cap"


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
