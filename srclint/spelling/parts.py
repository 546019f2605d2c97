"""Whether an unknown word falls into known parts: compounds, beginnings and endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint.lexicon.words import Lexicon

_LINKS = ("", "s", "n", "en", "es", "e", "er")  # between the parts of a German compound


def parts(word: str, lexicon: Lexicon) -> str:
    """How a folded word falls into parts: "compound", "prefix", "suffix", "both" or ""."""
    words = lexicon.words
    best = ""
    for k in range(2, len(word) - 2):
        head, tail = word[:k], word[k:]
        if k > 3 and len(tail) > 3 and _compound(head, tail, lexicon):
            return "compound"
        if len(tail) > 3 and head in lexicon.prefixes:
            if words.get(tail, 0) >= 2:
                best = "prefix"
            elif not best and any(
                words.get(tail[:-n], 0) >= 2.5
                for n in range(1, min(6, len(tail) - 3))
                if tail[-n:] in lexicon.suffixes
            ):
                best = "both"
        if not best and k > 3 and tail in lexicon.suffixes and words.get(head, 0) >= 2:
            best = "suffix"
    return best


def _compound(head: str, tail: str, lexicon: Lexicon) -> bool:
    words = lexicon.words
    if lexicon.language != "de":
        return words.get(head, 0) >= 3 and words.get(tail, 0) >= 3
    if words.get(tail, 0) < 2.5 and not lexicon.attested(tail):
        return False
    if words.get(head, 0) >= 2.5 or words.get(head + "e", 0) >= 3 or words.get(head + "en", 0) >= 3:
        return True
    return any(
        words.get(head[: -len(link)], 0) >= 2.5
        for link in _LINKS
        if link and head.endswith(link) and len(head) - len(link) > 2
    )
