"""What a finding is known by when lines move: rule, matched text, sentence around it, which one.

Fingerprints of reports and entries of waivers rest on this and nothing else.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.model import Finding

REACH = 200
"""Code points of a sentence that count, on each side of the finding."""

LONGEST = 80
"""Code points of a matched text that an anchor shows; the hash counts them all."""

_MARK = r"(?:[.!?…]+[\"'”’»)\]]*(?=\s))|[。！？]|\r\n?|\n"
"""Where a sentence may end; a line break ends it where no small letter follows, so that a
line put under a heading or into a list changes nothing, nor does wrapping most sentences."""


class Anchor(NamedTuple):
    """What stays the same of a finding while its sentence does; the path is not part of it."""

    code: str
    text: str
    """The matched text, cut to `LONGEST`."""
    context: str
    """16 hexadecimal digits for the whole matched text and its sentence, blanks made one."""
    occurrence: int
    """Which of the findings of the document that are alike so far, from 1."""


def anchors(text: str | None, findings: Iterable[Finding]) -> list[Anchor]:
    """An anchor for each finding of one document, given in reading order.

    Give all findings of a rule, before any is left out, or `occurrence` means something else.
    `text` is the document's; where it is gone (None), only the matched text counts.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in findings:
        same = finding.code, _cut(finding.text), _context(text or "", finding)
        seen[same] += 1
        found.append(Anchor(*same, seen[same]))
    return found


def fingerprint(path: str, anchor: Anchor) -> str:
    """32 hexadecimal digits that stand for a finding of a file, unique within a report."""
    return _digest(16, path, anchor.code, anchor.text, anchor.context, str(anchor.occurrence))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _context(text: str, finding: Finding) -> str:
    start, end = finding.span
    return _digest(8, _before(text, start), finding.text, _after(text, end))


def _before(text: str, start: int) -> str:
    low = max(0, start - REACH)
    for mark in pattern(_MARK).finditer(text, low, start):
        if _ends(text, mark.end(), mark.group()):
            low = mark.end()
    return " ".join(text[low:start].split())


def _after(text: str, end: int) -> str:
    high = min(len(text), end + REACH)
    for mark in pattern(_MARK).finditer(text, end, high):
        if _ends(text, mark.end(), mark.group()):
            high = mark.end()
            break
    return " ".join(text[end:high].split())


def _ends(text: str, at: int, mark: str) -> bool:
    return not mark.isspace() or not text[at : at + 1].islower()


def _digest(size: int, *parts: str) -> str:
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
