"""Ids that several documents have: said, and nothing more, since none is known by its id."""

from __future__ import annotations

import os
import tempfile
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO

from srclint.readers.parquet import arrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.corpus.job import Job
    from srclint.corpus.look import Task

PARTS = 64
"""Files that hashes of ids are sorted into: memory holds those of one at a time."""

WIDTH = 8
"""Bytes of a hash: of a billion ids, some 0.03 pairs have the same one by chance."""


def repeated(job: Job, tasks: Sequence[Task]) -> int:
    """How many ids stand in more than one document."""
    with tempfile.TemporaryDirectory() as folder:
        files = [open(os.path.join(folder, str(n)), "w+b") for n in range(PARTS)]  # noqa: SIM115
        try:
            for task in tasks:
                place = f"documents/{task.split.name}.parquet"
                if job.target.info(place) is None:
                    continue
                with job.target.open(place) as file:
                    ids = arrow().read_table(file, columns=["id"]).column("id").to_pylist()
                for name in ids:
                    if name is not None:
                        key = blake2b(name.encode(), digest_size=WIDTH).digest()
                        files[key[0] % PARTS].write(key)
            return sum(_repeated_in(file) for file in files)
        finally:
            for file in files:
                file.close()


def _repeated_in(file: BinaryIO) -> int:
    file.seek(0)
    data = file.read()
    once: set[bytes] = set()
    more: set[bytes] = set()
    for start in range(0, len(data), WIDTH):
        key = data[start : start + WIDTH]
        (more if key in once else once).add(key)
    return len(more)
