"""One corpus in a run: which files changed, what they say, what the whole folder says of them."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
from typing import TYPE_CHECKING

from srclint import facts, files, knowledge, pool, work
from srclint.model import UserError
from srclint.store import Entry, Known
from srclint.views import MergedFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srclint.item import Item
    from srclint.store import Store
    from srclint.views import Facts, Observers

    Progress = Callable[[int, int], None]

YOUNG = 2_000_000_000
"""Nanoseconds: a file changed so lately may change again within one tick of its clock."""

UNSETTLED = -1
"""A time of change that no file has."""

FEW = 50
"""Files up to which single look-ups in the cache beat reading all that it knows."""

KILLED = "checking it killed the process; it was left out"


class Folder:
    """The files of one corpus, and its cache. First `look`, then `judge`."""

    def __init__(
        self,
        items: Sequence[Item],
        store: Store | None,
        jobs: int | None = None,
        progress: Progress | None = None,
        *,
        is_past: bool = False,
    ) -> None:
        """`is_past`: it is how the files once were, and no next run will ask for it."""
        self._items = items
        self._store = store
        self._jobs = jobs
        self._progress = progress
        self._is_past = is_past
        self._started = time.time_ns()
        self._known: dict[str, Known] = {}
        self._stats: dict[str, Known] = {}

    # ---- first look: what each file says for itself
    def look(self) -> None:
        """Fill in what each file says for itself, from the cache or by examining it."""
        self._measure()
        if self._store is not None:
            self._recall(self._store)
        self._look_at([item for item in self._items if not item.is_looked_at])

    def _look_at(self, todo: Sequence[Item]) -> None:
        sizes = [item.size for item in todo]
        several = pool.workers_for(sizes, self._jobs) > 0
        encode = self._store is not None or several
        if several and pool.FORKS:
            work.warm({id(item.profile): item.profile for item in todo}.values())
        keep = self._store is not None
        context = [(i.file, i.profile, not i.target, encode, keep) for i in todo]
        results = pool.each(work.look, context, range(len(todo)), sizes, self._jobs)
        for done, (item, result) in enumerate(zip(todo, results, strict=True), 1):
            self._take(item, result)
            if self._progress:
                self._progress(done, len(todo))
        if self._store is not None:
            self._remember(self._store, todo)

    def _measure(self) -> None:
        last, known = "", Known(0, 0, 0, b"")
        for item in self._items:
            file = item.file
            if file.data is not None:
                item.size = len(file.data)
                continue
            if file.slot is None or file.path != last:
                try:
                    stat = os.stat(file.path)
                except (OSError, ValueError):
                    continue
                known = Known(stat.st_size, stat.st_mtime_ns, stat.st_ino, b"")
                last = file.path
            item.size = file.slot.size if file.slot else known.size
            self._stats[file.key] = known

    def _recall(self, store: Store) -> None:
        """Ask the cache which files it knows, and what of the documents that are reported on.

        Of the others it is enough that their facts are there: reading them would take longer.
        """
        few = [item.file.key for item in self._items] if len(self._items) < FEW else None
        try:
            self._known = store.files(few)
            for item in self._items:
                if mark := self._mark(item):
                    item.set_content(mark)
            entries = store.entries({i.key for i in self._items if i.key and i.target})
            stored = store.keys() if any(not i.target for i in self._items) else set()
        except (sqlite3.Error, ValueError, TypeError):
            self._store, entries, stored = None, {}, set()
        for item in self._items:
            item.entry = entries.get(item.key)
            item.stored = not item.target and item.key in stored
            item.findings = item.entry.findings if item.entry else None
            item.cached = item.findings is not None

    def _mark(self, item: Item) -> bytes:
        """The mark of a document; empty where it was never looked at.

        That of the last look, if size, time and inode are what they were then; else it is read:
        what was only touched, or checked out again, is known all the same.
        """
        if item.file.data is not None:
            return work.content_hash(item.file.data)
        key = item.file.key
        known, now = self._known.get(key), self._stats.get(key)
        if known is None or now is None:
            return b""
        if known[:3] == now[:3]:
            return known.content
        try:
            if item.file.slot is not None:
                return files.load(item.file, item.profile).mark
            return work.content_hash(files.read_bytes(item.file.path))
        except (OSError, UserError):
            return b""

    def _trusted(self, stat: Known) -> Known:
        """What to remember of a file: no time of change where another change might share it."""
        return stat if self._started - stat.mtime >= YOUNG else stat._replace(mtime=UNSETTLED)

    def _take(self, item: Item, result: work.Look | pool.WorkerDiedError) -> None:
        if isinstance(result, pool.WorkerDiedError):
            item.errors.append(KILLED)
            return
        item.skipped = result.skipped
        item.errors += result.errors
        item.faulty = bool(result.faulty)
        if result.mark:
            item.set_content(result.mark)
            item.findings = result.findings
            item.ahead = result.ahead
            item.entry = Entry(
                result.findings if isinstance(result.findings, str) else None,
                result.pending,
                result.observed,
            )

    def _remember(self, store: Store, looked_at: Sequence[Item]) -> None:
        seen = {}
        for item in self._items:
            key = item.file.key
            stat = self._stats.get(key)
            if item.mark and stat:
                size, mtime, inode, _ = self._trusted(stat)
                now = Known(size, mtime, inode, item.mark)
                if self._known.get(key) != now:
                    seen[key] = now
        present = {item.file.key for item in self._items}
        gone = [key for key in self._known if key not in present and not os.path.exists(key)]
        new = {i.key: i.entry for i in looked_at if i.entry and not i.faulty}
        if seen or gone or new:
            try:
                with store.writing():
                    store.save_entries(new)
                    store.save_files(seen)
                    store.forget_files(gone)
                    store.prune({item.key for item in self._items})
            except sqlite3.Error:
                self._store = None

    # ---- second look: what the whole folder says
    def judge(self) -> MergedFacts | knowledge.StoredFacts:
        """Let the rules that look at the whole folder judge; returns the folder's facts."""
        profiles = {id(item.profile): item.profile for item in self._items}.values()
        observers = facts.observers_of(a for profile in profiles for a in profile.observers)
        if not observers:
            return MergedFacts()
        if self._store is not None:
            with contextlib.suppress(sqlite3.Error, KeyError, ValueError):
                return self._judge_with_cache(self._store, self._waiting(), observers)
        self._do_without_cache()
        members = [item for item in self._items if item.member]
        observed = {i.key: i.entry.observed or "" for i in members if i.entry}
        known = knowledge.in_memory(observed, observers, self._paths())
        self._judge(self._waiting(), known, b"")
        return known

    def _waiting(self) -> list[Item]:
        return [i for i in self._items if i.target and i.entry and i.entry.pending]

    def _do_without_cache(self) -> None:
        """Look again at what is in the cache and was not read."""
        self._store = None
        unread = [i for i in self._items if i.stored or (i.entry and i.entry.observed is None)]
        for item in unread:
            item.stored = item.cached = False
        self._look_at(unread)

    def _paths(self) -> dict[str, list[str]]:
        """Where the documents of the corpus stand, by what `Document.identity` says."""
        found: dict[str, list[str]] = {}
        for item in self._items:
            if item.member and item.is_known:
                found.setdefault(item.content.hex(), []).append(item.file.place)
        for places in found.values():
            places.sort()
        return found

    def _judge_with_cache(
        self, store: Store, waiting: Sequence[Item], observers: Observers
    ) -> knowledge.StoredFacts:
        keys = [item.key for item in self._items if item.member and item.is_known]
        stored, digest = knowledge.bring_up_to_date(store, keys, observers, self._paths())
        todo = [item for item in waiting if not _is_of(item, digest)]
        if not todo:
            return stored
        entries = store.complete({item.key: item.entry for item in todo if item.entry})
        for item in todo:
            item.entry = entries[item.key]
        known = stored if len(todo) < FEW else stored.in_memory()
        self._judge(todo, known, digest)
        if self._is_past:  # the verdicts on the files as they are stay in the cache
            return stored
        with store.writing():
            store.save_verdicts({i.key: i.entry for i in todo if i.entry and not i.faulty})
        return stored

    def _judge(self, waiting: Sequence[Item], known: Facts, digest: bytes) -> None:
        """Judge the documents that the facts concern, but for those whose last verdict stands."""
        todo = []
        for item in waiting:
            if self._is_past and _stands(item, None, known, digest):
                continue  # what is found now was found then; what else was is of no interest
            if not (codes := _concerned(item, known)):
                _settle(item, work.Verdict(), digest)
            elif not _stands(item, codes, known, digest):
                ahead = work.standing(item.ahead, known)
                if ahead and ahead.codes == codes.split():
                    _settle(item, ahead, digest)
                else:
                    item.cached = False
                    todo.append((item, codes, ahead))
        sizes = [item.size for item, _, _ in todo]
        if pool.workers_for(sizes, self._jobs):
            known = known.in_memory()
        rows = [
            work.Waiting(i.file, i.profile, c, i.mark, a, i.entry.observed if i.entry else None)
            for i, c, a in todo
        ]
        context = rows, known
        results = pool.each(work.judge, context, range(len(todo)), sizes, self._jobs)
        for (item, _, _), result in zip(todo, results, strict=True):
            if isinstance(result, pool.WorkerDiedError):
                item.errors.append(KILLED)
                continue
            item.errors += result.errors
            item.faulty = item.faulty or bool(result.errors)
            _settle(item, result, digest)


