"""Reading documents and writing them back: atomically, and only where nothing else did."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import stat
from typing import TYPE_CHECKING, NamedTuple

from srclint import readers
from srclint.document import Document, hash_of
from srclint.language import is_known, primary
from srclint.model import Record, UserError
from srclint.readers import records
from srclint.readers.encoding import Decoded, decode, encode, is_binary

if TYPE_CHECKING:
    from srclint.discover import File
    from srclint.profiles import Profile
    from srclint.readers.records import Row


class ChangedError(UserError):
    """The file is no longer what was read."""


class UnreadableError(UserError):
    """The file is no document: `binary` where its bytes are not text at all."""

    def __init__(self, reason: str, *, binary: bool = False) -> None:
        super().__init__(reason)
        self.binary = binary


def read_bytes(path: str) -> bytes:
    """All bytes of a file; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(descriptor).st_size
        data = os.read(descriptor, size + 1)
        if len(data) != size or size == 0:  # it grows or is no plain file, or a read gave a part
            parts = [data]
            while more := os.read(descriptor, 1 << 24):
                parts.append(more)
            data = b"".join(parts)
    finally:
        os.close(descriptor)
    return data


def bytes_of(file: File) -> bytes:
    """The bytes that a file stands for; raises OSError."""
    return read_bytes(file.path) if file.data is None else file.data


def make_document(data: bytes, path: str, shown: str, profile: Profile) -> tuple[Document, Decoded]:
    """The document of a file's bytes, and how they were decoded. Raises UnreadableError."""
    try:
        decoded = decode(data, profile.encoding)
    except UserError as error:
        raise UnreadableError(str(error), binary=is_binary(data)) from error
    markup = readers.markup_of(path)
    doc = Document(
        decoded.text,
        path=shown,
        data=data if decoded.encoding == "utf-8" and not decoded.bom else None,
        masks=readers.masks_of(decoded.text, markup),
        language=profile.language_of(path),
        encoding=decoded.encoding,
        guessed=decoded.guessed,
        markup=markup,
        house_words=profile.house_words,
        raw=data,
        entities=profile.entities,
    )
    return doc, decoded


class Loaded(NamedTuple):
    """A document and what it stands on.

    `data` are its file's bytes, or the text of a record as UTF-8; `mark` is the hash of that,
    and what its record says of itself (see `marked`). `decoded` is None for a record.
    """

    doc: Document
    data: bytes
    mark: bytes
    decoded: Decoded | None = None


def load(file: File, profile: Profile) -> Loaded:
    """Read a document. Raises OSError, and UserError where it is none."""
    if file.slot is not None:
        row = records.read(file.path, file.slot, profile.fields)
        return loaded_record(row, file, profile)
    data = bytes_of(file)
    doc, decoded = make_document(data, file.path, file.shown, profile)
    return Loaded(doc, data, hash_of(data), decoded)


def loaded_record(row: Row, file: File, profile: Profile) -> Loaded:
    """The document of a record that was read."""
    data = row.text.encode("utf-8", "surrogatepass")
    language = primary(row.language) if row.language and is_known(row.language) else None
    slot = file.slot
    doc = Document(
        row.text,
        path=file.shown,
        data=data,
        language=language or profile.language_of(file.path),
        house_words=profile.house_words,
        entities=profile.entities,
        record=Record(slot.row, slot.offset, row.id) if slot else None,
    )
    return Loaded(doc, data, marked(hash_of(data), language, row.id))


CHUNK = 1 << 20
"""Bytes that are compared at a time."""

MARK = 16
"""Bytes of a mark that are a hash of the document."""


def marked(content: bytes, language: str | None, name: str | None) -> bytes:
    """A hash of a document, and after it what its record says of language and id, if it does."""
    if language is None and name is None:
        return content
    return content + json.dumps([language, name]).encode()


def said_of_itself(mark: bytes) -> tuple[str | None, str | None]:
    """Language and id in a mark. Raises ValueError for what `marked` never wrote."""
    if len(mark) <= MARK:
        return None, None
    language, name = json.loads(mark[MARK:])
    return language, name


def encoded(decoded: Decoded, text: str, said: str | None = None) -> bytes:
    """Bytes of a new text in the file's own encoding, BOM and all.

    `said` is what configuration says of the encoding. Raises UserError where the encoding lacks
    a character, or where the bytes would not be read as that text again: few valid characters
    among bad bytes make UTF-8, and a fix may remove one of them.
    """
    data = encode(decoded, text)
    try:
        again = decode(data, said)
    except UserError:
        again = None
    if again is None or again.guessed or (again.text, again.bom) != (text, decoded.bom):
        raise UserError(f"fixed, it would not be read as {decoded.encoding}; it is left alone")
    return data


def write(path: str, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of old ones, whole or not at all.

    The new file is written beside the old one, flushed to disk and renamed over it; mode and
    owner are kept, a link stays a link. Raises ChangedError where the file is no longer `before`,
    and OSError where it cannot be written; then nothing has happened.
    """
    target = os.path.realpath(path)
    known = os.stat(target)
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(13, "the file is read-only")
    temporary = os.path.join(os.path.dirname(target), f".srclint-{secrets.token_hex(6)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(temporary, known)
        os.chmod(temporary, stat.S_IMODE(known.st_mode))
        if not _holds(target, before):
            raise ChangedError(
                "it was changed by another program in the meantime; nothing was written"
            )
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _flush_folder(os.path.dirname(target))


def _holds(path: str, data: bytes) -> bool:
    """Whether a file has these bytes, without having it in memory too."""
    at = 0
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            if chunk != data[at : at + CHUNK]:
                return False
            at += len(chunk)
    return at == len(data)


def _keep_owner(path: str, known: os.stat_result) -> None:
    made = os.stat(path)
    if (known.st_uid, known.st_gid) != (made.st_uid, made.st_gid) and hasattr(os, "chown"):
        try:
            os.chown(path, known.st_uid, known.st_gid)
        except PermissionError as error:
            raise PermissionError(1, "its owner or group could not be kept") from error


def _flush_folder(folder: str) -> None:
    """Make a rename last, where the platform lets a folder be flushed."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
