"""Reviewdog's Diagnostic Format, with fixes as suggestions.

Columns count bytes of UTF-8 (reviewdog/reviewdog, proto/rdf). A fix of several edits is one
suggestion over all that lies between, as suggestions are choices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from srclint.reports import _json
from srclint.reports._escape import visible
from srclint.reports._places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.model import Finding, Fix
    from srclint.reports._places import TextPlaces
    from srclint.reports._summary import Summary, View

LONGEST = 4000
"""Code points of a suggestion; nobody reviews a longer one."""


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write one result, a diagnostic on each line."""
    out.write('{"source": {"name": "srclint"}, "diagnostics": [')
    between = "\n"
    for diagnostic in _diagnostics(run, view):
        out.write(between + _json.encode(diagnostic))
        between = ",\n"
    out.write("\n]}\n")


def _diagnostics(run: Summary, view: View) -> Iterator[dict[str, Any]]:
    for path, message in run.errors:
        yield {"message": visible(message), "location": {"path": path}, "severity": "ERROR"}
    places = Places(view.source)
    for finding in run.findings:
        place = places.of(finding)
        diagnostic: dict[str, Any] = {
            "message": visible(finding.message),
            "location": {"path": finding.path, "range": _range(finding, place)},
            "severity": finding.severity.upper(),
            "code": {"value": finding.code},
        }
        if place is not None and finding.fixes:
            diagnostic["suggestions"] = list(_suggestions(finding.fixes, place))
        yield diagnostic


def _range(finding: Finding, place: TextPlaces | None) -> dict[str, Any]:
    if place is None:
        return {"start": {"line": finding.line}, "end": {"line": finding.end_line}}
    return _between(*finding.span, place)


def _between(start: int, end: int, place: TextPlaces) -> dict[str, Any]:
    (line, column), (end_line, end_column) = (place.byte_position(at) for at in (start, end))
    return {
        "start": {"line": line, "column": column},
        "end": {"line": end_line, "column": end_column},
    }


def _suggestions(fixes: tuple[Fix, ...], place: TextPlaces) -> Iterator[dict[str, Any]]:
    for fix in fixes:
        if not fix.edits:
            continue
        start, end, text = place.as_one(fix)
        if max(len(text), end - start) <= LONGEST:
            yield {"range": _between(start, end, place), "text": text}
