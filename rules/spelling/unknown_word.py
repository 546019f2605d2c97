"""A word that the language does not have, one slip from one that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

from ._words import LANGUAGES, has_words, in_use, observer, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint.spelling import Misspelling


def _wanted(found: Misspelling) -> bool:
    return found.model != "cap" and not found.listed


@rule(
    "SPL002",
    summary="A word is no word of the language, and one slip from one that is.",
    why="A misspelt word cannot be found by search and spoils statistics. What is reported was"
    " weighed by the kind and place of the slip, the frequency of both words, their neighbours and"
    " the rest of the document; what other languages have, what comes again, names and terms are"
    " left alone. Errors that give another word (“form” for “from”) are not found, nor words in"
    " capitals or of fewer than four letters.",
    languages=LANGUAGES,
    observer=observer("SPL002", _wanted),
    concerns=has_words,
    examples=[
        Example(
            bad="The committee has published its final report about the ⟦departmeent⟧ in cities.\n",
            fixed="The committee has published its final report about the department in cities.\n",
            language="en",
        ),
        Example(
            bad="Il comune ha deciso di aumentare gli ⟦investiemnti⟧ nelle scuole della città.\n",
            fixed="Il comune ha deciso di aumentare gli investimenti nelle scuole della città.\n",
            language="it",
        ),
        Example(
            bad="Правительство объявило о новых мерах ⟦поддрежки⟧ малого бизнеса в регионах.\n",
            fixed="Правительство объявило о новых мерах поддержки малого бизнеса в регионах.\n",
            language="ru",
        ),
        Example(
            bad="La ville a annoncé un nouveau programme de ⟦consturction⟧ pour les quartiers.\n",
            fixed="La ville a annoncé un nouveau programme de construction pour les quartiers.\n",
            language="fr",
        ),
        Example(
            good="Repotting the ferns took days, and retiling the uncited kitchen took weeks.\n",
            language="en",
        ),
        Example(good="The clock was put to\u0002gether from two clocks.\n", language="en"),
        Example(
            good="They said that the companyâ€™s plan for industriesâ€” a long one â€” was good.\n",
            language="en",
        ),
        Example(
            good="The microservice writes its telemetry to a ringbuffer in memory.\n", language="en"
        ),
        Example(
            good="Es giebt kein Thier, welches nicht seine Noth hätte; dieß wird niemand läugnen,"
            " der bey Sinnen ist, und sobald der Thürmer die Thüre öffnete, gieng der Knabe.\n",
            language="de",
        ),
        Example(
            good="Въ прошломъ году, въ маѣ мѣсяцѣ, шли дожди, и крестьяне не могли выйти въ поле;"
            " однакожъ хлѣбъ уродился, и бѣднымъ роздали деньги.\n",
            language="ru",
        ),
        Example(
            bad="The ⟦passengrs⟧ told a ⟦departmeent⟧ that the ⟦stattion⟧ lost ⟦investmnet⟧.\n",
            fixed="The passengers told a department that the station lost investment.\n",
            language="en",
        ),
        Example(good="The sea beats ’gainst the shore; his kindneſs was great.\n", language="en"),
        Example(
            good="The examinees studied gemination, felspar and the gaols of the fjeld.\n",
            language="en",
        ),
        Example(good="Warga yang rumahnya terendam diungsikan ke balai desa.\n", language="id"),
        Example(good="Backup fehlt: (B)eenden, (W)iederholen oder (A)bbrechen?\n", language="de"),
        Example(good="Правила просты, понятны и поддерживаемы всеми сторонами.\n", language="ru"),
        Example(
            good="The word comes from the Greek ánthrōpos and lógos; in English, logos stays.\n",
            language="en",
        ),
        Example(
            good="Sans cette option, you need to download the prebuilt binaries. Ensuite, le"
            " programme copie les fichiers binaires dans le dossier.\n",
            language="fr",
        ),
        Example(
            good="Les fichiers .analyze se trouvent dans le répertoire analyze; l’analyse suit.\n",
            language="fr",
        ),
        Example(good="Die Quelle ist ein Gedicht von Moḥammad al-Qāḍī.\n", language="de"),
        Example(
            good='La pourpre ("phoinix" en grec) était tirée de la coquille du murex.\n',
            language="fr",
        ),
        Example(
            good="Саамская культура стара. Саамцы живут на севере, и песни саамцев знают все.\n",
            language="ru",
        ),
        Example(good="Эвека I основал совет, а Эвека II продолжил его дело.\n", language="ru"),
        Example(
            good="Use the first button to add a page.\n\nForkrom hvide flader.\n\nThe second one"
            " takes a page out, and the third one shows all of them.\n",
            language="en",
        ),
        Example(good="They frobbed the widget; then they frobbed it again.\n", language="en"),
        Example(
            good="Die Donaudampfschifffahrtsgesellschaft fährt wieder nach Fahrplan.\n",
            language="de",
        ),
        Example(
            good="Achetez votre ebillet avant le départ du train et gardez-le sur vous.\n",
            language="fr",
        ),
        Example(good="Lo chef prepara i casoncelli con il burro e la salvia.\n", language="it"),
        Example(good="Мы задеплоили новый релиз и обновили дашборды.\n", language="ru"),
        Example(
            good="Install it with `pip instal` or see https://example.org/enviroment for more.\n",
            language="en",
        ),
    ],
)
def unknown_word(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report words that the models hold to be slips, but for those that the folder uses."""
    return problems(doc, lambda found: _wanted(found) and not in_use(facts, found))
