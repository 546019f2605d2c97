"""Lint, fix, lint again: until nothing is left to fix. Pure: one document's text in, text out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint.document import Document
from srclint.fixes import OffsetMap, apply

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint.lint import Facts, Linter, Report
    from srclint.model import Finding

MAX_PASSES = 10
"""Passes after which a fix that still finds something to do counts as a fault of its rule."""


@dataclass(slots=True)
class Repair:
    """What became of a document. `left` are the findings of the new text."""

    text: str
    applied: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    maps: tuple[OffsetMap, ...] = ()

    def offset(self, old: int) -> int:
        """Where an offset of the old text lies in the new one, in code points."""
        for move in self.maps:
            old = move(old)
        return old


def wanted(finding: Finding, *, unsafe: bool) -> bool:
    """Whether a program may apply the finding's fix."""
    return finding.fix is not None and (unsafe or finding.fix.safe)


def repair(
    doc: Document,
    linter: Linter,
    facts: Facts | None = None,
    *,
    unsafe: bool = False,
    remake: Callable[[Document, str], Document] | None = None,
) -> Repair:
    """Apply the fixes of a document until none is left, at most `MAX_PASSES` times.

    Where it does not settle, all fixes of the rules that still had some in the last pass are
    left out from the start, and the rules are named in `faults`; so nothing half-done stays.
    `remake(doc, text)` makes the document of a pass (a reader knows the new masks).
    """
    restless: set[str] = set()

    def is_wanted(finding: Finding) -> bool:
        return wanted(finding, unsafe=unsafe) and finding.code not in restless

    while True:
        result, still = _passes(
            doc, lambda doc: linter.check(doc, facts), is_wanted, remake or _with_text
        )
        if not still:
            result.faults += [
                f"fixes of rule {code} do not settle; none was applied" for code in sorted(restless)
            ]
            return result
        restless |= still


def _passes(
    doc: Document,
    check: Callable[[Document], Report],
    is_wanted: Callable[[Finding], bool],
    remake: Callable[[Document, str], Document],
) -> tuple[Repair, set[str]]:
    """Fix until nothing is left to fix; else the codes of the rules that never settle."""
    applied: list[Finding] = []
    maps: list[OffsetMap] = []
    for _ in range(MAX_PASSES + 1):
        report = check(doc)
        todo = [finding for finding in report.findings if is_wanted(finding)]
        text, numbers, moved = apply(doc.text, [f.fix for f in todo if f.fix])
        if text == doc.text:
            return Repair(doc.text, applied, report.findings, report.faults, tuple(maps)), set()
        applied += [todo[n] for n in numbers]
        maps.append(moved)
        doc = remake(doc, text)
    return Repair(doc.text), {todo[n].code for n in numbers}


def _with_text(doc: Document, text: str) -> Document:
    return Document(
        text,
        path=doc.path,
        language=doc.language if doc.language_is_given else None,
        encoding=doc.encoding,
        guessed=doc.guessed,
        markup=doc.markup,
        house_words=doc.house_words,
        record=doc.record,
    )
