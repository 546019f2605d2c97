"""What the processes of a run tell each other: that something was looked at and is fine.

A table of slots for hashes of 64 bits, in memory that they share. It forgets: a slot that is
overwritten or half written only costs another look, and so does a process that has no table in
common with others. What is told must depend on nothing but what is hashed.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from hashlib import blake2b
from mmap import mmap
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Part = str | bytes

SLOTS = 1 << 20
"""Slots of a table: 8 MB."""


class Table:
    """Hashes of what is fine; `sign` makes them, the same in all processes that share it."""

    def __init__(self, memory: mmap, sign: Callable[[tuple[Part, ...]], int]) -> None:
        self._slots = memoryview(memory).cast("q")
        self.sign = sign

    def has(self, sign: int) -> bool:
        """Whether it was told, and is not forgotten."""
        return self._slots[sign % SLOTS] == sign

    def add(self, sign: int) -> None:
        """Tell it."""
        self._slots[sign % SLOTS] = sign


class Told:
    """What is told of one subject: another's is never taken for it."""

    def __init__(self, *subject: Part) -> None:
        self._subject = subject

    def has(self, *parts: Part) -> bool:
        """Whether a process has told this, and it is not forgotten."""
        one = _current[0] if _current else table()
        return one.has(one.sign((*self._subject, *parts)))

    def add(self, *parts: Part) -> None:
        """Tell other processes."""
        one = _current[0] if _current else table()
        one.add(one.sign((*self._subject, *parts)))


_current: list[Table] = []
"""The table of this process, once there is one."""

_path: list[str] = []
"""Its file; none where it is shared with forked processes alone."""


def table() -> Table:
    """The table that this process shares with others, or will with those that it forks."""
    if not _current:
        _current.append(Table(mmap(-1, 8 * SLOTS), hash))
    return _current[0]


@contextmanager
def shared() -> Iterator[str]:
    """A file for the table of processes that are not forked, as long as they need it."""
    with TemporaryDirectory(prefix="srclint-", ignore_cleanup_errors=True) as folder:
        path = os.path.join(folder, "told")
        with open(path, "wb") as file:
            file.truncate(8 * SLOTS)
        yield path


def use(path: str) -> None:
    """Share the table of a file from now on. Where it is not there (another machine), nothing
    is shared."""
    if [path] == _path:
        return
    try:
        with open(path, "r+b") as file:
            if os.fstat(file.fileno()).st_size != 8 * SLOTS:
                return
            memory = mmap(file.fileno(), 8 * SLOTS)
    except OSError:
        return
    _current[:], _path[:] = [Table(memory, _sign)], [path]


def _sign(parts: tuple[Part, ...]) -> int:
    """A hash that is the same in every process, unlike Python's own."""
    said = b"\0".join(p if isinstance(p, bytes) else p.encode("utf-8", "replace") for p in parts)
    return int.from_bytes(blake2b(said, digest_size=8).digest(), "little", signed=True)
