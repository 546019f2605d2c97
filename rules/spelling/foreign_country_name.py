"""The name of a country, a currency or a language as another language spells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule, spelling

from ._places import countries, country_tokens, is_own_text

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "SPL004",
    summary="The name of a country, a currency or a language is spelt as elsewhere.",
    why="“Rusia” is right in Spanish and Indonesian; in a Vietnamese or English text it is a slip"
    " for “Russia”, or was taken over from elsewhere. Reported are names that the language does not"
    " have and that are one letter from the one it has (Unicode’s CLDR); not those behind a word of"
    " another language, as in “La Voz de Rusia”.",
    languages=["en", "it", "es", "fr", "de", "pt", "ru", "id", "vi"],
    examples=[
        Example(
            bad="Ngoại trưởng ⟦Rusia⟧ đã đến Hà Nội để họp với các bộ trưởng trong khu vực.\n",
            fixed="Ngoại trưởng Russia đã đến Hà Nội để họp với các bộ trưởng trong khu vực.\n",
            language="vi",
        ),
        Example(
            bad="The minister flew to ⟦Australie⟧ on Monday to sign the agreement on trade.\n",
            fixed="The minister flew to Australia on Monday to sign the agreement on trade.\n",
            language="en",
        ),
        Example(
            bad="El ministro viajó a ⟦Alemanha⟧ el lunes para firmar el acuerdo de comercio.\n",
            fixed="El ministro viajó a Alemania el lunes para firmar el acuerdo de comercio.\n",
            language="es",
        ),
        Example(
            bad="Eles pagaram em ⟦rublă⟧ e voltaram da ⟦Rusia⟧ na segunda-feira de manhã.\n",
            fixed="Eles pagaram em rublo e voltaram da Rússia na segunda-feira de manhã.\n",
            language="pt",
        ),
        Example(
            bad="La nonna parla ⟦polaco⟧ con i vicini e italiano con i bambini del cortile.\n",
            fixed="La nonna parla polacco con i vicini e italiano con i bambini del cortile.\n",
            language="it",
        ),
        Example(
            good="They listened to La Voz de Rusia at night, and to others too.\n", language="en"
        ),
        Example(good="El ministro viajó a Rusia el lunes para firmar el acuerdo.\n", language="es"),
        Example(good="Menteri itu terbang ke Rusia pada hari Senin.\n", language="id"),
        Example(
            good="Le journal « La Voz de Rusia » est paru hier dans la ville de Madrid.\n",
            language="fr",
        ),
    ],
)
def foreign_country_name(doc: Document) -> Iterator[Problem]:
    """Report names that only other languages have."""
    names = country_tokens(doc.language)
    found = {names[token] for token in spelling.rare_tokens(doc) if token in names}
    if not found:
        return
    near = countries(doc.language)
    text = doc.prose
    house = spelling.House.of(doc)
    for small, spans in spelling.places(spelling.lower(text), found):
        wrong, right = near[small]
        for start, end in spans:
            if text[start:end] != wrong or house.allows(text, start, end):
                continue
            if is_own_text(doc, start, end):
                name = spelling.language_name(doc.language)
                reason = f"“{wrong}” is not a name in {name}; “{right}” is"
                yield Problem.at(start, end, reason, right)
