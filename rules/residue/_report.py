"""What a rule on residue reports of the page: the units of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Edit, Fix, Problem, Span

from ._page import fix_of, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint import Document

    from ._page import Tier, Verdict

_SAID = {
    "byline": "a byline",
    "published": "the date of the page",
    "source": "the credit of a source",
    "photo": "the credit of a picture",
    "share": "a control to share or follow",
    "consent": "a notice on cookies",
    "account": "about logging in or paying",
    "newsletter": "about a newsletter or an app",
    "related": "a cue to other pages",
    "navigation": "navigation",
    "comments": "about comments",
    "ads": "the label of an advertisement",
    "rights": "a copyright notice",
}


def sure(doc: Document, kind: str, message: str, *, safe: bool = True) -> Iterator[Problem]:
    """Problems for the units that are surely of a kind; `safe`: whether a fix may be safe."""
    for verdict in page(doc):
        if verdict.kind == kind and verdict.tier == "sure":
            fix = fix_of(verdict, safe=safe)
            yield Problem(verdict.span, message, (fix,), verdict.confidence, verdict.value)


def blocks(doc: Document, tier: Tier) -> Iterator[Problem]:
    """Problems for runs of units that no other rule reports, one for each run."""
    run: list[Verdict] = []
    for verdict in page(doc):
        if verdict.tier != tier or (tier == "sure" and verdict.kind):
            continue
        if run and not _goes_on(run[-1], verdict):
            yield _block(run)
            run = []
        run.append(verdict)
    if run:
        yield _block(run)


def _goes_on(last: Verdict, verdict: Verdict) -> bool:
    return verdict.number == last.number + 1 and (verdict.kind, verdict.safe) == (
        last.kind,
        last.safe,
    )


def _block(run: list[Verdict]) -> Problem:
    first, last = run[0], run[-1]
    fix = Fix((Edit(Span(first.removal.span.start, last.removal.span.end), ""),), first.safe)
    confidence = round(sum(verdict.confidence for verdict in run) / len(run), 3)
    span = Span(first.span.start, last.span.end)
    return Problem(span, _said(run), (fix,), confidence, first.value if len(run) == 1 else None)


def _said(run: list[Verdict]) -> str:
    kind = _SAID.get(run[0].kind, "page furniture, not the article")
    if run[0].tier == "likely":
        kind = f"perhaps {kind}"
    return f"the line is {kind}" if len(run) == 1 else f"these {len(run)} lines are {kind}"
