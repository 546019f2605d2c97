"""Vietnamese words of two syllables whose second one a document writes once so and several times
otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import compress, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from srclint.lexicon import bare, lexicon
from srclint.spelling.syllables import same_letters
from srclint.spelling.unknown import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.lexicon.words import Lexicon

_REMEMBERED = 100_000  # tokens


class OddPair(NamedTuple):
    """Two syllables of a document, and how it writes the second one elsewhere."""

    first: str
    second: str
    usual: str


class _Pairs:
    """Odd pairs of documents; what is known of a token is kept for the run."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._bound = frozenset(word.encode() for word in words.bound)
        self._plain = frozenset(map(bare, words.bound))
        self._seen: set[bytes] = set()
        self._alike: dict[bytes, str] = {}
        """Bound syllables, and tokens that differ from one in marks only → without their marks."""

    def find(self, written: list[bytes]) -> list[OddPair]:
        """Odd pairs of a text's tokens."""
        count = self._count(written)
        once = [(a, b) for (a, b), n in count.items() if n == 1 and b in self._bound]
        heads = {a for a, _ in once if len(a) > 1}
        forms = defaultdict(list)
        enough = max(2, len(written) // 500)
        for (a, b), n in count.items():
            if n >= enough and a in heads:
                forms[a, self._alike[b]].append((n, b.decode("utf-8", "replace")))
        found = []
        for head, bound in once:
            first, second = head.decode("utf-8", "replace"), bound.decode()
            written_so = forms.get((head, self._alike[bound]), ())
            usual = [(n, c) for n, c in written_so if not same_letters(second, c)]
            if usual and not self._words.is_pair(first, second):
                found.append(OddPair(first, second, max(usual)[1]))
        return found

    def _count(self, written: list[bytes]) -> Counter[tuple[bytes, bytes]]:
        """Pairs of neighbours, with how often they stand in the text, where the second is a bound
        syllable or differs from one in marks only, and the text has both."""
        distinct = set(written)
        self._learn(distinct - self._seen)
        alike = defaultdict(list)
        for token in distinct & self._alike.keys():
            alike[self._alike[token]].append(token)
        wanted = {
            token
            for group in alike.values()
            if len(group) > 1 and not self._bound.isdisjoint(group)
            for token in group
        }
        if not wanted:
            return Counter()
        is_wanted = map(wanted.__contains__, islice(written, 1, None))
        return Counter(compress(pairwise(written), is_wanted))

    def _learn(self, new: set[bytes]) -> None:
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        self._seen |= new
        for token in new:
            plain = bare(token.decode("utf-8", "replace"))
            if plain in self._plain:
                self._alike[token] = plain


@cache
def _pairs() -> _Pairs:
    words = lexicon("vi")
    assert words
    return _Pairs(words)


def odd_pairs(written: list[bytes]) -> list[OddPair]:
    """Odd pairs of the tokens of a Vietnamese text."""
    return _pairs().find(written)


def where(text: str, small: str, pair: OddPair) -> Iterator[tuple[int, int]]:
    """Where the second syllable of a pair stands; `small` is the text in small letters.

    Not where it makes a word with the syllable behind it.
    """
    words = lexicon("vi")
    assert words
    for _, spans in places(small, [f"{pair.first} {pair.second}"]):
        for _, end in spans:
            start = end - len(pair.second)
            after = small[end : end + 12].split(" ")
            begins_word = len(after) > 1 and words.is_pair(pair.second, after[1])
            if text[start:end].islower() and not begins_word:
                yield start, end
