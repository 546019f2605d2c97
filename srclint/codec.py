"""Findings ↔ JSON text: how they are kept in the cache and cross processes."""

from __future__ import annotations

import json
from typing import Any

from srclint.model import Edit, Finding, Fix, Record, Span


def dump(findings: list[Finding]) -> str:
    """Findings of one document as JSON, without its path and record; "" for none."""
    return json.dumps([_row(f) for f in findings], separators=(",", ":")) if findings else ""


def load(text: str, path: str, record: Record | None = None) -> list[Finding]:
    """Findings of the document at a path, or of a record there.

    Raises ValueError for what `dump` never wrote.
    """
    if not text:
        return []
    try:
        return [_finding(row, path, record) for row in json.loads(text)]
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError("not findings") from error


def _row(finding: Finding) -> list[Any]:
    return [
        finding.code,
        finding.name,
        finding.group,
        finding.severity,
        finding.message,
        finding.language,
        finding.span,
        (finding.line, finding.column, finding.end_line, finding.end_column),
        finding.text,
        [
            [fix.safe, fix.note, [(*edit.span, edit.text) for edit in fix.edits]]
            for fix in finding.fixes
        ],
        finding.confidence,
        finding.value,
        finding.context,
        finding.elsewhere,
    ]


def _finding(row: list[Any], path: str, record: Record | None) -> Finding:
    code, name, group, severity, message, language, span, place, text, fixes, *rest = row
    line, column, end_line, end_column = place
    confidence, value, context, elsewhere = rest
    return Finding(
        code,
        name,
        group,
        severity,
        message,
        path,
        language,
        Span(*span),
        line,
        column,
        end_line,
        end_column,
        text,
        tuple(_fix(fix) for fix in fixes),
        record,
        confidence,
        value,
        context,
        tuple(elsewhere),
    )


def _fix(row: list[Any]) -> Fix:
    safe, note, edits = row
    return Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), safe, note)
