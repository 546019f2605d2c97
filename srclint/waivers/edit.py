"""Changing `srclint.waivers.toml`: one entry's lines at a time, the others byte for byte.

An entry is a block of lines, `[[waiver]]` and its keys, with the comments right above it.
Working on lines keeps comments, order and layout, and takes no longer for 10,000 entries than
reading them twice does (tomlkit, which also keeps comments, takes seconds and gives what stands
above an entry to the one before it). What comes out is read again and compared with what was
meant before anything is written.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint import sidecar
from srclint.model import UserError
from srclint.text import pattern
from srclint.waivers import FILE, book

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from srclint.waivers import Waiver

HEAD = (
    "# Findings that are left as they are. `srclint waive` and `srclint baseline` add to this\n"
    "# file, `srclint waivers` lists what is in it and with --prune removes what is of no use.\n"
)
PATIENCE = 20
"""Seconds to wait for another srclint that writes the same file."""

_HEADER = r"\[\[[ \t]*waiver[ \t]*\]\][ \t]*(?:#.*)?$"


def edit(
    root: str,
    add: Iterable[Waiver] = (),
    drop: Collection[Waiver] = frozenset(),
) -> tuple[int, int]:
    """Add and remove entries of a folder's file; how many were really added and removed.

    What is for the same as an entry that is there already is not added again, but for one that
    has expired, which it replaces. Raises UserError
    where the file cannot be changed; then nothing was.
    """
    path = os.path.join(root, FILE)
    with locked(root):
        before = book.read(path) if book.state_of(path) else None
        known = book.parse(before or b"", path)
        wanted = {waiver.target: waiver for waiver in add}
        today = time.strftime("%Y-%m-%d")
        drop = {*drop, *(w for w in known if w.target in wanted and w.is_expired(today))}
        held = {waiver.target for waiver in known if waiver not in drop}
        new = {target: waiver for target, waiver in wanted.items() if target not in held}
        gone = sum(waiver in drop for waiver in known)
        if new or gone:
            sidecar.put(path, before, edited(before or b"", path, new.values(), drop))
    return len(new), gone


@contextlib.contextmanager
def locked(folder: str) -> Iterator[None]:
    """Keep other srclint runs from changing the folder's waivers meanwhile.

    The folder itself is locked, so that nothing is left lying about; where the platform has no
    such lock, a change by somebody else in between is noticed before writing.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise UserError(f"{folder}: cannot be read: {error.strerror}") from error
    try:
        limit = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > limit:
                    reason = f"another program has locked it for {PATIENCE} seconds"
                    raise UserError(f"{folder}: {reason}; try again") from None
                time.sleep(0.02)
            except OSError:  # a file system without locks
                break
        yield
    finally:
        os.close(descriptor)


def edited(
    before: bytes,
    path: str,
    add: Iterable[Waiver] = (),
    drop: Collection[Waiver] = frozenset(),
    change: Mapping[Waiver, Waiver] | None = None,
) -> bytes:
    """The bytes of the file with entries added in their order, removed and changed.

    Raises UserError where its layout is not one block of lines for each entry.
    """
    known = book.parse(before, path)
    change = change or {}
    new = sorted(add, key=_order, reverse=True)
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    newline = "\r\n" if b"\r\n" in before else "\n"
    layout = _Layout(before.decode("utf-8-sig"), newline) if before else _Layout(HEAD, newline)
    if len(layout.blocks) != len(known):
        raise _not_ours(path)
    wanted: list[Waiver] = []
    blocks: list[_Block] = []
    for waiver, block in zip(known, layout.blocks, strict=True):
        while new and waiver not in drop and _order(new[-1]) < _order(waiver):
            wanted.append(new[-1])
            blocks.append(_Block(_lines(new.pop(), newline), is_new=True))
        if waiver in drop:
            layout.keep_comments(block, blocks)
            continue
        after = change.get(waiver, waiver)
        wanted.append(after)
        blocks.append(block if after == waiver else block.with_values(after, newline))
    wanted += reversed(new)
    blocks += (_Block(_lines(waiver, newline), is_new=True) for waiver in reversed(new))
    data = mark + layout.joined(blocks).encode()
    try:
        right = book.parse(data, path) == wanted
    except UserError:
        right = False
    if not right:
        raise _not_ours(path)
    return data


