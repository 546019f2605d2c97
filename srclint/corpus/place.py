"""Folders of files, here or in object storage (pyarrow.fs); what is written is whole or absent."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from shutil import copyfileobj
from typing import Any, BinaryIO, NamedTuple

from srclint.model import UserError

CHUNK = 4 << 20
"""Bytes that are copied at a time."""

PATIENCE = 60
"""Seconds for which a storage is asked again that does not answer."""

LONGEST = 150
"""Code points of a storage's message that are shown."""


class Info(NamedTuple):
    """A file: its path below the folder, its size in bytes, and when it was changed (ns)."""

    path: str
    size: int
    changed: int


@dataclass(frozen=True)
class Place:
    """A folder, or a single file, by path or URI (`s3://`, `gs://`, `file://`). Plain data."""

    uri: str

    @cached_property
    def _both(self) -> tuple[Any, str]:
        try:
            from pyarrow import ArrowException, fs
        except ImportError as error:
            raise UserError("`srclint corpus` needs: pip install 'srclint[corpus]'") from error
        if "://" not in self.uri:
            return fs.LocalFileSystem(), os.path.abspath(self.uri)
        try:
            system, path = fs.FileSystem.from_uri(_patient(self.uri))
        except (ArrowException, OSError) as error:
            raise UserError(f"{self.shown}: {_refusal(error)}") from error
        return system, path.rstrip("/")

    @property
    def shown(self) -> str:
        """The place for people: without what may be a password."""
        scheme, mark, rest = self.uri.partition("://")
        if not mark:
            return self.uri
        rest = rest.partition("?")[0]
        return f"{scheme}://{rest[rest.rfind('@', 0, (rest + '/').find('/')) + 1 :]}"

    def __reduce__(self) -> tuple[type[Place], tuple[str]]:
        """What goes to other processes: a connection does not."""
        return Place, (self.uri,)

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine."""
        return str(self._both[0].type_name) == "local"

    def local(self, path: str) -> str:
        """The path of a file on this machine."""
        return os.path.join(self._both[1], path)

    def files(self, below: str = "") -> list[Info]:
        """All files, sorted by path; of a single file itself, as its name.

        Hidden ones, and those below hidden folders, are none. Raises UserError.
        """
        from pyarrow import fs

        system, base = self._both
        top = f"{base}/{below}" if below else base
        with self.said():
            known = system.get_file_info(top)
            if known.type == fs.FileType.File:
                return [_info(known, os.path.basename(top))]
            if known.type == fs.FileType.NotFound and not below:
                raise UserError(f"{self.shown}: no such file or folder")
            found = system.get_file_info(fs.FileSelector(top, recursive=True, allow_not_found=True))
        return sorted(
            _info(one, one.path[len(base) + 1 :])
            for one in found
            if one.type == fs.FileType.File and not _is_hidden(one.path[len(top) + 1 :])
        )

    def is_empty(self) -> bool:
        """Whether nothing is there, not even what runs keep for themselves. Raises UserError."""
        from pyarrow import fs

        system, base = self._both
        with self.said():
            found = system.get_file_info(fs.FileSelector(base, allow_not_found=True))
        return not found

    def info(self, path: str) -> Info | None:
        """A file; None where there is none. Raises UserError."""
        from pyarrow import fs

        system, base = self._both
        with self.said():
            known = system.get_file_info(self._full(system, base, path))
        return _info(known, path) if known.type == fs.FileType.File else None

    def open(self, path: str) -> Any:
        """A file to read, which can seek. Raises OSError."""
        system, base = self._both
        return system.open_input_file(self._full(system, base, path))

    def read(self, path: str) -> bytes:
        """All bytes of a file. Raises OSError."""
        with self.open(path) as file:
            data: bytes = file.read()
        return data

    def write(self, path: str, data: bytes) -> None:
        """Put a file there, whole or not at all; an old one is replaced. Raises OSError."""
        self.write_from(path, BytesIO(data))

    def write_from(self, path: str, source: BinaryIO) -> None:
        """The same with what a stream gives, without having it in memory. Raises OSError."""
        system, base = self._both
        if self.is_local:
            target = self.local(path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            temporary = f"{target}.{secrets.token_hex(6)}.tmp"
            with open(temporary, "xb") as file:
                copyfileobj(source, file, CHUNK)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
            return
        stream = system.open_output_stream(f"{base}/{path}", compression=None)
        copyfileobj(source, stream, CHUNK)
        stream.close()  # an object is there when it is closed, and not before

    def write_json(self, path: str, said: Any) -> None:
        """Put JSON there."""
        self.write(path, json.dumps(said, indent=1, sort_keys=True).encode() + b"\n")

    def read_json(self, path: str) -> Any:
        """JSON of a file; None where there is none, or none that is whole. Raises UserError."""
        if self.info(path) is None:
            return None
        with self.said():
            try:
                return json.loads(self.read(path))
            except ValueError:
                return None

    def delete(self, below: str) -> None:
        """Take a folder away, if it is there. Raises UserError."""
        system, base = self._both
        with self.said(), suppress(FileNotFoundError):  # buckets have no folders
            if self.files(below):
                system.delete_dir(f"{base}/{below}")

    def _full(self, system: Any, base: str, path: str) -> str:
        from pyarrow import fs

        single = os.path.basename(base) == path
        return (
            base
            if single and system.get_file_info(base).type == fs.FileType.File
            else (f"{base}/{path}")
        )

    def said(self) -> _Said:
        """Within it, an error of the storage is a line for a person."""
        return _Said(self.shown)


class _Said:
    def __init__(self, shown: str) -> None:
        self._shown = shown

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise UserError(f"{self._shown}: {_refusal(error)}") from error


def _patient(uri: str) -> str:
    """A URI whose storage is given up on after some time: Google's is asked for 15 minutes."""
    if not uri.startswith(("gs://", "gcs://")) or "retry_limit_seconds=" in uri:
        return uri
    return f"{uri}{'&' if '?' in uri else '?'}retry_limit_seconds={PATIENCE}"


_REFUSALS = {
    "access is refused; may your credentials do that?": (
        "ACCESS_DENIED", "INVALID_ACCESS_KEY_ID", "SIGNATURE_DOES_NOT_MATCH", "status code: 403",
        "status code: 401", "FORBIDDEN",
    ),
    "there are no credentials; set them as its own tools want it": (
        "OAuth2 access token", "MISSING_AUTHENTICATION_TOKEN", "No credentials",
    ),
    "no such bucket": ("NO_SUCH_BUCKET", "bucket does not exist", "status code: 404"),
    "it cannot be reached": ("NETWORK_CONNECTION", "CURL error", "Could not resolve host"),
}  # fmt: skip
"""What storages say, in words: what is looked for in their messages."""


def _refusal(error: BaseException) -> str:
    said = first_line(error)
    for reason, marks in _REFUSALS.items():
        if any(mark.lower() in said.lower() for mark in marks):
            return f"{reason} ({_shortened(said)})"
    if isinstance(error, OSError) and error.strerror and error.filename:  # of this machine
        return error.strerror.lower()
    return said


def _shortened(said: str) -> str:
    """The beginning of a storage's message: the rest is of its insides."""
    said = said.partition(" error_info=")[0].rpartition("with a last message of ")[2]
    return said if len(said) <= LONGEST else said[:LONGEST] + "…"


def first_line(error: BaseException) -> str:
    """What an error says, in one line."""
    return (str(error) or type(error).__name__).split("\n", 1)[0]


def _info(known: Any, path: str) -> Info:
    return Info(path, known.size, known.mtime_ns or 0)


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/"))
