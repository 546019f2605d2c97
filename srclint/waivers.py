"""Waivers: findings that somebody has decided to leave as they are. Pure: types and matching."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from srclint.fixes import OffsetMap
    from srclint.model import Finding

FILE = "srclint.waivers.toml"
"""Beside the nearest configuration, else in the current folder."""

SHOWN = 80
"""Code points of a finding's text that an entry holds; its context's hash covers the rest."""


class Waiver(NamedTuple):
    """One entry, as `srclint.waivers.toml` has it; "" and 0 stand for what is not said.

    Without `context` it is for every finding of the rule with this text, without `text` for
    every finding of the rule, in the files of `path`: a path from the file's folder, or a glob.
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

    @property
    def target(self) -> tuple[str, str, str, str, int]:
        """What it is for, without what is said about it."""
        return self.rule, self.path, self.text, self.context, self.occurrence

    def is_expired(self, today: str) -> bool:
        """Whether its last day is over; days are written as in `until`."""
        return bool(self.until) and self.until < today


NO_FILE = ""
"""The path of what is left alone for now, and is no entry of a file."""


def is_glob(path: str) -> bool:
    """Whether the path of an entry may name more than one file."""
    return path.endswith("/") or any(sign in path for sign in "*?[")


Mark = tuple[str, str, str, int]
"""Code, text, context and occurrence: what a finding is known by inside its file."""


def shown_text(text: str) -> str:
    """A finding's text as an entry holds it: bad bytes replaced, the end cut off."""
    if len(text) <= SHOWN and text.isascii():
        return text
    text = text[: SHOWN + 1].encode("utf-8", "replace").decode()
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def marks(findings: Iterable[Finding]) -> list[Mark]:
    """What each finding of one document, given in reading order, is known by."""
    counts: dict[tuple[str, str, str], int] = {}
    found = []
    for finding in findings:
        known = finding.code, _comparable(shown_text(finding.text)), finding.context
        counts[known] = counts.get(known, 0) + 1
        found.append((*known, counts[known]))
    return found


def _comparable(text: str) -> str:
    return " ".join(text.split())


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
            text = _comparable(waiver.text)
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

    def changes(self) -> dict[Waiver, Waiver]:
        """The entries that no longer say where their findings are → what they should say."""
        changed = {}
        for waiver, finding, (_, _, context, occurrence) in self.held:
            known = waiver.context, waiver.occurrence or 1
            if waiver.path not in {self.waivers.path, NO_FILE} or not waiver.context:
                continue  # it is for other files or places too
            if known != (context, occurrence):
                at = occurrence if occurrence > 1 or waiver.occurrence else 0
                text = shown_text(finding.text)
                changed[waiver] = waiver._replace(text=text, context=context, occurrence=at)
        return changed
