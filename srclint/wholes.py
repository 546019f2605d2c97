"""Fixed documents as whole files: the records of one file change it together. Writes nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from srclint.discover import why
from srclint.files import read_bytes
from srclint.model import UserError
from srclint.patch import unified
from srclint.pool import WorkerDiedError
from srclint.readers import packed, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srclint.readers.rewrite import Change
    from srclint.run import Checked
    from srclint.work import Mended

LARGEST = 2 << 30
"""Bytes of a file of records that is fixed in place: it is held in memory as it was
and as it is to be, with the texts that change."""

Part = tuple["Checked", "Mended"]


@dataclass(slots=True)
class Whole:
    """A file's bytes before and after, and the documents in it that changed.

    `errors` are (place, reason) of what could not be done.
    """

    path: str
    shown: str
    before: bytes = b""
    after: bytes = b""
    encoding: str = "utf-8"
    parts: list[Part] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def diff(self) -> bytes:
        """What changes: of a packed file the lines in it, of a Parquet file each text."""
        if self.before == self.after:
            return b""
        if records.is_parquet(self.path):
            return b"".join(unified(m.before, m.after, o.file.place) for o, m in self.parts)
        if records.is_records(self.path):
            before, after = (packed.plain(data, self.path) for data in (self.before, self.after))
            return unified(before, after, self.shown)
        return unified(self.before, self.after, self.shown, self.encoding)


def wholes(mended: Iterable[tuple[Checked, Mended | WorkerDiedError]]) -> Iterator[Whole]:
    """Files of documents that come file by file, in order."""
    for path, group in groupby(mended, key=lambda pair: pair[0].file.path):
        whole = Whole(path, "")
        for one, result in group:
            whole.shown = one.file.shown
            _take(whole, one, result)
        if whole.parts and whole.parts[0][0].file.slot is not None:
            _rewrite(whole)
        elif whole.parts:
            only = whole.parts[0][1]
            whole.before, whole.after, whole.encoding = only.before, only.after, only.encoding
        yield whole


def _take(whole: Whole, one: Checked, result: Mended | WorkerDiedError) -> None:
    place = one.file.place
    if isinstance(result, WorkerDiedError):
        whole.errors.append((place, "fixing it killed the process; left as it was"))
        return
    whole.errors += [(place, said) for said in result.faults]
    if result.error:
        whole.errors.append((place, result.error))
    elif result.after != result.before:
        whole.parts.append((one, result))


def _rewrite(whole: Whole) -> None:
    from srclint.readers.rewrite import rewritten

    changes = {one.file.slot.row: _change(m) for one, m in whole.parts if one.file.slot}
    text_field = whole.parts[0][0].profile.fields.text
    try:
        if os.path.getsize(whole.path) > LARGEST:
            raise UserError("it is too large to be fixed in place: `srclint corpus --write-text`")
        whole.before = read_bytes(whole.path)
        result = rewritten(whole.path, whole.before, text_field, changes)
    except OSError as error:
        _give_up(whole, why(error, whole.path))
    except UserError as error:
        _give_up(whole, str(error))
    else:
        whole.after = result.data
        refused = {f"{whole.shown}#{row}": reason for row, reason in result.refused.items()}
        whole.errors += refused.items()
        whole.parts = [part for part in whole.parts if part[0].file.place not in refused]


def _give_up(whole: Whole, reason: str) -> None:
    whole.errors.append((whole.shown, reason))
    whole.before = whole.after = b""
    whole.parts.clear()


def _change(mended: Mended) -> Change:
    from srclint.readers.rewrite import Change

    old, new = (data.decode("utf-8", "surrogatepass") for data in (mended.before, mended.after))
    return Change(old, new, mended.edits)


def stand_now(checked: Sequence[Checked], written: Iterable[Whole]) -> None:
    """Let documents stand where they are now, in the files that were written."""
    slots = {}
    for whole in written:
        if records.is_records(whole.path) and not records.is_parquet(whole.path):
            lines = packed.lines_of(packed.unpacked(BytesIO(whole.after), whole.path))
            slots[whole.path] = {
                row: records.Slot(row, offset, len(line)) for row, offset, line in lines
            }
    if slots:
        records.forget()
    for one in checked:
        if one.file.slot is not None and one.file.path in slots:
            one.file = one.file._replace(slot=slots[one.file.path].get(one.file.slot.row))
