"""Paths → files to check. Obeys .gitignore in and outside git; hidden folders never count."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from srclint import globs
from srclint.boundary import folders_above, repository
from srclint.config import Resolver, has_own
from srclint.filter import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.config import Config
    from srclint.readers.records import Slot


class File(NamedTuple):
    """A document to check: its absolute path, what is shown, and whether somebody named it.

    `slot` says where it stands in a file with many. `data` is what it was once, where that is to
    be looked at and not what it is.
    """

    path: str
    shown: str
    named: bool
    folder: str
    slot: Slot | None = None
    data: bytes | None = None

    @property
    def place(self) -> str:
        """What is shown of the document: the path, and the row in a file with many."""
        return self.shown if self.slot is None else f"{self.shown}#{self.slot.row}"

    @property
    def key(self) -> str:
        """The document's own name in the cache: no file can have it but a plain one its path."""
        return self.path if self.slot is None else f"{self.path}{os.sep}#{self.slot.row}"


@dataclass(slots=True)
class Found:
    """Files in order of their paths, and what could not be looked at: (path, why)."""

    files: list[File] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)


def shown(path: str, base: str) -> str:
    """A path as it is shown: relative to the folder `base`, with slashes."""
    if path.startswith(base) and path[len(base) : len(base) + 1] == os.sep:
        inside = path[len(base) + 1 :]
    else:
        try:
            inside = os.path.relpath(path, base)
        except ValueError:  # another drive
            inside = path
    return inside.replace(os.sep, "/")


def discover(paths: Iterable[str], resolver: Resolver, *, force_exclude: bool = False) -> Found:
    """Find the files of paths. A named file counts whatever its suffix; a folder is walked.

    With `force_exclude`, exclusions hold for named files too. A path that is missing,
    unreadable, or a broken or endless link goes into `errors`; the rest is found all the same.
    """
    return _Walk(resolver, force_exclude=force_exclude).all(paths)


def governed(folder: str, config: Config) -> list[File]:
    """Files below a folder that one configuration governs.

    Subfolders with a configuration of their own, be it broken, are another one's.
    """
    return _Walk(Resolver(config), force_exclude=False, own_only=True).all([folder]).files


def is_excluded(path: str, resolver: Resolver) -> bool:
    """Whether a file (an absolute path, of which nothing need stand there) is left out."""
    return _Walk(resolver, force_exclude=True).leaves_out(path)


def would_take(path: str, resolver: Resolver) -> bool:
    """Whether a walk would take a file (an absolute path) if it stood there."""
    walk = _Walk(resolver, force_exclude=True)
    return walk.takes(path) and not walk.leaves_out(path)


