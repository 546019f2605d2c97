"""A document as hashes of its sentences: what near copies share."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING
from zlib import crc32

from srclint import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint import Document

SHORTEST = 25
"""Bytes; shorter ones (headings, dates, buttons) are shared by documents that are no copies."""

FEW = 10
"""A document with fewer sentences is compared by its runs of words too: a slip changes one
sentence in six, but few of the runs."""

RUN = 4
"""Words of a run."""

WEIGHT = 6
"""Bytes that a run counts for: it starts at every word."""

MOST = 48
"""Pieces that are kept of a document, those with the smallest hashes: of two documents the same
ones are kept, so that their shares compare. With 48, a share of .8 is off by .06 at most two
times in three."""

_ENDS = (b". ", b"! ", b"? ", "。".encode(), "！".encode(), "？".encode())
_LENGTH = 0xFFFF


def pieces(doc: Document) -> list[int]:
    """Hashes of the different lines and sentences, smallest first; see `size_of`."""
    return doc.once(_pieces)


def size_of(piece: int) -> int:
    """Bytes of a line or sentence (at most 65,535), `WEIGHT` of a run of words."""
    return piece & _LENGTH


def _pieces(doc: Document) -> list[int]:
    data = doc.data
    for end in _ENDS:
        if end in data:
            data = data.replace(end, end + b"\n")
    found = _long(data.split(b"\n"))
    if len(found) < FEW:
        found.update(_runs(doc.text))
    return nsmallest(MOST, found) if len(found) > MOST else sorted(found)


def _long(parts: list[bytes]) -> set[int]:
    return {
        crc32(line) << 16 | min(_LENGTH, len(line))
        for part in parts
        if len(line := part.strip()) >= SHORTEST
    }


def _runs(text: str) -> Iterator[int]:
    words = pattern(r"[\u3040-\u30ff\u3400-\u9fff]|\w+").findall(text.casefold())
    for n in range(len(words) - RUN + 1):
        yield crc32(" ".join(words[n : n + RUN]).encode("utf-8", "surrogatepass")) << 16 | WEIGHT
