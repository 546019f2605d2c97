r"""Unified diffs of documents, as `patch -p1` and `git apply` take them.

They are made of bytes, so that BOM, `\r` and bytes that do not decode stand in them as they
do in the file. UTF-16 and UTF-32 are shown as UTF-8: such files are binary to those programs.
"""

from __future__ import annotations

import difflib
import os

from srclint.text import pattern

_HEADER_LINES = 2
_SAID = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def unified(before: bytes, after: bytes, name: str, encoding: str = "utf-8") -> bytes:
    r"""The difference of two states of a file; lines end at `\n`, and `\r` is part of a line."""
    old, new = (_lines(data, encoding) for data in (before, after))
    lines = difflib.unified_diff(old, new, _quoted(f"a/{name}"), _quoted(f"b/{name}"))
    text = "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )
    return text.encode("utf-8", "surrogateescape")


def readable(diff: bytes, encoding: str) -> list[str]:
    """The lines of a diff as text, without their ends."""
    lines = diff.split(b"\n")[:-1]
    said = "utf-8" if _is_wide(encoding) else encoding
    return [
        line.decode("utf-8" if number < _HEADER_LINES else said, "surrogateescape")
        for number, line in enumerate(lines)
    ]


def _is_wide(encoding: str) -> bool:
    return encoding.startswith(("utf-16", "utf-32"))


def _lines(data: bytes, encoding: str) -> list[str]:
    if _is_wide(encoding):
        data = data.decode(encoding, "replace").encode()
    parts = data.decode("utf-8", "surrogateescape").split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _quoted(name: str) -> str:
    """A name as git writes it: quoted where it would not be read back, its end marked by a tab
    where it has blanks."""
    if not pattern(r'[\x00-\x1f"\\\x7f\udc80-\udcff]').search(name):
        return name + "\t" * (" " in name)
    return '"' + "".join(map(_escaped, name)) + '"'


def _escaped(char: str) -> str:
    if char.isprintable() and char not in _SAID:
        return char
    return _SAID.get(char) or "".join(f"\\{byte:03o}" for byte in os.fsencode(char))
