"""A line for each finding: `path:line:column: CODE message`, as editors and people read it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TextIO

from srclint.reports import _closing
from srclint.reports._escape import visible, visible_path
from srclint.reports._summary import is_fixable

if TYPE_CHECKING:
    from srclint.model import Severity
    from srclint.reports._summary import Summary, View

COLORS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write a line for each finding, `[*]` before the message of those that `--fix` mends."""
    path = shown = ""
    for finding in run.findings:
        if finding.place != path:
            path = finding.place
            shown = visible_path(path)
        code = _colored(finding.code, finding.severity) if view.color else finding.code
        mark = "[*] " if is_fixable(finding) else ""
        message = visible(finding.message)
        out.write(f"{shown}:{finding.line}:{finding.column}: {code} {mark}{message}\n")
    if not view.quiet:
        out.writelines(line + "\n" for line in _closing.lines(run))


@cache
def _colored(code: str, severity: Severity) -> str:
    import click

    return click.style(code, fg=COLORS[severity], bold=True)
