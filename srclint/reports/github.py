"""GitHub Actions: an annotation for each finding, and all of them in the step's summary.

Escaping and names of properties: docs.github.com, "Workflow commands for GitHub Actions";
the runner's source decodes %25 %0D %0A in data, and %3A %2C in properties as well.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from srclint.model import SEVERITIES
from srclint.reports import _closing
from srclint.reports._escape import visible
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srclint.model import Finding, Severity
    from srclint.reports._summary import Summary, View

SUMMARY_LIMIT = 1 << 20
"""Bytes of a step's summary; GitHub drops a larger one whole."""

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}

_TABLE_HEAD = "| severity | place | code | message |\n| --- | --- | --- | --- |\n"


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write annotations, the most severe first, because GitHub shows ten of each level."""
    for path, message in run.errors:
        out.write(_command("error", {"file": path, "title": "srclint"}, f"{path}: {message}"))
    findings = sorted(run.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    out.writelines(_annotation(finding) for finding in findings)
    if place := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            _append_summary(Path(place), run, findings)
        except OSError as error:
            reason = f"the step's summary could not be written: {error}"
            out.write(_command("warning", {"title": "srclint"}, reason))


def _annotation(finding: Finding) -> str:
    properties: dict[str, str | int] = {"file": finding.path, "line": finding.line}
    if finding.end_line == finding.line:
        # GitHub takes columns only where an annotation stays on one line
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    else:
        properties["endLine"] = finding.end_line
    properties["title"] = f"srclint ({finding.code})"
    place = f"{finding.path}:{finding.line}:{finding.column}"
    level = _LEVELS[finding.severity]
    return _command(level, properties, f"{place}: {finding.code} {finding.message}")


def _command(name: str, properties: dict[str, str | int], data: str) -> str:
    shown = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {shown}::{_data(data)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _append_summary(place: Path, run: Summary, findings: Sequence[Finding]) -> None:
    """Append the table to what the step has written; never more than GitHub takes."""
    room = SUMMARY_LIMIT - (place.stat().st_size if place.exists() else 0)
    with place.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(_fitting(_summary_lines(run, findings), room))


def _summary_lines(run: Summary, findings: Sequence[Finding]) -> Iterator[str]:
    yield "### srclint\n\n"
    closing = list(_closing.lines(run)) or ["Nothing found."]
    yield "  \n".join(_markdown(line) for line in closing) + "\n\n"
    for path, message in run.errors:
        yield f"- {_markdown(path)}: {_markdown(message)}\n"
    if findings:
        yield "\n" + _TABLE_HEAD
    for finding in findings:
        place = _markdown(f"{finding.path}:{finding.line}:{finding.column}")
        code, message = _markdown(finding.code), _markdown(finding.message)
        yield f"| {finding.severity} | {place} | {code} | {message} |\n"


_CUT_NOTE = "\nThe rest does not fit into a step's summary; the log has all.\n"


def _fitting(lines: Iterable[str], room: int) -> Iterator[str]:
    """Lines up to `room` bytes, the last one saying so where some are left out."""
    room -= len(_CUT_NOTE)
    if room < 0:
        return
    for line in lines:
        room -= len(line.encode())
        if room < 0:
            yield _CUT_NOTE
            return
        yield line


def _markdown(text: str) -> str:
    """Text that Markdown shows as it is: a backslash may stand before any ASCII mark."""
    return pattern(r"([!-/:-@\[-`{-~])").sub(r"\\\1", visible(text))
