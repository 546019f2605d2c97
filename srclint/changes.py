"""What git says has changed since a commit: which lines, and what stood there before.

Git's own program is asked, once for each question, with everything switched off that a
repository's settings could make it run or rewrite.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat")
_DIFF = (
    "diff",
    "--raw",
    "--patch",
    "-z",
    "--no-abbrev",
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--irreversible-delete",
    "-l2000",
    "--diff-filter=AMRD",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--submodule=short",
    "--ignore-submodules=all",
)
_HUNK = rb"(?m)^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@"
_PLAIN_FILE = "100"
"""How git writes the mode of a file that is no link, folder or module."""


class Lines(NamedTuple):
    """A range of lines, from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Change:
    """One document that is not what it was: its new lines; None where they must be found out."""

    old_path: str
    """Where it stood, absolute; empty for a new file."""
    old_blob: str
    """What it was, for `Changes.before`; empty for a new file."""
    lines: tuple[Lines, ...] | None = ()

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
            said = _git(self.top, "cat-file", "--batch", stdin="\n".join(wanted) + "\n")
            at = 0
            for blob in wanted:
                end = said.index(b"\n", at)
                size = said[at:end].rpartition(b" ")[2]
                if not size.isdigit():
                    raise UserError(f"--since: git has lost what a file was ({blob})")
                self._texts[blob] = said[end + 1 : end + 1 + int(size)]
                at = end + int(size) + 2
        return self._texts


def since(ref: str, paths: Iterable[str]) -> Changes:
    """Changes of the working tree against the merge base of a commit and the present one.

    Raises UserError, saying what to do, where there is no git, no repository or no such commit,
    or where a shallow clone does not reach back far enough.
    """
    given = tuple(map(os.path.realpath, paths))
    first = given[0] if given else os.getcwd()
    top = _top(first if os.path.isdir(first) else os.path.dirname(first))
    for path in given:
        if not (path + os.sep).startswith(top.rstrip(os.sep) + os.sep):
            raise UserError(f"--since: {path} lies outside of the repository {top}")
    base = _merge_base(top, ref)
    tracked, modules = _tree(top, base)
    changed, deleted = _differences(top, base)
    return Changes(
        top,
        given,
        {os.path.join(top, path): change for path, change in changed.items()},
        {os.path.join(top, path): blob for path, blob in deleted.items()},
        tracked,
        modules,
    )


def _top(folder: str) -> str:
    done = _run(folder, ("rev-parse", "--show-toplevel"))
    if done.returncode == 0:
        return os.path.realpath(_line(done.stdout))
    if b"dubious ownership" in done.stderr:
        cure = f"`git config --global --add safe.directory {folder}` says that you trust it"
        raise UserError(f"--since: git does not read a repository of somebody else's; {cure}")
    raise UserError(f"--since: {folder} is in no git repository; run without it")


def _merge_base(top: str, ref: str) -> str:
    commit = f"{ref}^{{commit}}"
    if not ref or ref.startswith("-") or _try(top, "rev-parse", "--verify", "-q", commit) is None:
        raise UserError(f"--since: git knows no commit {ref!r} here; {_fetch(top, ref)}")
    if _try(top, "rev-parse", "--verify", "-q", "HEAD^{commit}") is None:
        raise UserError("--since: nothing is committed here yet; run without it")
    base = _try(top, "merge-base", commit, "HEAD")
    if base is None:
        cure = _fetch(top, ref) if _is_shallow(top) else "name a branch that this one came from"
        raise UserError(f"--since: {ref!r} and the present commit have no common one; {cure}")
    return _line(base)


def _fetch(top: str, ref: str) -> str:
    if _is_shallow(top):
        return "the clone is shallow: `fetch-depth: 0` in CI, or `git fetch --unshallow`, mends it"
    remote, slash, branch = ref.partition("/")
    name = f"{remote} {branch}" if slash and not ref.startswith("-") else "--all"
    return f"run `git fetch {name}` or name another (in CI: `fetch-depth: 0`)"


