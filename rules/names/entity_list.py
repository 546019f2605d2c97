"""A name written otherwise than the configuration lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

from ._listed import deviations

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    {"name": "Mail.ru", "variants": ["Mail.Ru Group Ltd", "Майл.ру"], "note": "house style"},
    {"name": "AliExpress", "allow": ["Ali"]},
    {"name": "Harbour Repair Trust", "acronym": "HRT", "variants": ["Harbour Trust"]},
    {"name": "Moscow", "forms": {"it": ["Mosca"], "ru": ["Москва"]}},
)


@rule(
    "ENT010",
    summary="A name is written otherwise than the configuration lists it.",
    why="Somebody has decided how the name is written; every other way is a mistake, and the "
    "listed ones can be mended without looking.",
    severity="error",
    examples=[
        Example(
            bad="Soci di ⟦Майл.ру⟧ e ⟦Mail.Ru⟧ votano.",
            fixed="Soci di Mail.ru e Mail.ru votano.",
            language="it",
            entities=_LIST,
        ),
        Example(
            bad="They sell on ⟦Aliexpress⟧ and ⟦Ali Express⟧ now.",
            fixed="They sell on AliExpress and AliExpress now.",
            language="en",
            entities=_LIST,
        ),
        Example(
            bad="The ⟦Harbour Trust⟧ (⟦Hrt⟧) met the ⟦Harbour Repair trust⟧.",
            fixed="The Harbour Repair Trust (HRT) met the Harbour Repair Trust.",
            language="en",
            entities=_LIST,
        ),
        Example(
            bad="Er reist nach ⟦Mocsow⟧.",
            fixed="Er reist nach Moscow.",
            language="de",
            entities=_LIST,
        ),
        Example(good="Ali and AliExpress are right, https://Mail.Ru/ too.", entities=_LIST),
        Example(good="Va a Mosca con il Harbour Repair Trust.", language="it", entities=_LIST),
        Example(good="HARBOUR REPAIR TRUST TO CLOSE\n\nIt closes.", entities=_LIST),
        Example(good="В Москве и Москву, из Москвы.", language="ru", entities=_LIST),
    ],
)
def entity_list(doc: Document) -> Iterator[Problem]:
    """Report listed wrong forms, other deviations from a listed name, and slips of one."""
    if not doc.entities:
        return
    for found in deviations(doc):
        made = Problem.at(found.start, found.end, found.message, found.right, safe=found.listed)
        low = doc.protection.quoted(found.start, found.end)
        yield Problem(made.span, made.message, made.fixes, severity="info" if low else None)
