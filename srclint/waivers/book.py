"""`srclint.waivers.toml`: the entries of one folder, read, and remembered in the cache.

TOML takes a fifth of a second for 10,000 entries, so that what was read is kept as JSON beside
the cache, under the file's size, time and inode. What is kept carries a digest and is checked
for its shape: junk is made anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
import tomllib
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from srclint import globs
from srclint.model import UserError
from srclint.settings import Key, check_keys, check_value
from srclint.waivers import FILE, FileWaivers, Waiver, is_glob

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEYS: Mapping[str, Key] = {
    "rule": Key("string", "Code or name of the rule."),
    "path": Key("string", "The document, from this file's folder, or a glob."),
    "row": Key("integer", "In a file with many documents: which, from 1; a hint."),
    "record": Key("string", "Stands for that document, wherever it stands now."),
    "text": Key("string", "What was reported."),
    "context": Key("string", "Stands for the sentence around it."),
    "occurrence": Key("integer", "Which of several in the same sentence, from 1."),
    "reason": Key("string", "Why it is left as it is."),
    "author": Key("string", "Who decided it."),
    "until": Key("date", "The last day on which it holds, as 2027-01-31."),
}
"""Keys of an entry, in the order in which they are written."""

MOST = 64 << 20
"""Bytes: a larger file holds no decisions of people."""

CACHED = "waivers-2-"
"""Start of the names in the cache folder; the number changes with the rows' shape."""

YOUNG = 2_000_000_000
"""Nanoseconds: a file changed so lately may change again within one tick of its clock."""

_ROW = [str, str, str, str, int, str, str, str, int, str]


class Book:
    """The waivers of a folder, and which of them matched in this run."""

    def __init__(self, root: str, waivers: Iterable[Waiver]) -> None:
        self.root = root
        self.waivers = list(waivers)
        self.used: set[Waiver] = set()
        self.today = time.strftime("%Y-%m-%d")
        self._by_path: dict[str, list[Waiver]] = {}
        self._globs: dict[str, tuple[Any, list[Waiver]]] = {}
        for waiver in self.waivers:
            if waiver.until and waiver.is_expired(self.today):
                continue
            if (own := self._by_path.get(waiver.path)) is None:
                own = self._by_path[waiver.path] = []
                if is_glob(waiver.path):
                    pattern = globs.spec([waiver.path], f"{self.file}: path")
                    self._globs[waiver.path] = pattern, own
            own.append(waiver)

    @property
    def file(self) -> str:
        """Where the entries stand."""
        return os.path.join(self.root, FILE)

    def of(self, path: str, *, records: bool = False) -> FileWaivers | None:
        """What holds for a file (an absolute path); None where nothing does.

        With `records`, also what is for single records of it: it is then to be shared out.
        """
        inside = self.inside(path)
        if inside is None:
            return None
        found = list(self._by_path.get(inside, ()))
        for pattern, waivers in self._globs.values():
            if globs.matches(pattern, inside):
                found += (waiver for waiver in waivers if waiver.path != inside)
        if not records:
            found = [waiver for waiver in found if not waiver.is_of_record]
        return FileWaivers(self.root, inside, found) if found else None

    def inside(self, path: str) -> str | None:
        """A path as entries write it; None for one outside the folder."""
        base = self.root.rstrip(os.sep) + os.sep
        return path[len(base) :].replace(os.sep, "/") if path.startswith(base) else None


def as_written(inside: str) -> str:
    """A path as an entry holds it: bytes that are no text become a glob's question marks."""
    readable = globs.readable(inside)
    if readable == inside:
        return inside
    escaped = "".join("\\" + char if char in "\\*?[" else char for char in readable)
    return "/" + escaped.replace("\ufffd", "?")


def load(root: str, cache_dir: str | None) -> Book | None:
    """The waivers of a folder; None where it has none.

    Raises UserError naming the file, the entry and the cure where they cannot be used.
    """
    path = os.path.join(root, FILE)
    known = state_of(path)
    if known is None:
        return None
    cached = _Cached(path, cache_dir) if cache_dir else None
    stamp = [known.st_size, known.st_mtime_ns, known.st_ino]
    rows = cached.rows(stamp) if cached else None
    if rows is None:
        waivers = parse(read(path), path)
        if cached and time.time_ns() - known.st_mtime_ns >= YOUNG:
            cached.keep(stamp, waivers)
    else:
        waivers = list(map(Waiver._make, rows))
    return Book(root, waivers)


