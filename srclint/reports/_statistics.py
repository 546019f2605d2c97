"""How often each rule found something (`--statistics`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TextIO

from srclint.reports import _closing, _json
from srclint.reports._escape import visible
from srclint.reports._summary import is_fixable

if TYPE_CHECKING:
    from srclint.model import Finding
    from srclint.reports._summary import Summary


class _Row(NamedTuple):
    first: Finding
    found: int
    fixable: int


def write(run: Summary, out: TextIO, *, as_json: bool) -> None:
    """Write a row for each rule, most frequent first."""
    rows = _rows(run)
    if as_json:
        _write_json(run, rows, out)
    else:
        _write_text(run, rows, out)


def _rows(run: Summary) -> list[_Row]:
    counts = Counter(finding.code for finding in run.findings)
    fixable = Counter(finding.code for finding in run.findings if is_fixable(finding))
    firsts: dict[str, Finding] = {}
    for finding in run.findings:
        firsts.setdefault(finding.code, finding)
    rows = [_Row(firsts[code], counts[code], fixable[code]) for code in counts]
    return sorted(rows, key=lambda row: (-row.found, row.first.code))


def _write_text(run: Summary, rows: list[_Row], out: TextIO) -> None:
    width = len(str(rows[0].found)) if rows else 0
    code_width = max((len(row.first.code) for row in rows), default=0)
    for row in rows:
        mark = "[*]" if row.fixable == row.found else "[-]" if row.fixable else "[ ]"
        code, name = visible(row.first.code), visible(row.first.name)
        out.write(f"{row.found:>{width}}  {code:<{code_width}}  {mark}  {name}\n")
    out.writelines(line + "\n" for line in _closing.lines(run))


def _write_json(run: Summary, rows: list[_Row], out: TextIO) -> None:
    statistics = [
        {
            "code": row.first.code,
            "name": row.first.name,
            "group": row.first.group,
            "count": row.found,
            "fixable": row.fixable,
        }
        for row in rows
    ]
    report = {
        "version": _json.VERSION,
        "statistics": statistics,
        "summary": _json.summary(run),
    }
    out.write(_json.encode(report) + "\n")
