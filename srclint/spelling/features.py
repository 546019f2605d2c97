"""What the models look at: of the word and its candidate, and of the place where it stands.

The first half depends on the word alone and is worked out once in a run; the second is added at
each occurrence.  Values are small numbers, so that their weights can be compared.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from srclint.lexicon import shared
from srclint.spelling.parts import parts
from srclint.spelling.slips import KINDS, VOWELS
from srclint.spelling.traits import TRAITS, traits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint.lexicon.words import Lexicon
    from srclint.spelling.slips import Candidate
    from srclint.spelling.surroundings import Surroundings

WORD_FEATURES = (
    "bias", "zipf", "zipf>4", "zipf<2.5", "attested", "proper", "own zipf", "unlisted",
    "abroad", "abroad>3", "abroad>4",
    "length", "short", "margin", "rivals", "first", "last", "before last", "compound", "prefix",
    "suffix", "both", "listed", "listed alone", "listed but used", "no vowel", "shared",
    "shared name", "listed abroad", "odd",
    "odd abroad", "very odd", "evener", "close", "obscure", "name", "by ear",
    "foreign letter",     *("slip " + kind for kind in KINDS), *TRAITS,
)  # fmt: skip
OWN = (
    "own zipf", "unlisted", "abroad", "abroad>3", "abroad>4", "listed abroad", "close",
    "length", "short", "margin", "rivals", "no vowel",
)  # fmt: skip
"""Features whose weight differs between languages: word lists differ, and how long words are."""
PLACE_FEATURES = (
    "twice", "often", "meant once", "meant often", "hyphen", "first part",
    "unknown near", "unknowns near",
    "other language", "name near", "names near", "heading", "family", "quoted",
)  # fmt: skip

_BY_EAR = frozenset(
    {"double-", "double+", "mark", "alike", "weak vowel", "silent dropped", "silent put in"}
)
"""Slips of people who write what they hear: many make the same, so that word lists have them."""
_RIVALS = 3  # candidates from which on more say nothing: a name like Skelling is near many words


def word_features(
    word: str, found: list[Candidate], which: int, lexicon: Lexicon
) -> dict[str, float]:
    """Features of a folded word and its candidate number `which`."""
    candidate = found[which]
    zipf, abroad, shape, odd, mean, odd_abroad, corrections = _of_word(word, lexicon)
    meant = lexicon.zipf(candidate.word)
    more = abroad > zipf
    listed = candidate.kind == "listed" or bool(corrections)
    common = candidate.word in shared().common
    rival = next((c.score for n, c in enumerate(found) if n != which), None)
    evener = mean - _oddness(candidate.word, lexicon.trigrams)[1]
    values = {
        "bias": 1.0,
        "odd": odd,
        "odd abroad": odd_abroad,
        "very odd": max(0.0, odd + odd_abroad - 5),
        "evener": evener,
        "close": max(0.0, 2.5 - (meant - zipf)) if zipf else 0.0,
        "zipf": meant - 4,
        "zipf>4": max(0.0, meant - 4),
        "zipf<2.5": meant < 2.5,
        "attested": lexicon.attested(candidate.word),
        "proper": lexicon.proper(candidate.word),
        "own zipf": zipf,
        "unlisted": zipf == 0,
        "abroad": max(0.0, abroad - max(zipf, 1.5)),
        "abroad>3": more and abroad > 3,
        "abroad>4": more and abroad > 4,
        "length": min(len(word), 14) / 4 - 2,
        "short": len(word) < 6,
        "margin": 3.0 if rival is None else max(-1.0, min(candidate.score - rival, 3.0)),
        "rivals": min(len(found), _RIVALS) - 1,
        "first": candidate.at == 0,
        "last": candidate.at >= len(word) - 1,
        "before last": candidate.at == len(word) - 2,
        shape or "bias": 1.0,
        "obscure": lexicon.obscure(word),
        "name": shared().name(word),
        "listed": listed,
        "listed alone": corrections == candidate.word,
        "listed but used": listed and zipf > 2,
        "foreign letter": not lexicon.letters.issuperset(word),
        "no vowel": not VOWELS.intersection(word),
        "shared": common,
        "shared name": common and meant < 4,
        "listed abroad": listed and more and abroad > 3.5,
        "slip " + candidate.kind: 1.0,
    }
    if candidate.kind != "listed":
        found_traits = traits(word, candidate.word)
        values.update(dict.fromkeys(found_traits, 1.0))
        if candidate.kind in _BY_EAR or not _BY_EAR.isdisjoint(found_traits):
            values["by ear"] = zipf
    return {name: float(value) for name, value in values.items() if value}


@lru_cache(16)
def _of_word(word: str, lexicon: Lexicon) -> tuple[float, float, str, float, float, float, str]:
    """What is the same for all candidates of a word: its frequency here and elsewhere, its shape,
    the oddness of its rarest letters and of all, that of its rarest elsewhere, and the corrections
    on record."""
    odd, mean = _oddness(word, lexicon.trigrams)
    odd_abroad, _ = _oddness(word, shared().trigrams)
    return (
        lexicon.zipf(word),
        shared().zipf(word),
        parts(word, lexicon),
        odd,
        mean,
        odd_abroad,
        lexicon.misspelt.get(word),
    )


def _oddness(word: str, trigrams: Mapping[str, float]) -> tuple[float, float]:
    """How rare the rarest three letters of a word are, 0 to 4, and the mean of all."""
    edged = f"^{word}$"
    rare = [4 - min(4.0, trigrams.get(edged[i : i + 3], 0.0)) for i in range(len(edged) - 2)]
    return max(rare), sum(rare) / len(rare)


def place_features(
    around: Surroundings, times: int, meant: int, *, family: bool
) -> dict[str, float]:
    """Features of an occurrence: the word stands `times` in the document, the candidate `meant`
    times."""
    values = {
        "twice": times == 2,
        "often": times > 2,
        "meant once": meant == 1,
        "meant often": meant > 1,
        "hyphen": around.hyphened,
        "first part": around.first_part,
        "unknown near": around.unknown == 1,
        "unknowns near": around.unknown > 1,
        "other language": around.lead > 0,
        "name near": around.names == 1,
        "names near": around.names > 1,
        "heading": around.heading,
        "family": family,
        "quoted": around.quoted,
    }
    return {name: 1.0 for name, value in values.items() if value}