def state_of(path: str) -> os.stat_result | None:
    """What is known of the file; None where there is none. Raises UserError for what is no
    file of this folder: a link that leads elsewhere could be a trap."""
    try:
        known = os.stat(path)
    except FileNotFoundError:
        if os.path.islink(path):
            raise UserError(f"{path}: a link to nothing") from None
        return None
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    if not stat.S_ISREG(known.st_mode):
        raise UserError(f"{path}: it is no file")
    folder = os.path.realpath(os.path.dirname(path))
    if os.path.islink(path) and os.path.dirname(os.path.realpath(path)) != folder:
        raise UserError(f"{path}: a link out of its folder is not followed")
    if known.st_size > MOST:
        raise UserError(f"{path}: larger than {MOST >> 20} MB")
    return known


def read(path: str) -> bytes:
    """The bytes of the file. Raises UserError."""
    try:
        with open(path, "rb") as file:
            return file.read(MOST)
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error


def parse(data: bytes, path: str) -> list[Waiver]:
    """Entries of the file's bytes, in its order. Raises UserError naming the entry."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"{path}: not valid TOML: {error}") from error
    check_keys(table, {"waiver": Key("list", "")}, path)
    return [_entry(row, number, path) for number, row in enumerate(table.get("waiver", ()), 1)]


_TYPES = {name: int if key.kind == "integer" else str for name, key in KEYS.items()}


def _entry(row: dict[str, Any], number: int, path: str) -> Waiver:
    until = row.pop("until", None)
    where = f"{path}: waiver {number}"
    if any(type(value) is not _TYPES.get(key) for key, value in row.items()):
        check_keys(row, KEYS, where)
    if until is not None:
        row["until"] = _day(until, f"{where}: until")
    waiver = Waiver(**{"rule": "", "path": "", **row})
    if not waiver.rule or not waiver.path:
        raise UserError(f"{where}: it needs a rule and a path")
    if waiver.row < 0:
        raise UserError(f"{where}: row counts from 1")
    if waiver.occurrence and (waiver.occurrence < 0 or not waiver.context):
        raise UserError(f"{where}: occurrence counts from 1, in one context")
    return waiver


def _day(value: Any, where: str) -> str:
    from datetime import date

    if type(value) is not date:
        check_value(value, "string", where)
        with contextlib.suppress(ValueError):
            return date.fromisoformat(value).isoformat()
        raise UserError(f"{where}: {value!r} is no day such as 2027-01-31")
    return value.isoformat()


class _Cached:
    """What was read of one file, in the cache folder. Whatever fails, it is read again."""

    def __init__(self, path: str, cache_dir: str) -> None:
        name = blake2b(os.fsencode(path), digest_size=12).hexdigest()
        self._place = os.path.join(cache_dir, f"{CACHED}{name}.json")

    def rows(self, stamp: list[int]) -> list[Any] | None:
        """The rows, where the file is what it was; else None."""
        with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
            with open(self._place, "rb") as file:
                head, _, body = file.read().partition(b"\n")
            if json.loads(head) == [*stamp, _digest(body)]:
                rows = json.loads(body)
                if all(list(map(type, row)) == _ROW for row in rows):
                    return list(rows)
        return None

    def keep(self, stamp: list[int], waivers: list[Waiver]) -> None:
        """Remember rows, in one step: another run reads the old ones or the new ones."""
        body = json.dumps(waivers, separators=(",", ":")).encode()
        head = json.dumps([*stamp, _digest(body)]).encode()
        temporary = f"{self._place}.{os.getpid()}.tmp"
        try:
            os.makedirs(os.path.dirname(self._place), mode=0o700, exist_ok=True)
            with open(temporary, "wb") as file:
                file.write(head + b"\n" + body)
            os.replace(temporary, self._place)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
