"""What was written, so that it can be taken back: one folder for each run that wrote.

Before a document is touched, its old bytes and the hashes of both states are on disk; so
after a crash at any moment each document is as it was or fixed, and the ledger can tell.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from srclint.files import read_bytes, write
from srclint.model import UserError
from srclint.work import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEPT = 100
"""Runs that are kept; older ones are forgotten when a new one begins."""

JOURNAL, BEFORE, UNDONE = "journal.jsonl", "before.bin", "undone"


@dataclass(frozen=True, slots=True)
class Change:
    """One document that a run wrote. `at` and `length` say where its old bytes lie."""

    path: str
    at: int
    length: int
    before: str
    after: str

    def state(self) -> str:
        """What the file is now: "fixed", "as it was", "changed since", "gone" or "unreadable"."""
        return self.look()[0]

    def look(self) -> tuple[str, bytes]:
        """What the file is now, and its bytes."""
        try:
            data = read_bytes(self.path)
        except FileNotFoundError:
            return "gone", b""
        except OSError:
            return "unreadable", b""
        states = {self.after: "fixed", self.before: "as it was"}
        return states.get(content_hash(data).hex(), "changed since"), data


@dataclass(frozen=True, slots=True)
class Run:
    """A run that wrote: its ID, when it began (seconds since 1970), and what it changed."""

    id: str
    folder: str
    time: float
    undone: bool
    changes: tuple[Change, ...]


class Ledger:
    """The ledger in a state folder."""

    def __init__(self, state_dir: str) -> None:
        self._runs = os.path.join(state_dir, "runs")

    def begin(self) -> Writer:
        """Begin a run that writes. Raises UserError where nothing can be kept: then none may."""
        seconds, rest = divmod(time.time_ns(), 1_000_000_000)
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(seconds))  # no hour comes twice in UTC
        name = f"{stamp}.{rest:09d}-{secrets.token_hex(3)}"
        folder = os.path.join(self._runs, name)
        try:
            os.makedirs(folder, mode=0o700)
            writer = Writer(folder)
        except OSError as error:
            reason = f"{folder}: the ledger cannot be written ({error.strerror}); nothing was fixed"
            raise UserError(reason) from error
        for old in self._names()[KEPT:]:
            shutil.rmtree(os.path.join(self._runs, old), ignore_errors=True)
        return writer

    def runs(self) -> Iterator[Run]:
        """All runs, the last first. What is cut short or not a ledger's is passed over."""
        for name in self._names():
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                yield self._read(name)

    def find(self, run: str | None, below: str) -> Run:
        """The run of an ID, or the last that wrote below a folder and is not yet undone."""
        for one in self.runs():
            inside = any(_is_below(change.path, below) for change in one.changes)
            if one.id == run or (run is None and inside and not one.undone):
                return one
        raise UserError(
            f"there is no run {run!r}; `srclint undo --list` shows them"
            if run
            else f"no run wrote below {below}, or all are undone; `srclint undo --list` shows them"
        )

    def undo(self, run: Run) -> tuple[list[str], list[tuple[str, str]]]:
        """Put back what a run changed: paths put back, and (path, why) of those that cannot be.

        A file that has changed since is left as it is.
        """
        restored, refused = [], []
        for change in reversed(run.changes):
            state, now = change.look()
            if state == "as it was":
                continue
            if state != "fixed":
                refused.append((change.path, f"it is {state}; it was left alone"))
                continue
            try:
                write(change.path, now, self._old_bytes(run, change))
            except OSError as error:
                refused.append((change.path, (error.strerror or str(error)).lower()))
            except UserError as error:
                refused.append((change.path, str(error)))
            else:
                restored.append(change.path)
        if not refused:
            with contextlib.suppress(OSError), open(self._place(run, UNDONE), "wb"):
                pass
        return restored, refused

    def _old_bytes(self, run: Run, change: Change) -> bytes:
        """What a file was. Raises UserError where the ledger does not have it any more."""
        before = b""
        with contextlib.suppress(OSError), open(self._place(run, BEFORE), "rb") as blobs:
            blobs.seek(change.at)
            before = blobs.read(change.length)
        if content_hash(before).hex() != change.before:
            raise UserError("the ledger is damaged; it was left alone")
        return before

    def _place(self, run: Run, name: str) -> str:
        return os.path.join(self._runs, run.id, name)

    def _names(self) -> list[str]:
        try:
            return sorted(os.listdir(self._runs), reverse=True)
        except OSError:
            return []

    def _read(self, name: str) -> Run:
        folder = os.path.join(self._runs, name)
        with open(os.path.join(folder, JOURNAL), encoding="utf-8") as file:
            lines = [json.loads(line) for line in file if line.endswith("\n")]
        refused = {line["refused"] for line in lines[1:] if "refused" in line}
        planned = [line for line in lines[1:] if "path" in line]
        changes = tuple(
            Change(os.fsdecode(bytes.fromhex(line.pop("path"))), **line)
            for number, line in enumerate(planned)
            if number not in refused
        )
        undone = os.path.exists(os.path.join(folder, UNDONE))
        return Run(name, lines[0]["folder"], lines[0]["time"], undone, changes)


class Writer:
    """Writes documents, each after its old bytes are safely kept."""

    def __init__(self, folder: str) -> None:
        self.id = os.path.basename(folder)
        self._folder = folder
        self._at = 0
        self._planned = 0
        self._append(JOURNAL, _line({"folder": os.getcwd(), "time": time.time()}))

    def write(self, documents: Sequence[tuple[str, bytes, bytes]]) -> list[str | None]:
        """Write (path, old bytes, new bytes); for each the reason why it was not, or None.

        What was not written is struck from the ledger, so that undoing does not stumble over it.

        Raises UserError where the ledger itself cannot be written: then nothing is.
        """
        lines = []
        for path, before, after in documents:
            change = {
                "path": os.fsencode(os.path.realpath(path)).hex(),
                "at": self._at,
                "length": len(before),
                "before": content_hash(before).hex(),
                "after": content_hash(after).hex(),
            }
            self._at += len(before)
            lines.append(_line(change))
        try:
            self._append(BEFORE, b"".join(before for _, before, _ in documents))
            self._append(JOURNAL, b"".join(lines))
        except OSError as error:
            reason = f"{self._folder}: the ledger cannot be written ({error.strerror})"
            raise UserError(f"{reason}; the rest was not fixed") from error
        said = [_write_one(path, before, after) for path, before, after in documents]
        struck = [_line({"refused": n}) for n, why in enumerate(said, self._planned) if why]
        self._planned += len(said)
        if struck:
            with contextlib.suppress(OSError):
                self._append(JOURNAL, b"".join(struck))
        return said

    def _append(self, name: str, data: bytes) -> None:
        with open(os.path.join(self._folder, name), "ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _write_one(path: str, before: bytes, after: bytes) -> str | None:
    try:
        write(path, before, after)
    except OSError as error:
        return f"not fixed: {(error.strerror or str(error)).lower()}"
    except UserError as error:
        return f"not fixed: {error}"
    return None


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _is_below(path: str, folder: str) -> bool:
    folder = os.path.realpath(folder)
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
