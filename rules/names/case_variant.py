"""A name with a capital where the folder has none, or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT001",
    summary="A name with a capital where the folder has none, or without one.",
    why="Whoever reads two spellings takes them for two companies, and a search finds only one.",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="The ferries of NordLine were late, and NordLine said "
            "so. Nobody believed ⟦Nordline⟧.",
            fixed="The ferries of NordLine were late, and NordLine said "
            "so. Nobody believed NordLine.",
            language="en",
        ),
        Example(
            bad="I soci di Posta.net e i clienti di Posta.net votano. "
            "Il voto di ⟦Posta.Net⟧ conta.",
            fixed="I soci di Posta.net e i clienti di Posta.net votano. "
            "Il voto di Posta.net conta.",
            language="it",
        ),
        Example(
            bad="Глава ТехноБанка рад. Акции ТехноБанка растут, а клиент ⟦Технобанка⟧ ждёт.",
            fixed="Глава ТехноБанка рад. Акции ТехноБанка растут, а клиент ТехноБанка ждёт.",
            language="ru",
        ),
        Example(good="The ferries of NordLine were late, and NordLine said so.", language="en"),
        Example(good="NORDLINE IS LATE\n\nThe ferries of Nordline were late.", language="en"),
        Example(good="Il Paese è grande. Nel paese si vota, e il Paese aspetta.", language="it"),
        Example(good="Der Vice-President kam, der Vice-president ging.", language="de"),
        Example(good="We met McDonald and MacDonald, then Macdonald.", language="en"),
    ],
)
def case_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report case variants, and offer what the folder has."""
    yield from problems(doc, facts, "case")
