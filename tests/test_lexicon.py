"""The word lists, and the tables that hold them."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

import srclint.lexicon
import srclint.spelling
from srclint.lexicon import bare, fold, lexicon, shared
from srclint.lexicon.table import Sieve
from srclint.lexicon.wordlist import WordList

LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ru", "id", "vi"]
FREQUENT = {
    "en": "people", "it": "persone", "es": "personas", "fr": "personnes", "de": "menschen",
    "pt": "pessoas", "ru": "людей", "id": "orang", "vi": "người",
}  # fmt: skip
DATA = Path(__file__).parent.parent / "srclint" / "lexicon" / "data"


@pytest.mark.parametrize("language", LANGUAGES)
def test_frequent_words_are_known(language: str) -> None:
    words = lexicon(language)
    assert words is not None
    assert words.zipf(FREQUENT[language]) > 4.5
    assert words.knows(FREQUENT[language])
    assert words.zipf("qxzwvkj") == 0


def test_a_language_without_a_file_has_no_lexicon() -> None:
    assert lexicon("tlh") is None


@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("it", "abbacchieremmo"),
        ("es", "destrozaseis"),
        ("fr", "enroulerais"),
        ("de", "abgearbeitet"),
        ("pt", "conotavas"),
        ("ru", "затоварюсь"),
        ("id", "mempermainkannya"),
    ],
)
def test_inflected_forms_are_known(language: str, form: str) -> None:
    words = lexicon(language)
    assert words is not None
    assert words.knows(form)


def test_strings_that_are_no_word_are_hardly_ever_attested() -> None:
    words = lexicon("ru")
    assert words is not None
    assert sum(words.attested(f"зщй{n}") for n in range(5000)) < 40


def test_near_gives_words_one_edit_away() -> None:
    words = lexicon("en")
    assert words is not None
    assert "digital" in words.near("digtal")
    assert "vladimir" in words.near("valdimir")
    assert words.near("xqzzkj") == set()


def test_misspellings_and_accents_are_looked_up() -> None:
    english, spanish = lexicon("en"), lexicon("es")
    assert english is not None
    assert spanish is not None
    assert english.misspelt.get("recieve") == "receive"
    assert english.misspelt.get("receive") == ""
    assert english.misspelt.get("") == ""
    assert spanish.accents.get("accion") == "acción"


def test_misspellings_are_no_words_although_lists_count_them() -> None:
    words = lexicon("en")
    assert words is not None
    assert "recieve" not in words.words
    assert words.zipf("recieve") > 1


def test_fold_and_bare() -> None:
    assert fold("Straße", "de") == "strasse"
    assert fold("Ёлка", "ru") == "елка"
    assert bare("đường") == "duong"


def test_shared_words() -> None:
    assert shared().zipf("strasse") > 3
    assert "internet" in shared().common
    assert "de" in shared().stops["der"]
    assert shared().top("tr", 3)


def test_all_files_fit_into_the_wheel() -> None:
    packed = sum(len(zlib.compress(path.read_bytes())) for path in DATA.glob("*.lex"))
    assert packed < 20_000_000


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_language_loads_in_little_memory(language: str) -> None:
    code = (
        "import resource; from srclint.lexicon import lexicon;"
        "r = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; b = r();"
        f"len(lexicon({language!r}).words); print(r() - b)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 45 * 1024


def test_word_list() -> None:
    words = WordList("bar\nbarn\nöl\nölen".encode(), memoryview(bytes([40, 25, 33, 31])))
    assert dict(words.items()) == {"bar": 4.0, "barn": 2.5, "öl": 3.3, "ölen": 3.1}
    assert [words.get("öl"), words.get("ö"), words.get("zzz", 1.0)] == [3.3, None, 1.0]
    assert [words.beginning(w) for w in ("barns", "bax", "ölx", "", "q")] == [4, 2, 2, 0, 0]
    assert [words.most_frequent(w) for w in ("bar", "barn", "ö", "q")] == [4.0, 2.5, 3.3, 0]
    assert "\udc80" not in words


def test_sieve_lets_through_what_was_put_in() -> None:
    inside = [f"в{n**3:x}" for n in range(3000)]
    sieve = Sieve(memoryview(Sieve.made_of(inside)))
    assert all(word in sieve for word in inside)
    assert sum(f"{n**3:x}x" in sieve for n in range(3000)) < 400
    assert "x" not in Sieve(memoryview(b""))


@pytest.mark.parametrize("language", ["de", "ru", "vi"])
def test_what_a_letter_too_many_and_swapped_letters_leave_is_near(language: str) -> None:
    words = lexicon(language)
    assert words is not None
    for number, meant in enumerate(list(words.words)[:: len(words.words) // 60]):
        at = number % max(1, len(meant) - 1)
        for wrong in (
            meant[:at] + meant[at] + meant[at:],
            meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :],
        ):
            assert meant in words.near(wrong) | {wrong}


def test_no_module_hides_what_is_exported() -> None:
    for package in (srclint.lexicon, srclint.spelling):
        modules = {path.stem for path in Path(package.__file__ or "").parent.glob("*.py")}
        assert not modules & set(package.__all__) - {"fold"}  # imported before the function
