"""Findings ↔ JSON text: how they are kept in the cache and cross processes."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from srclint.model import Edit, Finding, Fix, Record, Span

if TYPE_CHECKING:
    from collections.abc import Callable


_PATH = Finding._fields.index("path")
_RECORD = Finding._fields.index("record")


def dump(findings: list[Finding]) -> str:
    """Findings of one document as JSON, without its path and record; "" for none."""
    return _encoder()([_row(f) for f in findings]) if findings else ""


@cache
def _encoder() -> Callable[[Any], str]:
    return json.JSONEncoder(separators=(",", ":")).encode


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


def _row(finding: Finding) -> tuple[Any, ...]:
    """A finding's fields in their order, but for those that its document or a run says."""
    fields: tuple[Any, ...] = finding
    return fields[:_PATH] + fields[_PATH + 1 : _RECORD] + fields[_RECORD + 1 : -1]


def _finding(row: list[Any], path: str, record: Record | None) -> Finding:
    code, name, group, severity, message, language, span, *rest = row
    line, column, end_line, end_column, text, fixes, confidence, value, context, *said = rest
    elsewhere, waived_by = said
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
        tuple([_fix(fix) for fix in fixes]),
        record,
        confidence,
        value,
        context,
        tuple(elsewhere),
        tuple(waived_by),
    )


def _fix(row: list[Any]) -> Fix:
    edits, safe, note = row
    return Fix(tuple([Edit(Span(start, end), text) for (start, end), text in edits]), safe, note)
