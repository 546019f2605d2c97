"""The documents of a split, one after the other: each is given, or the reason why it is none."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from srclint.corpus.place import first_line
from srclint.discover import File
from srclint.document import hash_of
from srclint.files import Loaded, loaded_record, make_document
from srclint.model import Record, UserError
from srclint.readers import packed, parquet
from srclint.readers.records import EMPTY, Slot, is_parquet, is_records, loaded, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from srclint.corpus.job import Job
    from srclint.corpus.place import Info
    from srclint.corpus.plan import Split
    from srclint.readers.records import Fields, Row


@dataclass(slots=True)
class Entry:
    """One document of the input, or one reason why there is none.

    `raw` is what it stood in: a line, a row group and the row in it, or a file's bytes. `make`
    gives the document; it raises UserError where there is none.
    """

    path: str
    record: Record | None
    make: Callable[[], Loaded]
    raw: Any = None


def entries(job: Job, split: Split) -> Iterator[Entry]:
    """The documents of a split in order. A file that ends in damage has one entry more."""
    if split.broken:
        yield _broken(split.path, split.broken)
    elif not is_records(split.path):
        for file in split.files:
            yield _text(job, file)
    elif is_parquet(split.path):
        yield from _parquet(job, split)
    else:
        yield from _lines(job, split)


def _broken(path: str, reason: str) -> Entry:
    def make() -> Loaded:
        raise UserError(reason)

    return Entry(path, None, make)


def _text(job: Job, file: Info) -> Entry:
    try:
        data = job.source.read(file.path)
    except OSError as error:
        return _broken(file.path, first_line(error))

    def make() -> Loaded:
        doc, decoded = make_document(data, file.path, file.path, job.profile(file.path))
        return Loaded(doc, data, hash_of(data), decoded)

    return Entry(file.path, None, make, data)


def _lines(job: Job, split: Split) -> Iterator[Entry]:
    path, fields = split.path, job.fields(split.path)
    empty = split.only
    try:
        for row, offset, line in lines_of(job, split):
            empty = False
            if line.strip():
                record = Record(row, offset)
                make = _maker(job, path, record, partial(_parsed, line, fields))
                yield Entry(path, record, make, line)
        if empty:
            yield _broken(path, EMPTY)
    except UserError as error:
        yield _broken(path, str(error))
    except OSError as error:
        yield _broken(path, first_line(error))


def _parsed(line: bytes, fields: Fields) -> Row:
    return row_of(loaded(line), fields)


def lines_of(job: Job, split: Split) -> Iterator[tuple[int, int, bytes]]:
    """Row, offset and bytes of the lines whose first byte lies in a split."""
    with job.source.open(split.path) as file:
        if split.only:
            yield from packed.lines_of(packed.unpacked(file, split.path))
            return
        begin = split.start
        if begin:  # the line that the byte before belongs to is another split's
            file.seek(begin - 1)
            begin += _rest_of_line(file) - 1
            file.seek(begin)
        row = split.first
        for _, offset, line in packed.lines_of(iter(lambda: file.read(packed.CHUNK), b"")):
            if begin + offset >= split.end:
                return
            yield row, begin + offset, line
            row += 1


def _rest_of_line(file: BinaryIO) -> int:
    """Bytes up to the end of a line, that included."""
    length = 0
    while chunk := file.read(1 << 16):
        at = chunk.find(b"\n")
        if at >= 0:
            return length + at + 1
        length += len(chunk)
    return length


def count_lines(job: Job, split: Split) -> int:
    """How many lines begin in a split."""
    total = last = 0
    with job.source.open(split.path) as file:
        begin = split.start
        if begin:
            file.seek(begin - 1)
            begin += _rest_of_line(file) - 1
            file.seek(begin)
        at = begin
        while at < split.end and (chunk := file.read(packed.CHUNK)):
            # The line after a newline begins in this split only if it begins before its end.
            inside = chunk if at + len(chunk) < split.end else chunk[: split.end - 1 - at]
            total += inside.count(b"\n")
            at += len(chunk)
            last = 1
    return total + last


def _parquet(job: Job, split: Split) -> Iterator[Entry]:
    path, fields = split.path, job.fields(split.path)
    first = split.first
    try:
        with job.source.open(path) as stream:
            file = parquet.opened(stream)
            if split.only and not file.metadata.num_rows:
                yield _broken(path, EMPTY)
            for number in range(split.start, split.end):
                rows = file.metadata.row_group(number).num_rows
                columns = None if job.write_text else parquet.columns(file.schema_arrow, fields)
                try:
                    table = parquet.read_group(file, number, columns)
                except UserError as error:
                    for row in range(first, first + rows):
                        entry = _broken(path, str(error))
                        entry.record = Record(row)
                        yield entry
                else:
                    for index in range(rows):
                        record = Record(first + index)
                        said = partial(parquet.row_at, table, index, fields)
                        make = _maker(job, path, record, said)
                        yield Entry(path, record, make, (number, table, index))
                first += rows
    except UserError as error:
        yield _broken(path, str(error))
    except OSError as error:
        yield _broken(path, first_line(error))


def _maker(job: Job, path: str, record: Record, said: Callable[[], Row]) -> Callable[[], Loaded]:
    file = File(path, path, True, os.path.dirname(path), Slot(record.row, record.offset, 0))
    return lambda: loaded_record(said(), file, job.profile(path))
