"""What git is asked, and what it answers: its own program, once for each question.

Everything is switched off that a repository's settings could make it run or rewrite.
"""

from __future__ import annotations

import os
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_PLAIN_FILE = "100"
"""How git writes the mode of a file that is no link, folder or module."""

_HUNK = rb"(?m)^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@"


class Lines(NamedTuple):
    """A range of lines, from 1, both ends included."""

    first: int
    last: int


class Difference(NamedTuple):
    """A file in which two states differ, named from the top of the repository."""

    letter: str
    """A for added, D for deleted, M for modified, R for renamed."""
    old_mode: str
    new_mode: str
    blob: str
    """What the file was."""
    old: str
    new: str
    lines: tuple[Lines, ...] | None = None
    """Where the new state differs; None where git does not say, and for new files."""

    @property
    def was_plain(self) -> bool:
        """Whether it was no link, folder or module."""
        return self.old_mode.startswith(_PLAIN_FILE)

    @property
    def is_plain(self) -> bool:
        """Whether it is no link, folder or module."""
        return self.new_mode.startswith(_PLAIN_FILE)


def _rows(said: bytes) -> tuple[list[Difference], bytes]:
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
        rows.append(Difference(letter[0], old_mode, new_mode, blob, fields[1], new))
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


def top_of(folder: str) -> str:
    """The top folder of the repository that a folder lies in. Raises UserError for none."""
    done = _run(folder, ("rev-parse", "--show-toplevel"))
    if done.returncode == 0:
        return os.path.realpath(_line(done.stdout))
    if b"dubious ownership" in done.stderr:
        cure = f"`git config --global --add safe.directory {folder}` says that you trust it"
        raise UserError(f"--since: git does not read a repository of somebody else's; {cure}")
    raise UserError(f"--since: {folder} is in no git repository; run without it")


def merge_base(top: str, ref: str) -> str:
    """The commit that a ref and the present one come from. Raises UserError, saying what to do."""
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


def tree(top: str, commit: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The files of a commit, and its modules (with a slash), by path from the top."""
    files, modules = set(), []
    for row in _git(top, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        said, _, path = row.partition(b"\t")
        if said.startswith(b"160000"):
            modules.append(os.fsdecode(path) + "/")
        elif said.startswith(b"100"):
            files.add(os.fsdecode(path))
    return frozenset(files), tuple(modules)


def differences(top: str, base: str) -> Iterator[Difference]:
    """The files of the working tree that are not as a commit has them."""
    rows, patch = _rows(_git(top, *_DIFF, base, "--"))
    parts = _sections(patch)
    for row in rows:
        yield row._replace(lines=_lines(next(parts, b"")))


def blobs(top: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Blobs and what is in them. Raises UserError for one that git has lost."""
    said = _git(top, "cat-file", "--batch", stdin="\n".join(names) + "\n")
    at = 0
    for blob in names:
        end = said.index(b"\n", at)
        size = said[at:end].rpartition(b" ")[2]
        if not size.isdigit():
            raise UserError(f"--since: git has lost what a file was ({blob})")
        yield blob, said[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2


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
