"""Pieces of words and words run together, as far as the word alone says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from srclint.lexicon import shared

if TYPE_CHECKING:
    from srclint.lexicon.words import Lexicon

PIECE = 7
"""Letters of the longest string that is taken for a piece of a word."""
FREQUENT = 3.3
"""Zipf of a word that fell apart."""
_PIECE_OWN, _PIECE_ELSEWHERE = 2.6, 3.5
"""Zipf here and elsewhere from which it is not; lists count the pieces that pages are full of."""
_PART, _SHORT = 4.5, 4  # zipf and letters of what ran together with an article
_ARTICLES = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and for with that this from",
        "it": "il la di del della che per con una",
        "es": "el la de del que los las con por una",
        "fr": "le la les de des que pour avec dans une",
        "pt": "da do das dos que para com uma em",
    }.items()
}
"""Words that run together with others, but of which no words are made."""
_NOT_BEHIND = frozenset({"la", "las", "los", "of"})
"""Of them those that verbs and terms end in: prácticala, instanceof."""
_ELSEWHERE, _OWN, _RIVAL = 2.6, 2.0, 2.5
"""Zipf elsewhere, and here, from which the whole is a word; of a word one slip away that is
likelier."""


@cache
def _ends(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    articles = _ARTICLES.get(language, frozenset())
    return tuple(articles), articles


@lru_cache(65536)
def together(word: str, words: Lexicon) -> str:
    """The two words that a folded word is without their space, one an article; "" if it is not."""
    ends, articles = _ends(words.language)
    if not 6 <= len(word) <= 30 or not (word.startswith(ends) or word.endswith(ends)):
        return ""
    found = []
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        if one not in articles and (two not in articles or two in _NOT_BEHIND):
            continue
        long = two if one in articles else one
        if len(long) >= _SHORT and words.zipf(long) >= _PART and words.attested(long):
            found.append(f"{one} {two}")
    if len(found) != 1 or shared().zipf(word) > _ELSEWHERE or words.zipf(word) >= _OWN:
        return ""
    return "" if any(words.words[x] >= _RIVAL for x in words.near(word)) else found[0]


def may_be_piece(word: str, zipf: float, abroad: float, words: Lexicon) -> bool:
    """Whether a folded word that the language is not known to have may be a piece of one.

    `zipf` is its frequency all the same, `abroad` that in the language where it is most frequent.
    """
    if not 1 < len(word) <= PIECE or zipf >= _PIECE_OWN or abroad >= _PIECE_ELSEWHERE:
        return False
    return words.may_end(word) or words.words.most_frequent(word) >= FREQUENT
