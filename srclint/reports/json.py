"""One JSON document, written as it is made: a finding on each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from srclint.reports import _json

if TYPE_CHECKING:
    from srclint.reports._summary import Summary, View


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write findings and summary as one object."""
    out.write(f'{{"version": {_json.VERSION}, "findings": [')
    between = "\n"
    for finding in run.findings:
        out.write(between + _json.line_of(finding))
        between = ",\n"
    out.write(f'\n], "summary": {_json.encode(_json.summary(run))}}}\n')
