"""A word without the accent that it is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule, spelling
from srclint.lexicon import lexicon

from ._beside import has_foreign_marks, is_english_compound, is_of_another_language, names
from ._words import has_old_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

_GALICIAN = r"\b(?:d?unhas?|tamén|máis|moitos?|moitas?)\b"
"""Words of a language that is easily taken for Portuguese."""

_SHORTEST = 6  # letters of a word that a name may have made


@rule(
    "SPL006",
    summary="An accent is missing or wrong, and so the word is none.",
    why="A keyboard without accents leaves “accion” for “acción”: no word of the language, and what"
    " search and statistics hold for another one. Where the bare form is a word too (“esta”, “e”),"
    " nothing is reported.",
    languages=["it", "es", "pt", "fr"],
    examples=[
        Example(
            bad="El gobierno anunció una nueva ⟦accion⟧ para la ⟦educacion⟧ en las regiones.\n",
            fixed="El gobierno anunció una nueva acción para la educación en las regiones.\n",
            language="es",
        ),
        Example(  # who leaves out one accent leaves out many
            bad="El ⟦proximo⟧ ⟦miercoles⟧ ⟦habra⟧ una ⟦sesion⟧ en la ⟦camara⟧ sobre la ley.\n",
            fixed="El próximo miércoles habrá una sesión en la cámara sobre la ley.\n",
            language="es",
        ),
        Example(
            bad="Il sindaco ha detto che non sa ⟦perche⟧ la strada è ancora chiusa al traffico.\n",
            fixed="Il sindaco ha detto che non sa perché la strada è ancora chiusa al traffico.\n",
            language="it",
        ),
        Example(
            bad="O governo publicou a ⟦informacao⟧ sobre o novo programa de ensino nas escolas.\n",
            fixed="O governo publicou a informação sobre o novo programa de ensino nas escolas.\n",
            language="pt",
        ),
        Example(
            bad="La mairie a ouvert une nouvelle ⟦bibliotheque⟧ dans le centre de la ville.\n",
            fixed="La mairie a ouvert une nouvelle bibliothèque dans le centre de la ville.\n",
            language="fr",
        ),
        Example(good="Esta mañana el ministro anuncio que el paso esta abierto.\n", language="es"),
        Example(good="Il gruppo suona la canzone Nostalgia de la Cancion.\n", language="it"),
        Example(good="Le film The Return of the Universite est sorti hier.\n", language="fr"),
        Example(
            good="Le paquet debian-reference contient un guide; lisez aussi developers-reference"
            " avant de commencer.\n",
            language="fr",
        ),
        Example(good="Il comando disabilita l’avviso e poi lo riabilita.\n", language="it"),
        Example(
            good="Les Salish vivent sur la côte ; les langues salishes sont nombreuses.\n",
            language="fr",
        ),
        Example(
            good="Unha das obras máis coñecidas di que vivían tamén na Península antes da época.\n",
            language="pt",
        ),
        Example(good="Los pueblos del norte llaman tâla a la estrella del alba.\n", language="es"),
        Example(
            good="Elle possuia então aquella casa, e nella viveu muitos annos com os filhos.\n",
            language="pt",
        ),
        Example(good="Ils ont repris la connaitre et le gout des choses.\n", language="fr"),
    ],
)
def missing_accent(doc: Document) -> Iterator[Problem]:
    """Report words whose accented form is the only one that the language has."""
    for found in spelling.unaccented(doc):
        if doc.once(has_old_forms) or (doc.language == "pt" and doc.once(_is_galician)):
            return
        if has_foreign_marks(found.word, doc.language):
            continue
        if _is_verb(found.word, found.meant, doc.language) or _is_of_name(doc, found.word):
            continue
        if is_english_compound(doc, found.start, found.end):
            continue
        if is_of_another_language(doc, found.start, found.end):
            continue
        if not spelling.House.of(doc).allows(doc.prose, found.start, found.end):
            name = spelling.language_name(doc.language)
            yield Problem.at(
                found.start,
                found.end,
                f"“{found.word}” is not a word in {name}; with the right accents it is"
                f" “{found.meant}”",
                found.meant,
                safe=found.attested and doc.language != "fr",  # measured: 9 of 10, too few
            )


def _is_galician(doc: Document) -> bool:
    return len(pattern(_GALICIAN).findall(doc.prose)) > 1


def _is_verb(word: str, meant: str, language: str) -> bool:
    """Whether an Italian noun without its accent is a verb: “disabilita”, “agita”."""
    known = lexicon(language)
    return (
        language == "it"
        and known is not None
        and meant.endswith("à")
        and known.knows(f"{word.lower()}re")
    )


def _is_of_name(doc: Document, word: str) -> bool:
    """Whether the word is a name of the text with an ending: “salishes”, “Salish”."""
    if len(word) < _SHORTEST or not word.islower() or not word.endswith(("s", "e")):
        return False
    return not doc.once(names).isdisjoint(
        (word[:-1].capitalize(), word.removesuffix("es").capitalize())
    )
