"""Lines of a file that may be packed: plain, gzip, Zstandard. Memory holds one line."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.readers.records import Slot

CHUNK = 1 << 20
"""Bytes read at a time."""

_GZIP = 16 + zlib.MAX_WBITS
"""What tells zlib that a gzip header comes."""


class _Decompressor(Protocol):
    @property
    def unused_data(self) -> bytes: ...

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, /) -> bytes: ...


def lines(path: str) -> Iterator[tuple[int, int, bytes]]:
    """Row (from 1), offset in the unpacked file and bytes of each line, its end included.

    Raises OSError, and UserError for a damaged file, after the lines before the damage; a line
    that is cut by it is none.
    """
    with open(path, "rb") as file:
        yield from lines_of(unpacked(file, path))


def lines_of(chunks: Iterable[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Row, offset and bytes of each line of a file that comes in chunks."""
    row, offset = 1, 0
    begun: list[bytes] = []
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            line = b"".join([*begun, part, b"\n"])
            begun.clear()
            yield row, offset, line
            row, offset = row + 1, offset + len(line)
        if rest:
            begun.append(rest)
    if begun:
        yield row, offset, b"".join(begun)


def unpacked(file: BinaryIO, path: str) -> Iterator[bytes]:
    """The unpacked bytes of a file, in chunks, as its suffix says. Raises UserError."""
    lower = path.lower()
    chunks = iter(lambda: file.read(CHUNK), b"")
    if not lower.endswith((".gz", ".zst")):
        return chunks
    return _unpacked(chunks, gzip=lower.endswith(".gz"))


def _unpacked(chunks: Iterable[bytes], *, gzip: bool) -> Iterator[bytes]:
    """Unpack one frame after the other; both formats may hold several.

    The libraries' own stream readers take a Zstandard file that is cut off for a whole one.
    """
    machine: _Decompressor | None = None
    any_frame = False
    try:
        for chunk in chunks:
            data = chunk
            while data:
                if machine is None:
                    machine = _machine(gzip=gzip)
                    any_frame = True
                if out := machine.decompress(data):
                    yield out
                data = machine.unused_data if machine.eof else b""
                machine = None if machine.eof else machine
    except zlib.error as error:
        raise UserError(f"it is damaged: {error}; what stands after that is not read") from error
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        raise UserError(f"it is damaged: {error}; what stands after that is not read") from error
    if machine is not None or not any_frame:
        raise UserError("it is cut off; what is missing is not read")


def _machine(*, gzip: bool) -> _Decompressor:
    if gzip:
        return zlib.decompressobj(_GZIP)
    return _zstandard().ZstdDecompressor().decompressobj()  # type: ignore[no-any-return] # no stubs


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise UserError("reading .zst needs zstandard: pip install 'srclint[corpus]'") from error
    return zstandard


def plain(data: bytes, path: str) -> bytes:
    """The unpacked bytes of a file's bytes, as its path's suffix says. Raises UserError."""
    if not path.lower().endswith((".gz", ".zst")):
        return data
    return b"".join(unpacked(BytesIO(data), path))


def packed(data: bytes, path: str) -> bytes:
    """Bytes packed as a path's suffix says, the same for the same bytes."""
    if path.lower().endswith(".gz"):
        import gzip

        return gzip.compress(data, mtime=0)
    if path.lower().endswith(".zst"):
        done: bytes = _zstandard().ZstdCompressor(write_checksum=True).compress(data)
        return done
    return data


class Source:
    """A file of which one line after the other is asked for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lines: Iterator[tuple[int, int, bytes]] | None = None
        self._at: tuple[int, bytes] = (0, b"")

    def line(self, slot: Slot) -> bytes:
        """The bytes of a line. Raises OSError, and UserError where it is not there any more."""
        if not self._path.lower().endswith((".gz", ".zst")):
            with open(self._path, "rb") as file:
                file.seek(slot.offset or 0)
                return file.read(slot.size)
        if self._lines is None or slot.row < self._at[0]:
            self._lines, self._at = lines(self._path), (0, b"")
        while self._at[0] < slot.row:
            found = next(self._lines, None)
            if found is None:
                self._lines = None
                raise UserError("it changed while it was checked; check it again")
            self._at = found[0], found[2]
        return self._at[1]
