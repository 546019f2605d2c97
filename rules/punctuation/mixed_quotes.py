"""Straight and typographic quotation marks in one document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, offsets, pattern, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_STRAIGHT = r"\"(?<![\w\"=]\")(?=[^\s\"])[^\"\r\n]{0,400}+\"(?![\w\"])(?<![\s\d(]\")"
_CURLY = r"[“„](?=[^\s“”„])[^“”„\"\r\n]{0,400}+[”“]|«[^«»\"\r\n]{1,400}+»"
_OPENINGS = "“„«"
_RATIO = 3  # so many times more quotations in one style make it the document's own


@rule(
    "PUN007",
    summary="A quotation has straight marks where most have curved ones, or the reverse.",
    why="Texts that were put together from several sources show it there.",
    severity="info",
    wakes=r"[“„«]",
    examples=[
        Example(
            bad='“Land,” she said. “At last.” “Yes.” He said ⟦"no"⟧.\n',
            fixed="“Land,” she said. “At last.” “Yes.” He said “no”.\n",
        ),
        Example(
            bad='"Terra", disse. "Ecco." "Sì." E lui: ⟦“no”⟧.\n',
            fixed='"Terra", disse. "Ecco." "Sì." E lui: "no".\n',
            language="it",
        ),
        Example(good='“Land,” she said, “is ‘near’, or "so they say" here.” “Yes.” “No.”\n'),
        Example(good='«Terra», disse. «È “vicina”.» «Sì.» Uno schermo da 24" e 5\' 3".\n'),
        Example(good='“Land.” "Land."\n'),
    ],
)
def mixed_quotes(doc: Document) -> Iterable[Problem]:
    """Report the quotations of the style that is clearly the rarer one."""
    text = doc.prose
    if '"' not in text:
        return ()  # most documents with curved marks have no other
    straights, openings = text.count('"') // 2, offsets(text, _OPENINGS)
    curls = len(openings)
    if not straights or max(straights, curls) < _RATIO * min(straights, curls):
        return ()
    curly = _curly(text, openings)
    straight = list(pattern(_STRAIGHT).finditer(text))
    if len(curly) >= _RATIO * max(len(straight), 1):
        (first, last), _ = Counter((m[0][0], m[0][-1]) for m in curly).most_common(1)[0]
        return _problems(doc, straight, "straight quotation marks among curved ones", first, last)
    if len(straight) >= _RATIO * max(len(curly), 1):
        rare = [mark for mark in curly if mark[0][0] != "«"]
        return _problems(doc, rare, "curved quotation marks among straight ones", '"', '"')
    return ()


def _curly(text: str, openings: list[int]) -> list[re.Match[str]]:
    """Quotations that begin at one of these offsets, none inside another."""
    found: list[re.Match[str]] = []
    end = 0
    for at in openings:
        if at >= end and (quotation := pattern(_CURLY).match(text, at)):
            found.append(quotation)
            end = quotation.end()
    return found


def _problems(
    doc: Document, rare: list[re.Match[str]], message: str, first: str, last: str
) -> Iterator[Problem]:
    for quotation in rare:
        start, end = quotation.span()
        if not _is_nested(doc.prose, start) and doc.language_at(start) == doc.language:
            edits = Edit(Span(start, start + 1), first), Edit(Span(end - 1, end), last)
            yield Problem(Span(start, end), message, (Fix(edits),))


def _is_nested(text: str, start: int) -> bool:
    """Whether a quotation stands inside another, which began at most 400 code points before."""
    before = text[max(start - 400, 0) : start].rpartition("\n")[2]
    opened = max(before.rfind("“"), before.rfind("„"), before.rfind("«"))
    if opened > max(before.rfind("”"), before.rfind("»")):
        return True
    return before.count('"') % 2 == 1
