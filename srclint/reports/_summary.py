"""What a run has found and done: all that a report is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from srclint.model import Finding, Rule


@dataclass(frozen=True, slots=True)
class Summary:
    """A run's outcome.

    `findings` are those that remain, in reading order; `files` counts the documents that were
    checked; `fixed` the problems that were mended, `applied` being their findings (offsets of
    the text before); `errors` are documents that could not be read or written: path, message;
    `rules` are those that ran, by code; `waived` counts the problems that waivers cover.
    """

    findings: Sequence[Finding]
    files: int
    fixed: int = 0
    errors: Sequence[tuple[str, str]] = ()
    applied: Sequence[Finding] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    waived: int = 0

    @property
    def fixable(self) -> int:
        """How many findings `--fix` would mend."""
        return sum(is_fixable(finding) for finding in self.findings)

    @property
    def fixable_unsafely(self) -> int:
        """How many more `--unsafe-fixes` would mend."""
        return sum(len(f.fixes) == 1 and not f.fixes[0].safe for f in self.findings)


def in_lines(run: Summary) -> Summary:
    """The same for formats that know lines of files only: a record is one line of its file.

    The message says where in the record; the fixes, which are of its text, are left out.
    """
    if not any(finding.record for finding in run.findings):
        return run
    return replace(run, findings=[_in_lines(finding) for finding in run.findings])


def _in_lines(finding: Finding) -> Finding:
    if finding.record is None:
        return finding
    row = finding.record.row
    said = f"{finding.message} (record {row}, at {finding.line}:{finding.column} of its text)"
    finding = finding._replace(line=row, end_line=row, column=1, end_column=1)
    return finding._replace(message=said, fixes=())


@dataclass(frozen=True, slots=True)
class View:
    """How a report is to look.

    `source(place)` gives the text of a document again, None where it is gone; `quiet` leaves
    out the closing lines.
    """

    source: Callable[[str], str | None]
    color: bool = False
    quiet: bool = False


def is_fixable(finding: Finding) -> bool:
    """Whether plain `--fix` would mend the finding: one fix, and a safe one."""
    return len(finding.fixes) == 1 and finding.fixes[0].safe
