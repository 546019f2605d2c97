"""Misspellings: the suspects of a document that the models hold to be slips."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import lexicon
from srclint.spelling.suspects import Words, as_written, suspects
from srclint.spelling.unknown import tokens
from srclint.spelling.vietnamese import rare_syllables
from srclint.spelling.weights import fingerprint, may_be_reported, models

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from srclint.document import Document
    from srclint.lexicon.words import Lexicon
    from srclint.spelling.suspects import Option, Suspect, Verdict

CHOICES = 3
_CLEAR = 2.0
"""Logits by which the best correction leads where it stands alone."""

# Which corrections are safe, measured by tools/fit_spelling.py on documents that the fit did not
# see: rules/spelling/data/precision.json, 99 % and more. English, where spellings differ between
# countries, and German, whose endings do, behave worse than the others.
_SAFE_KINDS = frozenset({"swap", "double+", "double-", "drop", "key", "mark"})
_SAFE_LENGTH, _SAFE_MARGIN = 6, 0.5
_AMONG_NAMES = 0.5
"""Logits more for a capitalised word in a title or beside a name. Of six that the models reported
in clean development documents three were true errors, and had at least 1.3; of the three others,
all names, two had less than 0.4."""
_NAMES = frozenset({"heading", "name near", "names near"})
_TELLING = frozenset({"proper", "listed"})


class Misspelling(NamedTuple):
    """A word that is held to be misspelt."""

    start: int
    end: int
    word: str
    choices: tuple[str, ...]  # what was meant, likeliest first; one where it leads clearly
    kind: str  # of the slip
    model: str  # "lower", "start" or "cap"
    margin: float  # logits above the threshold
    confidence: float  # 0 to 1
    safe: bool
    present: int  # times that the likeliest stands in the document
    listed: bool  # the misspelling is on record


_KEPT = 100_000
_NONE: list[Misspelling] = []
_kept: dict[tuple[str, int, int], list[Misspelling]] = {}
"""By language, length and hash of a text: a run that gathers facts sees each text twice."""


def misspellings(doc: Document) -> list[Misspelling]:
    """Misspellings of a document in reading order; worked out once for all rules that ask."""
    return doc.once(_misspellings)


def _misspellings(doc: Document) -> list[Misspelling]:
    words = lexicon(doc.language) if doc.language != "vi" else None
    if words is None or not rare_tokens(doc):
        return _NONE
    key = doc.language, len(doc.prose), hash(doc.prose)
    known = _kept.get(key)
    if known is None:
        if len(_kept) > _KEPT:
            _kept.clear()
        known = _kept[key] = _judge(doc, words) or _NONE
    return known


@cache
def words_of(words: Lexicon) -> Words:
    """The run's verdicts on the words of a language."""
    verdicts = Words(
        words,
        worth=lambda case: may_be_reported(case, words.language),
        judged=bool(words.judged_by) and words.judged == fingerprint(words.judged_by),
    )
    verdicts.look.share()
    return verdicts


def rare_tokens(doc: Document) -> set[bytes]:
    """The tokens of a document in a language with a lexicon that are watched or matter."""
    return rare_syllables(doc) if doc.language == "vi" else doc.once(_rare_tokens)


def _rare_tokens(doc: Document) -> set[bytes]:
    words = lexicon(doc.language)
    return words_of(words).look.rare(tokens(doc)) if words else set()


def verdicts_in(doc: Document) -> Mapping[str, Verdict]:
    """The words of a document, in small letters, that its language is not known to have."""
    return doc.once(_verdicts_in)


def _verdicts_in(doc: Document) -> Mapping[str, Verdict]:
    words = lexicon(doc.language)
    if words is None:
        return {}
    verdicts = words_of(words)
    return {word: verdicts.verdict(word) for word in verdicts.look.words(rare_tokens(doc))}


def _judge(doc: Document, words: Lexicon) -> list[Misspelling]:
    found = []
    for suspect in suspects(doc.prose, words_of(words), verdicts_in(doc)):
        misspelling = _verdict(suspect, words)
        if misspelling and doc.language_at(suspect.start) == doc.language:
            found.append(misspelling)
    return sorted(found)


def _verdict(suspect: Suspect, words: Lexicon) -> Misspelling | None:
    model = models(words.language)[suspect.model]
    weights = model.weights
    scored = sorted(
        (
            (sum(weights.get(name, 0.0) * x for name, x in option.values.items()), option)
            for option in suspect.options
        ),
        key=lambda pair: -pair[0],
    )
    logit, best = scored[0]
    margin = logit - model.threshold - more_needed(suspect, best, words)
    if margin < 0:
        return None
    lead = logit - scored[1][0] if len(scored) > 1 else 9.0
    near = [
        as_written(suspect.word, option.meant, words)
        for score, option in scored[:CHOICES]
        if logit - score < _CLEAR
    ]
    return Misspelling(
        suspect.start,
        suspect.end,
        suspect.word,
        tuple(near),
        best.kind,
        suspect.model,
        margin,
        round(1 / (1 + math.exp(-logit)), 3),
        is_safe(suspect, best, margin, lead, words.language),
        best.times,
        "listed" in best.values,
    )


def more_needed(suspect: Suspect, option: Option, words: Lexicon) -> float:
    """Logits above the threshold that a word needs which may be a part of some name or title.

    None where a name, a slip on record or a word of the document is what was meant, and in a
    language whose dictionaries do not tell names.
    """
    if suspect.model != "cap" or option.times or not words.tells_names:
        return 0.0
    is_word = "attested" in option.values and _TELLING.isdisjoint(option.values)
    return _AMONG_NAMES if is_word and not _NAMES.isdisjoint(option.values) else 0.0


def is_safe(suspect: Suspect, option: Option, margin: float, lead: float, language: str) -> bool:
    """Whether a correction is certain enough to be applied unseen.

    `margin` is how far the logit lies above the threshold, `lead` how far above that of the next
    correction.
    """
    if lead < _CLEAR or margin < _SAFE_MARGIN or len(suspect.word) < _SAFE_LENGTH:
        return False
    if language == "en" and _has_twin(option.meant):
        return False
    unlisted = "listed" not in option.values
    if language == "de" or (language == "en" and unlisted and suspect.model == "lower"):
        return False
    if "last" in option.values or "before last" in option.values:
        return False
    if not unlisted:
        return "listed alone" in option.values and option.kind != "key"
    return option.kind in _SAFE_KINDS


_TWINS = (
    ("is", "iz"), ("iz", "is"), ("ys", "yz"), ("yz", "ys"), ("our", "or"), ("or", "our"),
    ("l", "ll"), ("ll", "l"),
)  # fmt: skip
_ENDING = 7  # letters in which such words differ: "recogn|isation"


def _has_twin(word: str) -> bool:
    """Whether another English country spells the word otherwise: no slip tells which is meant."""
    words = lexicon("en")
    return words is not None and any(twin in words.words for twin in _twins(word))


def _twins(word: str) -> Iterator[str]:
    for here, there in _TWINS:
        head, found, tail = word.rpartition(here)
        if found and len(tail) + len(found) <= _ENDING:
            yield head + there + tail
