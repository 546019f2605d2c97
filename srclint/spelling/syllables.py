"""Vietnamese syllables: which strings are one, and their tones.

A syllable is an onset, a rhyme and a tone; after a final c, ch, p, t only two tones are possible.
"""

from __future__ import annotations

from functools import cache, lru_cache
from unicodedata import normalize

_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
    "",
]
_RHYMES = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ap",
    "at",
    "au",
    "ay",
    "ă",
    "ăc",
    "ăm",
    "ăn",
    "ăng",
    "ăp",
    "ăt",
    "â",
    "âc",
    "âm",
    "ân",
    "âng",
    "âp",
    "ât",
    "âu",
    "ây",
    "e",
    "ec",
    "em",
    "en",
    "eng",
    "eo",
    "ep",
    "et",
    "ê",
    "êch",
    "êm",
    "ên",
    "ênh",
    "êp",
    "êt",
    "êu",
    "i",
    "ia",
    "ich",
    "iêc",
    "iêm",
    "iên",
    "iêng",
    "iêp",
    "iêt",
    "iêu",
    "im",
    "in",
    "inh",
    "ip",
    "it",
    "iu",
    "o",
    "oa",
    "oac",
    "oach",
    "oai",
    "oam",
    "oan",
    "oang",
    "oanh",
    "oao",
    "oap",
    "oat",
    "oay",
    "oăc",
    "oăm",
    "oăn",
    "oăng",
    "oăt",
    "oc",
    "oe",
    "oen",
    "oeo",
    "oet",
    "oi",
    "om",
    "on",
    "ong",
    "ooc",
    "oong",
    "op",
    "ot",
    "ô",
    "ôc",
    "ôi",
    "ôm",
    "ôn",
    "ông",
    "ôp",
    "ôt",
    "ơ",
    "ơi",
    "ơm",
    "ơn",
    "ơp",
    "ơt",
    "u",
    "ua",
    "uân",
    "uâng",
    "uât",
    "uây",
    "uc",
    "uê",
    "uêch",
    "uênh",
    "ui",
    "um",
    "un",
    "ung",
    "uơ",
    "uô",
    "uôc",
    "uôi",
    "uôm",
    "uôn",
    "uông",
    "uôt",
    "up",
    "ut",
    "uy",
    "uya",
    "uych",
    "uyên",
    "uyêt",
    "uynh",
    "uyp",
    "uyt",
    "uyu",
    "ư",
    "ưa",
    "ưc",
    "ưi",
    "ưm",
    "ưn",
    "ưng",
    "ươ",
    "ươc",
    "ươi",
    "ươm",
    "ươn",
    "ương",
    "ươp",
    "ươt",
    "ươu",
    "ưt",
    "ưu",
    "y",
    "yêm",
    "yên",
    "yêng",
    "yêt",
    "yêu",
]
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
HOOK, TILDE = "\u0309", "\u0303"
_STOPPED = {"\u0301", "\u0323"}  # the tones of syllables that end in a stop
_BEFORE = {"k": True, "gh": True, "ngh": True, "c": False, "g": False, "ng": False}
"""Onsets that stand only before e, ê, i, y, or never."""
_MARKED = frozenset("ăâđêôơư")


@cache
def _bases() -> frozenset[str]:
    found = set()
    for onset in _ONSETS:
        for rhyme in _RHYMES:
            if onset in _BEFORE and (rhyme[0] in "eêiy") != _BEFORE[onset]:
                continue
            found.add(onset + rhyme)
            if onset == "qu" and rhyme[0] == "u" and len(rhyme) > 1:
                found.add("q" + rhyme)
            elif onset == "gi" and rhyme[0] == "i":
                found.add("g" + rhyme)
    return frozenset(found)


def apart(word: str) -> tuple[str, list[str]]:
    """A word without its tones, and the tones."""
    parts = normalize("NFD", word)
    tones = [mark for mark in parts if mark in TONES]
    return normalize("NFC", "".join(mark for mark in parts if mark not in TONES)), tones


@lru_cache(65536)
def is_syllable(word: str) -> bool:
    """Whether a word in small letters is built as a Vietnamese syllable."""
    base, tones = apart(word)
    if len(tones) > 1 or base not in _bases():
        return False
    return not (base.endswith(("c", "p", "t", "ch")) and tones and tones[0] not in _STOPPED)


@lru_cache(65536)
def is_marked(word: str) -> bool:
    """Whether a word in small letters has a letter or tone that hardly any other language has."""
    base, tones = apart(word)
    return bool(_MARKED.intersection(base)) or any(t in (HOOK, "\u0323") for t in tones)


def same_letters(one: str, other: str) -> bool:
    """Whether two words differ at most in where the tone mark is put (hoà, hòa)."""
    return sorted(normalize("NFD", one)) == sorted(normalize("NFD", other))
