"""Facts of a collection: merged by bucket, then as a tree of sorted runs, published in SQLite.

Memory holds one bucket's facts at a time, and of the tree one value of each run.
"""

from __future__ import annotations

import heapq
import json
import os
import sqlite3
import tempfile
from hashlib import blake2b
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from srclint.corpus import look
from srclint.facts import add_documents, observers_of
from srclint.readers.parquet import arrow
from srclint.store import FACTS_TABLE
from srclint.views import PATHS, Merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srclint.corpus.job import Job
    from srclint.views import Observers

    Fact = tuple[str, str, str]
    """Observer, key, value as JSON."""

FOLDER = "_work/merged"
FACTS = "_work/facts.sqlite"
SOME = 10_000
"""Facts that are written at a time."""

FEW = 1000
"""Facts of each run that are in memory while runs are joined."""

_dumped = json.JSONEncoder(sort_keys=True).encode  # `dumps` would make one for each value


def observers(job: Job) -> Observers:
    """The observers of a job, by name."""
    return observers_of(job.profile("any.txt").observers)


def merge_bucket(job: Job, bucket: tuple[int, Sequence[str]]) -> str:
    """Merge what the documents of one bucket say in all splits; returns the run's name."""
    number, names = bucket
    known = observers(job)
    paths: dict[str, list[str]] = {}
    total: Merged = {}
    add_documents(total, _said(job, number, names, paths), known)
    total[PATHS] = {key: sorted(places) for key, places in paths.items()}
    facts = (
        (observer, key, _dumped(value))
        for observer in sorted(total)
        for key, value in sorted(total[observer].items())
    )
    return _write_run(job, f"bucket-{number:04}", facts)


def _said(
    job: Job, number: int, names: Sequence[str], paths: dict[str, list[str]]
) -> Iterator[dict[str, Any]]:
    """What the documents of a bucket say, copies once; `paths` gets where all of them stand."""
    for name in names:
        with job.target.open(f"{look.FOLDER}/{name}.parquet") as file:
            table = arrow().ParquetFile(file).read_row_group(number)
        columns = [table.column(n).to_pylist() for n in range(table.num_columns)]
        for key, said, row, path in zip(*columns, strict=True):
            places = paths.setdefault(key.hex(), [])
            if said and not places:
                yield json.loads(said)
            places.append(f"{path}#{row}" if row else path)


def merge_runs(job: Job, part: tuple[str, Sequence[str]]) -> str:
    """Merge sorted runs into one; returns its name."""
    name, runs = part
    return _write_run(job, name, merged(job, runs))


def merged(job: Job, runs: Sequence[str]) -> Iterator[Fact]:
    """The facts of runs, sorted, values of one key joined."""
    known = observers(job)
    rows = heapq.merge(*(_run(job, run) for run in runs))
    for (observer, key), group in groupby(rows, key=itemgetter(0, 1)):
        values = [value for _, _, value in group]
        if len(values) == 1:
            yield observer, key, values[0]
            continue
        total = json.loads(values[0])
        for value in values[1:]:
            more = json.loads(value)
            total = (
                sorted(total + more) if observer == PATHS else known[observer].merge(total, more)
            )
        yield observer, key, _dumped(total)


def _write_run(job: Job, name: str, facts: Iterable[Fact]) -> str:
    """Write a run to a temporary file first: it can be larger than memory should be."""
    with tempfile.TemporaryFile() as out:
        _write_facts(out, facts)
        out.seek(0)
        job.target.write_from(f"{FOLDER}/{name}.parquet", out)
    return name


def _write_facts(out: Any, facts: Iterable[Fact]) -> None:
    import pyarrow

    schema = pyarrow.schema([(n, pyarrow.string()) for n in ("observer", "key", "value")])
    writer = arrow().ParquetWriter(out, schema, compression="zstd")
    part: list[Fact] = []
    for fact in facts:
        part.append(fact)
        if len(part) == SOME:
            writer.write_table(_table(part, schema))
            part.clear()
    writer.write_table(_table(part, schema))
    writer.close()


def _table(facts: Sequence[Fact], schema: Any) -> Any:
    import pyarrow

    columns = list(zip(*facts, strict=True)) or [()] * 3
    return pyarrow.Table.from_arrays([pyarrow.array(c, "string") for c in columns], schema=schema)


def _run(job: Job, name: str) -> Iterator[Fact]:
    with job.target.open(f"{FOLDER}/{name}.parquet") as file:
        for batch in arrow().ParquetFile(file).iter_batches(FEW):
            yield from zip(*(batch.column(n).to_pylist() for n in range(3)), strict=True)


def publish(job: Job, runs: Sequence[str]) -> str:
    """Write the collection's facts: a table for people, SQLite for look-ups. Returns the digest."""
    digest = blake2b(digest_size=16)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "facts.sqlite")
        table = os.path.join(folder, "facts.parquet")
        database = sqlite3.connect(path, isolation_level=None)
        database.executescript(FACTS_TABLE)
        database.execute("BEGIN")

        def kept() -> Iterator[Fact]:
            facts = merged(job, runs)
            while some := list(islice(facts, SOME)):
                digest.update("\0".join(chain(*some)).encode("utf-8", "surrogatepass"))
                database.executemany("INSERT INTO facts VALUES (?, ?, 0, ?)", some)
                yield from some

        with open(table, "wb") as out:
            _write_facts(out, kept())
        database.execute("COMMIT")
        database.close()
        for name, place in ((path, FACTS), (table, "facts/facts.parquet")):
            with open(name, "rb") as file:
                job.target.write_from(place, file)
    return digest.hexdigest()
