"""Waivers: findings that somebody has decided to leave as they are. Pure: types and matching.

`book` reads `srclint.waivers.toml`, `edit` changes it; `comments` are those in documents. Of a run,
`rows` finds the record that each entry is for, `moves` takes entries along with what a fix changes,
`state` says which ones are of no use any more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from srclint.anchor import comparable, marks, record_mark, shown_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from srclint.anchor import Mark
    from srclint.fixes import OffsetMap
    from srclint.model import Finding

FILE = "srclint.waivers.toml"
"""Beside the nearest configuration, else in the current folder."""


class Waiver(NamedTuple):
    """One entry, as `srclint.waivers.toml` has it; "" and 0 stand for what is not said.

    Without `context` it is for every finding of the rule with this text, without `text` for
    every finding of the rule, in the files of `path`: a path from the file's folder, or a glob.
    Of a file with many documents it is for one record, where it has `row` or `record`.
    """

    rule: str
    path: str
    text: str = ""
    context: str = ""
    occurrence: int = 0
    """Which of the findings of this rule that agree in text and context, from 1."""
    reason: str = ""
    author: str = ""
    until: str = ""
    """The last day on which it holds, as 2027-01-31."""
    row: int = 0
    """Which record of a file with many, from 1: where it stood when the entry was made."""
    record: str = ""
    """What that record is known by wherever it stands (see `anchor.record_mark`)."""

    @property
    def target(self) -> tuple[str, str, str, str, int, int, str]:
        """What it is for, without what is said about it."""
        kind = self.rule, self.path, self.text, self.context, self.occurrence
        return *kind, self.row, self.record

    @property
    def is_of_record(self) -> bool:
        """Whether it is for one record of a file with many."""
        return bool(self.row or self.record)

    def is_expired(self, today: str) -> bool:
        """Whether its last day is over; days are written as in `until`."""
        return bool(self.until) and self.until < today


NO_FILE = ""
"""The path of what is left alone for now, and is no entry of a file."""


def is_glob(path: str) -> bool:
    """Whether the path of an entry may name more than one file."""
    return path.endswith("/") or any(sign in path for sign in "*?[")


class FileWaivers:
    """The waivers of the folder `root` that are in force for its file `path`."""

    def __init__(self, root: str, path: str, waivers: Sequence[Waiver]) -> None:
        self.root = root
        self.path = path
        self.waivers = tuple(waivers)
        self._exact: dict[Mark, Waiver] = {}
        self._loose: dict[tuple[str, str], Waiver] = {}
        self._plain = True
        """Whether all are as `srclint waive` writes them: one look-up then tells."""
        for waiver in waivers:
            text = comparable(waiver.text)
            self._plain = self._plain and bool(waiver.context) and waiver.rule.isupper()
            if waiver.context:
                mark = waiver.rule, text, waiver.context, waiver.occurrence or 1
                self._exact.setdefault(mark, waiver)
            else:
                self._loose.setdefault((waiver.rule, text), waiver)

    def match(self, findings: Sequence[Finding]) -> dict[int, Waiver]:
        """Number of a finding, of all of the document in reading order → the entry that waives
        it."""
        matched = {}
        for number, mark in enumerate(marks(findings)):
            if self._plain:
                if waiver := self._exact.get(mark):
                    matched[number] = waiver
                continue
            names = mark[0], findings[number].name
            if waiver := next((w for name in names if (w := self._of(name, mark))), None):
                matched[number] = waiver
        return matched

    def _of(self, name: str, mark: Mark) -> Waiver | None:
        text = mark[1]
        return (
            self._exact.get((name, *mark[1:]))
            or self._loose.get((name, text))
            or self._loose.get((name, ""))
        )


@dataclass(slots=True)
class Sparing:
    """Keeps what is waived through the passes of fixing.

    A fix beside it changes the sentence, and so the context; what was waived before still is.
    """

    waivers: FileWaivers
    held: list[tuple[Waiver, Finding, Mark]] = field(default_factory=list)
    """Entries, the findings of the last pass that they waive, and what those are known by."""

    def left(self, findings: Sequence[Finding], moved: OffsetMap | None) -> list[Finding]:
        """The findings of a pass that are not waived; `moved` is the map from the pass before."""
        matched = self.waivers.match(findings)
        carried: Mapping[tuple[str, int, str], Waiver] = {}
        if moved is not None:
            carried = {(f.code, moved(f.span.start), f.text): w for w, f, _ in self.held}
        self.held, left = [], []
        for number, (finding, mark) in enumerate(zip(findings, marks(findings), strict=True)):
            place = finding.code, finding.span.start, finding.text
            if waiver := matched.get(number) or carried.get(place):
                self.held.append((waiver, finding, mark))
            else:
                left.append(finding)
        return left

    def changes(self, text: str) -> dict[Waiver, Waiver]:
        """The entries that no longer say where their findings are → what they should say.

        `text` is that of the document now. An entry with a glob may be for other files too: what
        becomes of it is decided when those are known (`moves`).
        """
        changed = {}
        for waiver, finding, (_, _, context, occurrence) in self.held:
            known = waiver.context, waiver.occurrence or 1
            if not waiver.context:
                continue  # it is for any place
            now = waiver
            if known != (context, occurrence):
                at = occurrence if occurrence > 1 or waiver.occurrence else 0
                said = shown_text(finding.text)
                now = waiver._replace(text=said, context=context, occurrence=at)
            if waiver.record and finding.record:
                mark = record_mark(text, finding.span)
                if mark != waiver.record:
                    now = now._replace(row=finding.record.row, record=mark)
            if now != waiver:
                changed[waiver] = now
        return changed
