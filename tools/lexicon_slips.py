"""Words of the sources that are slips themselves: part of `build_lexicon.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lexicon_sources as sources
from indonesian_forms import forms as indonesian_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def near(word: str, alphabet: Iterable[str]) -> set[str]:
    """Strings one edit away."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in cuts if b}
    found.update(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    found.update(a + x + b for a, b in cuts for x in alphabet)
    found.update(a + x + b[1:] for a, b in cuts if b for x in alphabet)
    return found - {word}


def known_misspellings(
    path: Path, zipf: Mapping[str, float], forms: set[str]
) -> dict[str, list[str]]:
    """Misspellings that are no words themselves, with the corrections that are."""
    found = {}
    for wrong, right in sources.misspellings(path).items():
        good = [x for x in right if zipf.get(x, 0) > max(zipf.get(wrong, 0) + 0.7, 1.5)]
        is_word = (
            not wrong.isalpha() or len(wrong) < 4 or wrong in forms or _is_derived(wrong, forms)
        )
        if good and not is_word and len(wrong) > 3 and zipf.get(wrong, 0) < 3.6:
            found[wrong] = good
    return found


def _is_derived(word: str, forms: set[str]) -> bool:
    """Whether a word is another one behind a syllable that any word takes."""
    return any(word[k:] in forms for k in (2, 3, 4) if word[:k] in _BEFORE and len(word) > k + 4)


_BEFORE = {
    "non",
    "un",
    "re",
    "pre",
    "de",
    "dis",
    "mis",
    "sub",
    "co",
    "in",
    "im",
    "bi",
    "tri",
    "anti",
    "over",
    "semi",
}


def doubtful(zipf: Mapping[str, float], forms: set[str], alphabet: str) -> set[str]:
    """Frequent words that no dictionary has and that are one slip from a far more frequent one."""
    if not forms:
        return set()
    attested = {word: z for word, z in zipf.items() if word in forms and z >= 4}
    found = set()
    for word, z in zipf.items():
        if 2.5 <= z < 3.3 and word not in forms and len(word) > 4:
            best = max((attested[x] for x in attested.keys() & near(word, alphabet)), default=0)
            if best >= z + 1.5:
                found.add(word)
    return found


def indonesian(zipf: Mapping[str, float]) -> set[str]:
    """Regular forms, but for those that look like slips of words far more frequent."""
    found = set(indonesian_forms(word for word in zipf if len(word) > 3))
    alphabet = sorted({letter for word, z in zipf.items() if z >= 5 for letter in word})
    for word, z in zipf.items():
        if z >= _MISTAKEN and len(word) > 3:
            found -= near(word, alphabet)
    return found


_MISTAKEN = 5.5
"""Zipf of a word of which a regular form of another, one slip off, is rather a misspelling."""
