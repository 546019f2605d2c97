"""Names of countries, currencies and languages; forms on record; accents read off endings."""

from __future__ import annotations

import pytest
from srclint.rules.spelling.foreign_country_name import foreign_country_name

from srclint.document import Document
from srclint.lexicon import lexicon
from srclint.lexicon.fold import bare
from srclint.spelling import known_misspellings, misspellings, term_slips, unaccented
from srclint.spelling.record import on_record
from srclint.spelling.slips import kind_of
from srclint.spelling.terms import is_term, term_near
from srclint.spelling.traits import TRAITS, traits


def words(language: str):  # type: ignore[no-untyped-def]  # a lexicon that is there
    found = lexicon(language)
    assert found
    return found


@pytest.mark.parametrize(
    ("language", "word", "name"),
    [
        ("en", "kyrgystan", "Kyrgyzstan"),
        ("es", "vanautu", "Vanuatu"),
        ("id", "mauritaania", "Mauritania"),
        ("de", "mosambkik", "Mosambik"),
    ],
)
def test_a_slip_in_a_rare_name(language: str, word: str, name: str) -> None:
    assert term_near(word, words(language)) == name


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en", "kyrgyzstan"),  # right
        ("en", "tyrgyzstan"),  # people see a wrong first letter
        ("ru", "ангольскому"),  # another ending
        ("en", "mali"),  # too short to tell
        ("es", "turkmenistan"),  # the accent: a matter of missing-accent
        ("en", "v" * 100_000),
    ],
)
def test_no_slip_in_a_name(language: str, word: str) -> None:
    assert term_near(word, words(language)) == ""


def test_names_of_a_language_are_no_slips() -> None:
    assert is_term("soundanais", words("fr"))
    text = "Les livres en soundanais et en tongien sont rares dans cette ville.\n"
    assert not misspellings(Document(text, language="fr"))


def test_what_stands_three_times_is_meant() -> None:
    line = "The delegation from Kyrgystan arrived at the meeting of the ministers.\n"
    assert [slip.meant for slip in term_slips(Document(line, language="en"))] == ["Kyrgyzstan"]
    assert not list(term_slips(Document(line * 3, language="en")))


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("vi", "AliExpress Rusia đã công bố kết quả kinh doanh của năm nay.\n", ["Russia"]),
        ("pt", "O presidente viajou para a Rusia na segunda-feira de manhã.\n", ["Rússia"]),
        ("es", "Pagaron cien rublă y hablaban con el inglese en la calle.\n", ["rublo", "inglés"]),
        ("es", "El presidente viajó a Rusia el lunes para firmar el acuerdo.\n", []),
        ("id", "Menteri itu terbang ke Rusia pada hari Senin untuk rapat.\n", []),
        ("en", "They listened to La Voz de Rusia at night, and to others.\n", []),
        ("pt", "As plantas da Malesia são estudadas há mais de cem anos.\n", []),
    ],
)
def test_names_as_elsewhere(language: str, text: str, meant: list[str]) -> None:
    found = foreign_country_name.check(Document(text, language=language))
    assert sorted(p.fixes[0].edits[0].text for p in found) == sorted(meant)


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("it", "Dice che perchè piove nè lui nè lei và al mare oggi.\n", "perché né né va"),
        ("ru", "Он както сказал, что изза дождя никто не придет сюда.\n", "как-то из-за"),
        (
            "de",
            "Die Reperatur war warscheinlich teuer für die Gemeinde.\n",
            "Reparatur wahrscheinlich",
        ),
        ("en", "We saw teh cat on the quay adn went home.\n", "the and"),
        ("en", "We drank teh tarik and ate roti canai there, Mrs Teh and I.\n", ""),
        ("es", "Talvez cambie, pero atravez del puente pasan coches.\n", "a través"),
        ("it", "Il signor Fà è partito per Stà ieri mattina con noi.\n", ""),  # names
        ("fr", "Il a dit « language » et rien de plus ce jour-là, hélas.\n", ""),
    ],
)
def test_forms_on_record(language: str, text: str, meant: str) -> None:
    found = sorted(known_misspellings(Document(text, language=language)))
    assert " ".join(form.meant for form in found) == meant


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "pt", "ru"])
def test_no_form_on_record_is_what_another_means(language: str) -> None:
    forms = on_record(language)
    meant = {part for right in forms.values() for part in right.lower().split()}
    assert forms
    assert not forms.keys() & meant


@pytest.mark.parametrize(
    ("language", "word", "meant"),
    [
        ("es", "eutrofizacion", "eutrofización"),
        ("es", "hidrodinamico", "hidrodinámico"),
        ("es", "xilografias", "xilografías"),
        ("pt", "oceanografico", "oceanográfico"),
    ],
)
def test_an_ending_says_its_accent(language: str, word: str, meant: str) -> None:
    text = {
        "es": "Se habla de {} en el libro de texto.\n",
        "pt": "Fala-se de {} no livro de texto.\n",
    }
    found = list(unaccented(Document(text[language].format(word), language=language)))
    assert [x.meant for x in found] == [meant]


def test_an_infinitive_before_its_pronoun() -> None:
    text = "Ele veio para conformá-la às suas opiniões e depois partiu de novo.\n"
    assert not list(unaccented(Document(text, language="pt")))


@pytest.mark.parametrize(
    ("word", "meant", "trait"),
    [
        ("demaciados", "demasiados", "alike"),
        ("usasdos", "usados", "two keys"),
        ("indentidad", "identidad", "echo put in"),
        ("придеться", "придется", "silent put in"),
        ("inospitalaria", "inhospitalaria", "silent dropped"),
        ("поршивое", "паршивое", "weak vowel"),
    ],
)
def test_traits(word: str, meant: str, trait: str) -> None:
    assert kind_of(word, meant)
    assert trait in traits(word, meant)
    assert traits(word, meant) <= set(TRAITS)
    assert bare(word) != bare(meant)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Skelling Affair\n\nA novel about the harbour town came out last summer.\n"),
        ("en", "He sang in The Tressick Mill for years, and nobody in the town minded it.\n"),
        ("it", "Il Mistero Carlenza\n\nUn romanzo sulla città è uscito la scorsa estate.\n"),
        ("es", "La novela El Secreto de Villarna salió ayer y nadie la ha leído todavía.\n"),
        ("fr", "Le Trésor de Courbelle\n\nUn roman sur le port est sorti l’été dernier.\n"),
    ],
)
def test_a_name_in_a_title_is_no_slip(language: str, text: str) -> None:
    assert not misspellings(Document(text, language=language))


def test_a_name_misspelt_among_names_is_one_all_the_same() -> None:
    text = "On Monday the president Valdimir Putin met the ministers of the region.\n"
    assert [slip.choices[0] for slip in misspellings(Document(text, language="en"))] == ["Vladimir"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Achetez votre ebillet avant le départ du train et gardez-le sur vous.\n"),
        ("it", "Compra il tuo ebiglietto prima della partenza e tienilo con te.\n"),
        ("es", "Compra tu eboleto antes de la salida del tren y guárdalo bien.\n"),
    ],
)
def test_what_is_sold_on_the_net_may_begin_with_e(language: str, text: str) -> None:
    assert not misspellings(Document(text, language=language))
