"""Lint, fix, lint again: until nothing is left to fix. Pure: one document's text in, text out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint.fixes import OffsetMap, apply
from srclint.readers import with_text
from srclint.waivers import Sparing

if TYPE_CHECKING:
    from collections.abc import Callable

    from srclint.document import Document
    from srclint.lint import Linter, Report
    from srclint.model import Finding
    from srclint.views import Facts
    from srclint.waivers import FileWaivers, Waiver

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
    spared: list[Finding] = field(default_factory=list)
    """What is waived in the new text."""
    moved: dict[Waiver, Waiver] = field(default_factory=dict)
    """Waivers that do not say any more where their findings are → what they should say."""

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
    waivers: FileWaivers | None = None,
) -> Repair:
    """Apply the fixes of a document until none is left, at most `MAX_PASSES` times.

    Where it does not settle, all fixes of the rules that still had some in the last pass are
    left out from the start, and the rules are named in `faults`; so nothing half-done stays.
    Where a rule fails, it is named there too, and the text stays as it was.
    What `waivers` cover is neither fixed nor left, also when fixes beside it change its sentence.
    """
    restless: set[str] = set()

    def is_wanted(finding: Finding) -> bool:
        return wanted(finding, unsafe=unsafe) and finding.code not in restless

    while True:
        sparing = Sparing(waivers) if waivers else None

        def check(
            doc: Document, moved: OffsetMap | None, sparing: Sparing | None = sparing
        ) -> Report:
            report = linter.check(doc, facts)
            if sparing:
                report.findings = sparing.left(report.findings, moved)
                report.waived += (finding for _, finding, _ in sparing.held)
            return report

        result, still = _passes(doc, check, is_wanted)
        if not still:
            result.faults += [
                f"fixes of rule {code} do not settle; none was applied" for code in sorted(restless)
            ]
            result.moved = sparing.changes(result.text) if sparing else {}
            return result
        restless |= still


def _passes(
    doc: Document,
    check: Callable[[Document, OffsetMap | None], Report],
    is_wanted: Callable[[Finding], bool],
) -> tuple[Repair, set[str]]:
    """Fix until nothing is left to fix, or a rule fails; else the codes of the rules that never
    settle."""
    applied: list[Finding] = []
    maps: list[OffsetMap] = []
    moved: OffsetMap | None = None
    before: Repair | None = None
    for _ in range(MAX_PASSES + 1):
        report = check(doc, moved)
        before = before or Repair(doc.text, left=report.findings)
        if report.faults:  # what that rule would have said of the text is not known
            before.faults += report.faults
            return before, set()
        todo = [finding for finding in report.findings if is_wanted(finding)]
        text, numbers, moved = apply(doc.text, [f.fix for f in todo if f.fix])
        if text == doc.text:
            done = Repair(doc.text, applied, report.findings, maps=tuple(maps))
            done.spared = report.waived
            return done, set()
        applied += [todo[n] for n in numbers]
        maps.append(moved)
        doc = with_text(doc, text)
    return Repair(doc.text), {todo[n].code for n in numbers}
