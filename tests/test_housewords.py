"""House words: what an entry covers, and how a configuration's reach the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

import srclint
from srclint.config import from_mapping, read
from srclint.entities import NONE
from srclint.housewords import in_force
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.spelling import House

COVERED = [
    ("en", "datagrid", "datagrid Datagrid DATAGRID datagrids DATAGRIDS datagrid's datagrid’s"),
    ("en", "Valdimir", "Valdimir VALDIMIR Valdimir’s Valdimirs"),
    ("en", "API", "API APIs API's"),
    ("de", "Valdimir", "Valdimirs Valdimir’"),
    ("it", "pacchero", "pacchero paccheri Paccheri l’pacchero"),
    ("it", "Valdimiro", "Valdimiro dell’Valdimiro VALDIMIRO"),
    ("fr", "Koltinne", "Koltinne d’Koltinne Koltinnes"),
    ("es", "casón", "casón casónes Casón"),
    ("pt", "Farolim", "Farolim Farolims"),
    ("ru", "Москвариум", "Москвариум Москвариума МОСКВАРИУМЕ"),
    ("ru", "Вальдимира", "Вальдимира Вальдимиру Вальдимирой"),
    ("id", "Wanasari", "Wanasari Wanasarinya"),
    ("vi", "khôgn", "khôgn Khôgn"),
    ("tr", "enviroment", "enviroment"),
]
NOT_COVERED = [
    ("en", "datagrid", "dataGrid datagrin datagridding"),
    ("en", "Valdimir", "valdimir Valdimira Valdimi"),
    ("it", "Valdimiro", "Valdimira valdimiro"),
    ("ru", "Вальдимира", "Вальдимирач вальдимиру"),
    ("vi", "khôgn", "khôgns"),
    ("en", "it: parola", "parola"),
    ("en", "ab", "abs"),
]


def pairs(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return [(language, entry, word) for language, entry, words in rows for word in words.split()]


@pytest.mark.parametrize(("language", "entry", "word"), pairs(COVERED))
def test_covered(language: str, entry: str, word: str) -> None:
    assert House([entry], language).has(word)


@pytest.mark.parametrize(("language", "entry", "word"), pairs(NOT_COVERED))
def test_not_covered(language: str, entry: str, word: str) -> None:
    assert not House([entry], language).has(word)


def test_an_entry_for_one_language() -> None:
    assert House(["it: parola"], "it").has("Parola")


def codes(text: str, language: str, *words: str) -> list[str]:
    config = from_mapping({"select": ["SPL"], "words": list(words)}, Path())
    return [finding.text for finding in srclint.check(text, language, config)]


@pytest.mark.parametrize(
    ("language", "text", "found", "entry"),
    [
        ("en", "The widget keeps the enviroment variable.\n", "enviroment", "enviroment"),
        ("en", "She read the Enviroment  Times on the train.\n", "Enviroment", "Enviroment Times"),
        ("it", "La squadra di Rusia e quella di Algeri giocano oggi.\n", "Rusia", "Rusia"),
        ("it", "La squadra di Rusia e quella di Algeri giocano oggi.\n", "Rusia", "it: Rusia"),
        ("en", "They gave us all the deve lopment that we had.\n", "deve lopment", "deve lopment"),
    ],
)
def test_rules_leave_house_words(language: str, text: str, found: str, entry: str) -> None:
    assert codes(text, language) == [found]
    assert codes(text, language, entry) == []


def test_a_phrase_covers_itself_only() -> None:
    text = "The Enviroment Times wrote on the enviroment.\n"
    assert codes(text, "en", "Enviroment Times") == ["enviroment"]


def test_fixes_leave_house_words() -> None:
    config = from_mapping({"words": ["recieve"]}, Path())
    text = "They recieve the seperate letters.\n"
    fixed = srclint.fix(text, "en", config, unsafe=True).text
    assert fixed == "They recieve the separate letters.\n"


def test_lists_stand_beside_their_configuration(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "b.txt").write_text("# ours\nenviroment\n", "utf-8")
    (tmp_path / "base" / "srclint.toml").write_text('words = ["a"]\nword-lists = ["b.txt"]\n')
    (tmp_path / "c.txt").write_text("\ufeffrecieve  # a firm\n\nC# code\n", "utf-8")
    (tmp_path / "srclint.toml").write_text(
        'extend = "base/srclint.toml"\nwords = ["d"]\nword-lists = ["c.txt"]\n'
    )
    config = read(tmp_path / "srclint.toml")
    assert in_force(config, NONE) == {"a", "d", "enviroment", "recieve", "C# code"}
    assert "base" in config.origins["words"]


def test_a_list_that_changes_is_asked_anew(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("one\n", "utf-8")
    (tmp_path / "srclint.toml").write_text('word-lists = ["words.txt"]\n', "utf-8")

    def fingerprint() -> bytes:
        config = read(tmp_path / "srclint.toml")
        return Chooser().profile(config, str(tmp_path / "a.txt")).fingerprint

    first = fingerprint()
    assert fingerprint() == first
    (tmp_path / "words.txt").write_text("two\n", "utf-8")
    assert fingerprint() != first


def test_a_word_list_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("enviroment\n", "utf-8")
    (tmp_path / "a.txt").write_text("A good enviroment.\n", "utf-8")
    (tmp_path / "srclint.toml").write_text('word-lists = ["words.txt"]\n', "utf-8")
    result = srclint.check_paths([tmp_path])
    assert (result.files, [f.code for f in result.findings if f.group == "spelling"]) == (1, [])


@pytest.mark.parametrize("content", [None, b"caff\xe8\n"])
def test_a_list_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "words.txt").write_bytes(content)
    config = from_mapping({"word-lists": ["words.txt"]}, tmp_path)
    with pytest.raises(UserError, match=r"words\.txt: word list: "):
        srclint.check("A word.\n", "en", config)
