"""What a folder's documents say together: merged by shard, looked up by key."""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from srclint.facts import add_documents, merge_into
from srclint.store import shard_digests
from srclint.told import Told
from srclint.views import PATHS, MergedFacts, View, known_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from srclint.model import Observer
    from srclint.store import Snapshot, Store
    from srclint.views import Merged, Observers

    Paths = dict[str, list[str]]


class StoredFacts:
    """Facts that stay in the cache; each key is fetched when asked for, once.

    `keys` are those of the documents, from which what is gathered is gathered anew; None where
    all facts are merged. `digest` stands for facts that other processes of the run have too: they
    tell each other what is fine by them.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        observers: Observers,
        paths: Mapping[str, list[str]],
        keys: Sequence[bytes] | None,
        digest: str = "",
    ) -> None:
        self._snapshot = snapshot
        self._observers = observers
        self._paths = paths
        self._keys = keys
        self._digest = digest
        self._answers: dict[tuple[str, str], Any] = {}
        self._views: dict[str, View] = {}

    def of(self, name: str) -> View:
        """Facts of the observer with this name."""
        if name not in self._views:
            self._views[name] = self._view(name, self._observers.get(name))
        return self._views[name]

    def remembered(self) -> int:
        """How much is remembered: answers, and what rules concluded from them."""
        views = self._views.values()
        return len(self._answers) + sum(len(m) for v in views for m in v.memory.values())

    def _view(self, name: str, observer: Observer | None) -> View:
        if observer is not None and observer.gather is not None and self._keys is not None:
            gathered = observer.gather(self._said(name), None)
            return View(observer, gathered.get, partial(known_in, gathered), self._paths)
        get, known = partial(self._look_up, name), partial(self._snapshot.known, name)
        view = View(observer, get, known, self._paths)
        if self._digest:
            view.told = Told(name, self._digest)
        return view

    def _said(self, name: str) -> Iterator[Any]:
        """What all documents say to an observer."""
        for text in self._snapshot.observed(self._keys or ()):
            if text and name in (observed := json.loads(text)):
                yield observed[name]

    def _look_up(self, name: str, key: str) -> Any:
        if (name, key) not in self._answers:
            self._answers[name, key] = self._fetch(name, key)
        return self._answers[name, key]

    def _fetch(self, name: str, key: str) -> Any:
        values = [json.loads(value) for value in self._snapshot.fact(name, key)]
        if not values:
            return None
        total = values[0]
        for value in values[1:]:
            total = self._observers[name].merge(total, value)
        return total

    def in_memory(self) -> MergedFacts:
        """All of them at once: what can go to other processes."""
        gathers = self._keys is not None
        together = {n: o for n, o in self._observers.items() if gathers and o.gather is not None}
        total: Merged = {}
        for name, key, value in self._snapshot.all_facts(self._observers.keys() - together.keys()):
            merge_into(total, {name: {key: json.loads(value)}}, self._observers)
        if together:
            texts = self._snapshot.observed(self._keys or ())
            add_documents(total, (json.loads(text) for text in texts if text), together)
        total[PATHS] = dict(self._paths)
        return MergedFacts(total, self._observers)


def in_memory(observed: Mapping[bytes, str], observers: Observers, paths: Paths) -> MergedFacts:
    """Merge what documents say (by document, as JSON) here and now."""
    total: Merged = {}
    add_documents(total, (json.loads(text) for text in observed.values() if text), observers)
    total[PATHS] = paths
    return MergedFacts(total, observers)


def bring_up_to_date(
    store: Store, keys: Iterable[bytes], observers: Observers, paths: Paths | None = None
) -> tuple[StoredFacts, bytes]:
    """Merge again the shards whose documents changed; returns the facts and their digest.

    Raises sqlite3.Error or KeyError where the cache cannot be used, also where another run
    on other documents is faster than this one three times in a row.
    """
    keys = sorted(set(keys))
    members, digests = shard_digests(keys)
    code = blake2b(repr(sorted(observers)).encode(), digest_size=16).digest()
    places = blake2b(json.dumps(paths, sort_keys=True).encode(), digest_size=16).digest()
    digests = {shard: _joined(code, digest) for shard, digest in digests.items()}
    for _ in range(3):
        if (before := store.shards()) != digests:
            with store.writing():
                for shard in before.keys() - digests.keys():
                    store.drop_shard(shard)
                for shard, digest in digests.items():
                    if before.get(shard) != digest:
                        store.save_shard(shard, digest, _merged(store, members[shard], observers))
        snapshot = store.snapshot()
        if snapshot.shards() == digests:
            digest = _joined(places, *(digests[s] for s in sorted(digests)))
            return StoredFacts(snapshot, observers, paths or {}, keys), digest
    raise sqlite3.OperationalError("other runs keep changing the cache")


def _joined(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=16).digest()


def _merged(
    store: Store, keys: Iterable[bytes], observers: Observers
) -> list[tuple[str, str, str]]:
    """Rows of a shard; what is gathered is gathered anew in each run."""
    total: Merged = {}
    merged = {name: each for name, each in observers.items() if each.gather is None}
    if merged:
        add_documents(total, (json.loads(text) for text in store.observed(keys) if text), merged)
    return [
        (code, key, json.dumps(value))
        for code, facts in total.items()
        for key, value in facts.items()
    ]
