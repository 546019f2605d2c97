"""Files that a user keeps for srclint: configuration, word lists, names, waivers.

They are read and written as documents are: whole or not at all, with their newlines and their
mark at the start, and never over what another program has just written.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from srclint import files
from srclint.model import UserError

if TYPE_CHECKING:
    from os import PathLike

_BOM = b"\xef\xbb\xbf"


def read(path: str | PathLike[str]) -> bytes | None:
    """What stands in a file; None where there is none. Raises UserError."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error


def like(before: bytes | None, text: str) -> bytes:
    """A text as bytes, with the line ends and the mark at the start that were there before."""
    if b"\r\n" in (before or b""):
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return text.encode("utf-8-sig" if (before or b"").startswith(_BOM) else "utf-8")


def put(path: str | PathLike[str], before: bytes | None, after: bytes) -> None:
    """Put new bytes in the place of old ones, or make the file; nothing where they are the same.

    Raises UserError where it cannot be written, or is no longer what it was; then nothing has
    happened.
    """
    if after == before:
        return
    try:
        if before is None:
            _make(path, after)
        else:
            files.write(str(path), before, after)
    except FileExistsError as error:
        raise UserError(f"{path}: it was just made by another program; try again") from error
    except files.ChangedError as error:
        raise UserError(f"{path}: {error}; try again") from error
    except OSError as error:
        raise UserError(f"{path}: cannot be written: {error.strerror}") from error


def _make(path: str | PathLike[str], data: bytes) -> None:
    """Make a file, whole or not at all."""
    with open(path, "xb"):  # from here on it is changed as any other file
        pass
    try:
        files.write(str(path), b"", data)
    except files.ChangedError:
        raise
    except BaseException:
        with contextlib.suppress(OSError):
            if os.path.getsize(path) == 0:
                os.unlink(path)
        raise
