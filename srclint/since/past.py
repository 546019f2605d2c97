"""A corpus as it was before a change: judged once more, with its facts as they were."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from srclint import files, globs
from srclint.discover import File, shown, would_take
from srclint.folder import Folder
from srclint.item import Item
from srclint.membership import says_which
from srclint.model import UserError
from srclint.readers import records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from srclint.config import Config, Resolver
    from srclint.model import Finding
    from srclint.profiles import Chooser
    from srclint.since.changes import Change, Changes
    from srclint.store import Store


@dataclass(frozen=True)
class Now:
    """The corpus as this run has seen it."""

    config: Config
    resolver: Resolver
    chooser: Chooser
    items: Sequence[Item]
    store: Store | None
    jobs: int | None


class Past:
    """The documents of a corpus as they were; to be closed."""

    def __init__(self, changes: Changes, now: Now) -> None:
        self._changes = changes
        self._now = now
        self._stack = ExitStack()
        self._rows: dict[str, dict[bytes, Item]] = {}
        self._marks = {item.file.key: item.mark for item in now.items}

    def close(self) -> None:
        """Remove what had to be written: old files with many documents."""
        self._stack.close()

    def has_row(self, change: Change, file: File) -> bool:
        """Whether a record's very document stood in the file before."""
        return self._marks.get(file.key) in self._old_rows(change.old_path, change.old_blob)

    def findings(self, wanted: Collection[str]) -> dict[str, list[Finding]]:
        """What is found in documents as they were, by the keys that their files have now."""
        old = list(self._items(wanted))
        items = [item for _, item in old]
        folder = Folder(items, self._now.store, self._now.jobs, is_past=True)
        folder.look()
        folder.judge()
        return {key: item.all_findings() for key, item in old if item.target}

    def _items(self, wanted: Collection[str]) -> Iterator[tuple[str, Item]]:
        now, changes = self._now, self._changes
        altered = [(item, changes.of(item.file.path)) for item in now.items]
        blobs = [change.old_blob for _, change in altered if change and not change.is_new]
        texts = changes.before([*blobs, *changes.deleted.values()])
        keys: dict[tuple[str, bytes], str] = {}
        blobs_of_rows: dict[str, Change] = {}
        for item, change in altered:
            key = item.file.key
            if change is None:
                yield key, replace(item, target=key in wanted, judged="", errors=[])
            elif change.is_new:
                continue
            elif item.file.slot is not None:
                blobs_of_rows[item.file.path] = change
                if key in wanted:
                    keys[change.old_path, item.mark] = key
            else:
                path = changes.called(change.old_path, item.file.folder)
                if now.resolver.of_folder(os.path.dirname(path)) is now.config:
                    yield key, self._old(path, texts[change.old_blob], item, key in wanted)
        for change in blobs_of_rows.values():
            for mark, row in self._old_rows(change.old_path, change.old_blob).items():
                known = keys.get((change.old_path, mark), "")
                yield known, replace(row, target=bool(known))
        yield from (("", item) for item in self._deleted(texts))

    def _old(self, path: str, data: bytes, item: Item, target: bool) -> Item:
        file = item.file._replace(path=path, folder=os.path.dirname(path), data=data)
        return Item(file, self._now.chooser.profile(self._now.config, path), target, item.member)

    def _deleted(self, texts: dict[str, bytes]) -> Iterator[Item]:
        for real, blob in self._changes.deleted.items():
            path = self._changes.called(real, str(self._now.config.root))
            if os.path.lexists(path) or not self._counted(path):
                continue
            if records.is_records(path):
                yield from self._old_rows(path, blob).values()
                continue
            folder, name = os.path.dirname(path), shown(path, os.getcwd())
            file = File(path, name, named=False, folder=folder, data=texts[blob])
            yield Item(file, self._now.chooser.profile(self._now.config, path), target=False)

    def _old_rows(self, path: str, blob: str) -> dict[bytes, Item]:
        """The records of a file as it was, by mark; as far as it can be read."""
        if blob not in self._rows:
            found: dict[bytes, Item] = {}
            folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="srclint-"))
            place = os.path.join(folder, os.path.basename(path))
            profile = self._now.chooser.profile(self._now.config, path)
            name = shown(path, os.getcwd())
            with suppress(OSError, UserError):
                with open(place, "wb") as file:
                    file.write(self._changes.before([blob])[blob])
                for slot in records.slots(place, profile.fields):
                    row = File(place, name, named=False, folder=os.path.dirname(path), slot=slot)
                    with suppress(UserError):
                        mark = files.load(row, profile).mark
                        found[mark] = Item(row, profile, target=False)
            self._rows[blob] = found
        return self._rows[blob]

    def _counted(self, path: str) -> bool:
        """Whether a deleted file was one that the corpus learnt from."""
        config, resolver = self._now.config, self._now.resolver
        if resolver.of_folder(os.path.dirname(path)) is not config:
            return False
        if not would_take(path, resolver):
            return False
        if not says_which(config):
            return self._changes.asks_for(path)
        if config.corpus is None:
            return True
        inside = os.path.relpath(path, config.root).replace(os.sep, "/")
        return globs.matches(globs.spec(config.corpus, f"{config.path}: corpus"), inside)
