"""A date that is not in the style of the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule
from srclint.mentions import glance

from . import _order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.mentions import Mention

_INFLECTED = frozenset(["fi", "et", "hu", "tr", "az", "kk", "ky", "uz", "eu", "ka", "lv", "lt"])
"""Languages whose dates take endings or clitics: a date written anew may not fit its sentence."""


@rule(
    "DAT007",
    summary="A date is not written in the style of the house.",
    why="One style for all dates makes texts of several sources read as one; set `date_style` to "
    "`long` (CLDR's long form), `iso`, or a CLDR pattern such as `d MMMM y`.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.DATES),
    examples=[
        Example(
            bad="Opened on ⟦2017-07-26⟧ in Bari.", fixed="Opened on July 26, 2017 in Bari.",
            language="en", options={"date_style": "long"},
        ),
        Example(
            bad="Aperto il ⟦26/07/2017⟧ a Bari.", fixed="Aperto il 26 luglio 2017 a Bari.",
            language="it", options={"date_style": "long"},
        ),
        Example(
            bad="Eröffnet: ⟦26. Juli 2017⟧ in Bari.", fixed="Eröffnet: 2017-07-26 in Bari.",
            language="de", options={"date_style": "iso"},
        ),
        Example(
            bad="Aperto il ⟦05/07/2017⟧ a Bari.", language="it", options={"date_style": "long"},
        ),
        Example(good="Aperto il 26/07/2017 a Bari.", language="it"),
        Example(good="Aperto il 26 luglio 2017.", language="it", options={"date_style": "long"}),
        Example(good="Ouvert le 1er juillet 2017.", language="fr", options={"date_style": "long"}),
        Example(good="Opened Wednesday, July 26, 2017.", language="en",
                options={"date_style": "long"}),
    ],
)  # fmt: skip
def house_date_style(doc: Document, *, date_style: str = "") -> Iterator[Problem]:
    """Report and rewrite whole dates; safe where a date is certain and fits its sentence."""
    tables = doc.mentions.tables if date_style else None
    if tables is None:
        return
    from datetime import date as calendar_date

    from srclint.mentions import format_date

    for mention in doc.mentions.noted.dates:
        date = mention.date
        if (
            mention.kind != "date"
            or not date
            or not date.valid
            or date.year is None
            or not date.day
        ):
            continue
        want = format_date(calendar_date(date.year, date.month, date.day), date_style, tables)
        have = _without_weekday(doc, mention)
        if _plain(have).endswith(_plain(want)):
            continue
        span = Span(mention.start, mention.end)
        message = f"the house writes {want}"
        if date.weekday is not None or not _certain(doc, mention):
            yield Problem(span, message, value=mention.as_value())
            continue
        base = doc.language.partition("-")[0]
        follows = doc.prose[mention.end : mention.end + 1]
        safe = base not in _INFLECTED and date.day != 1 and follows not in ("'", "’", "-")
        if doc.protection.quoted(mention.start, mention.end):
            yield Problem(span, message, value=mention.as_value())
            continue
        found = Problem.at(span.start, span.end, message, want, safe=safe)
        yield Problem(span, message, found.fixes, value=mention.as_value())


def _certain(doc: Document, mention: Mention) -> bool:
    return mention.date is not None and (
        len(mention.date.readings) == 1 or _order.orders(doc) == {mention.date.order}
    )


def _without_weekday(doc: Document, mention: Mention) -> str:
    date = mention.date
    if date is None or date.weekday is None:
        return doc.prose[mention.start : mention.end]
    start, end = date.weekday_span
    if start <= mention.start:
        return doc.prose[end : mention.end].lstrip(" ,.")
    return doc.prose[mention.start : start].rstrip(" ,(（")


def _plain(text: str) -> str:
    """Ordinary spaces, and "1er", "1º" as "1"."""
    return pattern(r"(?<=1)(?:er|re|º|°|ª)(?= )").sub("", " ".join(text.split()))
