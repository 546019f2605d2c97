"""Dates that are written otherwise than in the rest of the folder."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, Span, pattern, rule

from . import _styles

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACES = "shop bank park school house road pool hall museum market bridge tower"
_OTHERS = tuple(
    f"The {place} opened on {n} July 2017, and many people came to see it."
    for n, place in enumerate(_PLACES.split(), 2)
)
_ALTRI = tuple(
    f"Il negozio numero {n} ha aperto il {n} luglio 2017, e molta gente è venuta."
    for n in range(2, 14)
)
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_AROUND = 28


def _usual(doc: Document) -> tuple[str, int, int] | None:
    """The one style of a document's dates, and where it first stands."""
    if not doc.mentions.dates:
        return None
    dates = [(s.removesuffix(" either"), m) for s, m in _styles.whole_dates(doc)]
    if len({style for style, _ in dates}) != 1:
        return None
    style, mention = dates[0]
    return style, mention.start, mention.end


def observe(doc: Document) -> dict[str, dict[str, int]]:
    """Count the document under its language by the style of its first whole date.

    Every document is observed in every run, so that only what stands around a year is read.
    """
    for match in pattern(_YEAR).finditer(doc.prose):
        start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
        piece = Document(doc.prose[start:end], language=doc.locale)
        dates = _styles.whole_dates(piece)
        if dates:
            return {doc.language: {dates[0][0].removesuffix(" either"): 1}}
    return {}


def merge(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    """Add up."""
    return dict(sorted((Counter(one) + Counter(other)).items()))


@rule(
    "DAT011",
    summary="A document writes its dates otherwise than the folder.",
    why="In a collection of one house's texts one style of dates is easier to read and to search.",
    severity="info",
    default=False,  # a rule that looks at the folder reads every document twice
    observe=observe,
    merge=merge,
    examples=[
        Example(bad="The new quay opened on ⟦2017-08-03⟧, and everybody was there to see it.",
                also=_OTHERS, language="en"),
        Example(bad="Il nuovo molo ha aperto il ⟦03/08/2017⟧, e tutti sono venuti a vederlo.",
                also=_ALTRI, language="it"),
        Example(good="The new quay opened on 3 August 2017, and everybody was there to see it.",
                also=_OTHERS, language="en"),
        Example(good="The new quay opened on 2017-08-03, and everybody was there.", language="en"),
        Example(good="Der Kai wurde am 03.08.2017 eröffnet, und alle waren da.", also=_OTHERS,
                language="de"),
    ],
)  # fmt: skip
def folder_date_style(
    doc: Document, facts: RuleFacts, *, documents: int = 10, share: float = 0.8
) -> Iterator[Problem]:
    """Report the first date where `share` of at least `documents` documents have another style."""
    usual = _usual(doc)
    if usual is None:
        return
    counts: dict[str, int] = facts.get(doc.language) or {}
    total = sum(counts.values())
    best = max(counts, key=lambda style: (counts[style], style), default="")
    if total >= documents and best != usual[0] and counts[best] >= share * total:
        message = f"{counts[best]} of {total} documents of the folder write dates in another way"
        yield Problem(Span(usual[1], usual[2]), message)
