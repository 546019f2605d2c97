"""Files with many documents: JSON Lines, plain or packed, and Parquet.

A document is known by where it stands (`Slot`); what it says is read when it is asked for.
`read` remembers where it was in a file: whoever asks in order reads each file once.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from srclint.model import UserError
from srclint.readers import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")

EMPTY = "it is empty, without any record"
"""What is said of a file that has none."""

OPEN = 4
"""Files whose place in reading is remembered at once."""

_KINDS = {
    type(None): "null",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}


class Slot(NamedTuple):
    """Where a document stands in its file.

    `row` counts from 1; in JSON Lines it is the line, blank ones counted too, and `offset` the
    byte of the unpacked file at which that line begins. `size` is in bytes, about.
    """

    row: int
    offset: int | None
    size: int


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a record is what; a column in Parquet."""

    text: str = "text"
    id: str | None = None
    language: str | None = None

    @property
    def wanted(self) -> list[str]:
        """The fields that are read."""
        return [name for name in (self.text, self.id, self.language) if name is not None]


DEFAULT = Fields()
"""What holds where nothing is said."""


class Row(NamedTuple):
    """What a record says."""

    text: str
    id: str | None = None
    language: str | None = None


def is_records(path: str) -> bool:
    """Whether a path's suffix names a file with many documents."""
    return path.lower().endswith(SUFFIXES)


def is_parquet(path: str) -> bool:
    """Whether a path's suffix names a Parquet file."""
    return path.lower().endswith(".parquet")


def slots(path: str, fields: Fields) -> Iterator[Slot]:
    """Where the documents of a file stand, in order.

    Raises OSError, and UserError for a damaged file: after the documents that stand before
    the damage.
    """
    if is_parquet(path):
        from srclint.readers import parquet

        table = parquet.Source(path, fields)
        if not table.rows:
            raise UserError(EMPTY)
        size = table.size // table.rows
        yield from (Slot(row, None, size) for row in range(1, table.rows + 1))
        return
    empty = True
    for row, offset, line in packed.lines(path):
        empty = False
        if line.strip():
            yield Slot(row, offset, len(line))
    if empty:
        raise UserError(EMPTY)


def read(path: str, slot: Slot, fields: Fields) -> Row:
    """What a record says. Raises OSError, and UserError where it is no document."""
    if is_parquet(path):
        source: Source = _source(path, fields)
        return source.row(slot)
    return parse(_source(path, fields).line(slot), fields)


def parse(line: bytes, fields: Fields) -> Row:
    """A line of JSON Lines. Raises UserError where it is no document."""
    return row_of(loaded(line), fields)


def loaded(line: bytes) -> dict[str, Any]:
    """The JSON object of a line. Raises UserError."""
    said: Any
    try:
        said = json.loads(line.rstrip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        bad = line[error.start]
        raise UserError(f"not UTF-8: byte 0x{bad:02x} at {error.start} of the line") from error
    except json.JSONDecodeError as error:
        said = error.msg.removesuffix(" at")
        raise UserError(f"not valid JSON: {said} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"not valid JSON: {error}") from error
    if not isinstance(said, dict):
        raise UserError(f"it is {_said(said)}, not an object with fields")
    return said


def row_of(said: dict[str, Any], fields: Fields) -> Row:
    """The document of a record's fields. Raises UserError where there is none."""
    if fields.text not in said:
        known = ", ".join(list(said)[:8]) or "none"
        raise UserError(f"no field {fields.text!r} (it has: {known}); --text-field names another")
    text = said[fields.text]
    if not isinstance(text, str):
        raise UserError(f"its field {fields.text!r} is {_said(text)}, not a text")
    name = said.get(fields.id) if fields.id else None
    language = said.get(fields.language) if fields.language else None
    return Row(
        text,
        None if name is None else str(name),
        language if isinstance(language, str) else None,
    )


def _said(value: object) -> str:
    return _KINDS.get(type(value), "a text")


class Source(Protocol):
    """A file of which one record after the other is asked for."""

    def row(self, slot: Slot) -> Row:
        """What the record at a place says."""

    def line(self, slot: Slot) -> bytes:
        """The bytes of its line."""


_sources: OrderedDict[tuple[str, Fields], Any] = OrderedDict()


def _source(path: str, fields: Fields) -> Any:
    """The file at a path, opened as it was left."""
    if (path, fields) not in _sources:
        if is_parquet(path):
            from srclint.readers import parquet

            _sources[path, fields] = parquet.Source(path, fields)
        else:
            _sources[path, fields] = packed.Source(path)
        while len(_sources) > OPEN:
            _sources.popitem(last=False)
    return _sources[path, fields]


def forget() -> None:
    """Let go of all files: they may have changed."""
    _sources.clear()
