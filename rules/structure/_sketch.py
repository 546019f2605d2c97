"""A document as a few hashes of its pieces: what copies and near copies share."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import Counter
from itertools import chain
from struct import pack, unpack
from typing import TYPE_CHECKING, Any
from zlib import crc32

from srclint import Document, Observer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from srclint import RuleFacts

SHORTEST = 200
"""Code points; shorter documents (a line of thanks, a placeholder) are alike with reason."""

SMALL = 1_500
"""Bytes; smaller documents are also cut finer: a slip changes one of their few sentences, but a
hundredth of the finer pieces."""

MOST = 48
"""Pieces that are kept of a document, those with the smallest hashes: of two documents the same
ones are kept, so that their shares compare. With 48, a share of .8 is off by .06 at most two
times in three."""

KEYS, _IN_COMMON = 6, 2
"""Smallest hashes under which a document is found, and how many of them two documents have in
common that are compared: .98 of those that share .7 of their pieces, one in ten of those that
share a paragraph of ten."""

CANDIDATES = 8
"""Documents that are remembered under one hash, those with the smallest identities."""

_COARSE, _FINE = "c", "f"
_LEAST = {_COARSE: 25, _FINE: 6}
"""Bytes of a piece; shorter ones (names, numbers, "he said") are shared by all documents."""

_FEWEST = {_COARSE: 4, _FINE: 12}

# Where a text is cut depends on its bytes alone, so that a change moves the cuts next to it only.
# Sentences end at marks; 0xB6 ends a Cyrillic ж, a Greek ζ and one in thirty Han characters.
# The finer pieces end at commas, n, Cyrillic о (0xBE) and Greek α (0xB1) too.
_CUTS = {_COARSE: b".;!?\xb6", _FINE: b".,:;!?\xb6n\xbe\xb1"}
_TABLES = {kind: bytes.maketrans(cuts, b"\n" * len(cuts)) for kind, cuts in _CUTS.items()}


def pieces(data: bytes, kind: str) -> list[int]:
    """The smallest hashes of the different pieces of a text, smallest first."""
    least = _LEAST[kind]
    parts = data.translate(_TABLES[kind]).split(b"\n")
    hashes = {crc32(part) for part in parts if len(part) >= least}
    if len(hashes) < _FEWEST[kind]:
        return []
    return sorted(hashes)[:MOST]


def _observe(doc: Document) -> dict[str, Any]:
    """The document's pieces under its identity, and its identity under its smallest hashes."""
    if len(doc.text) < SHORTEST:
        return {}
    data, name = doc.data, doc.identity[:16]
    said, facts = [], dict[str, Any]()
    for kind in (_COARSE, _FINE) if len(data) < SMALL else (_COARSE,):
        found = pieces(data, kind)
        facts.update({f"{kind}{key:x}": [name] for key in found[:KEYS]})
        said.append(b64encode(pack(f"<{len(found)}I", *found)).decode())
    facts[f"={name}"] = [doc.identity, *said]
    return facts


def _merge(one: list[str], other: list[str]) -> list[str]:
    """The smallest of both; what a document says of itself is the same each time."""
    return one if one == other else sorted({*one, *other})[:CANDIDATES]


COPIES = Observer("copies", _observe, _merge)
"""What documents are made of."""


def identity(own: Mapping[str, Any]) -> str:
    """The identity of the document that said this."""
    return next((said[0] for key, said in own.items() if key[0] == "="), "")


def nearest(own: Mapping[str, Any], facts: RuleFacts, least: float) -> tuple[float, str]:
    """The largest share of its pieces that a document has in common with another; its identity.

    0 where no share is at least `least`.
    """
    best, where = 0.0, ""
    if names := _candidates(own, facts):
        me = next(key for key in own if key[0] == "=")
        mine = [_unpacked(said) for said in own[me][1:]]
        for name in sorted(names):
            other = facts.get(f"={name}")
            if other and name != me[1:] and (shared := _shared(mine, other[1:], least)) > best:
                best, where = shared, other[0]
    return best, where


def _candidates(own: Iterable[str], facts: RuleFacts) -> list[str]:
    """Names that stand with the document's under two of its hashes or more, its own among them."""
    get = facts.get
    lists = [names for key in own if key[0] != "=" and (names := get(key)) and len(names) > 1]
    if len(lists) < _IN_COMMON:
        return []
    counts = Counter(chain.from_iterable(lists))
    return [name for name, count in counts.items() if count >= _IN_COMMON]


def _shared(mine: list[set[int]], other: list[str], least: float) -> float:
    """Share of the pieces of two documents that both have: of the finest pieces that both say."""
    for one, said in zip(reversed(mine[: len(other)]), reversed(other[: len(mine)]), strict=True):
        theirs = _unpacked(said)
        if one and theirs:
            shared = _share(one, theirs, least)
            return shared if shared >= least else 0.0
    return 0.0


def _share(one: set[int], other: set[int], least: float) -> float:
    both = one & other
    if len(both) < 0.75 * least * min(len(one), len(other)):
        return 0.0  # too little, also for what chance may have left out of the pieces kept
    end = min((max(found) for found in (one, other) if len(found) == MOST), default=1 << 32)
    return sum(key <= end for key in both) / sum(key <= end for key in one | other)


def _unpacked(said: str) -> set[int]:
    data = b64decode(said)
    return set(unpack(f"<{len(data) // 4}I", data))
