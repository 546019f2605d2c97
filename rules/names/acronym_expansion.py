"""An acronym and its expansion that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, pattern, rule

from ._acronyms import slips
from ._observe import observe, said
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._acronyms import Slip

_DIRT = r"[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]|&#?\w+;"
"""A Latin letter beside a Greek or Cyrillic one, an entity: what differs is that, and other rules
say so."""


def _concerns(own: str, facts: RuleFacts) -> bool:
    del facts
    return bool(own) and said(own).look


@rule(
    "ENT008",
    summary="An acronym and its expansion disagree.",
    why="The letters behind a name and those used later are one sign: where they differ, one of "
    "them is a slip, and readers look for a second body that does not exist.",
    default=ON,
    observer=OBSERVER,
    concerns=_concerns,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="The Harbour Repair Trust (HRT) met. The ⟦HTR⟧ sets the fees.",
            fixed="The Harbour Repair Trust (HRT) met. The HRT sets the fees.",
            language="en",
        ),
        Example(
            bad="L'Agenzia Comunale per l'Edilizia (ACE) decide. I soci della ⟦Ace⟧ votano.",
            fixed="L'Agenzia Comunale per l'Edilizia (ACE) decide. I soci della ACE votano.",
            language="it",
        ),
        Example(
            bad="Das Amt für Stadtgrün und Wege (⟦AWS⟧) baut. Das ASW hat drei Gärtner.",
            fixed="Das Amt für Stadtgrün und Wege (ASW) baut. Das ASW hat drei Gärtner.",
            language="de",
        ),
        Example(
            bad="Фонд городского развития (ФГР) открыт. Позже ⟦Фонд городского ремонта⟧ закрыли.",
            fixed="Фонд городского развития (ФГР) открыт. Позже Фонд городского развития закрыли.",
            language="ru",
        ),
        Example(good="The Harbour Repair Trust (HRT) met. The HRT sets the fees.", language="en"),
        Example(
            good="The International Organization for Standardization (ISO) met. ISO sets rules.",
            language="en",
        ),
        Example(
            good="Фонд городского развития (ФГР) открыт. Директор Фонда городского развития рад.",
            language="ru",
        ),
        Example(good="Il CER e il CRE sono due enti. Il CER decide.", language="it"),
    ],
)
def acronym_expansion(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report what in a document does not fit to the acronyms that it introduces."""
    if "(" not in doc.prose or not _concerns(doc.once(observe), facts):
        return
    for slip in slips(doc.prose):
        made = Problem.at(slip.start, slip.end, _message(doc.prose, slip), slip.right)
        if pattern(_DIRT).search(made.message):
            continue
        low = slip.kind == "expansion" or doc.protection.quoted(slip.start, slip.end)
        yield Problem(made.span, made.message, made.fixes, severity="info" if low else None)


def _message(text: str, slip: Slip) -> str:
    found, known = text[slip.start : slip.end], slip.introduction
    whole = text[known.start : known.end]
    if slip.kind == "expansion":
        return f"“{found}” here, but {known.acronym} was introduced as “{whole}”"
    if slip.kind == "introduction":
        return f"“{found}” beside “{whole}”, “{slip.right}” elsewhere"
    return f"“{found}” here, but “{whole}” was introduced as {known.acronym}"
