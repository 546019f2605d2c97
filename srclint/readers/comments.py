"""`<!-- srclint: ignore SPL001 -->` in Markdown: what an author lets stand, said in place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from srclint.model import Span
from srclint.readers import markdown
from srclint.text import joined, overlaps, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint.model import Finding

MARK = "srclint:"
"""A text without it has no such comment."""

_COMMENT = r"<!--\s{0,9}srclint:\s{0,9}ignore(?!-?\w)([^>]{0,500}?)-->"


def left(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Findings of a Markdown text but for those that a comment covers."""
    spans: dict[str, list[Span]] = {}
    for selector, span in ignored(text):
        spans.setdefault(selector, []).append(span)
    known = {selector: joined(given) for selector, given in spans.items()}
    return [f for f in findings if not any(_begins_in(known.get(s, ()), f) for s in _names(f))]


def ignored(text: str) -> Iterator[tuple[str, Span]]:
    """What the comments say that stand in a Markdown text, and not in its code: a code, prefix,
    name or group of rules (or ALL), and the text that is not to be reported on.

    One that stands alone on its line is for the block that follows, up to a blank line; any
    other for the line that it stands on. One that names no rule is for all.
    """
    html = markdown.html(text)
    for found in pattern(_COMMENT).finditer(text):
        at = bisect_right(html, (found.start(), len(text))) - 1
        if at >= 0 and found.end() <= html[at].end:
            span = _region(text, *found.span())
            for selector in found[1].replace(",", " ").split() or ["ALL"]:
                yield selector, span


def _names(finding: Finding) -> Iterator[str]:
    yield from ("ALL", finding.name, finding.group)
    yield from (finding.code[:length] for length in range(1, len(finding.code) + 1))


def _begins_in(spans: Sequence[Span], finding: Finding) -> bool:
    return bool(spans) and overlaps(spans, finding.span.start, finding.span.start + 1)


def _region(text: str, start: int, end: int) -> Span:
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[line:start].strip() or text[end:line_end].strip():
        return Span(line, line_end)
    block = pattern(r"\s*(?:[^\n]*\S[^\n]*\n?)+").match(text, end)
    return Span(line, block.end() if block else line_end)
