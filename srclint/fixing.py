"""Fixes applied to files: worked out in memory, written through the ledger, or shown as a diff."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint import discover
from srclint.ledger import Ledger
from srclint.model import UserError
from srclint.patch import unified
from srclint.pool import WorkerDiedError
from srclint.run import mend_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint.ledger import Writer
    from srclint.model import Finding
    from srclint.run import Checked, Settings
    from srclint.waivers import Waiver
    from srclint.work import Mended

BATCH = 200
"""Documents whose old bytes go to the ledger together: each flush to disk costs milliseconds."""

BATCH_BYTES = 32 << 20
"""Old and new bytes from which a batch is written, however few documents it has."""


@dataclass(slots=True)
class Fixed:
    """What fixing did. `findings` are those that remain, in reading order."""

    findings: list[Finding]
    applied: list[Finding] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    files: int = 0
    run: str | None = None
    """ID for `srclint undo --run`."""


def fix_files(
    checked: Sequence[Checked], settings: Settings, state_dir: str, *, unsafe: bool
) -> Fixed:
    """Apply the fixes of checked files and write them; a file that cannot be written is said."""
    result = Fixed([])
    writing = _Writing(state_dir, result, {id(one): one.findings for one in checked})
    for one, mended in mend_files(checked, settings, unsafe=unsafe):
        if isinstance(mended, WorkerDiedError):
            result.errors.append((one.file.shown, "fixing it killed the process; left as it was"))
            continue
        result.errors += [(one.file.shown, said) for said in mended.faults]
        if mended.error:
            result.errors.append((one.file.shown, mended.error))
        elif mended.after != mended.before:
            writing.add(one, mended)
    writing.flush()
    writing.follow()
    result.findings = [finding for one in checked for finding in writing.kept[id(one)]]
    return result


class _Writing:
    """Writes documents in batches, so that memory holds one batch and not the whole folder."""

    def __init__(self, state_dir: str, result: Fixed, kept: dict[int, list[Finding]]) -> None:
        self.kept = kept
        self._ledger = Ledger(state_dir)
        self._result = result
        self._writer: Writer | None = None
        self._batch: list[tuple[Checked, Mended]] = []
        self._size = 0
        self._refusal = ""
        self._moved: dict[str, dict[Waiver, Waiver]] = {}

    def add(self, one: Checked, mended: Mended) -> None:
        """Take a document in; it is written with its batch."""
        self._batch.append((one, mended))
        self._size += len(mended.before) + len(mended.after)
        if len(self._batch) >= BATCH or self._size >= BATCH_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        batch, self._batch, self._size = self._batch, [], 0
        if not batch:
            return
        said: list[str | None] = [self._refusal] * len(batch)
        if not self._refusal:
            try:
                said = self._write(batch)
            except UserError as error:  # no ledger, no fix: neither for these nor for later ones
                self._refusal = str(error)
                said = [self._refusal] * len(batch)
        for (one, mended), reason in zip(batch, said, strict=True):
            if reason is None:
                self.kept[id(one)] = mended.left
                self._result.applied += mended.applied
                self._result.files += 1
                if mended.moved and one.waivers:
                    self._moved.setdefault(one.waivers.root, {}).update(mended.moved)
            else:
                self._result.errors.append((one.file.shown, reason))

    def follow(self) -> None:
        """Let waivers say where their findings are now, in the same run of the ledger.

        Else the next run would report, and fix, what somebody has decided to leave.
        """
        for root, moved in self._moved.items():
            from srclint import waiverbook, waiveredit

            path = os.path.join(root, waiverbook.FILE)
            try:
                with waiveredit.locked(root):
                    before = waiverbook.read(path)
                    after = waiveredit.edited(before, path, change=moved)
                    said = self._writer.write([(path, before, after)]) if self._writer else []
            except UserError as error:
                said = [str(error)]
            shown = discover.shown(path, os.getcwd())
            self._result.errors += [(shown, reason) for reason in said if reason]

    def _write(self, batch: Sequence[tuple[Checked, Mended]]) -> list[str | None]:
        if self._writer is None:
            self._writer = self._ledger.begin()
            self._result.run = self._writer.id
        return self._writer.write([(o.file.path, m.before, m.after) for o, m in batch])


@dataclass(frozen=True, slots=True)
class Diff:
    """What fixing would change in a file; `errors` are (path, reason)."""

    data: bytes = b""
    encoding: str = "utf-8"
    errors: tuple[tuple[str, str], ...] = ()


def diffs(checked: Sequence[Checked], settings: Settings, *, unsafe: bool) -> Iterator[Diff]:
    """What fixing would change, file by file."""
    for one, mended in mend_files(checked, settings, unsafe=unsafe):
        shown = one.file.shown
        if isinstance(mended, WorkerDiedError):
            yield Diff(errors=((shown, "fixing it killed the process"),))
            continue
        said = [*mended.faults, *([mended.error] if mended.error else [])]
        errors = tuple((shown, reason) for reason in said)
        data = b""
        if mended.before != mended.after:
            data = unified(mended.before, mended.after, shown, mended.encoding)
        yield Diff(data, mended.encoding, errors)
