"""Fixes applied to files: worked out in memory, written through the ledger, or shown as a diff."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint import discover
from srclint.anchor import numbered
from srclint.ledger import Ledger
from srclint.model import UserError
from srclint.run import by_file, mend_files
from srclint.waivers import FILE
from srclint.wholes import stand_now, wholes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from srclint.ledger import Writer
    from srclint.model import Finding
    from srclint.run import Checked, Settings
    from srclint.waivers import Waiver
    from srclint.waivers.moves import Moves
    from srclint.wholes import Whole

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
    checked: Sequence[Checked],
    settings: Settings,
    state_dir: str,
    *,
    unsafe: bool,
    covered: Collection[str] = (),
) -> Fixed:
    """Apply the fixes of checked files and write them; a file that cannot be written is said.

    `covered` are folders with waivers of which `checked` are all the documents.
    """
    result = Fixed([])
    writing = Writing(state_dir, result, checked, covered)
    for whole in wholes(mend_files(checked, settings, unsafe=unsafe)):
        result.errors += whole.errors
        if whole.after != whole.before:
            writing.add(whole)
    writing.flush()
    writing.follow()
    for ones in by_file(checked):
        kept = [writing.kept[id(one)] for one in ones]
        left_out = [writing.left_out[id(one)] for one in ones]
        if any(left_out):
            kept = numbered(zip(kept, left_out, strict=True))
        for one, findings in zip(ones, kept, strict=True):
            result.findings += _moved(one, findings)
    return result


def _moved(one: Checked, findings: list[Finding]) -> list[Finding]:
    """Findings of a record that may begin at another byte of its file now."""
    slot = one.file.slot
    if slot is None or slot.offset is None:
        return findings
    return [
        finding._replace(record=finding.record._replace(offset=slot.offset))
        if finding.record
        else finding
        for finding in findings
    ]


class Writing:
    """Writes documents in batches, so that memory holds one batch and not the whole folder."""

    def __init__(
        self,
        state_dir: str,
        result: Fixed,
        checked: Sequence[Checked],
        covered: Collection[str] = (),
    ) -> None:
        self.kept = {id(one): one.findings for one in checked}
        self.left_out: dict[int, Sequence[Finding]] = {
            id(one): [*one.waived, *one.older] for one in checked
        }
        self._checked = checked
        self._covered = covered
        self._ledger = Ledger(state_dir)
        self._result = result
        self._writer: Writer | None = None
        self._batch: list[Whole] = []
        self._size = 0
        self._refusal = ""
        self._moved: dict[str, Moves] = {}

    def add(self, whole: Whole) -> None:
        """Take a file in; it is written with its batch."""
        self._batch.append(whole)
        self._size += len(whole.before) + len(whole.after)
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
        for whole, reason in zip(batch, said, strict=True):
            if reason is not None:
                self._result.errors.append((whole.shown, reason))
                continue
            self._result.files += len(whole.parts)
            for one, mended in whole.parts:
                self.kept[id(one)] = mended.left
                self.left_out[id(one)] = mended.spared
                self._result.applied += mended.applied
                if mended.moved and one.waivers:
                    self._moves_of(one.waivers.root).take(one, mended.moved)
        stand_now(self._checked, [w for w, why in zip(batch, said, strict=True) if why is None])

    def now(self, whole: Whole) -> list[tuple[str, str]]:
        """Write a file at once; (place, reason) where it could not be."""
        known = len(self._result.errors)
        if whole.after != whole.before:
            self.add(whole)
            self.flush()
        return self._result.errors[known:]

    def move(self, one: Checked, moved: dict[Waiver, Waiver]) -> None:
        """Let waivers of a document say at once where their findings are."""
        if one.waivers:
            self._moves_of(one.waivers.root).take(one, moved)
            self.follow()

    def _moves_of(self, root: str) -> Moves:
        from srclint.waivers.moves import Moves

        return self._moved.setdefault(root, Moves())

    def follow(self) -> None:
        """Let waivers say where their findings are now, in the same run of the ledger.

        Else the next run would report, and fix, what somebody has decided to leave.
        """
        waiting, self._moved = self._moved, {}
        for root, moves in waiting.items():
            from srclint.waivers import book, edit

            path = os.path.join(root, FILE)
            try:
                with edit.locked(root):
                    before = book.read(path)
                    whole = root in self._covered
                    after = moves.edited(before, path, self._checked, whole=whole)
                    new = [(path, before, after)] if after != before else []
                    said = self._writer.write(new) if self._writer and new else []
            except UserError as error:
                said = [str(error)]
            shown = discover.shown(path, os.getcwd())
            self._result.errors += [(shown, reason) for reason in said if reason]

    def _write(self, batch: Sequence[Whole]) -> list[str | None]:
        if self._writer is None:
            self._writer = self._ledger.begin()
            self._result.run = self._writer.id
        return self._writer.write([(w.path, w.before, w.after) for w in batch])


@dataclass(frozen=True, slots=True)
class Diff:
    """What fixing would change in a file; `errors` are (path, reason)."""

    data: bytes = b""
    encoding: str = "utf-8"
    errors: tuple[tuple[str, str], ...] = ()


def diffs(checked: Sequence[Checked], settings: Settings, *, unsafe: bool) -> Iterator[Diff]:
    """What fixing would change, file by file."""
    for whole in wholes(mend_files(checked, settings, unsafe=unsafe)):
        yield Diff(whole.diff(), whole.encoding, tuple(whole.errors))
