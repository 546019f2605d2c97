"""The last lines of a report for people: how much was found, fixed and can be fixed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.reports._summary import Summary


def lines(run: Summary) -> Iterator[str]:
    """The closing lines, without newlines; none where nothing was found or fixed."""
    if run.fixed:
        yield f"Fixed {counted(run.fixed, 'problem')}."
    if run.findings:
        kinds = Counter(finding.severity for finding in run.findings)
        shares = ", ".join(counted(kinds[s], s) for s in SEVERITIES if kinds[s])
        found = counted(len(run.findings), "problem")
        yield f"Found {found} in {counted(run.files, 'file')}: {shares}{waived(run)}."
    if cure := " ".join(_cures(run)):
        yield cure


def waived(run: Summary) -> str:
    """What is to be said of problems that waivers cover; nothing without any."""
    return f"; {run.waived} waived" if run.waived else ""


def _cures(run: Summary) -> Iterator[str]:
    if run.fixable:
        yield f"[*] {run.fixable} can be fixed with --fix."
    if run.fixable_unsafely:
        more = "more " if run.fixable else ""
        yield f"{run.fixable_unsafely} {more}can be fixed with --fix --unsafe-fixes."


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 file", "2 files"; info has no plural."""
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"
