"""What has changed since a commit: which lines of which documents, and what stood there before."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint.model import UserError
from srclint.since import git

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Change:
    """One document that is not what it was: its new lines; None where they must be found out."""

    old_path: str
    """Where it stood, absolute; empty for a new file."""
    old_blob: str
    """What it was, for `Changes.before`; empty for a new file."""
    lines: tuple[git.Lines, ...] | None = ()

    @property
    def is_new(self) -> bool:
        """Whether it did not exist before."""
        return not self.old_blob


NEW = Change("", "", None)


@dataclass(frozen=True)
class Changes:
    """Everything that differs in the working tree from a commit. Paths are absolute."""

    top: str
    paths: tuple[str, ...]
    """What the run was asked to look at; deleted files count where they lie in it."""
    changed: Mapping[str, Change]
    deleted: Mapping[str, str]
    """Path → what it was, for `before`."""
    tracked: frozenset[str]
    """Paths, from the top, of all files of the commit."""
    modules: tuple[str, ...] = ()
    """Folders, from the top and with a slash, that are repositories of their own."""
    _texts: dict[str, bytes] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    def of(self, path: str) -> Change | None:
        """What happened to a file; None for nothing. One that git does not know is new."""
        path = os.path.join(self._folder(os.path.dirname(path)), os.path.basename(path))
        if change := self.changed.get(path):
            return change
        if blob := self.deleted.get(path):  # git has forgotten it, but there it stands
            return Change(path, blob, None)
        inside = os.path.relpath(path, self.top).replace(os.sep, "/")
        return None if inside in self.tracked or inside.startswith(self.modules) else NEW

    def called(self, path: str, folder: str) -> str:
        """A path of `changed` or `deleted` as it is called where a folder was reached by links."""
        real = self._folder(folder)
        if real == folder:
            return path
        return os.path.normpath(os.path.join(folder, os.path.relpath(path, real)))

    def asks_for(self, path: str) -> bool:
        """Whether the run was asked to look at a place."""
        real = os.path.join(self._folder(os.path.dirname(path)), "")
        return any(real.startswith(given.rstrip(os.sep) + os.sep) for given in self.paths)

    def _folder(self, folder: str) -> str:
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]

    def before(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """What files were, by blob."""
        wanted = [blob for blob in dict.fromkeys(blobs) if blob not in self._texts]
        if wanted:
            self._texts.update(git.blobs(self.top, wanted))
        return self._texts


def since(ref: str, paths: Iterable[str]) -> Changes:
    """Changes of the working tree against the merge base of a commit and the present one.

    Raises UserError, saying what to do, where there is no git, no repository or no such commit,
    or where a shallow clone does not reach back far enough.
    """
    given = tuple(map(os.path.realpath, paths))
    first = given[0] if given else os.getcwd()
    top = git.top_of(first if os.path.isdir(first) else os.path.dirname(first))
    for path in given:
        if not (path + os.sep).startswith(top.rstrip(os.sep) + os.sep):
            raise UserError(f"--since: {path} lies outside of the repository {top}")
    base = git.merge_base(top, ref)
    tracked, modules = git.tree(top, base)
    changed: dict[str, Change] = {}
    deleted: dict[str, str] = {}
    for one in git.differences(top, base):
        old, new = os.path.join(top, one.old), os.path.join(top, one.new)
        if one.letter == "D":
            if one.was_plain:
                deleted[old] = one.blob
        elif one.is_plain:
            known = one.was_plain and one.letter != "A"
            changed[new] = Change(old, one.blob, one.lines) if known else NEW
    return Changes(top, given, changed, deleted, tracked, modules)
