"""Waivers of single records: which record of a file with many each entry is for, now.

Rows move when records are added, removed or sorted, and one sentence may stand in many records.
So an entry knows its record by what it says: by its whole text, else by how it begins or ends
(somebody changed the rest, and no other record does so too); its row only tells which of several
same texts is meant. What agrees in nothing but the sentence is another record: the next one moves
up when one is removed.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from srclint.anchor import PART, WHOLE, comparable, marks, record_mark, whole_mark
from srclint.files import load
from srclint.model import UserError
from srclint.waivers import FileWaivers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from srclint.anchor import Mark
    from srclint.model import Finding
    from srclint.run import Checked
    from srclint.waivers import Waiver

    Kind = tuple[str, str, str, int]


def share(given: FileWaivers, records: Sequence[Checked]) -> None:
    """Give each record of a file the waivers that hold for it; `given` are those of the file."""
    common = [waiver for waiver in given.waivers if not waiver.is_of_record]
    of_all = FileWaivers(given.root, given.path, common) if common else None
    waiting: dict[Kind, list[Waiver]] = {}
    for waiver in given.waivers:
        if waiver.is_of_record:
            waiting.setdefault(_kind(waiver), []).append(waiver)
    found = _found(waiting, records)
    own: dict[int, list[Waiver]] = {}
    for kind, entries in waiting.items():
        for row, waiver in _pairs(entries, found.get(kind, ())):
            own.setdefault(row, []).append(waiver)
    for one in records:
        mine = own.get(one.file.slot.row) if one.file.slot else None
        one.waivers = FileWaivers(given.root, given.path, [*mine, *common]) if mine else of_all


def _kind(waiver: Waiver) -> Kind:
    """What an entry is for in any record; without context, of any sentence."""
    occurrence = (waiver.occurrence or 1) if waiver.context else 0
    return waiver.rule, comparable(waiver.text), waiver.context, occurrence


def _found(
    waiting: Mapping[Kind, list[Waiver]], records: Sequence[Checked]
) -> dict[Kind, list[_Place]]:
    """Where there is something that entries are for: the first of each record, in order."""
    found: dict[Kind, list[_Place]] = {}
    for one in records:
        for mark, finding in zip(marks(one.findings), one.findings, strict=True):
            for kind in _kinds(mark, finding):
                places = found.setdefault(kind, []) if kind in waiting else None
                if places is not None and (not places or places[-1].one is not one):
                    places.append(_Place(one, finding))
    return found


def _kinds(mark: Mark, finding: Finding) -> Iterator[Kind]:
    _, text, context, occurrence = mark
    for rule in (finding.code, finding.name):
        yield rule, text, context, occurrence
        yield rule, text, "", 0
        yield rule, "", "", 0


def _pairs(entries: Sequence[Waiver], places: Sequence[_Place]) -> Iterator[tuple[int, Waiver]]:
    """Rows of records with the entries of one kind that are for them, none of which has two."""
    free = {place.row: place for place in places}
    left = list(entries)
    for key_of_place, key_of_entry, most in _STEPS:
        if not any(map(key_of_entry, left)) or not free:
            continue
        by_key: dict[str, list[int]] = {}
        for row, place in free.items():
            by_key.setdefault(key_of_place(place), []).append(row)
        still = []
        for waiver in left:
            key = key_of_entry(waiver)
            rows = by_key.get(key) if key else None
            if rows and len(rows) <= most:
                row = rows.pop(_nearest(rows, waiver.row))
                del free[row]
                yield row, waiver
            else:
                still.append(waiver)
        left = still


class _Place:
    """A finding in a record, and what that is known by."""

    def __init__(self, one: Checked, finding: Finding) -> None:
        self.one = one
        self.row = one.file.slot.row if one.file.slot else 0
        self._finding = finding

    @property
    def whole(self) -> str:
        return whole_mark(self.one.content)

    @cached_property
    def edges(self) -> str:
        """How the record begins and ends; it is read again for that."""
        try:
            text = load(self.one.file, self.one.profile).doc.text
        except (OSError, UserError):
            return ""
        return record_mark(text, self._finding.span)[WHOLE:]


def _telling(part: str) -> str:
    return part if part.strip("0") else ""


_STEPS: tuple[tuple[Callable[[_Place], str], Callable[[Waiver], str], float], ...] = (
    (lambda place: place.whole, lambda waiver: waiver.record[:WHOLE], inf),
    (lambda place: place.edges[:PART], lambda w: _telling(w.record[WHOLE : WHOLE + PART]), 1),
    (lambda place: place.edges[PART:], lambda w: _telling(w.record[WHOLE + PART :]), 1),
    (lambda place: str(place.row), lambda w: "" if w.record else str(w.row), 1),
)
"""How a record is known, the surest first; what an entry says of that, "" for nothing; and how
many records may be known by the same."""


def _nearest(rows: Sequence[int], row: int) -> int:
    """The index of what is nearest to a row; rows are sorted."""
    at = bisect_left(rows, row)
    if at == len(rows) or (at and row - rows[at - 1] < rows[at] - row):
        return at - 1
    return at
