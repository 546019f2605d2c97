"""Reports: findings written for a person or a program.

Each module is a format of the same name with `write(run, out, view)`; a module whose name
starts with an underscore is shared. Everything that comes out of documents is escaped here
(`_escape`, `_json`, each format's own rules) and nowhere before.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from srclint.model import UserError
from srclint.reports._closing import counted
from srclint.reports._escape import visible, visible_path
from srclint.reports._summary import Summary, View, in_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint.model import Finding

__all__ = [
    "FORMATS",
    "Summary",
    "counted",
    "cure",
    "visible",
    "visible_path",
    "write",
    "write_statistics",
]

FORMATS: tuple[str, ...] = tuple(sorted(file.stem for file in Path(__path__[0]).glob("[!_]*.py")))
"""Names that `write` knows."""

LINES = ("github", "gitlab", "rdjson", "sarif")
"""Formats that speak of lines of files, and know no documents in them."""


def write(  # noqa: PLR0913 - what a report is made of, the look by name only
    name: str,
    run: Summary,
    out: TextIO,
    *,
    color: bool,
    source: Callable[[str], str | None],
    quiet: bool = False,
) -> None:
    """Write a run in the format of this name.

    `source(path)` gives a document's text again, None where it is gone (only `full` asks);
    `quiet` leaves out the closing lines of the formats for people. Raises UserError where
    there is no such format.
    """
    if name not in FORMATS:
        raise UserError(f"no output format {name!r}: there are {', '.join(FORMATS)}")
    module = import_module(f"{__name__}.{name}")
    if name in LINES:
        run = in_lines(run)
    module.write(run, out, View(source, color, quiet))


def cure(finding: Finding, text: str | None) -> str:
    """The fix of a finding, or the choices, as `full` shows them, on a line; "" without any.

    `text` is the document's, None where it is not at hand.
    """
    from srclint.reports import _cure

    return "".join(part for line in _cure.lines(finding, text) for part, _ in line)


def write_statistics(name: str, run: Summary, out: TextIO) -> None:
    """Write how often each rule found something: JSON for the JSON formats, else text."""
    from srclint.reports import _statistics

    _statistics.write(run, out, as_json=name.startswith("json"))
