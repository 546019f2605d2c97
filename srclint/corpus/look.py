"""The first pass: what each document of a split says for the whole collection.

A split's facts lie in one file, a row group for each bucket of documents: copies of a document
are in one bucket, wherever they stand, so that they can count once.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from srclint.corpus.guard import Limits, TooLongError
from srclint.corpus.rows import entries
from srclint.facts import as_json, observe
from srclint.files import MARK
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint.corpus.job import Job
    from srclint.corpus.plan import Split
    from srclint.corpus.rows import Entry

FOLDER = "_work/observed"

TRIES = 2
"""How often a document is tried that takes too long: the first time something may still have to be
loaded or compiled for it."""


@dataclass(frozen=True)
class Task:
    """A split to do; `buckets` is into how many its documents go.

    `skip` says which documents broke a process before, by number, and what is said of them.
    """

    split: Split
    number: int = 0
    count: int = 1
    buckets: int = 1
    guarded: bool = False


def observe_split(
    job: Job, task: Task, skip: Mapping[int, str], progress: int | None = None
) -> dict[str, Any]:
    """Write what the documents of a split say; returns how many there are."""
    rows: list[list[tuple[bytes, str, int, str]]] = [[] for _ in range(task.buckets)]
    job.warm(task.split.path)
    limits = Limits(job.limit, dict(skip), progress)
    number = -1
    try:
        for number, entry in enumerate(entries(job, task.split)):
            if number in limits.skip:
                continue
            if (found := _observed(job, entry, limits, number)) is not None:
                key, said = found
                row = entry.record.row if entry.record else 0
                rows[key[0] % task.buckets].append((key, said, row, entry.path))
    finally:
        limits.close()
    job.target.write(f"{FOLDER}/{task.split.name}.parquet", _as_parquet(rows))
    return {"documents": number + 1}


def _observed(job: Job, entry: Entry, limits: Limits, number: int) -> tuple[bytes, str] | None:
    """Hash of a document, and what it says; None where there is none: the second pass says why."""
    for _ in range(TRIES):
        try:
            with limits.on(number):
                loaded = entry.make()
                actives = job.profile(entry.path).observers
                said = as_json(observe(actives, loaded.doc, []), actives, [])
        except UserError:
            return None
        except TooLongError:
            continue
        return loaded.mark[:MARK], said
    return None


def _as_parquet(rows: list[list[tuple[bytes, str, int, str]]]) -> bytes:
    import pyarrow

    from srclint.readers.parquet import arrow

    fields = [("hash", pyarrow.binary()), ("said", pyarrow.large_string())]
    fields += [("row", pyarrow.int64()), ("path", pyarrow.string())]
    schema = pyarrow.schema(fields)
    out = BytesIO()
    writer = arrow().ParquetWriter(out, schema, compression="zstd")
    for bucket in rows:
        columns = list(zip(*bucket, strict=True)) or [()] * len(fields)
        arrays = [pyarrow.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
        table = pyarrow.Table.from_arrays(arrays, schema=schema)
        writer.write_table(table, row_group_size=max(len(table), 1))
    writer.close()
    return out.getvalue()
