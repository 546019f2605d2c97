"""A read-only table of words in a flat array: membership, and a small number for each word.

A static retrieval table (three-wise xor, Graf and Lemire 2020, "Xor filters"): a word that was
put in
gives its number, any other word gives nothing but for one in ``2 ** fingerprint_bits``.  The cells
lie in a memory map, so that processes share them and nothing is parsed on loading.  It needs 1.23
cells a word; `tools/static_table.py` builds one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

_GOLDEN, _MIX, _PRINT = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x85EBCA6B
_WIDE, _HALF = 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFF
LAYOUT = {"golden": _GOLDEN, "mix": _MIX, "print": _PRINT}  # what the builder hashes with


class Table:
    """Words and their numbers; `get` takes 1 µs."""

    __slots__ = ("_block", "_cells", "_low", "_mask", "_seed", "_shift")

    def __init__(self, data: memoryview, *, cell: int, value_bits: int, seed: int) -> None:
        """Read `data` as cells of `cell` bytes (1 or 2), `value_bits` low bits of each the
        number."""
        self._cells = data.cast("B") if cell == 1 else data.cast("H")
        self._block = len(self._cells) // 3
        self._seed, self._shift = seed, value_bits
        self._low, self._mask = (1 << value_bits) - 1, (1 << (8 * cell - value_bits)) - 1

    def get(self, word: str) -> int:
        """The number of `word`, -1 if it is not in the table."""
        block = self._block
        if not block:
            return -1
        short = crc32(word.encode())
        wide = (short * _GOLDEN + self._seed) & _WIDE
        wide = ((wide ^ (wide >> 29)) * _MIX) & _WIDE
        more = ((wide ^ (wide >> 32)) * _GOLDEN) & _WIDE
        cells = self._cells
        cell = (
            cells[((wide & _HALF) * block) >> 32]
            ^ cells[block + (((wide >> 32) * block) >> 32)]
            ^ cells[2 * block + (((more >> 32) * block) >> 32)]
        )
        if cell >> self._shift != (short * _PRINT >> 16) & self._mask:
            return -1
        return cell & self._low

    def __contains__(self, word: str) -> bool:
        """Whether `word` is in the table."""
        return self.get(word) >= 0


class Sieve:
    """Strings as bits of a flat array: each that was put in passes, of others one in sixteen.

    Asking takes a quarter of the time that a `Table` does.
    """

    BITS = 16
    """Bits of the array for each string."""

    __slots__ = ("_bits", "_data")

    def __init__(self, data: memoryview) -> None:
        """Read `data` as bits, the lowest of a byte first."""
        self._data = data
        self._bits = 8 * len(data)

    @classmethod
    def made_of(cls, strings: Iterable[str]) -> bytes:
        """The array for some strings."""
        known = set(strings)
        data = bytearray(len(known) * cls.BITS // 8 + 1)
        for string in known:
            at = crc32(string.encode()) * 8 * len(data) >> 32
            data[at >> 3] |= 1 << (at & 7)
        return bytes(data)

    def __contains__(self, string: str) -> bool:
        """Whether a string passes."""
        at = crc32(string.encode()) * self._bits >> 32
        return bool(self._data[at >> 3] >> (at & 7) & 1) if self._bits else False
