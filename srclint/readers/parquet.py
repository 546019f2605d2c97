"""Parquet files as documents: one row group in memory at a time, and only what is asked for."""

from __future__ import annotations

import os
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from srclint.model import UserError
from srclint.readers.records import Row, row_of

if TYPE_CHECKING:
    from srclint.readers.records import Fields, Slot


def arrow() -> Any:
    """The module pyarrow.parquet. Raises UserError where it is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise UserError("reading Parquet needs pyarrow: pip install 'srclint[corpus]'") from error
    return pyarrow.parquet


def opened(path: Any) -> Any:
    """A ParquetFile of a path or file object. Raises OSError, and UserError where it is none."""
    parquet = arrow()
    import pyarrow

    try:
        return parquet.ParquetFile(path, page_checksum_verification=True)
    except pyarrow.ArrowException as error:
        raise UserError(f"it is damaged or no Parquet: {_first_line(error)}") from error


def check_columns(schema: Any, fields: Fields) -> None:
    """Raise UserError where the column of texts is missing, or holds no text."""
    import pyarrow.types as kinds

    if fields.text not in schema.names:
        known = ", ".join(schema.names[:8])
        raise UserError(f"no column {fields.text!r} (it has: {known}); --text-field names another")
    kind = schema.field(fields.text).type
    kind = kind.value_type if kinds.is_dictionary(kind) else kind
    if not (kinds.is_string(kind) or kinds.is_large_string(kind) or kinds.is_string_view(kind)):
        raise UserError(f"its column {fields.text!r} is of the type {kind}, not of texts")


def columns(schema: Any, fields: Fields) -> list[str]:
    """The columns that are read: those of the fields that there are."""
    return [name for name in fields.wanted if name in schema.names]


def read_group(file: Any, number: int, names: list[str] | None) -> Any:
    """A row group as a table. Raises UserError where it is damaged."""
    import pyarrow

    try:
        table = file.read_row_group(number, columns=names)
        table.validate()
    except (pyarrow.ArrowException, OSError) as error:
        raise UserError(
            f"row group {number + 1} is damaged: {_first_line(error)}; it is not read"
        ) from error
    return table


class Source:
    """A Parquet file of which one row after the other is asked for."""

    def __init__(self, path: str, fields: Fields) -> None:
        self._file = opened(path)
        self._fields = fields
        check_columns(self._file.schema_arrow, fields)
        self._columns = columns(self._file.schema_arrow, fields)
        self.size = os.path.getsize(path)
        meta = self._file.metadata
        self.rows: int = meta.num_rows
        sizes = (meta.row_group(n).num_rows for n in range(meta.num_row_groups))
        self._starts = list(accumulate(sizes, initial=0))
        self._group: tuple[int, Any] = (-1, None)

    def row(self, slot: Slot) -> Row:
        """What a row says. Raises UserError where it is no document."""
        index = slot.row - 1
        number = bisect_right(self._starts, index) - 1
        if self._group[0] != number:
            self._group = (-1, None)  # one of them in memory, not two
            self._group = number, read_group(self._file, number, self._columns)
        return row_at(self._group[1], index - self._starts[number], self._fields)


def row_at(table: Any, index: int, fields: Fields) -> Row:
    """What a row of a table says. Raises UserError where it is no document."""
    try:
        names = columns(table.schema, fields)
        return row_of({name: table.column(name)[index].as_py() for name in names}, fields)
    except UnicodeDecodeError as error:
        raise UserError(f"not UTF-8: byte {error.start} of a text") from error


def _first_line(error: BaseException) -> str:
    return str(error).split("\n", 1)[0]
