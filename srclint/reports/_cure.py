"""Fixes in words and texts: what is there and what would be there instead."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from srclint.reports._escape import visible
from srclint.reports._excerpt import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.model import Edit, Finding, Fix

Segment = tuple[str, str]
"""A text and its role: "removed", "added" or "" for what is neither."""

_ROOM = 48
"""Cells for each text shown; a longer one is cut."""
_MOST = 6
"""Edits or choices shown; of more only the number."""


def lines(finding: Finding, text: str | None) -> Iterator[list[Segment]]:
    """A line for the fix of a finding, or for the choices; none without either.

    `text` is the document's, None where it is not at hand.
    """
    if len(finding.fixes) > 1:
        yield _choices(finding)
    for fix in finding.fixes[:1] if len(finding.fixes) == 1 else ():
        label = "fix: " if fix.safe else "unsafe fix: "
        yield [(label, ""), *_described(fix, finding, text), *_noted(fix)]


def candidates(finding: Finding, text: str | None) -> Iterator[list[Segment]]:
    """A line for each fix of a finding, in their order."""
    for fix in finding.fixes:
        yield [*_described(fix, finding, text), *_noted(fix)]


def _choices(finding: Finding) -> list[Segment]:
    segments: list[Segment] = [("choices: ", "")]
    for number, fix in enumerate(finding.fixes[:_MOST]):
        after = _after(fix, finding)
        segments.append((", ", "") if number else ("", ""))
        segments.append((_quoted(after), "added") if after is not None else _edits_only(fix))
        segments += _noted(fix)
    if len(finding.fixes) > _MOST:
        segments.append((f" and {len(finding.fixes) - _MOST} more", ""))
    return segments


def _edits_only(fix: Fix) -> Segment:
    return " … ".join(_quoted(edit.text) for edit in fix.edits[:_MOST]), "added"


def _noted(fix: Fix) -> list[Segment]:
    return [(f" ({visible(fix.note)})", "")] if fix.note else []


def _described(fix: Fix, finding: Finding, text: str | None) -> list[Segment]:
    """The finding's text before and after, or each edit where that is too long or not enough."""
    after = _after(fix, finding)
    if after is not None and max(len(finding.text), len(after)) <= _ROOM:
        return _change(finding.text, after)
    segments: list[Segment] = []
    for number, edit in enumerate(fix.edits[:_MOST]):
        segments.append(("; ", "") if number else ("", ""))
        segments += _change(_before(edit, finding, text), edit.text)
    if len(fix.edits) > _MOST:
        segments.append((f" and {len(fix.edits) - _MOST} more", ""))
    return segments


def _after(fix: Fix, finding: Finding) -> str | None:
    """The finding's text with the fix applied; None where the fix reaches outside of it."""
    start, end = finding.span
    if any(edit.span.start < start or edit.span.end > end for edit in fix.edits):
        return None
    parts, last = [], 0
    for edit in sorted(fix.edits, key=lambda edit: edit.span):
        parts += [finding.text[last : edit.span.start - start], edit.text]
        last = edit.span.end - start
    return "".join(parts) + finding.text[last:]


def _before(edit: Edit, finding: Finding, text: str | None) -> str:
    start, end = edit.span
    if text is not None:
        return text[start:end]
    offset = finding.span.start
    return finding.text[max(0, start - offset) : max(0, end - offset)]


def _change(old: str, new: str) -> list[Segment]:
    if not old:
        return [("insert ", ""), (_quoted(new), "added")]
    if not new:
        return [("remove ", ""), (_quoted(old), "removed")]
    spell = unicodedata.normalize("NFC", old) == unicodedata.normalize("NFC", new)
    before, after = (_quoted(t) + (_code_points(t) if spell else "") for t in (old, new))
    return [(before, "removed"), (" → ", ""), (after, "added")]


def _quoted(text: str) -> str:
    return f'"{head(visible(text[: 2 * _ROOM], strict=True), _ROOM)}"'


def _code_points(text: str) -> str:
    """The code points of texts that look alike."""
    return f" ({' '.join(f'U+{ord(char):04X}' for char in text[:_MOST])})"
