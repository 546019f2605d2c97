"""The misspelt name of a person or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._words import LANGUAGES, has_words, in_use, observer, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.spelling import Misspelling


def _wanted(found: Misspelling) -> bool:
    return found.model == "cap" and not found.listed


@rule(
    "SPL003",
    summary="A capitalised word within a sentence is one slip from a well-known name or word.",
    why="“Valdimir” is Vladimir with two letters swapped, and no search for him finds it. A name"
    " that exists (“Valdemar”), that comes again, or that stands among other names is left alone."
    " German, where all nouns are capitalised, has these words under unknown-word.",
    languages=LANGUAGES,
    observer=observer("SPL003", _wanted),
    concerns=has_words,
    examples=[
        Example(
            bad="On Monday the president ⟦Valdimir⟧ Putin met the ministers of the region.\n",
            fixed="On Monday the president Vladimir Putin met the ministers of the region.\n",
            language="en",
        ),
        Example(
            bad="La riunione si terrà a ⟦Bruxlles⟧ con tutti i ministri dei paesi membri.\n",
            fixed="La riunione si terrà a Bruxelles con tutti i ministri dei paesi membri.\n",
            language="it",
        ),
        Example(
            bad="El ministro viajó el lunes a ⟦Argnetina⟧ para firmar un acuerdo comercial.\n",
            fixed="El ministro viajó el lunes a Argentina para firmar un acuerdo comercial.\n",
            language="es",
        ),
        Example(good="King Valdemar and the poet Vladislav met in Aarhus.\n", language="en"),
        Example(
            good="We spoke to Kaitlynn Smyth and Jonathon Browne of Koltin Ltd.\n", language="en"
        ),
        Example(
            good="She read The Skelling Affair twice, and nobody in the house knew why.\n",
            language="en",
        ),
        Example(good="Il signor Brambatti vive a Ospedaletto con Marcella.\n", language="it"),
        Example(good="La familia Cospas vive en Villa Pelucca.\n", language="es"),
    ],
)
def misspelt_name(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report capitalised words that the models hold to be slips."""
    return problems(doc, lambda found: _wanted(found) and not in_use(facts, found))
