"""`--diff`: what fixing would change, on standard output or in a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from srclint.model import UserError
from srclint.patch import readable
from srclint.reports import visible
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.commands.check import Options
    from srclint.fixing import Diff

_BUILD_SERVERS = "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"
"""Set where the log is read for commands, which a document must not give."""


def show(diffs: Iterable[Diff], options: Options) -> tuple[bool, list[tuple[str, str]]]:
    """Write diffs; whether there were any, and what could not be done: (path, reason).

    A pipe or a file gets the bytes that `patch` and `git apply` take; a terminal and the log
    of a build server get text in which nothing acts.
    """
    from srclint.commands.report import make_room_for

    if options.output_file is None:
        return _write(diffs, sys.stdout.buffer, harmless=_is_read_by_more_than_programs())
    try:
        make_room_for(options.output_file)
        with open(options.output_file, "wb") as file:
            return _write(diffs, file, harmless=False)
    except OSError as error:
        raise UserError(f"{options.output_file}: cannot be written: {error.strerror}") from error


def _write(
    diffs: Iterable[Diff], out: BinaryIO, *, harmless: bool
) -> tuple[bool, list[tuple[str, str]]]:
    changed = False
    errors: list[tuple[str, str]] = []
    for diff in diffs:
        changed = changed or bool(diff.data)
        errors += diff.errors
        if harmless:
            lines = readable(diff.data, diff.encoding)
            out.write("".join(_harmless(line) + "\n" for line in lines).encode())
        else:
            out.write(diff.data)
    out.flush()
    return changed, errors


def _is_read_by_more_than_programs() -> bool:
    return sys.stdout.isatty() or any(map(os.environ.get, _BUILD_SERVERS))


def _harmless(line: str) -> str:
    """A line without control characters, which also is no command of a build server's log."""
    return pattern(r"\A([ +-]?\s*)::").sub(r"\1<U+003A>:", visible(line))
