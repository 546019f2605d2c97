"""A term with a hyphen that the folder writes without, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._judged import problems
from ._observer import OBSERVER, ON

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENT009",
    summary="A term with a hyphen that the folder writes without, or the other way round.",
    why="A folder that writes a term two ways looks as if nobody had read it as a whole.",
    severity="info",
    default=ON,
    observer=OBSERVER,
    yields_to=("SPL",),
    examples=[
        Example(
            bad="They sell by ⟦ecommerce⟧ only.",
            fixed="They sell by e-commerce only.",
            language="en",
            also=("We do e-commerce.", "Our e-commerce grows.", "All e-commerce is taxed."),
        ),
        Example(
            bad="Vendono con l' ⟦ecommerce⟧ e basta.",
            language="it",
            also=("Un e-commerce cresce.",),
        ),
        Example(good="They sell by ecommerce only.", language="en"),
        Example(good="They sell by ecommerce only.", language="en", also=("An ecommerce site.",)),
        Example(good="The e-mail was sent, the enamel was not.", language="en"),
    ],
)
def term_variant(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report term variants, and offer what the folder has."""
    yield from problems(doc, facts, "term")
