"""An acronym in small letters that the folder writes in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT007",
    summary="An acronym in small letters that the folder writes in capitals.",
    why="An acronym in small letters reads as a word, and is missed by a search that minds case.",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="Members of the HRKT met. The board of the HRKT voted, "
            "and the head of ⟦Hrkt⟧ left.",
            fixed="Members of the HRKT met. The board of the HRKT "
            "voted, and the head of HRKT left.",
            language="en",
        ),
        Example(
            bad="I soci della FNLU votano. Il capo della FNLU tace, e la ⟦Fnlu⟧ paga.",
            fixed="I soci della FNLU votano. Il capo della FNLU tace, e la FNLU paga.",
            language="it",
        ),
        Example(good="Members of the HRKT met. The board of the HRKT voted.", language="en"),
        Example(
            good="Der Chef der NATO sprach, die NATO schwieg, und Nato-Kreise redeten.",
            language="de",
        ),
        Example(good="RUSSIA WINS\n\nThe team of Russia won.", language="en"),
    ],
)
def acronym_case(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report acronym cases, and offer what the folder has."""
    yield from problems(doc, facts, "acronym-case")
