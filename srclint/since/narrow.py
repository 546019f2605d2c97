"""Findings that a change brings: on its lines, and elsewhere where it caused them.

What the change caused is told by comparing: the documents are judged once more as they were,
with the folder's facts as they were, and what was found then is not new.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from srclint.anchor import marks, shown_text
from srclint.discover import File
from srclint.files import make_document, read_bytes
from srclint.model import UserError
from srclint.since.git import Lines
from srclint.since.past import Past
from srclint.waivers import NO_FILE, FileWaivers, Waiver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.anchor import Mark
    from srclint.model import Finding
    from srclint.profiles import Profile
    from srclint.run import Checked
    from srclint.since.changes import Change, Changes
    from srclint.since.past import Now


def narrow(checked: Sequence[Checked], changes: Changes, now: Now) -> None:
    """Take out of files' findings what was there before the change, and stands on no line of it.

    It is not fixed either: fixes are what is reported.
    """
    with closing(Past(changes, now)) as past:
        doubtful: dict[str, tuple[Checked, set[int], list[Finding]]] = {}
        for one in checked:
            change = changes.of(one.file.path)
            if not one.findings or (change and change.is_new):
                continue
            if change and one.file.slot is not None:
                if not past.has_row(change, one.file):
                    continue  # a record is a line, or has none: what is new in it is new
                change = None
            lines = _lines(change, one, changes) if change else ()
            beside = {n for n, f in enumerate(one.findings) if not _touches(f, lines)}
            if not change:  # what one document says for itself has not changed
                facts = {active.rule.code for active in one.profile.observers}
                _leave(one, {n for n in beside if one.findings[n].code not in facts})
                beside = set(range(len(one.findings)))
            if beside:
                waived = [finding for finding in one.waived if not _touches(finding, lines)]
                doubtful[one.file.key] = one, beside, waived
        before = past.findings(doubtful) if doubtful else {}
    for key, (one, beside, waived) in doubtful.items():
        _leave(one, _known(one, beside, Counter(_kinds(before.get(key, ()))), waived))


def _touches(finding: Finding, lines: Sequence[Lines]) -> bool:
    last = finding.end_line
    if finding.end_column == 1 and last > finding.line:
        last -= 1
    return any(one.first <= last and finding.line <= one.last for one in lines)


def _lines(change: Change, one: Checked, changes: Changes) -> Sequence[Lines]:
    """The changed lines of a file as it counts them: git knows no line that ends in CR only."""
    whole = (Lines(1, max(f.end_line for f in one.findings)),)
    try:
        data = read_bytes(one.file.path)
        if change.lines is None:
            before = changes.before([change.old_blob])[change.old_blob]
            return _differing(
                _text(before, one.file, one.profile), _text(data, one.file, one.profile)
            )
    except (OSError, UserError):
        return whole
    if b"\r" not in data.replace(b"\r\n", b""):
        return change.lines
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + 1 + line.removesuffix(b"\r").count(b"\r"))
    last = len(starts) - 1
    return [Lines(starts[min(a, last) - 1] + 1, starts[min(b, last)]) for a, b in change.lines]


def _text(data: bytes, file: File, profile: Profile) -> str:
    return make_document(data, file.path, file.shown, profile)[0].text


def _differing(before: str, after: str) -> Sequence[Lines]:
    """The lines of the new text between what both have in common at their ends."""
    old, new = (
        text.replace("\r\n", "\n").replace("\r", "\n").split("\n") for text in (before, after)
    )
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return [Lines(head + 1, len(new) - tail)] if len(new) - tail > head else []


def _leave(one: Checked, numbers: set[int]) -> None:
    """Drop findings of a file, and keep them from being fixed."""
    if not numbers:
        return
    found = one.open_to_waivers
    known = {id(finding): mark for finding, mark in zip(found, marks(found), strict=True)}
    spared = [
        _spared(known[id(finding)], finding)
        for number, finding in enumerate(one.findings)
        if number in numbers
    ]
    own = one.waivers
    root, path = (own.root, own.path) if own else ("", "")
    one.waivers = FileWaivers(root, path, [*(own.waivers if own else ()), *spared])
    one.older = [*one.older, *(one.findings[number] for number in sorted(numbers))]
    one.findings = [f for number, f in enumerate(one.findings) if number not in numbers]


def _spared(mark: Mark, finding: Finding) -> Waiver:
    """What keeps a finding from being fixed; of no path, it is no entry of any file."""
    code, _, context, occurrence = mark
    return Waiver(code, NO_FILE, shown_text(finding.text), context, occurrence)


def _known(
    one: Checked, beside: set[int], left: Counter[tuple[str, str, str]], waived: list[Finding]
) -> set[int]:
    """Which of the doubtful findings were there before: as many of a kind as there were.

    `left` counts those, `waived` are the ones of them that are left out already.
    """
    left.subtract(_kinds(waived))
    old = set()
    for number, kind in enumerate(_kinds(one.findings)):
        if number in beside and left[kind] > 0:
            left[kind] -= 1
            old.add(number)
    return old


def _kinds(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    return [mark[:3] for mark in marks(findings)]
