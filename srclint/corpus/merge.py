"""Facts of a collection: merged by bucket, then as a tree of sorted runs, published in SQLite.

Memory holds one bucket's facts at a time, and of the tree one value of each run.
"""

from __future__ import annotations

import heapq
import json
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
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
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from srclint.corpus.job import Job
    from srclint.views import Observers

    Fact = tuple[str, str, str]
    """Observer, key, value as JSON."""
    Columns = tuple[tuple[str, str], ...]
    """Name and type of each column of a table."""

FOLDER = "_work/merged"
FACTS = "_work/facts.sqlite"
FACT: Columns = (("observer", "string"), ("key", "string"), ("value", "string"))
SPELLING: Columns = (
    ("entity", "string"),
    ("spelling", "string"),
    ("language", "string"),
    ("occurrences", "int64"),
    ("documents", "int64"),
)
SOME = 10_000
"""Rows that are written at a time."""

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
        with _table(out, FACT) as add:
            for fact in facts:
                add(fact)
        out.seek(0)
        job.target.write_from(f"{FOLDER}/{name}.parquet", out)
    return name


@contextmanager
def _table(out: Any, columns: Columns) -> Iterator[Callable[[tuple[Any, ...]], None]]:
    """A Parquet file that is written row by row; what is given takes one."""
    import pyarrow

    schema = pyarrow.schema([(name, pyarrow.type_for_alias(kind)) for name, kind in columns])
    writer = arrow().ParquetWriter(out, schema, compression="zstd")
    part: list[tuple[Any, ...]] = []

    def flush() -> None:
        values = list(zip(*part, strict=True)) or [()] * len(columns)
        arrays = [pyarrow.array(v, f.type) for v, f in zip(values, schema, strict=True)]
        writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
        part.clear()

    def add(row: tuple[Any, ...]) -> None:
        part.append(row)
        if len(part) == SOME:
            flush()

    yield add
    flush()
    writer.close()


def _run(job: Job, name: str) -> Iterator[Fact]:
    with job.target.open(f"{FOLDER}/{name}.parquet") as file:
        for batch in arrow().ParquetFile(file).iter_batches(FEW):
            yield from zip(*(batch.column(n).to_pylist() for n in range(3)), strict=True)


def publish(job: Job, runs: Sequence[str]) -> str:
    """Write the collection's facts: tables for people, SQLite for look-ups. Returns the digest."""
    digest = blake2b(digest_size=16)
    with tempfile.TemporaryDirectory() as folder:
        places = {
            "facts.sqlite": FACTS,
            "facts.parquet": "facts/facts.parquet",
            "spellings.parquet": "facts/spellings.parquet",
        }
        database, facts, spellings = (os.path.join(folder, name) for name in places)
        with (
            closing(sqlite3.connect(database, isolation_level=None)) as known,
            open(facts, "wb") as one,
            open(spellings, "wb") as other,
            _table(one, FACT) as add,
            _table(other, SPELLING) as spell,
        ):
            known.executescript(FACTS_TABLE)
            known.execute("BEGIN")
            rows, speakers = merged(job, runs), observers(job)
            while some := list(islice(rows, SOME)):
                digest.update("\0".join(chain(*some)).encode("utf-8", "surrogatepass"))
                known.executemany("INSERT INTO facts VALUES (?, ?, 0, ?)", some)
                for fact in some:
                    add(fact)
                for spelling in _spellings(some, speakers):
                    spell(spelling)
            known.execute("COMMIT")
        for name, place in places.items():
            with open(os.path.join(folder, name), "rb") as file:
                job.target.write_from(place, file)
    return digest.hexdigest()


def _spellings(facts: Iterable[Fact], known: Observers) -> Iterator[tuple[str, str, str, int, int]]:
    """How entities are spelt, by the observers that say so."""
    for name, key, value in facts:
        observer = known.get(name)
        if observer is not None and observer.spellings is not None:
            yield from observer.spellings(key, json.loads(value))
