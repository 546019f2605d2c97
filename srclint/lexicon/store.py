"""The file of one language: a line of JSON that says where its sections stand, then the
sections."""

from __future__ import annotations

import json
import mmap
from typing import TYPE_CHECKING, Any

from srclint.lexicon.table import Sieve, Table

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"srclint-lexicon 2\n"


class Store:
    """Sections of a lexicon file, mapped into memory and read when asked for."""

    def __init__(self, path: Path) -> None:
        """Map the file; raises ValueError where it is no lexicon file of this version."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is no lexicon file of this version")
        end = self._map.find(b"\n", len(MAGIC)) + 1
        self.head: dict[str, Any] = json.loads(self._map[len(MAGIC) : end])
        self._base = end + -end % 8

    def section(self, name: str) -> memoryview:
        """The bytes of a section; empty where the file has none of that name."""
        start, size = self.head["sections"].get(name, (0, 0))
        return memoryview(self._map)[self._base + start : self._base + start + size]

    def text(self, name: str) -> str:
        """A section as text."""
        return bytes(self.section(name)).decode()

    def scaled(self, name: str) -> dict[str, float]:
        """A section of lines of words, line k holding those of value k / 10."""
        found: dict[str, float] = {}
        for tenths, line in enumerate(self.text(name).split("\n")):
            if line:
                found.update(dict.fromkeys(line.split(" "), tenths / 10))
        return found

    def table(self, name: str) -> Table:
        """A section as a table of words; an empty table where there is none."""
        layout = self.head["tables"].get(name, {"cell": 1, "value_bits": 0, "seed": 0})
        return Table(self.section(name), **layout)

    def sieve(self, name: str) -> Sieve:
        """A section as a sieve."""
        return Sieve(self.section(name))


def write(
    path: Path, sections: dict[str, bytes], tables: dict[str, dict[str, int]], **head: object
) -> int:
    """Write a lexicon file; returns its size in bytes."""
    places, at = {}, 0
    for name, data in sections.items():
        places[name] = (at, len(data))
        at += len(data) + -len(data) % 8
    line = json.dumps({"sections": places, "tables": tables, **head}, ensure_ascii=False)
    start = MAGIC + line.encode() + b"\n"
    body = b"".join(data + bytes(-len(data) % 8) for data in sections.values())
    return path.write_bytes(start + bytes(-len(start) % 8) + body)
