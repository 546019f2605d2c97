"""The misspelt name of a person or a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._beside import names
from ._words import LANGUAGES, has_words, in_use, observer, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.spelling import Misspelling


_INTRODUCED = frozenset((
    "called", "emperor", "god", "goddess", "king", "named", "queen", "saint", "tribe",
    "chiamata", "chiamato", "dea", "detta", "detto", "dio", "imperatore", "re", "regina",
    "diosa", "dios", "emperador", "llamada", "llamado", "reina", "rey",
    "appelé", "appelée", "déesse", "dieu", "empereur", "nommé", "nommée", "reine", "roi",
    "chamada", "chamado", "deus", "deusa", "imperador", "rainha", "rei",
    "бог", "имени", "император", "король", "царь",
    "bernama", "dewa", "disebut", "kaisar", "ratu",
))  # fmt: skip
"""What says that a name comes that readers need not know."""


def _wanted(found: Misspelling) -> bool:
    return found.model == "cap" and not found.listed


def _is_introduced(doc: Document, found: Misspelling) -> bool:
    """Whether the text says that this is somebody's name, and has no other like it."""
    before = doc.prose[max(0, found.start - 20) : found.start].split(" ")[-2:-1]
    introduced = bool(before) and before[0] in _INTRODUCED
    return introduced and doc.once(names).isdisjoint(found.choices)


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
        Example(good="The Langobards under king Alboin came from the north.\n", language="en"),
        Example(good="Vivevano in una terra detta Spesia, vicino alla foce.\n", language="it"),
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

    def wanted(found: Misspelling) -> bool:
        return _wanted(found) and not in_use(facts, found) and not _is_introduced(doc, found)

    return problems(doc, wanted)
