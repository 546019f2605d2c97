"""Parquet files with other texts: rows, order, columns, metadata, row groups, compression stay."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from srclint.model import UserError
from srclint.readers import parquet

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHANGED = "it is no longer what was checked; check it again"


def with_texts(data: bytes, column: str, texts: Mapping[int, tuple[str, str]]) -> bytes:
    """A file in which rows (from 1) have other texts: (old, new).

    Raises UserError where the file is damaged or not what was checked, and where what was
    written does not read as the same file with the new texts: nothing half-done comes back.
    """
    import pyarrow

    file = parquet.opened(pyarrow.BufferReader(data))
    out = BytesIO()
    writer = writer_like(file, out)
    begin = 1
    for number in range(file.metadata.num_row_groups):
        table = parquet.read_group(file, number, None)
        own = {row - begin: both for row, both in texts.items() if 0 <= row - begin < len(table)}
        if own:
            table = replaced(table, column, own)
        writer.write_table(table, row_group_size=max(len(table), 1))
        begin += len(table)
    writer.close()  # in a `with`, an exception would make a valid file of a part
    result = out.getvalue()
    _demand_same(file, parquet.opened(pyarrow.BufferReader(result)))
    return result


def writer_like(file: Any, out: Any) -> Any:
    """A ParquetWriter that writes as a ParquetFile was written."""
    writer = parquet.arrow().ParquetWriter(out, file.schema_arrow, **_manner(file))
    own = file.schema_arrow.metadata or {}
    more = {k: v for k, v in (file.metadata.metadata or {}).items() if k not in own}
    more.pop(b"ARROW:schema", None)
    if more:
        writer.add_key_value_metadata(more)
    return writer


def _manner(file: Any) -> dict[str, Any]:
    """How a file was written, as a ParquetWriter takes it."""
    meta, schema = file.metadata, file.schema
    manner: dict[str, Any] = {
        "store_schema": b"ARROW:schema" in (meta.metadata or {}),
        "use_deprecated_int96_timestamps": any(
            schema.column(n).physical_type == "INT96" for n in range(len(schema))
        ),
        "version": meta.format_version if meta.format_version in {"1.0", "2.4", "2.6"} else "2.6",
    }
    if not meta.num_row_groups:
        return manner
    group = meta.row_group(0)
    columns = [group.column(n) for n in range(group.num_columns)]
    names = [one.path_in_schema for one in columns]
    manner["use_compliant_nested_type"] = not any(".list.item" in name for name in names)
    kinds = [one.compression.lower() for one in columns]
    kinds = ["none" if kind == "uncompressed" else kind for kind in kinds]
    manner["compression"] = dict(zip(names, kinds, strict=True))
    manner["use_dictionary"] = [
        one.path_in_schema for one in columns if any("DICT" in e for e in one.encodings)
    ]
    manner["write_statistics"] = [o.path_in_schema for o in columns if o.is_stats_set]
    if group.sorting_columns:
        manner["sorting_columns"] = group.sorting_columns
    return manner


def replaced(table: Any, column: str, texts: Mapping[int, tuple[str, str]]) -> Any:
    """A table with other texts in rows (from 0). Raises UserError where one is not the old one."""
    import pyarrow
    from pyarrow import compute, types

    number = table.schema.get_field_index(column)
    field = table.schema.field(number)
    kind = field.type.value_type if types.is_dictionary(field.type) else field.type
    old = table.column(number).cast(kind).combine_chunks()
    if any(old[row].as_py() != before for row, (before, _) in texts.items()):
        raise UserError(_CHANGED)
    mask = [False] * len(table)
    for row in texts:
        mask[row] = True
    try:
        news = pyarrow.array([texts[row][1] for row in sorted(texts)], kind)
    except UnicodeEncodeError as error:
        raise UserError(f"a fixed text cannot be written as UTF-8: {error.reason}") from error
    new = compute.replace_with_mask(old, pyarrow.array(mask), news)
    if types.is_dictionary(field.type):
        new = new.dictionary_encode().cast(field.type)
    return table.set_column(number, field, new)


def _demand_same(before: Any, after: Any) -> None:
    """Raise UserError where a file's frame is not what it was."""
    groups = [
        [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)]
        for file in (before, after)
    ]
    same = before.schema_arrow.equals(after.schema_arrow, check_metadata=True)
    if groups[0] != groups[1] or not same or not before.schema.equals(after.schema):
        raise UserError("it cannot be written as it was: its schema would be another")
