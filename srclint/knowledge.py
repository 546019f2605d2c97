"""What a folder's documents say together: merged by shard, looked up by key."""

from __future__ import annotations

import json
import sqlite3
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from srclint.facts import PATHS, MergedFacts, RuleView, merge_into
from srclint.store import shard_digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from srclint.facts import Observed
    from srclint.store import Snapshot, Store

    Mergers = Mapping[str, Callable[[Any, Any], Any]]
    Paths = dict[str, list[str]]


class StoredFacts:
    """Facts that stay in the cache; each key is fetched when asked for, once."""

    def __init__(self, snapshot: Snapshot, merge: Mergers, paths: Paths) -> None:
        self._snapshot = snapshot
        self._merge = merge
        self._paths = paths
        self._answers: dict[tuple[str, str], Any] = {}

    def of(self, code: str) -> RuleView:
        """Facts of the rule with this code."""
        return RuleView(code, self.look_up)

    def look_up(self, code: str, key: str) -> Any:
        """The merged value of a rule's key; None where no document has it."""
        if code == PATHS:
            return self._paths.get(key)
        if (code, key) not in self._answers:
            self._answers[code, key] = self._fetch(code, key)
        return self._answers[code, key]

    def _fetch(self, code: str, key: str) -> Any:
        values = [json.loads(value) for value in self._snapshot.fact(code, key)]
        if not values:
            return None
        total = values[0]
        for value in values[1:]:
            total = self._merge[code](total, value)
        return total

    def in_memory(self) -> MergedFacts:
        """All of them at once: what can go to other processes."""
        total: Observed = {}
        for code, key, value in self._snapshot.all_facts():
            merge_into(total, {code: {key: json.loads(value)}}, self._merge)
        total[PATHS] = self._paths
        return MergedFacts(total)


def in_memory(observed: Mapping[bytes, str], merge: Mergers, paths: Paths) -> MergedFacts:
    """Merge the facts of documents (by key, as JSON) here and now."""
    total: Observed = {}
    for text in observed.values():
        if text:
            merge_into(total, json.loads(text), merge)
    total[PATHS] = paths
    return MergedFacts(total)


def bring_up_to_date(
    store: Store, keys: Iterable[bytes], merge: Mergers, paths: Paths | None = None
) -> tuple[StoredFacts, bytes]:
    """Merge again the shards whose documents changed; returns the facts and their digest.

    Raises sqlite3.Error or KeyError where the cache cannot be used, also where another run
    on other documents is faster than this one three times in a row.
    """
    members, digests = shard_digests(keys)
    code = blake2b(repr(sorted(merge)).encode(), digest_size=16).digest()
    places = blake2b(json.dumps(paths, sort_keys=True).encode(), digest_size=16).digest()
    digests = {shard: _joined(code, digest) for shard, digest in digests.items()}
    for _ in range(3):
        if (before := store.shards()) != digests:
            with store.writing():
                for shard in before.keys() - digests.keys():
                    store.drop_shard(shard)
                for shard, digest in digests.items():
                    if before.get(shard) != digest:
                        store.save_shard(shard, digest, _merged(store, members[shard], merge))
        snapshot = store.snapshot()
        if snapshot.shards() == digests:
            digest = _joined(places, *(digests[s] for s in sorted(digests)))
            return StoredFacts(snapshot, merge, paths or {}), digest
    raise sqlite3.OperationalError("other runs keep changing the cache")


def _joined(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=16).digest()


def _merged(store: Store, keys: Iterable[bytes], merge: Mergers) -> list[tuple[str, str, str]]:
    total: Observed = {}
    for text in store.observed(keys):
        if text:
            merge_into(total, json.loads(text), merge)
    return [
        (code, key, json.dumps(value))
        for code, facts in total.items()
        for key, value in facts.items()
    ]
