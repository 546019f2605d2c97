"""Dates of one document that are written in different ways."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, rule
from srclint.mentions import glance

from . import _styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Mention


@rule(
    "DAT006",
    summary="A document writes its dates in different ways.",
    why="Mixed dates come from texts put together from several sources; one way reads better and "
    "is easier to search.",
    severity="info",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.SEVERAL_DATES),
    examples=[
        Example(
            bad="It rained on 2017-04-02 and on 2017-05-11, and it snowed on ⟦12 May 2017⟧ too.",
            language="en",
        ),
        Example(
            bad="Piovve il 2 aprile 2017, l'11 maggio 2017 e ancora il ⟦12/06/2017⟧ di mattina.",
            language="it",
        ),
        Example(
            bad="Regen am 2. April 2017, dann am 11. Juli 2017, und am ⟦2017-06-12⟧ fiel Schnee.",
            language="de",
        ),
        Example(good="It rained on 2 April 2017 and on 11 May 2017, all day long.", language="en"),
        Example(good="Piovve il 2 aprile 2017 e nel maggio 2017 e l'11 maggio.", language="it"),
        Example(good="Es regnete am 2. April 2017 und im Mai 2017 die ganze Nacht.", language="de"),
        Example(good="It rained on 2017-04-02, and nobody was on the street.", language="en"),
    ],
)
def mixed_date_styles(doc: Document) -> Iterator[Problem]:
    """Report the rarer ways; of two equally frequent ones that which CLDR does not have."""
    dates = _styles.whole_dates(doc)
    tables = doc.mentions.tables if len({style for style, _ in dates}) > 1 else None
    if tables is None:
        return
    dates = _settled([(s, m) for s, m in dates if _styles.in_prose(doc, m)])
    count = Counter(style for style, _ in dates)
    if len(count) < 2:
        return
    (usual, most), (_, second) = count.most_common(2)
    if most == second:
        usual = _styles.of_locale(tables)
        if count[usual] < most:
            return
    example = next(m for s, m in dates if s == usual)
    for style, mention in dates:
        if style != usual:
            like = doc.text[example.start : example.end]
            span = Span(mention.start, mention.end)
            yield Problem(span, f"other dates are written like {like}", value=mention.as_value())


def _settled(dates: list[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """The dates with "May" counted to whichever of long and short names the others have."""
    known = {style for style, _ in dates}
    out = []
    for style, mention in dates:
        order = style.removesuffix(" either")
        short = f"{order} short" in known and order not in known
        out.append((f"{order} short" if short and order != style else order, mention))
    return out
