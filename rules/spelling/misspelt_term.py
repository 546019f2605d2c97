"""The name of a country, a currency or a language, one slip off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule, spelling

from ._beside import names
from ._places import is_other
from ._words import LANGUAGES, in_one_script

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 5  # letters of a name that a word is made of


@rule(
    "SPL009",
    summary="The name of a country, a currency or a language is misspelt.",
    why="“Kyrgystan” beside “Kyrgyzstan” splits what should be counted together. Reported are words"
    " that no language has and that are one slip from a name in Unicode’s CLDR, the slip neither in"
    " the first letter nor in the ending. Rare names are found that the rules on words and names"
    " leave; what stands three times in a document is meant.",
    severity="info",  # of eight on texts that nobody tuned on, one was right
    languages=LANGUAGES,
    examples=[
        Example(
            bad="The delegation flew from ⟦Kyrgystan⟧ to the meeting of the ministers.\n",
            fixed="The delegation flew from Kyrgyzstan to the meeting of the ministers.\n",
            language="en",
        ),
        Example(
            bad="Los ministros de ⟦Kirguistsán⟧ llegaron el lunes para firmar el acuerdo.\n",
            fixed="Los ministros de Kirguistán llegaron el lunes para firmar el acuerdo.\n",
            language="es",
        ),
        Example(
            bad="Il ministro del ⟦Turkmenitsan⟧ ha firmato lunedì un accordo con il governo.\n",
            fixed="Il ministro del Turkmenistan ha firmato lunedì un accordo con il governo.\n",
            language="it",
        ),
        Example(
            good="Kyrgyzstan, Kirghizia and Kirgizia have all been names of one country.\n",
            language="en",
        ),
        Example(good="Он изучал ангольские и азербайджанские монеты в музее.\n", language="ru"),
        Example(good="The Andorrah Group and Mr Nigerson met Ms Brazilla there.\n", language="en"),
        Example(good="Les Batswana vivent au sud; la Maurétanie était romaine.\n", language="fr"),
        Example(good="Мавретания была римской провинцией на севере Африки.\n", language="ru"),
        Example(
            good="The Veleti lived by the sea; the Veletian league kept the Slavs together.\n",
            language="en",
        ),
        Example(
            good="Nella valle di Albagia i pastori vivono ancora come un secolo fa.\n",
            language="it",
        ),
        Example(good="Tim Slowakia dan Slowenia tiba di Jakarta kemarin pagi.\n", language="id"),
        Example(good="Die albanischen und aserbaidschanischen Gäste reisten ab.\n", language="de"),
    ],
)
def misspelt_term(doc: Document) -> Iterator[Problem]:
    """Report words that are one slip from such a name and nothing else."""
    for slip in spelling.term_slips(doc):
        house = spelling.House.of(doc)
        if doc.language == "id" and slip.word.replace("w", "v") == slip.meant:
            continue  # “Slowakia” is as usual as “Slovakia”
        if is_other(slip.word) or _is_of_name(doc, slip.word):
            continue
        if in_one_script(slip.word) and not house.allows(doc.prose, slip.start, slip.end):
            name = spelling.language_name(doc.language)
            message = f"“{slip.word}” is not a word in {name}; one letter from “{slip.meant}”"
            yield Problem.at(slip.start, slip.end, message, slip.meant)


def _is_of_name(doc: Document, word: str) -> bool:
    """Whether the text has the name that a word is made of: “Veletian”, “Veleti”."""
    known = doc.once(names)
    return any(
        f"{stem}{ending}" in known and f"{stem}{ending}" != word
        for stem in (word[:-2], word[:-1])
        if len(stem) >= _SHORTEST and stem[0].isupper()
        for ending in ("", *"aeiosu")
    )