def _not_ours(path: str) -> UserError:
    return UserError(f"{path}: its entries are not blocks of `[[waiver]]` lines; change it by hand")


def _order(waiver: Waiver) -> tuple[str, str, str, str, int, int, str]:
    kind = waiver.path, waiver.rule, waiver.text, waiver.context, waiver.occurrence
    return *kind, waiver.row, waiver.record


def _lines(waiver: Waiver, newline: str) -> list[str]:
    lines = ["[[waiver]]"]
    lines += (f"{key} = {_toml(key, getattr(waiver, key))}" for key in _said(waiver))
    return [line + newline for line in lines]


def _said(waiver: Waiver) -> list[str]:
    held = waiver._asdict()
    return [k for k in book.KEYS if held[k] or (k == "text" and waiver.context)]


def _toml(key: str, value: str | int) -> str:
    """A value as TOML: on one line, and nothing in it that acts on a terminal or is unseen."""
    if isinstance(value, int) or key == "until":
        return str(value)
    text = json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in text)


@dataclass(slots=True)
class _Block:
    """The lines of an entry, with the comments right above, and what stands after it."""

    lines: list[str]
    tail: list[str] = field(default_factory=list)
    is_new: bool = False

    def with_values(self, waiver: Waiver, newline: str) -> _Block:
        """The same with another text, context, occurrence and record; other lines as they are."""
        lines = list(self.lines)
        for key in ("text", "context", "occurrence", "row", "record"):
            value = _toml(key, getattr(waiver, key))
            line = pattern(rf"(?s)(\s*{key}\s*=\s*)(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|\d+)(.*)")
            matches = map(line.fullmatch, lines)
            at, match = next(((n, m) for n, m in enumerate(matches) if m), (0, None))
            if match:
                lines[at] = f"{match[1]}{value}{match[2]}"
            elif getattr(waiver, key) or (key == "text" and waiver.context):
                lines.append(f"{key} = {value}{newline}")
        return _Block(lines, self.tail)


class _Layout:
    """The file as lines: what stands before the first entry, and a block for each."""

    def __init__(self, text: str, newline: str) -> None:
        lines = _lines_of(text)
        heads = [n for n, line in enumerate(lines) if _is_header(line)]
        starts = [_with_comments(lines, n) for n in heads]
        self._newline = newline
        self._before = lines[: starts[0]] if starts else lines
        self.blocks = []
        for start, head, stop in zip(starts, heads, [*starts, len(lines)][1:], strict=True):
            end = stop
            while end > head + 1 and _is_blank_or_comment(lines[end - 1]):
                end -= 1
            self.blocks.append(_Block(lines[start:end], lines[end:stop]))

    def keep_comments(self, gone: _Block, blocks: Sequence[_Block]) -> None:
        """Leave in place what stands after a block that goes, where somebody wrote it."""
        if any(line.strip() for line in gone.tail):
            place = blocks[-1].tail if blocks else self._before
            while place and not place[-1].strip() and not gone.tail[0].strip():
                place.pop()
            place += gone.tail

    def joined(self, blocks: Sequence[_Block]) -> str:
        """The text with these blocks; new ones have a blank line before and after them."""
        lines = list(self._before)
        beside_new = False
        for block in blocks:
            if lines and not lines[-1].endswith("\n"):
                lines[-1] += self._newline
            if lines and lines[-1].strip() and (block.is_new or beside_new):
                lines.append(self._newline)
            lines += block.lines
            lines += block.tail
            beside_new = block.is_new
        if blocks[-1:] != self.blocks[-1:]:
            while lines and not lines[-1].strip():
                lines.pop()
        return "".join(lines)


def headers(text: str) -> list[tuple[int, int, str]]:
    """Line (from 1), offset and text of the line that begins each entry."""
    found = []
    offset = 0
    for number, line in enumerate(_lines_of(text), 1):
        if _is_header(line):
            found.append((number, offset, line.rstrip()))
        offset += len(line)
    return found


def _lines_of(text: str) -> list[str]:
    """Lines with their ends; TOML has but one, with or without a carriage return."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[[") and bool(pattern(_HEADER).fullmatch(line.strip()))


def _with_comments(lines: Sequence[str], head: int) -> int:
    """Number of the first of the comment lines right above a header."""
    start = head
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _is_blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
