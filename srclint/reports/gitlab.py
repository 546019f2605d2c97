"""GitLab's Code Quality report: docs.gitlab.com, "Code Quality", "Code Quality report format"."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TextIO

from srclint.anchor import fingerprints
from srclint.reports import _json
from srclint.reports._escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.model import Severity
    from srclint.reports._summary import Summary, View

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write a list of objects, each on a line."""
    out.write("[")
    between = "\n"
    for entry in _entries(run):
        out.write(between + _json.encode(entry))
        between = ",\n"
    out.write("\n]\n")


def _entries(run: Summary) -> Iterator[dict[str, Any]]:
    for path, message in dict.fromkeys(run.errors):
        said = f"{path}\0{message}".encode("utf-8", "surrogatepass")
        same = blake2b(said, digest_size=16, person=b"error").hexdigest()
        yield _entry("unreadable", message, same, "critical", path, 1, 1)
    for finding, same in zip(run.findings, fingerprints(run.findings), strict=True):
        yield _entry(
            finding.code,
            f"{finding.code} {finding.message}",
            same,
            _SEVERITIES[finding.severity],
            finding.path,
            finding.line,
            finding.end_line,
        )


def _entry(  # noqa: PLR0913, PLR0917 - the format's fields, in its order
    name: str, said: str, same: str, severity: str, path: str, line: int, end: int
) -> dict[str, Any]:
    return {
        "description": visible(said),
        "check_name": name,
        "fingerprint": same,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line, "end": end}},
    }
