"""Words that no list of the lexicon has and that are fine all the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from srclint.lexicon import lexicon

_ACTIVE = {
    "meng": "aeioughk", "men": "dcjt", "mem": "bfp", "meny": "s", "me": "lmnrwy",
}  # fmt: skip
"""Beginnings of the active forms of Indonesian by the first letters of the stem."""

_DROPPED = "kpst"  # letters that give way to such a beginning
_STEM = 4  # letters of a stem
_NOT_BY_CHANCE = 5  # letters; of four, any two edits of a word are a word of some dictionary


def is_rare(word: str, language: str) -> bool:
    """Whether a word in small letters is in a large dictionary, on our own list, or a regular
    form."""
    return (
        word in _listed("fine.txt", language)
        or _is_in_a_dictionary(word, language)
        or _is_of_a_country(word, language)
        or (language == "id" and _is_passive(word))
        or (language == "ru" and _is_short_participle(word))
    )


def is_doubtful(word: str, language: str) -> bool:
    """Whether a misspelling on record is in a large dictionary too: not to be mended unseen."""
    return word in _listed("doubtful.txt", language)


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    """The words of a language in a file of data/."""
    text = (Path(__file__).parent / "data" / name).read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for tongue, _, row in rows if tongue == language for word in row.split())


def _is_in_a_dictionary(word: str, language: str) -> bool:
    """Whether a word that is not too short to be one by chance is in the largest dictionaries."""
    known = lexicon(language)
    return known is not None and len(word) >= _NOT_BY_CHANCE and known.obscure(word)


def _is_passive(word: str) -> bool:
    """Whether it is the passive of an Indonesian verb whose active form the lexicon knows."""
    known, stem = lexicon("id"), word[2:]
    if known is None or not word.startswith("di") or len(stem) < _STEM:
        return False
    start = next((start for start, firsts in _ACTIVE.items() if stem[0] in firsts), "")
    return bool(start) and known.knows(start + (stem[1:] if stem[0] in _DROPPED else stem))


_MADE_OF = {
    "en": (("ization", "isation", "ize", "ise"), ("a", "and", "ia")),
    "es": (("ización", "izar", "izado", "izada"), ("ia", "a", "o")),
    "fr": (("isation", "iser", "isé", "isée"), ("ie", "e", "ne")),
    "it": (("izzazione", "izzare", "izzato", "izzata"), ("ia", "a", "o")),
    "pt": (("ização", "izar", "izado", "izada"), ("ia", "ônia", "o")),
    "de": (("isierung", "isieren", "isiert"), ("ien", "en", "ia")),
}
"""Endings by which words are made of the names of countries, and those of the names."""


def _is_of_a_country(word: str, language: str) -> bool:
    """Whether a word is made of the name of a country or people: “polonización”."""
    ends, names = _MADE_OF.get(language, ((), ()))
    stem = next((word[: -len(end)] for end in ends if word.endswith(end)), "")
    known = lexicon(language)
    return (
        known is not None and len(stem) > _STEM and any(known.proper(stem + name) for name in names)
    )


def _is_short_participle(word: str) -> bool:
    """Whether it is the short form of a Russian participle that the lexicon knows: “управляемы”."""
    known = lexicon("ru")
    stem = word[:-1] if word.endswith(("а", "о", "ы")) else word
    if known is None or not stem.endswith(("аем", "яем", "уем", "им")):
        return False
    return any(known.knows(stem + ending) for ending in ("ый", "ая", "ое", "ые", "ого", "ой"))
