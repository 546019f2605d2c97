"""The cache: what is known of files and documents, and the folder's merged facts.

One SQLite file for each corpus, in the user's cache folder. Whatever is wrong with it
(junk, another version, locked, a full disk) it is left alone or made anew, and the run goes
on without: a cache may cost time, never a wrong answer.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Key = TypeVar("Key", bytes, str)

VERSION = 5
"""Changes with the tables below; part of the file's name."""

SHARDS = 192
"""Parts that facts are merged in: after a change only the changed documents' parts are."""

FACTS_TABLE = """
CREATE TABLE IF NOT EXISTS facts (
    code TEXT, key TEXT, shard INT, value TEXT, PRIMARY KEY (code, key, shard)) WITHOUT ROWID;
"""

_TABLES = f"""{FACTS_TABLE}
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INT, mtime INT, inode INT, content BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    key BLOB PRIMARY KEY, findings TEXT, pending TEXT, observed TEXT);
CREATE TABLE IF NOT EXISTS verdicts (
    key BLOB PRIMARY KEY, corpus BLOB, judged TEXT, reads TEXT);
CREATE TABLE IF NOT EXISTS shards (shard INT PRIMARY KEY, digest BLOB);
CREATE INDEX IF NOT EXISTS facts_by_shard ON facts (shard);
"""


class Known(NamedTuple):
    """A file as it was when last looked at."""

    size: int
    mtime: int
    inode: int
    content: bytes


class Entry(NamedTuple):
    """What is known of a document; texts are JSON as `codec` and `json` write it.

    `findings` is None where the document has only been observed. `judged`, the findings of
    rules that need facts, rests on the answers in `reads`, got from the corpus `corpus`.
    `observed` and `reads` are None as long as they are not read: they are long, and of use only
    where something has changed.
    """

    findings: str | None
    pending: str
    """Codes of the rules that need facts to judge it, joined by blanks."""
    observed: str | None
    judged: str | None = None
    reads: str | None = ""
    corpus: bytes = b""


class _Facts:
    """What a cache and a view of it can both be asked."""

    _db: sqlite3.Connection

    def shards(self) -> dict[int, bytes]:
        """Shard → digest of the documents whose facts are merged in it."""
        return dict(self._db.execute("SELECT shard, digest FROM shards").fetchall())

    def observed(self, keys: Iterable[bytes]) -> Iterator[str]:
        """Facts of single documents, as JSON. Raises KeyError where one is not known."""
        keys = list(keys)
        found = 0
        for part in _parts(keys):
            marks = ",".join("?" * len(part))
            ask = f"SELECT observed FROM documents WHERE key IN ({marks})"
            for (observed,) in self._db.execute(ask, part):
                found += 1
                yield observed
        if found != len(keys):
            raise KeyError("a document that is not in the cache")


