"""JSON Lines: a finding on each line, and the summary on the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from srclint.reports import _json

if TYPE_CHECKING:
    from srclint.reports._summary import Summary, View


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write the findings, then `{"version": …, "summary": {…}}`."""
    for finding in run.findings:
        out.write(_json.line_of(finding) + "\n")
    out.write(_json.encode({"version": _json.VERSION, "summary": _json.summary(run)}) + "\n")