def _settle(item: Item, verdict: work.Verdict, digest: bytes) -> None:
    """Remember a verdict that rests on the corpus `digest`."""
    item.judged = verdict.findings
    if item.entry:
        item.entry = item.entry._replace(
            judged=verdict.findings, reads=verdict.reads, corpus=digest
        )


def _is_of(item: Item, digest: bytes) -> bool:
    """Whether the last verdict is on this very corpus. Fills it in."""
    entry = item.entry
    if entry is None or entry.judged is None or entry.corpus != digest:
        return False
    item.judged = entry.judged
    return True


def _concerned(item: Item, known: Facts) -> str:
    """Codes of the waiting rules that need to look at the document, joined by blanks."""
    entry = item.entry
    if entry is None:
        return ""
    codes = entry.pending.split()
    waiting = [a for a in item.profile.observers if a.rule.code in codes]
    said = json.loads(entry.observed) if entry.observed else {}
    return " ".join(a.rule.code for a in facts.concerned(waiting, said, known))


def _stands(item: Item, codes: str | None, known: Facts, digest: bytes) -> bool:
    """Whether the last verdict stands: nothing that it rests on has changed. Fills it in.

    Without `codes`, whether the rules that looked would find the same.
    """
    entry = item.entry
    if entry is None or entry.judged is None or not entry.reads:
        return False
    if not work.same_answers(entry.reads, codes, known):
        return False
    _settle(item, work.Verdict(entry.judged, entry.reads), digest)
    return True
