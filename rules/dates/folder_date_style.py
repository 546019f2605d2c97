"""Dates that are written otherwise than in the rest of the folder."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, Span, rule
from srclint.mentions import glance

from . import _styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Mention

_PLACES = "shop bank park school house road pool hall museum market bridge tower"
_OTHERS = tuple(
    f"The {place} opened on {n} July 2017, and many people came to see it."
    for n, place in enumerate(_PLACES.split(), 2)
)
_ALTRI = tuple(
    f"Il negozio numero {n} ha aperto il {n} luglio 2017, e molta gente è venuta."
    for n in range(2, 14)
)


def _first(doc: Document) -> tuple[str, Mention] | None:
    """The style of the first whole date that is no stamp, and the date."""
    for style, mention in _styles.whole_dates(doc):
        if not _styles.is_stamp(doc.prose, mention):
            return style.removesuffix(" either"), mention
    return None


def observe(doc: Document) -> dict[str, dict[str, int]]:
    """Count the document under its language by the style of its first whole date."""
    first = _first(doc)
    return {doc.language: {first[0]: 1}} if first else {}


def merge(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    """Add up."""
    return dict(sorted((Counter(one) + Counter(other)).items()))


def _prevailing(counts: dict[str, int], documents: int, share: float) -> str:
    """The style of `share` of at least `documents` documents, if not of all; else ""."""
    total = sum(counts.values())
    best = max(counts, key=lambda style: (counts[style], style), default="")
    if total < documents or counts[best] < share * total or counts[best] == total:
        return ""
    return best


def concerns(
    own: dict[str, dict[str, int]], facts: RuleFacts, *, documents: int = 10, share: float = 0.8
) -> bool:
    """Whether a document that was observed so has another style than the folder."""
    for language, styles in own.items():
        best = _prevailing(facts.get(language) or {}, documents, share)
        if best and best not in styles:
            return True
    return False


@rule(
    "DAT011",
    summary="A document writes its dates otherwise than the folder.",
    why="In a collection of one house's texts one style of dates is easier to read and to search.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.DATES),
    observe=observe,
    merge=merge,
    concerns=concerns,
    examples=[
        Example(bad="The new quay opened on ⟦2017-08-03⟧, and everybody was there to see it.",
                also=_OTHERS, language="en"),
        Example(bad="Il nuovo molo ha aperto il ⟦03/08/2017⟧, e tutti sono venuti a vederlo.",
                also=_ALTRI, language="it"),
        Example(good="The new quay opened on 3 August 2017, and everybody was there to see it.",
                also=_OTHERS, language="en"),
        Example(good="The new quay opened on 2017-08-03, and everybody was there.", language="en"),
        Example(good="2017-08-03\n\nThe new quay is open, and everybody was there to see it.",
                also=_OTHERS, language="en"),
        Example(good="Der Kai wurde am 03.08.2017 eröffnet, und alle waren da.", also=_OTHERS,
                language="de"),
    ],
)  # fmt: skip
def folder_date_style(
    doc: Document, facts: RuleFacts, *, documents: int = 10, share: float = 0.8
) -> Iterator[Problem]:
    """Report the first date where `share` of at least `documents` documents have another style.

    Not where the document has a date in that style, too: DAT006 looks at these.
    """
    counts: dict[str, int] = facts.get(doc.language) or {}
    best = _prevailing(counts, documents, share)
    styles = _styles.whole_dates(doc) if best else []
    first = None if any(s.removesuffix(" either") == best for s, _ in styles) else _first(doc)
    if first and best:
        total = sum(counts.values())
        message = f"{counts[best]} of {total} documents of the folder write dates in another way"
        mention = first[1]
        yield Problem(Span(mention.start, mention.end), message, value=mention.as_value())
