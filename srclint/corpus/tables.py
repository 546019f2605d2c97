"""The tables that come out: their columns, and rows of findings and documents."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from srclint.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.model import Finding, Fix, Record

FINDING = (
    ("code", "string"),
    ("name", "string"),
    ("group", "string"),
    ("severity", "string"),
    ("message", "string"),
    ("start", "int64"),
    ("end", "int64"),
    ("line", "int64"),
    ("column", "int64"),
    ("text", "string"),
    ("replacement", "string"),
    ("safe", "bool"),
    ("fixes", "string"),
    ("confidence", "double"),
    ("value", "string"),
)
"""`start` and `end` count code points of the document's text from 0, `line` and `column` from 1.
`replacement` is what the one fix makes of `text`; `fixes` are all, as in JSON reports."""

PLACE = (("path", "string"), ("row", "int64"), ("offset", "int64"), ("id", "string"))
"""Where a document stood: file; row (from 1; in JSON Lines the line) and byte of the unpacked
file at which the line begins, if it has many; what the record calls itself."""

COUNTS = tuple((f"{severity}s", "int32") for severity in SEVERITIES)

DOCUMENT = (
    *PLACE,
    ("status", "string"),
    ("message", "string"),
    ("language", "string"),
    ("characters", "int64"),
    *COUNTS,
)


@cache
def finding_type() -> Any:
    """A finding as a struct."""
    import pyarrow

    return pyarrow.struct([(name, pyarrow.type_for_alias(kind)) for name, kind in FINDING])


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding as `finding_type` has it."""
    start, end = finding.span
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "group": finding.group,
        "severity": finding.severity,
        "message": clean(finding.message),
        "start": start,
        "end": end,
        "line": finding.line,
        "column": finding.column,
        "text": clean(finding.text),
        "replacement": _replacement(finding, fix),
        "safe": fix.safe if fix is not None else None,
        "fixes": _fixes(finding) if finding.fixes else None,
        "confidence": finding.confidence,
        "value": json.dumps(dict(finding.value)) if finding.value is not None else None,
    }


def _replacement(finding: Finding, fix: Fix | None) -> str | None:
    """What the fix makes of the finding's text; None where it reaches outside of it."""
    start, end = finding.span
    if fix is None or any(not start <= e.span.start <= e.span.end <= end for e in fix.edits):
        return None
    text = finding.text
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start - start] + edit.text + text[edit.span.end - start :]
    return clean(text)


def _fixes(finding: Finding) -> str:
    return json.dumps(
        [
            {
                "safe": fix.safe,
                "note": fix.note,
                "edits": [
                    {"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits
                ],
            }
            for fix in finding.fixes
        ]
    )


def place_row(path: str, record: Record | None) -> dict[str, Any]:
    """Where a document stood, as `PLACE` has it."""
    row, offset, name = record or (None, None, None)
    return {"path": clean(path), "row": row, "offset": offset, "id": clean(name) if name else name}


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """Findings by severity, as `COUNTS` has them."""
    return {f"{s}s": sum(f.severity == s for f in findings) for s in SEVERITIES}


def clean(text: str) -> str:
    """A text that Parquet takes: a lone surrogate, or a byte that did not decode, is U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def documents(rows: Sequence[dict[str, Any]]) -> bytes:
    """A Parquet file of documents with their findings nested."""
    import pyarrow

    nested = pyarrow.field("findings", pyarrow.list_(finding_type()))
    return written(rows, [*_fields(DOCUMENT), nested])


def findings(rows: Sequence[dict[str, Any]]) -> bytes:
    """A Parquet file of findings, each with where it stood."""
    return written(rows, _fields((*PLACE, ("language", "string"), *FINDING)))


def _fields(said: Sequence[tuple[str, str]]) -> list[Any]:
    import pyarrow

    return [pyarrow.field(name, pyarrow.type_for_alias(kind)) for name, kind in said]


def written(rows: Sequence[dict[str, Any]], fields: Sequence[Any]) -> bytes:
    """A Parquet file of rows, in memory: one that is left half-done looks like a whole one."""
    import pyarrow

    return parquet_bytes(pyarrow.Table.from_pylist(list(rows), pyarrow.schema(list(fields))))


def parquet_bytes(table: Any) -> bytes:
    """A table as a Parquet file."""
    from srclint.readers.parquet import arrow

    out = BytesIO()
    arrow().write_table(table, out, compression="zstd")
    return out.getvalue()