class Store(_Facts):
    """An open cache. Every method may raise sqlite3.Error; callers then go on without."""

    def __init__(self, path: str) -> None:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        self._path = path
        self._db = sqlite3.connect(path, timeout=5, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing, and no other run in between."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # files
    def files(self, few: Iterable[str] | None = None) -> dict[str, Known]:
        """What is known of files; of `few` only these paths."""
        ask = "SELECT path, size, mtime, inode, content FROM files"
        if few is None:
            rows = self._db.execute(ask).fetchall()
        else:
            rows = [
                row
                for path in few
                for row in self._db.execute(ask + " WHERE path = ?", (_text(path),))
            ]
        return {_path(path): Known(*rest) for path, *rest in rows}

    def save_files(self, files: Mapping[str, Known]) -> None:
        """Remember files as they are now."""
        self._db.executemany(
            "REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            [(_text(path), *known) for path, known in files.items()],
        )

    def forget_files(self, paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        self._db.executemany("DELETE FROM files WHERE path = ?", [(_text(p),) for p in paths])

    # documents
    def entries(self, keys: Iterable[bytes]) -> dict[bytes, Entry]:
        """What is known of documents, by key, but for `observed` and `reads`."""
        found = {}
        for key, findings, pending, judged, corpus in self._select(
            "SELECT key, findings, pending, judged, corpus FROM documents"
            " LEFT JOIN verdicts USING (key)",
            keys,
        ):
            found[key] = Entry(findings, pending, None, judged, None, corpus or b"")
        return found

    def complete(self, entries: Mapping[bytes, Entry]) -> dict[bytes, Entry]:
        """The same entries, all of them read. Raises KeyError where one is gone."""
        ask = "SELECT key, observed, reads FROM documents LEFT JOIN verdicts USING (key)"
        unread = [key for key, entry in entries.items() if entry.observed is None]
        said = {key: (observed, reads or "") for key, observed, reads in self._select(ask, unread)}
        return {
            key: entry
            if entry.observed is not None
            else entry._replace(observed=said[key][0], reads=said[key][1])
            for key, entry in entries.items()
        }

    def _select(self, ask: str, keys: Iterable[bytes]) -> Iterator[tuple[Any, ...]]:
        for part in _parts(keys):
            yield from self._db.execute(f"{ask} WHERE key IN ({','.join('?' * len(part))})", part)

    def keys(self) -> set[bytes]:
        """The documents of which something is known."""
        return {key for (key,) in self._db.execute("SELECT key FROM documents")}

    def save_entries(self, entries: Mapping[bytes, Entry]) -> None:
        """Remember what documents say for themselves."""
        self._db.executemany(
            "REPLACE INTO documents VALUES (?, ?, ?, ?)",
            [(key, e.findings, e.pending, e.observed) for key, e in entries.items()],
        )

    def save_verdicts(self, entries: Mapping[bytes, Entry]) -> None:
        """Remember what the rules say of documents that look at the whole folder."""
        self._db.executemany(
            "REPLACE INTO verdicts VALUES (?, ?, ?, ?)",
            [(key, e.corpus, e.judged, e.reads) for key, e in entries.items()],
        )

    def prune(self, used: set[bytes]) -> None:
        """Forget documents that no file has, once they are more than the others."""
        count = self._db.execute("SELECT count(*) FROM documents").fetchone()[0]
        if count > 4 * len(used) + 1000:
            gone = [(key,) for key in self.keys() - used]
            for table in ("documents", "verdicts"):
                self._db.executemany(f"DELETE FROM {table} WHERE key = ?", gone)

    # facts
    def save_shard(self, shard: int, digest: bytes, facts: Iterable[tuple[str, str, str]]) -> None:
        """Replace a shard: (code, key, value as JSON)."""
        self._db.execute("DELETE FROM facts WHERE shard = ?", (shard,))
        self._db.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?)",
            [(code, key, shard, value) for code, key, value in facts],
        )
        self._db.execute("REPLACE INTO shards VALUES (?, ?)", (shard, digest))

    def drop_shard(self, shard: int) -> None:
        """Forget a shard that has no documents any more."""
        self._db.execute("DELETE FROM facts WHERE shard = ?", (shard,))
        self._db.execute("DELETE FROM shards WHERE shard = ?", (shard,))

    def snapshot(self) -> Snapshot:
        """The merged facts as they are now, whatever other runs do later."""
        return Snapshot(self._path)


class Snapshot(_Facts):
    """A view of the merged facts that other runs do not change."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, timeout=5, isolation_level=None)
        self._db.execute("BEGIN")

    def fact(self, code: str, key: str) -> list[str]:
        """The values of a key in all shards, as JSON."""
        rows = self._db.execute("SELECT value FROM facts WHERE code = ? AND key = ?", (code, key))
        return [value for (value,) in rows]

    def known(self, code: str, keys: Iterable[str]) -> set[str]:
        """Those of some keys that there are facts of."""
        found: set[str] = set()
        for part in _parts(keys):
            marks = ",".join("?" * len(part))
            ask = f"SELECT key FROM facts WHERE code = ? AND key IN ({marks})"
            found.update(key for (key,) in self._db.execute(ask, (code, *part)))
        return found

    def keys(self, code: str) -> Iterator[str]:
        """All keys that there are facts of under a code."""
        ask = "SELECT DISTINCT key FROM facts WHERE code = ?"
        return (key for (key,) in self._db.execute(ask, (code,)))

    def all_facts(self, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """All merged facts under some codes: (code, key, value of one shard as JSON)."""
        for code in codes:
            ask = "SELECT code, key, value FROM facts WHERE code = ?"
            yield from self._db.execute(ask, (code,)).fetchall()


def open_store(cache_dir: str, root: str) -> Store | None:
    """The cache of a corpus; made anew where it is junk, None where there can be none."""
    name = blake2b(_text(root).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    path = os.path.join(cache_dir, f"corpus-{VERSION}-{name}.sqlite")
    for _ in range(2):
        try:
            return Store(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return None
            for suffix in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    os.unlink(path + suffix)
        except OSError:
            return None
    return None


def shard_digests(keys: Iterable[bytes]) -> tuple[dict[int, list[bytes]], dict[int, bytes]]:
    """Distinct documents by shard, and the digest that stands for each shard's documents."""
    members: dict[int, list[bytes]] = defaultdict(list)
    for key in sorted(set(keys)):
        members[key[0] % SHARDS].append(key)
    digests = {
        shard: blake2b(b"".join(keys), digest_size=16).digest() for shard, keys in members.items()
    }
    return members, digests


def _parts(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Keys in parts that SQLite takes as arguments of one statement."""
    keys = list(keys)
    for start in range(0, len(keys), 500):
        yield keys[start : start + 500]


def _text(path: str) -> str:
    """A path as SQLite can hold it: one with bytes that are no UTF-8 is escaped."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return "\0" + os.fsencode(path).hex()
    return path


def _path(text: str) -> str:
    return os.fsdecode(bytes.fromhex(text[1:])) if text.startswith("\0") else text
