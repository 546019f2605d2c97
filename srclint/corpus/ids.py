"""Ids that several documents have: said, and nothing more, since none is known by its id."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack
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
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        names = [os.path.join(folder, str(number)) for number in range(PARTS)]
        files = [stack.enter_context(open(name, "w+b")) for name in names]
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


def _repeated_in(file: BinaryIO) -> int:
    file.seek(0)
    data = file.read()
    once: set[bytes] = set()
    more: set[bytes] = set()
    for start in range(0, len(data), WIDTH):
        key = data[start : start + WIDTH]
        (more if key in once else once).add(key)
    return len(more)
