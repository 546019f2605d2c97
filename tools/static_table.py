"""Build the arrays that srclint.lexicon.table reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from srclint.lexicon.table import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

Array = np.ndarray[Any, Any]
HALF = np.uint64(0xFFFFFFFF)


def build(words: Mapping[str, int], *, cell: int, value_bits: int) -> tuple[bytes, dict[str, int]]:
    """The cells of a table and its layout; where two words have one hash, the larger number
    stays."""
    numbers: dict[int, int] = {}
    for word, number in words.items():
        key = crc32(word.encode())
        numbers[key] = max(number, numbers.get(key, 0))
    short = np.fromiter(numbers, dtype=np.uint64, count=len(numbers))
    value = np.fromiter(numbers.values(), dtype=np.uint64, count=len(numbers))
    mask = np.uint64((1 << (8 * cell - value_bits)) - 1)
    prints = (short * np.uint64(LAYOUT["print"]) >> np.uint64(16)) & mask
    want = (prints << np.uint64(value_bits)) | value
    block = int(len(short) * 1.23 / 3) + 11
    for seed in range(1, 50):
        slots = _slots(short, seed, block)
        order = _peel(slots, 3 * block)
        if order is not None:
            cells = np.zeros(3 * block, dtype=np.uint64)
            for keys, places in reversed(order):
                mine = slots[:, keys]
                rest = (
                    cells[mine[0]] ^ cells[mine[1]] ^ cells[mine[2]]
                )  # the place itself is still 0
                cells[places] = want[keys] ^ rest
            data = cells.astype(np.uint8 if cell == 1 else "<u2").tobytes()
            return data, {"cell": cell, "value_bits": value_bits, "seed": seed}
    raise RuntimeError("no seed works")


def _slots(short: Array, seed: int, block: int) -> Array:
    """The three places of each key, as `Table.get` computes them."""
    wide = short * np.uint64(LAYOUT["golden"]) + np.uint64(seed)
    wide = (wide ^ (wide >> np.uint64(29))) * np.uint64(LAYOUT["mix"])
    more = (wide ^ (wide >> np.uint64(32))) * np.uint64(LAYOUT["golden"])
    halves = (wide & HALF, wide >> np.uint64(32), more >> np.uint64(32))
    parts = [half * np.uint64(block) >> np.uint64(32) for half in halves]
    return np.stack([part.astype(np.int64) + i * block for i, part in enumerate(parts)])


def _peel(slots: Array, size: int) -> list[tuple[Array, Array]] | None:
    """Rounds of (keys, a place that only that key still uses); None where a core is left."""
    left = np.arange(slots.shape[1])
    count = np.bincount(slots.ravel(), minlength=size)
    rounds = []
    while len(left):
        alone = count[slots[:, left]] == 1
        hit = alone.any(axis=0)
        if not hit.any():
            return None
        keys = left[hit]
        places = slots[alone[:, hit].argmax(axis=0), keys]
        rounds.append((keys, places))
        count -= np.bincount(slots[:, keys].ravel(), minlength=size)
        left = left[~hit]
    return rounds
