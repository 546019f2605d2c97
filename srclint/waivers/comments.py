"""Waivers in comments: what they cover, and what is left to say of them when all is known."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from srclint.model import matches_selector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from srclint.model import Exempt, Finding, Rule

GROUP = "waivers"
"""The rules that say something of waivers themselves; no comment covers that."""

UNUSED, EXPIRED, UNKNOWN = "WVR001", "WVR002", "WVR003"
"""Their codes (rules/waivers/)."""

OF_COMMENTS = frozenset({UNUSED, UNKNOWN})


def waive(given: Sequence[Exempt], findings: list[Finding]) -> list[Finding]:
    """The findings, those that exceptions cover saying which. What is said of waivers stays."""
    if not given:
        return findings
    by_selector: dict[str, list[Exempt]] = {}
    for one in given:
        by_selector.setdefault(one.selector, []).append(one)
    covers = {selector: _Cover(some) for selector, some in by_selector.items()}
    return [_waived(finding, covers) for finding in findings]


class _Cover:
    """Exceptions with one selector, to be asked which of them cover a place.

    It looks at those that begin before the place, and back as far as any of them reaches it: a
    text with 10,000 comments is not gone through for each finding.
    """

    def __init__(self, given: Sequence[Exempt]) -> None:
        self.given = sorted(given, key=lambda one: one.region.start)
        self.starts = [one.region.start for one in self.given]
        self.reach = list(accumulate((one.region.end for one in self.given), max))

    def of(self, at: int) -> list[int]:
        """Where the comments begin that cover a place, in their order."""
        found = []
        number = bisect_right(self.starts, at) - 1
        while number >= 0 and self.reach[number] > at:
            one = self.given[number]
            if one.region.end > at:
                found.append(one.place.start)
            number -= 1
        return found[::-1]


def _waived(finding: Finding, covers: Mapping[str, _Cover]) -> Finding:
    if finding.group == GROUP:
        return finding
    at = finding.span.start
    by = tuple(place for name in _names(finding) if name in covers for place in covers[name].of(at))
    return finding._replace(waived_by=by) if by else finding


def _names(finding: Finding) -> Iterator[str]:
    yield from ("", "ALL", finding.name, finding.group)
    yield from (finding.code[:length] for length in range(1, len(finding.code) + 1))


def parted(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Findings that no comment covers, and those that one does."""
    parts: tuple[list[Finding], list[Finding]] = [], []
    for finding in findings:
        parts[bool(finding.waived_by)].append(finding)
    return parts


def settled(
    findings: list[Finding], on: Collection[Rule], off: Collection[Rule], *, is_partial: bool
) -> list[Finding]:
    """All findings of a document, of what is said of comments only what is so.

    `on` are the rules that looked, `off` the others that there are; `is_partial` says that some
    are off for this run only.
    """
    if not any(finding.code in OF_COMMENTS for finding in findings):
        return findings
    used = {place for finding in findings for place in finding.waived_by}

    def holds(finding: Finding) -> bool:
        if finding.code not in OF_COMMENTS:
            return True
        is_for_all = finding.text.startswith("<!--")
        named = "ALL" if is_for_all else finding.text
        if finding.code == UNKNOWN:
            return not any(matches_selector(rule, named) for rule in (*on, *off))
        if finding.span.start in used or (is_for_all and is_partial):
            return False
        return any(matches_selector(rule, named) for rule in on)

    return [finding for finding in findings if holds(finding)]
