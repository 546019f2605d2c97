"""What a run over a collection is: plain data, which goes to every process that works on it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from srclint import told
from srclint.corpus.place import Place
from srclint.document import Document
from srclint.facts import observe
from srclint.profiles import Chooser
from srclint.readers.records import Fields
from srclint.work import warm

if TYPE_CHECKING:
    from srclint.config import Config
    from srclint.profiles import Profile

LAYOUT = 1
"""Changes with what is written: outputs of another layout are not gone on with."""


@dataclass(frozen=True)
class Job:
    """From where to where, and with which rules.

    `limit` is the CPU time in seconds that one document may take.
    """

    source: Place
    target: Place
    config: Config
    chooser: tuple[tuple[str, ...] | None, tuple[str, ...], tuple[str, ...], str | None] = (
        None,
        (),
        (),
        None,
    )
    text_column: str | None = None
    id_column: str | None = None
    write_text: bool = False
    limit: float = 60.0
    facts: str = ""
    """Digest of the merged facts, once there are some."""
    told: str = ""
    """A file through which processes of one machine tell each other what is fine (see told.py)."""

    def profile(self, path: str) -> Profile:
        """What a file (by its path below the source) is checked with."""
        chooser, config = _chosen(self.key, _Keyed(self.key, self))
        base = "" if "://" in self.source.uri else os.path.abspath(self.source.uri)
        return chooser.profile(config, os.path.join(str(config.root), base, path))

    def warm(self, path: str) -> None:
        """Let rules load and compile what they need, once in a process: no document pays for it."""
        told.use(self.told)
        profile = self.profile(path)
        if profile.fingerprint not in _warm:
            _warm.add(profile.fingerprint)
            warm([profile])
            observe(profile.observers, Document(_EXAMPLE), [])

    def fields(self, path: str) -> Fields:
        """Which field of a file's records is what."""
        said = self.profile(path).fields
        return Fields(self.text_column or said.text, self.id_column or said.id, said.language)

    @cached_property
    def key(self) -> str:
        """Stands for rules and configuration."""
        said = repr((self.chooser, self.config)).encode("utf-8", "surrogatepass")
        return blake2b(said, digest_size=16).hexdigest()

    @property
    def observes(self) -> bool:
        """Whether a rule looks at the whole collection."""
        return bool(self.profile("any.txt").observers)

    def fingerprint(self) -> str:
        """Changes whenever the same input could give another output."""
        digest = blake2b(self.profile("any.txt").fingerprint, digest_size=16)
        parts = repr(self.config.per_path), self.text_column, self.id_column, self.write_text
        digest.update(repr((LAYOUT, parts, self.limit)).encode())
        return digest.hexdigest()


_warm: set[bytes] = set()
"""Fingerprints of the profiles that are ready in this process."""

_EXAMPLE = "The harbour opens again\n\nMaria Rossi said on 3 May 2024 that it cost 5 euros.\n"


@lru_cache(maxsize=4)
def _chosen(key: str, job: _Keyed) -> tuple[Chooser, Config]:
    select, extend_select, ignore, language = job.job.chooser
    return Chooser(select, extend_select, ignore, language), job.job.config


@dataclass(frozen=True)
class _Keyed:
    """A job that is as good as any other of the same key."""

    key: str
    job: Job = field(compare=False, hash=False)
