"""Fixes applied to files: worked out in memory, written through the ledger, or shown as a diff."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint.ledger import Ledger
from srclint.model import UserError
from srclint.pool import WorkerDiedError
from srclint.run import mend_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint.ledger import Writer
    from srclint.model import Finding
    from srclint.run import Checked, Settings
    from srclint.work import Mended

BATCH = 200
"""Documents whose old bytes go to the ledger together: each flush to disk costs milliseconds."""


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
    kept = {id(one): one.findings for one in checked}
    todo: list[tuple[Checked, Mended]] = []
    for one, mended in mend_files(checked, settings, unsafe=unsafe):
        if isinstance(mended, WorkerDiedError):
            result.errors.append((one.file.shown, "fixing it killed the process; left as it was"))
            continue
        result.errors += [(one.file.shown, said) for said in mended.faults]
        if mended.error:
            result.errors.append((one.file.shown, mended.error))
        elif mended.after != mended.before:
            todo.append((one, mended))
    if todo:
        _write_all(todo, state_dir, result, kept)
    result.findings = [finding for one in checked for finding in kept[id(one)]]
    return result


def _write_all(
    todo: Sequence[tuple[Checked, Mended]],
    state_dir: str,
    result: Fixed,
    kept: dict[int, list[Finding]],
) -> None:
    try:
        writer = Ledger(state_dir).begin()
    except UserError as error:
        result.errors += [(one.file.shown, str(error)) for one, _ in todo]
        return
    result.run = writer.id
    for start in range(0, len(todo), BATCH):
        _write(todo[start : start + BATCH], writer, result, kept)


def _write(
    batch: Sequence[tuple[Checked, Mended]],
    writer: Writer,
    result: Fixed,
    kept: dict[int, list[Finding]],
) -> None:
    try:
        said = writer.write([(o.file.path, m.before, m.after) for o, m in batch])
    except UserError as error:
        result.errors += [(one.file.shown, str(error)) for one, _ in batch]
        return
    for (one, mended), reason in zip(batch, said, strict=True):
        if reason is None:
            kept[id(one)] = mended.left
            result.applied += mended.applied
            result.files += 1
        else:
            result.errors.append((one.file.shown, reason))


def diffs(
    checked: Sequence[Checked], settings: Settings, *, unsafe: bool
) -> Iterator[tuple[str, str | None]]:
    """What fixing would change: (unified diff, None), or ("", reason) where it cannot."""
    for one, mended in mend_files(checked, settings, unsafe=unsafe):
        if isinstance(mended, WorkerDiedError):
            yield "", f"{one.file.shown}: fixing it kills the process"
        elif mended.error:
            yield "", f"{one.file.shown}: {mended.error}"
        elif mended.old_text != mended.new_text:
            yield unified(mended.old_text, mended.new_text, one.file.shown), None


def unified(old: str, new: str, name: str) -> str:
    r"""A unified diff of two texts; a `\r` at a line's end is part of the line."""
    lines = list(difflib.unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}"))
    return "".join(
        line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
