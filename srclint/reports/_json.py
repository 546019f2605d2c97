"""Findings and counts as JSON objects (DESIGN section 7; schemas/output.schema.json).

Output is ASCII, so that no encoding of a pipe can break it and nothing in it acts on a
terminal.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint.model import Finding, Fix, Record
    from srclint.reports._summary import Summary

VERSION = 1

_LOG_COMMAND = r"(?<=#)#(?=\w{0,20}\[)"
_SURROGATE = "[\ud800-\udfff]"


def encode(value: Any) -> str:
    r"""JSON of plain data on one line.

    A lone surrogate (a byte that did not decode) becomes U+FFFD, because strict parsers
    refuse the whole document otherwise; `##[` is written `#\u0023[` (see _escape.py).
    """
    line = _encoder()(value)
    if "\\ud" in line:  # a lone surrogate or only a character beyond U+FFFF
        text = json.dumps(value, ensure_ascii=False)
        line = _encoder()(json.loads(pattern(_SURROGATE).sub("\ufffd", text)))
    return pattern(_LOG_COMMAND).sub(r"\\u0023", line) if "##" in line else line


@cache
def _encoder() -> Callable[[Any], str]:
    return json.JSONEncoder().encode


def finding(found: Finding) -> dict[str, Any]:
    """A finding as the contract has it; `confidence` and `value` only where there is one."""
    start, end = found.span
    record: dict[str, Any] = {
        "code": found.code,
        "name": found.name,
        "group": found.group,
        "severity": found.severity,
        "message": found.message,
        "path": found.path,
        **({"record": _record(found.record)} if found.record else {}),
        "language": found.language,
        "start": {"line": found.line, "column": found.column, "offset": start},
        "end": {"line": found.end_line, "column": found.end_column, "offset": end},
        "text": found.text,
    }
    if found.confidence is not None:
        record["confidence"] = found.confidence
    if found.value is not None:
        record["value"] = dict(found.value)
    record["fixes"] = [_fix(fix) for fix in found.fixes]
    return record


def _record(record: Record) -> dict[str, Any]:
    """Where a document stands in its file; what is not known is left out."""
    return {key: value for key, value in record._asdict().items() if value is not None}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in fix.edits]
    return {"safe": fix.safe, "note": fix.note, "edits": edits}


def summary(run: Summary) -> dict[str, Any]:
    """The counts of a run; `fixable` is what plain `--fix` would mend."""
    return {
        "files": run.files,
        "findings": len(run.findings),
        "fixable": run.fixable,
        "fixed": run.fixed,
        "waived": run.waived,
        "errors": [{"path": path, "message": message} for path, message in run.errors],
    }
