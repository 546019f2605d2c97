"""Where in the folder the forms stand that a message speaks of: added when it is reported.

A finding in the cache names documents by what they say, not by their path: files are renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.files import load
from srclint.model import UserError, document_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.item import Item
    from srclint.model import Finding

LARGEST = 4 << 20
"""Bytes of a file in which a line is looked for."""


class Places:
    """The files of a corpus by what they say."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = items
        self._known: dict[int, Item] | None = None
        self._lines: dict[tuple[int, str], str] = {}

    def located(self, findings: list[Finding]) -> list[Finding]:
        """The findings, those that speak of other documents saying where."""
        if not any(finding.elsewhere for finding in findings):
            return findings
        return [self._located(finding) if finding.elsewhere else finding for finding in findings]

    def _located(self, finding: Finding) -> Finding:
        text, *others = finding.elsewhere
        ids = [int(each) for each in others]
        places = (self._place(each, text) for each in ids)
        found = next((place for place in places if place and not _is_in(place, finding)), "")
        if not found:
            return finding
        more = " …" if len(ids) > 1 else ""
        return finding._replace(message=f"{finding.message} ({found}{more})")

    def _place(self, identity: int, text: str) -> str:
        key = identity, text
        if key not in self._lines:
            self._lines[key] = self._look(identity, text)
        return self._lines[key]

    def _look(self, identity: int, text: str) -> str:
        if self._known is None:
            self._known = {document_id(i.content): i for i in self._items if i.content}
        item = self._known.get(identity)
        if item is None or item.size > LARGEST:
            return ""
        try:
            data = load(item.file, item.profile).data
        except (OSError, UserError):
            return ""
        at = data.find(text.encode("utf-8", "surrogatepass"))
        if at < 0:
            return item.file.place
        line = data.count(b"\n", 0, at) + 1
        return f"{item.file.place}:{line}"


def _is_in(place: str, finding: Finding) -> bool:
    return place.rpartition(":")[0] == finding.place or place == finding.place