class _Walk:
    def __init__(self, resolver: Resolver, *, force_exclude: bool, own_only: bool = False) -> None:
        self._resolver = resolver
        self._own_only = own_only
        self._force = force_exclude
        self._cwd = os.getcwd()
        self._found = Found()
        self._top = self._real_top = ""
        self._seen: set[str] = set()
        """Real paths: a file that is also given by a link is one file."""
        self._ignores: dict[str, tuple[_Ignore, ...]] = {}
        self._filters: dict[int, tuple[Config, Filter]] = {}

    def all(self, paths: Iterable[str]) -> Found:
        for given in paths:
            if not given:  # of a variable that is not set: least of all is this folder meant
                self._found.errors.append(("''", "an empty path"))
                continue
            path = os.path.abspath(given)
            try:
                known = os.stat(path)
            except (OSError, ValueError) as error:
                self._fail(path, why(error, path))
                continue
            self._top, self._real_top = path, os.path.realpath(path)
            if stat.S_ISDIR(known.st_mode):
                self._folder(path)
            elif stat.S_ISREG(known.st_mode):
                self._named(path)
            else:
                self._fail(path, "neither a file nor a folder")
        self._found.files.sort(key=_by_place)
        return self._found

    def _fail(self, path: str, reason: str) -> None:
        self._found.errors.append((shown(path, self._cwd), reason))

    def _named(self, path: str) -> None:
        if not self._force or not self.leaves_out(path):
            self._add(path, os.path.dirname(path), named=True)

    def takes(self, path: str) -> bool:
        """Whether a file is a document by its name."""
        folder, name = os.path.split(path)
        return not name.startswith(".") and self._filter(folder).takes(name, path)

    def leaves_out(self, path: str) -> bool:
        """Whether a walk from the top would not come by a file, for whatever exclusion."""
        folder = os.path.dirname(path)
        return self._ignored(path, folder, is_folder=False) or any(
            self._filter(os.path.dirname(place)).excludes(place, is_folder=place != path)
            for place in (path, folder, *folders_above(folder))
        )

    def _add(self, path: str, folder: str, *, named: bool) -> None:
        real = path
        if self._real_top != self._top:
            real = self._real_top + path[len(self._top) :]
        if real not in self._seen:
            self._seen.add(real)
            self._found.files.append(File(path, shown(path, self._cwd), named, folder))

    def _folder(self, top: str) -> None:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = list(entries)
                    waiting += self._entries(folder, listed)
            except OSError as error:
                self._fail(folder, why(error, folder))

    def _entries(self, folder: str, entries: list[os.DirEntry[str]]) -> Iterator[str]:
        keep = self._filter(folder)
        ignores = self._ignores_of(folder)
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not keep.takes(name, entry.path):
                continue
            if ignores and _decide(ignores, entry.path, is_folder=is_folder):
                continue
            if keep.excludes(entry.path, is_folder=is_folder):
                continue
            if is_folder:
                if not (self._own_only and has_own(entry.path)):
                    yield entry.path
            elif entry.is_file(follow_symlinks=False):
                self._add(entry.path, folder, named=False)
            elif entry.is_symlink():
                self._link(entry.path)

    def _link(self, path: str) -> None:
        """A link is not followed (its file is found where it stands), but a broken one is said."""
        try:
            os.stat(path)
        except OSError as error:
            self._fail(path, why(error, path))

    def _filter(self, folder: str) -> Filter:
        config = self._resolver.of_folder(folder)
        if id(config) not in self._filters:
            self._filters[id(config)] = config, Filter(config)
        return self._filters[id(config)][1]

    def _ignored(self, path: str, folder: str, *, is_folder: bool) -> bool:
        ignores = self._ignores_of(folder)
        return _decide(ignores, path, is_folder=is_folder) or any(
            _decide(self._ignores_of(os.path.dirname(place)), place, is_folder=True)
            for place in (folder, *folders_above(folder))
        )

    def _ignores_of(self, folder: str) -> tuple[_Ignore, ...]:
        """Ignore files in force in a folder, the nearest last; those above the repository's
        top folder, or outside git above the folder walked first, do not count."""
        if folder not in self._ignores:
            parent = os.path.dirname(folder)
            if parent == folder or os.path.exists(os.path.join(folder, ".git")):
                above: tuple[_Ignore, ...] = ()
            elif parent in self._ignores:
                above = self._ignores[parent]
            else:
                above = self._ignores_of(parent) if self._counts(parent) else ()
            self._ignores[folder] = above + tuple(_ignore_files(folder))
        return self._ignores[folder]

    def _counts(self, folder: str) -> bool:
        """Whether ignore files of a folder above those walked count: in a repository those of
        all its folders, elsewhere those of the configuration's folder and below."""
        if repository(folder) is not None:
            return True
        config = self._resolver.of_folder(folder)
        return config.path is not None and not config.apart and _is_in(folder, str(config.root))


def _is_in(folder: str, place: str) -> bool:
    return folder == place or folder.startswith(place.rstrip(os.sep) + os.sep)


class _Ignore(NamedTuple):
    base: str
    spec: Any


def _decide(ignores: tuple[_Ignore, ...], path: str, *, is_folder: bool) -> bool:
    """Whether the last ignore file with an opinion says that a path is ignored."""
    for ignore in reversed(ignores):
        inside = path[len(ignore.base) + 1 :].replace(os.sep, "/") + "/" * is_folder
        verdict = globs.verdict(ignore.spec, inside)
        if verdict is not None:
            return verdict
    return False


def _ignore_files(folder: str) -> Iterator[_Ignore]:
    for name in (os.path.join(".git", "info", "exclude"), ".gitignore"):
        try:
            with open(os.path.join(folder, name), "rb") as file:
                text = os.fsdecode(file.read().removeprefix(b"\xef\xbb\xbf"))
        except OSError:
            continue
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        lines = [line for line in lines if line.strip() and not line.startswith("#")]
        if lines:
            yield _Ignore(folder, globs.lenient(lines))


def _by_place(file: File) -> tuple[str, str]:
    return file.folder, file.path


def why(error: OSError | ValueError, path: str) -> str:
    """One plain reason why a path could not be used."""
    if isinstance(error, ValueError):
        return "no such file or folder"
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        return "a link to nothing"
    if isinstance(error, PermissionError):
        return "permission denied"
    reasons = {"No such file or directory": "no such file or folder"}
    said = error.strerror or str(error)
    return reasons.get(said, said[:1].lower() + said[1:])
