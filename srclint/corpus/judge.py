"""The second pass: the documents of a split checked, and what comes out of them written."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from srclint import codec
from srclint.corpus import lookup, tables
from srclint.corpus.guard import Limits, TooLongError
from srclint.corpus.look import TRIES
from srclint.corpus.rows import entries
from srclint.corpus.texts import TextWriter
from srclint.facts import concerned, observe
from srclint.model import UserError
from srclint.repair import repair, wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint.corpus.job import Job
    from srclint.corpus.look import Task
    from srclint.corpus.rows import Entry
    from srclint.files import Loaded
    from srclint.model import Finding
    from srclint.views import Facts

DIGEST = 1 << 128
"""Digests of documents are added up: the sum does not depend on the order, or on splits."""


@dataclass(slots=True)
class Outcome:
    """What became of one document: checked, where there is no message."""

    path: str
    record: Any
    message: str = ""
    language: str | None = None
    characters: int | None = None
    findings: list[Finding] = field(default_factory=list)
    text: str | None = None
    """The cleaned text, where it differs."""
    edits: Any = ()

    @property
    def status(self) -> str:
        """What stands in the table."""
        return "error" if self.message else "ok"

    def digest(self) -> int:
        """Stands for the document's place, status and findings."""
        place = self.record[:2] if self.record else None  # an id is known only if it was read
        said = json.dumps([self.path, place, self.status, codec.dump(self.findings)])
        data = said.encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(data, digest_size=16).digest(), "big")


def check_split(
    job: Job, task: Task, skip: Mapping[int, str], progress: int | None = None
) -> dict[str, Any]:
    """Check the documents of a split and write its tables; returns what is summed up."""
    facts = lookup.stored(job) if job.facts else None
    job.warm(task.split.path)
    limits = Limits(job.limit, dict(skip), progress)
    total = Totals()
    texts = TextWriter(job, task) if job.write_text else None
    try:
        for number, entry in enumerate(entries(job, task.split)):
            outcome = examined(job, entry, facts, limits, number)
            if texts:  # first: a text that cannot be written is an error to be counted
                texts.add(entry, outcome)
            total.add(outcome)
    finally:
        limits.close()
    name = f"{task.split.name}.parquet"
    if texts:
        texts.write()
    job.target.write(f"findings/{name}", tables.findings(total.finding_rows))
    job.target.write(f"documents/{name}", tables.documents(total.rows))
    return total.summary()


def examined(job: Job, entry: Entry, facts: Facts | None, limits: Limits, number: int) -> Outcome:
    """Check one document within its limits."""
    if number in limits.skip:
        return Outcome(entry.path, entry.record, limits.skip[number])
    for _ in range(TRIES):
        outcome = Outcome(entry.path, entry.record)
        try:
            with limits.on(number):
                _examine(job, entry, facts, outcome)
        except UserError as error:
            outcome.message = str(error)
        except TooLongError:
            continue
        return outcome
    said = f"it took more than {job.limit:g} s of CPU time; it was left out"
    return Outcome(entry.path, outcome.record, said)


def _examine(job: Job, entry: Entry, facts: Facts | None, outcome: Outcome) -> None:
    loaded = entry.make()
    doc, profile = loaded.doc, job.profile(entry.path)
    outcome.record, outcome.characters = doc.record, len(doc.text)
    woken = profile.linter.woken(doc)
    if facts is not None:
        observers = [active for active in woken if active.rule.needs_facts]
        said = observe(observers, doc, [])
        known = {active.rule.code for active in concerned(observers, said, facts)}
        woken = [a for a in woken if not a.rule.needs_facts or a.rule.code in known]
    report = profile.linter.check(doc, facts, woken)
    outcome.language, outcome.findings = doc.language, report.findings
    outcome.message = "; ".join(report.faults)
    if job.write_text and any(wanted(f, unsafe=False) for f in report.findings):
        _clean(job, loaded, facts, outcome)


def _clean(job: Job, loaded: Loaded, facts: Facts | None, outcome: Outcome) -> None:
    from srclint.fixes import changes

    doc = loaded.doc
    linter = job.profile(outcome.path).linter
    fixed = repair(doc, linter, facts)
    if fixed.text != doc.text:
        outcome.text, outcome.edits = fixed.text, changes(fixed.maps, fixed.text)


class Totals:
    """Rows of the tables of one split, and their sums."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.finding_rows: list[dict[str, Any]] = []
        self._digest = 0
        self._codes: Counter[str] = Counter()
        self._severities: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._errors: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Take a document in."""
        place = tables.place_row(outcome.path, outcome.record)
        rows = [tables.finding_row(finding) for finding in outcome.findings]
        self.rows.append(
            {
                **place,
                "status": outcome.status,
                "message": tables.clean(outcome.message) or None,
                "language": outcome.language,
                "characters": outcome.characters,
                **tables.counts(outcome.findings),
                "findings": rows,
            }
        )
        self.finding_rows += [{**place, "language": outcome.language, **row} for row in rows]
        self._digest = (self._digest + outcome.digest()) % DIGEST
        self._codes.update(finding.code for finding in outcome.findings)
        self._severities.update(finding.severity for finding in outcome.findings)
        if outcome.message:
            self._errors[outcome.message.split(":")[0].split(" (")[0][:80]] += 1
        if outcome.language:
            self._languages[outcome.language] += 1

    def summary(self) -> dict[str, Any]:
        """The sums, as a split's marker keeps them."""
        errors = sum(row["status"] == "error" for row in self.rows)
        return {
            "documents": len(self.rows),
            "ok": len(self.rows) - errors,
            "error": errors,
            "findings": len(self.finding_rows),
            "characters": sum(row["characters"] or 0 for row in self.rows),
            "codes": self._codes,
            "severities": self._severities,
            "languages": self._languages,
            "errors": self._errors,
            "digest": f"{self._digest:032x}",
        }
