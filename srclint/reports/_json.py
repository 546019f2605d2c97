"""Findings and counts as JSON objects (DESIGN section 7; schemas/output.schema.json).

Output is ASCII, so that no encoding of a pipe can break it and nothing in it acts on a
terminal.
"""

from __future__ import annotations

import json
from functools import cache
from json.encoder import encode_basestring_ascii as _quoted
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
    return _clean(_encoder()(value))


def _clean(line: str) -> str:
    if "\\ud" in line:  # a lone surrogate or only a character beyond U+FFFF
        text = json.dumps(json.loads(line), ensure_ascii=False)
        line = _encoder()(json.loads(pattern(_SURROGATE).sub("\ufffd", text)))
    return pattern(_LOG_COMMAND).sub(r"\\u0023", line) if "##" in line else line


@cache
def _encoder() -> Callable[[Any], str]:
    return json.JSONEncoder().encode


def line_of(found: Finding) -> str:
    """A finding as the contract has it; `confidence` and `value` only where there is one.

    Put together by hand: by way of a dictionary it takes four times as long.
    """
    start, end = found.span
    parts = [
        f"{{{_kind(found.code, found.name, found.group, found.severity)}"
        f', "message": {_quoted(found.message)}, "path": {_quoted(found.path)}'
    ]
    if found.record:
        parts.append(f', "record": {_encoder()(_record(found.record))}')
    parts.append(
        f', "language": {_quoted(found.language)}'
        f', "start": {{"line": {found.line}, "column": {found.column}, "offset": {start}}}'
        f', "end": {{"line": {found.end_line}, "column": {found.end_column}, "offset": {end}}}'
        f', "text": {_quoted(found.text)}'
    )
    if found.confidence is not None:
        parts.append(f', "confidence": {_encoder()(found.confidence)}')
    if found.value is not None:
        parts.append(f', "value": {_encoder()(dict(found.value))}')
    parts.append(f', "fixes": [{", ".join([_fix(fix) for fix in found.fixes])}]}}')
    return _clean("".join(parts))


@cache
def _kind(code: str, name: str, group: str, severity: str) -> str:
    said = {"code": code, "name": name, "group": group, "severity": severity}
    return _encoder()(said)[1:-1]


def _record(record: Record) -> dict[str, Any]:
    """Where a document stands in its file; what is not known is left out."""
    return {key: value for key, value in record._asdict().items() if value is not None}


def _fix(fix: Fix) -> str:
    edits = ", ".join(
        [
            f'{{"start": {start}, "end": {end}, "text": {_quoted(text)}}}'
            for (start, end), text in fix.edits
        ]
    )
    safe = "true" if fix.safe else "false"
    return f'{{"safe": {safe}, "note": {_quoted(fix.note)}, "edits": [{edits}]}}'


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
