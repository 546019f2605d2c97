"""Document × rules × facts → findings. Pure: nothing here reads, writes or prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from srclint.anchor import context_of
from srclint.model import (
    SEVERITIES,
    Active,
    Edit,
    Finding,
    Fix,
    Problem,
    Rule,
    Severity,
    Span,
)
from srclint.sound import demand_sound
from srclint.text import joined, overlaps
from srclint.views import Facts, NoFacts
from srclint.waivers import comments
from srclint.wake import Alarm, compiled
from srclint.watch import WATCH, TooLongError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srclint.document import Document

_READING_ORDER = attrgetter("span", "code")


@dataclass(slots=True)
class Report:
    """Findings of one document in reading order, and rules that failed on it."""

    findings: list[Finding] = field(default_factory=list)
    waived: list[Finding] = field(default_factory=list)
    """What comments in the document cover; no part of `findings`."""
    faults: list[str] = field(default_factory=list)


class Linter:
    """A set of active rules, prepared once for many documents."""

    def __init__(
        self,
        actives: Sequence[Active],
        ignore_patterns: Sequence[str] = (),
        off: Iterable[Rule] = (),
        *,
        is_partial: bool = False,
    ) -> None:
        """`off` are the other rules that there are; `is_partial`: some are off for this run."""
        self.actives = tuple(actives)
        self._on, self._off = [active.rule for active in self.actives], tuple(off)
        self._is_partial = is_partial
        self._ignore = ignore_patterns
        self._alarm = Alarm(self.actives)
        self._yields = {a.rule.code: a.rule.yields_to for a in self.actives}

    def woken(self, doc: Document) -> list[Active]:
        """Rules whose check has something to look at in the document."""
        woken = self._alarm.woken(doc.data)
        rules = woken.seen(doc) if woken.looks else woken.rules
        if woken.any_language:
            return rules
        return [a for a in rules if a.rule.languages is None or doc.language in a.rule.languages]

    def check(
        self,
        doc: Document,
        facts: Facts | None = None,
        woken: Iterable[Active] | None = None,
        *,
        settle: bool = True,
    ) -> Report:
        """Findings of a document; with `woken`, of these rules only.

        Without `settle`, other rules are still to look: nothing is left out for comments.
        A rule that raises, or hands over what is no problem of the text, is named in `faults`
        and its findings on the document are dropped; the other rules go on.
        """
        report = Report()
        WATCH.begin(len(doc.text))
        try:
            for active in self.woken(doc) if woken is None else woken:
                _ask(doc, active, facts, report)
        finally:
            WATCH.end()
        if report.findings and self._ignore:
            ignored = ignored_spans(doc.text, self._ignore)
            report.findings = [f for f in report.findings if not overlaps(ignored, *f.span)]
        if report.findings:
            report.findings = comments.waive(doc.exceptions, report.findings)
        if len(report.findings) > 1:
            report.findings = self.tidy(report.findings)
        if settle and doc.exceptions:
            report.findings, report.waived = comments.parted(self.settled(report.findings))
        return report

    def settled(self, findings: list[Finding]) -> list[Finding]:
        """All findings of a document without what turns out not to be so of its comments."""
        return comments.settled(findings, self._on, self._off, is_partial=self._is_partial)

    def tidy(self, findings: list[Finding]) -> list[Finding]:
        """Findings of one document in reading order, one for each defect."""
        findings.sort(key=_READING_ORDER)
        places: dict[tuple[Span, tuple[Edit, ...]], int] = {}
        result: list[Finding] = []
        for finding in findings:
            if finding.fixes:
                at = places.setdefault((finding.span, finding.fixes[0].edits), len(result))
                if at < len(result):
                    if self._gives_way(result[at], finding):
                        result[at] = finding
                    continue
            result.append(finding)
        return result

    def _gives_way(self, first: Finding, second: Finding) -> bool:
        """Whether the first of two findings on one defect gives way to the second."""
        if _names(self._yields[first.code], second):
            return True
        if _names(self._yields[second.code], first):
            return False
        return SEVERITIES.index(second.severity) < SEVERITIES.index(first.severity)


def _ask(doc: Document, active: Active, facts: Facts | None, report: Report) -> None:
    """Add to a report what a rule finds, or that it failed."""
    rule = active.rule
    if rule.code in WATCH.given_up:
        report.faults.append(WATCH.overdue(rule.code))
        return
    WATCH.rule = rule.code
    try:
        if rule.observer is None:
            problems = rule.check(doc, **active.options)
        else:
            known = (facts or NoFacts()).of(rule.observer.name)
            problems = rule.check(doc, known, **active.options)
        if problems:
            report.findings += _findings(doc, active, problems)
        WATCH.rule = None
    except FAULTS as error:
        WATCH.rule = None
        report.faults.append(fault(rule, error))


FAULTS = (Exception, SystemExit, TooLongError)
"""What is caught of a rule: a plug-in may raise anything."""


def fault(rule: Rule, error: BaseException) -> str:
    """What is said of a rule that failed."""
    if isinstance(error, TooLongError):
        return WATCH.overdue(rule.code)
    return f"rule {rule.code} failed and was left out: {type(error).__name__}: {error}"


def ignored_spans(text: str, patterns: Sequence[str]) -> list[Span]:
    """Spans that the configuration's `ignore-patterns` (RE2) match: sorted, joined.

    Raises UserError for a pattern that is no RE2.
    """
    text = text.encode("utf-8", "replace").decode()  # RE2 takes no lone surrogates
    return joined(
        Span(*match.span())
        for source in patterns
        for match in compiled(source).finditer(text)
        if match.end() > match.start()  # `x*` matches nothing everywhere
    )


def _names(selectors: frozenset[str], finding: Finding) -> bool:
    return any(finding.code.startswith(s) or s in (finding.name, finding.group) for s in selectors)


def _findings(doc: Document, active: Active, problems: Iterable[Problem]) -> list[Finding]:
    found = []
    length = len(doc.text)
    for problem in problems:
        demand_sound(problem, length)
        if _counts(doc, active.rule, problem):
            found.append(_place(doc, active, problem))
    return found


def _counts(doc: Document, rule: Rule, problem: Problem) -> bool:
    """Whether a problem lies where the rule may look."""
    start, end = problem.span
    if rule.touches == "comments":
        return True
    if doc.masks and doc.protection.masked(start, end):
        return False
    return rule.touches != "wording" or not doc.protection.verbatim(start, end)


def _place(doc: Document, active: Active, problem: Problem) -> Finding:
    """Add what the folder and the configuration know; drop or demote fixes of protected text."""
    rule, text = active.rule, doc.text
    span, message, fixes, confidence, value, elsewhere, severity = problem
    start, end = span
    position = doc.line_index.position
    line, column = position(start)
    end_line, end_column = position(end) if end > start else (line, column)
    return Finding(  # by position: names take half as long again
        rule.code,
        rule.name,
        rule.group,
        active.severity if severity is None else _severity(active, severity),
        message,
        doc.path,
        doc.language,
        span,
        line,
        column,
        end_line,
        end_column,
        text[start:end],
        _allowed(doc, active, span, fixes) if fixes else (),
        doc.record,
        confidence,
        value,
        context_of(text, span),
        elsewhere,
    )


def _severity(active: Active, said: Severity) -> Severity:
    return max(active.severity, said, key=SEVERITIES.index)


def _allowed(doc: Document, active: Active, span: Span, fixes: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Fixes that keep out of protected text, as `span` does; a guessed encoding allows none."""
    if doc.guessed:
        return ()
    wording = active.rule.touches == "wording"
    allowed = []
    for fix in fixes:
        safe = fix.safe if active.safe is None else active.safe
        spans = [edit.span for edit in fix.edits]
        if spans != [span] and any(_forbidden(doc, one, wording=wording) for one in spans):
            continue
        if safe and wording and any(doc.protection.quoted(*span) for span in spans):
            safe = False
        allowed.append(fix if fix.safe == safe else fix._replace(safe=safe))
    return tuple(allowed)


def _forbidden(doc: Document, span: Span, *, wording: bool) -> bool:
    return doc.protection.masked(*span) or (wording and doc.protection.verbatim(*span))
