"""SARIF 2.1.0, as code scanning takes it: rules, findings, their fixes and fingerprints.

Specification: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TextIO

from srclint.anchor import fingerprints
from srclint.reports import _json
from srclint.reports._escape import visible
from srclint.reports._places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint.model import Edit, Finding, Fix, Severity
    from srclint.reports._places import TextPlaces
    from srclint.reports._summary import Summary, View

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

SNIPPET = 400
"""Code points of a finding up to which its text is quoted: a snippet may not be cut."""

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write one run, a finding on each line."""
    from importlib.metadata import version

    first: dict[str, Finding] = {}
    for finding in run.findings:
        first.setdefault(finding.code, finding)
    codes = sorted(first)
    driver = {
        "name": "srclint",
        "version": version("srclint"),
        "rules": [_rule(first[code], run) for code in codes],
    }
    head = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [_invocation(run)],
    }
    out.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [')
    out.write(_json.encode(head)[:-1] + ', "results": [')
    between = "\n"
    for result in _results(run.findings, codes, view):
        out.write(between + _json.encode(result))
        between = ",\n"
    out.write("\n]}]}\n")


def _rule(finding: Finding, run: Summary) -> dict[str, Any]:
    descriptor: dict[str, Any] = {"id": finding.code, "name": visible(finding.name)}
    if (rule := run.rules.get(finding.code)) is not None:
        from srclint.explain import markdown

        level = _LEVELS[rule.severity]
        descriptor |= {
            "shortDescription": {"text": _message(rule.summary)},
            "fullDescription": {"text": _message(rule.why or rule.summary)},
            "help": {"text": _message(rule.why or rule.summary), "markdown": markdown(rule)},
            "defaultConfiguration": {"level": level},
        }
    return descriptor | {"properties": {"tags": [visible(finding.group)]}}


def _invocation(run: Summary) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": _message(message)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}],
        }
        for path, message in run.errors
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _results(
    findings: Sequence[Finding], codes: Sequence[str], view: View
) -> Iterator[dict[str, Any]]:
    numbers = {code: number for number, code in enumerate(codes)}
    places = Places(view.source)
    for finding, same in zip(findings, fingerprints(findings), strict=True):
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": numbers[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding.message)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": _artifact(finding.path),
                        "region": _region(finding),
                    }
                }
            ],
            # `primaryLocationLineHash` is GitHub's own: its upload complains of other values
            "partialFingerprints": {"srclint/v1": same},
            "properties": _properties(finding),
        }
        if finding.fixes:
            place = places.of(finding)
            result["fixes"] = [_fix(fix, finding, place) for fix in finding.fixes]
        yield result


def _region(finding: Finding) -> dict[str, Any]:
    if finding.record is not None:  # what is found is no text of the file as it stands
        return {"startLine": finding.line}
    region: dict[str, Any] = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    if len(finding.text) <= SNIPPET:
        region["snippet"] = {"text": finding.text}
    return region


def _properties(finding: Finding) -> dict[str, Any]:
    known: dict[str, Any] = {"language": finding.language}
    if finding.confidence is not None:
        known["confidence"] = finding.confidence
    if finding.value is not None:
        known["value"] = dict(finding.value)
    return known


def _fix(fix: Fix, finding: Finding, place: TextPlaces | None) -> dict[str, Any]:
    said = visible(fix.note) or ("safe fix" if fix.safe else "unsafe fix")
    replacements = [
        {"deletedRegion": _edited(edit, place), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(finding.path), "replacements": replacements}
    return {
        "description": {"text": _message(said)},
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }


def _edited(edit: Edit, place: TextPlaces | None) -> dict[str, int]:
    start, end = edit.span
    if place is None:
        return {"charOffset": start, "charLength": end - start}
    (line, column), (end_line, end_column) = place.position(start), place.position(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _message(text: str) -> str:
    """Text for a message, in which `[words](place)` would be a link (section 3.11.6)."""
    text = visible(text)
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _artifact(path: str) -> dict[str, str]:
    """A path as a URI of its very bytes: below the top folder, or absolute."""
    from urllib.parse import quote_from_bytes

    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    if os.path.isabs(path):
        return {"uri": "file://" + "/" * (raw[:1] != b"/") + quote_from_bytes(raw)}
    return {"uri": quote_from_bytes(raw), "uriBaseId": "%SRCROOT%"}
