"""The word for a country’s people where only the country can stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule, spelling

from ._places import demonym_tokens, demonyms, is_own_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = {"it": "in", "es": "en", "fr": "en", "pt": "em"}
"""The preposition that a country’s name takes and an adjective or a person’s name hardly ever."""


@cache
def _place(language: str) -> str:
    words = "|".join(demonyms(language))
    name = r"(?!\w)(?!-\w)(?! [^\W\d_a-zà-ÿ])"  # behind it, no name goes on
    return rf"(?<!\w){_BEFORE[language]} ({words}){name}"


@rule(
    "SPL005",
    summary="The word for a country’s people stands where the country should.",
    why="“in Russa” wants “in Russia”: the adjective with a capital, behind a preposition of place,"
    " is the country with a letter lost.",
    languages=sorted(_BEFORE),
    examples=[
        Example(
            bad="L’azienda ha aperto cento negozi in ⟦Russa⟧ e ne aprirà altri l’anno prossimo.\n",
            fixed="L’azienda ha aperto cento negozi in Russia e ne aprirà altri l’anno prossimo.\n",
            language="it",
        ),
        Example(
            bad="La empresa abrió cien tiendas en ⟦Rusa⟧ y abrirá otras el año que viene.\n",
            fixed="La empresa abrió cien tiendas en Rusia y abrirá otras el año que viene.\n",
            language="es",
        ),
        Example(
            bad="L’entreprise a ouvert cent magasins en ⟦Russe⟧ et en ouvrira d’autres.\n",
            fixed="L’entreprise a ouvert cent magasins en Russie et en ouvrira d’autres.\n",
            language="fr",
        ),
        Example(
            good="La società russa ha aperto in Russia; la lingua russa è difficile.\n",
            language="it",
        ),
        Example(good="Il libro è tradotto in russa grafia, e la Russa lo sa.\n", language="it"),
        Example(good="Ha fiducia in Franca Valeri e in Serba Rossi.\n", language="it"),
        Example(good="Le livre est écrit en russe et en croate.\n", language="fr"),
    ],
)
def demonym_for_country(doc: Document) -> Iterator[Problem]:
    """Report capitalised demonyms behind a preposition of place."""
    if demonym_tokens(doc.language).isdisjoint(spelling.rare_tokens(doc)):
        return
    wrong = demonyms(doc.language)
    text = doc.prose
    house = spelling.House.of(doc)
    for match in pattern(_place(doc.language)).finditer(text):
        word, (start, end) = match[1], match.span(1)
        if not house.allows(text, start, end) and is_own_text(doc, start, end):
            country = wrong[word]
            reason = f"“{word}” is the people; after “{_BEFORE[doc.language]}” stands “{country}”"
            yield Problem.at(start, end, reason, country)
