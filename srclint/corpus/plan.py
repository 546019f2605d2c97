"""A collection in splits: pieces of about one size that can be done anywhere, and done again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from srclint.corpus.place import Info, first_line
from srclint.filter import SUFFIXES
from srclint.model import UserError
from srclint.readers import parquet
from srclint.readers.records import is_parquet, is_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srclint.corpus.job import Job

LEAST, MOST = 1 << 20, 32 << 20
"""Bytes of a split that nobody gave a size: 10 seconds to some minutes of work, which is what a
worker that dies can cost."""

MANY = 256
"""Splits of a collection that is neither small nor large: no worker is without one for long."""

MOST_FILES = 500
"""Text files of a split."""


@dataclass(frozen=True)
class Split:
    """A piece of the input.

    Of a file with many documents `start` and `end` are bytes (JSON Lines: a line belongs where
    its first byte lies) or row groups (Parquet); `first` is the row of its first line or row.
    """

    name: str
    files: tuple[Info, ...]
    start: int = 0
    end: int = 0
    first: int = 1
    only: bool = True
    """Whether the file has no other split."""
    broken: str = ""
    """Why nothing of it can be read."""
    unpacked: int = 0
    """Bytes of its row groups (Parquet) as they are without compression."""

    @property
    def path(self) -> str:
        """Its file; of several text files the first."""
        return self.files[0].path

    @property
    def size(self) -> int:
        """Bytes to read, about."""
        if is_records(self.path) and not is_parquet(self.path):
            return self.end - self.start
        return self.unpacked or sum(file.size for file in self.files)

    def text_name(self, number: int, count: int) -> str:
        """Where its cleaned text goes."""
        if count == 1:
            return self.path
        stem, dot, suffix = self.path.rpartition(".")
        return f"{stem}-{number:05}-of-{count:05}{dot}{suffix}"


def plan(job: Job, size: int | None = None) -> list[Split]:
    """The splits of a job, in order of their documents. Raises UserError where there are none."""
    texts: list[Info] = []
    found: list[Split] = []
    files = [file for file in job.source.files() if _is_document(file.path)]
    if not files:
        raise UserError(f"{job.source.shown}: there are no documents (.jsonl, .parquet, .txt, .md)")
    size = size or min(max(sum(file.size for file in files) // MANY, LEAST), MOST)
    for file in files:
        if not is_records(file.path):
            texts.append(file)
        elif is_parquet(file.path):
            found += _of_parquet(job, file, size)
        else:
            found += _of_lines(file, size)
    found += _of_texts(texts, size)
    return [replace(split, name=f"{number:06}") for number, split in enumerate(found)]


def _is_document(path: str) -> bool:
    return is_records(path) or path.lower().endswith(SUFFIXES)


def _of_lines(file: Info, size: int) -> Iterator[Split]:
    if not file.path.lower().endswith(".jsonl") or file.size <= size * 3 // 2:
        yield Split("", (file,), 0, file.size)
        return
    count = -(-file.size // size)
    edges = [file.size * n // count for n in range(count + 1)]
    for start, end in pairwise(edges):
        yield Split("", (file,), start, end, only=False)


def _of_parquet(job: Job, file: Info, size: int) -> Iterator[Split]:
    """Row groups of one file, joined up to the size."""
    try:
        with job.source.open(file.path) as stream:
            known = parquet.opened(stream)
            parquet.check_columns(known.schema_arrow, job.fields(file.path))
            meta = known.metadata
            groups = [meta.row_group(n) for n in range(meta.num_row_groups)]
            rows = [group.num_rows for group in groups]
            weights = [group.total_byte_size for group in groups]
    except OSError as error:
        yield Split("", (file,), broken=first_line(error))
        return
    except UserError as error:
        yield Split("", (file,), broken=str(error))
        return
    cuts = list(_cuts(weights, size))
    first = 1
    for start, end in cuts:
        unpacked = sum(weights[start:end])
        yield Split("", (file,), start, end, first, only=len(cuts) == 1, unpacked=unpacked)
        first += sum(rows[start:end])


def _cuts(weights: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    start = weight = 0
    for number, one in enumerate(weights):
        if weight and weight + one > size:
            yield start, number
            start, weight = number, 0
        weight += one
    yield start, len(weights)


def _of_texts(files: Iterable[Info], size: int) -> Iterator[Split]:
    part: list[Info] = []
    weight = 0
    for file in files:
        part.append(file)
        weight += file.size
        if weight >= size or len(part) >= MOST_FILES:
            yield Split("", tuple(part))
            part, weight = [], 0
    if part:
        yield Split("", tuple(part))


def as_json(splits: Iterable[Split]) -> list[dict[str, Any]]:
    """Splits as JSON takes them."""
    return [asdict(split) for split in splits]


def from_json(said: Any) -> list[Split]:
    """Splits of what `as_json` wrote."""
    return [Split(**{**one, "files": tuple(Info(*file) for file in one["files"])}) for one in said]