def _is_shallow(top: str) -> bool:
    return _line(_try(top, "rev-parse", "--is-shallow-repository") or b"") == "true"


def _tree(top: str, base: str) -> tuple[frozenset[str], tuple[str, ...]]:
    files, modules = set(), []
    for row in _git(top, "ls-tree", "-r", "-z", "--full-tree", base).split(b"\0"):
        said, _, path = row.partition(b"\t")
        if said.startswith(b"160000"):
            modules.append(os.fsdecode(path) + "/")
        elif said.startswith(b"100"):
            files.add(os.fsdecode(path))
    return frozenset(files), tuple(modules)


def _differences(top: str, base: str) -> tuple[dict[str, Change], dict[str, str]]:
    """Changed and deleted files, by path from the top."""
    said = _git(top, *_DIFF, base, "--")
    changed: dict[str, Change] = {}
    deleted: dict[str, str] = {}
    rows, patch = _rows(said)
    parts = _sections(patch)
    for row in rows:
        part = next(parts, b"")
        if row.letter == "D":
            if row.old_mode.startswith(_PLAIN_FILE):
                deleted[row.old] = row.blob
        elif not row.new_mode.startswith(_PLAIN_FILE):
            continue
        elif row.letter == "A" or not row.old_mode.startswith(_PLAIN_FILE):
            changed[row.new] = NEW
        else:
            changed[row.new] = Change(os.path.join(top, row.old), row.blob, _lines(part))
    return changed, deleted


class _Row(NamedTuple):
    letter: str
    old_mode: str
    new_mode: str
    blob: str
    old: str
    new: str


def _rows(said: bytes) -> tuple[list[_Row], bytes]:
    """The files of `--raw -z`, and the patch that follows them."""
    rows, at = [], 0
    while said.startswith(b":", at):
        fields: list[str] = []
        for _ in range(2):
            end = said.index(b"\0", at)
            fields.append(os.fsdecode(said[at:end]))
            at = end + 1
        old_mode, new_mode, blob, _, letter = fields[0][1:].split(" ")
        new = fields[1]
        if letter[0] in "RC":
            end = said.index(b"\0", at)
            new = os.fsdecode(said[at:end])
            at = end + 1
        rows.append(_Row(letter[0], old_mode, new_mode, blob, fields[1], new))
    return rows, said[at:].removeprefix(b"\0")


def _sections(patch: bytes) -> Iterator[bytes]:
    """The patch of each file: no line of a document can begin as their first lines do."""
    starts = [found.start() for found in _compiled(rb"(?m)^diff --git ").finditer(patch)]
    for start, end in zip(starts, [*starts[1:], len(patch)], strict=True):
        yield patch[start:end]


def _lines(part: bytes) -> tuple[Lines, ...] | None:
    found = []
    for hunk in _compiled(_HUNK).finditer(part):
        first, count = int(hunk[1]), int(hunk[2] or 1)
        if count:
            found.append(Lines(first, first + count - 1))
    return tuple(found) if found or b"\nBinary files " not in part else None


@cache
def _compiled(source: bytes) -> re.Pattern[bytes]:
    return re.compile(source)


def _git(top: str, *words: str, stdin: str = "") -> bytes:
    done = _run(top, words, stdin)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UserError(f"--since: git {words[0]} failed: {said}")
    return done.stdout


def _try(top: str, *words: str) -> bytes | None:
    done = _run(top, words)
    return None if done.returncode else done.stdout


def _run(folder: str, words: Sequence[str], stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", "-C", folder, "--no-pager", *_SAFE, *words],
            input=stdin.encode(),
            capture_output=True,
            check=False,
            env={**os.environ, **quiet},
        )
    except OSError as error:
        raise UserError("--since needs git, and there is none to be run; install it") from error


def _line(said: bytes) -> str:
    return os.fsdecode(said.removesuffix(b"\n"))
