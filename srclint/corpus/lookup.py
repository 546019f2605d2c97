"""Look-ups in the published facts of a collection, remembered from one split to the next."""

from __future__ import annotations

import json
import os
import tempfile
from array import array
from collections.abc import Mapping
from shutil import copyfileobj
from typing import TYPE_CHECKING

from srclint.corpus.merge import FACTS, observers
from srclint.corpus.place import CHUNK
from srclint.knowledge import StoredFacts
from srclint.store import Snapshot
from srclint.views import PATHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.corpus.job import Job

MOST = 600_000
"""Answers and conclusions that a process remembers beyond a split: some 270 MB."""

BITS = 32
"""Bits of a filter for each key: of a hundred keys that there are no facts of, three pass."""


class Filter:
    """Says of most strings that are not among some that they are not."""

    def __init__(self, keys: Iterable[str]) -> None:
        hashes = array("q", map(hash, keys))
        self._mask = (1 << (BITS * len(hashes)).bit_length()) - 1
        self._bits = bytearray((self._mask >> 3) + 1)
        for each in hashes:
            at = each & self._mask
            self._bits[at >> 3] |= 1 << (at & 7)

    def passing(self, keys: Iterable[str]) -> list[str]:
        """Keys that may be among them: all that are."""
        bits, mask = self._bits, self._mask
        return [key for key in keys if bits[(at := hash(key) & mask) >> 3] >> (at & 7) & 1]


class Collection(Snapshot):
    """Published facts. Rules ask for many keys that do not exist: SQLite is spared most of them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._filters: dict[str, Filter] = {}

    def known(self, code: str, keys: Iterable[str]) -> set[str]:
        """Those of some keys that there are facts of."""
        if code not in self._filters:
            self._filters[code] = Filter(self.keys(code))
        return super().known(code, self._filters[code].passing(keys))


class _Places(Mapping[str, list[str]]):
    """Where copies stand, asked of the facts as they are needed."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __getitem__(self, key: str) -> list[str]:
        for value in self._snapshot.fact(PATHS, key):
            places: list[str] = json.loads(value)
            return places
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return self._snapshot.keys(PATHS)

    def __len__(self) -> int:
        return sum(1 for _ in self)


_last: dict[tuple[str, str, str], tuple[Collection, StoredFacts]] = {}
"""The facts that were looked up last in this process, by place, digest and rules."""


def stored(job: Job) -> StoredFacts:
    """The collection's facts, as a rule's check asks them."""
    key = job.target.uri, job.facts, job.key
    snapshot, facts = _last.pop(key, (None, None))
    _last.clear()
    if snapshot is None:
        snapshot = Collection(_here(job))
    if facts is None or facts.remembered() > MOST:
        facts = StoredFacts(snapshot, observers(job), _Places(snapshot), None, job.facts)
    _last[key] = snapshot, facts
    return facts


def _here(job: Job) -> str:
    """The path of the facts on this machine: fetched once, where they lie elsewhere."""
    if job.target.is_local:
        return job.target.local(FACTS)
    from srclint.commands import cache_folder

    folder = cache_folder(os.environ.get("SRCLINT_CACHE_DIR"))
    path = os.path.join(folder, f"facts-{job.facts}.sqlite")
    if not os.path.exists(path):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder)
        with open(descriptor, "wb") as file, job.target.open(FACTS) as stream:
            copyfileobj(stream, file, CHUNK)
        os.replace(temporary, path)
    return path
