"""A misspelling that is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule, spelling

from ._words import problems

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "SPL001",
    summary="A misspelling that many people make.",
    why="These misspellings are on record, in part more than one letter away from the word, and"
    " none of them is a word itself.",
    languages=["de", "en", "es", "fr", "it", "pt", "ru"],
    examples=[
        Example(
            bad="The new rules are ⟦definately⟧ better than what the council had before.\n",
            fixed="The new rules are definitely better than what the council had before.\n",
            language="en",
        ),
        Example(
            bad="It was a ⟦beaurocratic⟧ decision, taken by people who had never been there.\n",
            fixed="It was a bureaucratic decision, taken by people who had never been there.\n",
            language="en",
        ),
        Example(
            bad="Die ⟦Reperatur⟧ der Brücke dauert ⟦warscheinlich⟧ bis zum nächsten Sommer.\n",
            fixed="Die Reparatur der Brücke dauert wahrscheinlich bis zum nächsten Sommer.\n",
            language="de",
        ),
        Example(
            bad="Non ha letto ⟦nè⟧ il libro ⟦nè⟧ il giornale, e ⟦stà⟧ ancora dormendo.\n",
            fixed="Non ha letto né il libro né il giornale, e sta ancora dormendo.\n",
            language="it",
        ),
        Example(
            bad="Он ⟦както⟧ сказал, что ⟦учавствует⟧ в этом празднике ⟦изза⟧ детей.\n",
            fixed="Он как-то сказал, что участвует в этом празднике из-за детей.\n",
            language="ru",
        ),
        Example(good="Sta qui, né di qua né di là, e va un po’ più piano.\n", language="it"),
        Example(good="Die Standarte weht; der Rabatt gilt gar nicht mehr.\n", language="de"),
        Example(
            good="The army under general Siad Barre seized power. Siad fled years later.\n",
            language="en",
        ),
        Example(
            good="The firm of Bir el Ater lies south of the lake. After the war, Curren$y sang"
            " there.\n",
            language="en",
        ),
        Example(good="The colour of the harbour and the color of the harbor.\n", language="en"),
        Example(good="Nonsignificant results were published as well.\n", language="en"),
        Example(good="See https://example.org/definately for the report.\n", language="en"),
        Example(good="The stall by the bridge sells teh tarik and coffee.\n", language="en"),
    ],
)
def known_misspelling(doc: Document) -> Iterator[Problem]:
    """Report words that are on record as misspelt."""
    yield from problems(doc, lambda found: found.listed)
    for form in spelling.known_misspellings(doc):
        if not spelling.House.of(doc).allows(doc.prose, form.start, form.end):
            name = spelling.language_name(doc.language)
            message = (
                f"“{form.word}” is not a word in {name}; a known misspelling of “{form.meant}”"
            )
            yield Problem.at(form.start, form.end, message, form.meant)
