"""Misspelt words: the pieces of the detector, and hostile input."""

from __future__ import annotations

import time

import pytest

from srclint.document import Document
from srclint.lexicon import lexicon
from srclint.spelling import joints, misspellings, unaccented, vietnamese_slips, watch
from srclint.spelling.diacritics import right_accents
from srclint.spelling.model import words_of
from srclint.spelling.parts import parts
from srclint.spelling.slips import kind_of
from srclint.spelling.suspects import Words, as_written
from srclint.spelling.syllables import is_syllable
from srclint.spelling.unknown import FirstLook, tokens_of
from srclint.spelling.weights import fingerprint, may_be_reported

SENTENCE = "The president {} met the ministers of the region on Monday."


def found(text: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    return [(m.word, m.choices) for m in misspellings(Document(text, language=language))]


@pytest.mark.parametrize(
    ("wrong", "right", "kind", "at"),
    [
        ("valdimir", "vladimir", "swap", 1),
        ("digtal", "digital", "drop", 3),
        ("acount", "account", "double-", 2),
        ("proffessor", "professor", "double+", 4),
        ("wormd", "word", "add", 3),
        ("succés", "succès", "mark", 4),
        ("ward", "word", "vowel", 1),
        ("qord", "word", "key", 0),
    ],
)
def test_kinds_of_slips(wrong: str, right: str, kind: str, at: int) -> None:
    assert kind_of(wrong, right) == (kind, at)


def test_names_with_swapped_letters_are_found() -> None:
    assert found(SENTENCE.format("Valdimir Putin")) == [("Valdimir", ("Vladimir",))]


@pytest.mark.parametrize("name", ["Valdemar Putin", "VALDIMIR", "valdimir.putin@example.org"])
def test_other_names_and_addresses_are_not(name: str) -> None:
    assert found(SENTENCE.format(name)) == []


def test_a_word_that_comes_again_is_meant() -> None:
    once = "Our new frobnicatr works well. "
    assert found(once * 3 + "We love the frobnicatr, and the frobnicatr loves us.") == []


def test_languages_without_word_list_are_silent() -> None:
    assert found("Bu kitap çok gzel ve ilginç.", "tr") == []


def test_case_and_marks_of_the_written_word_stay() -> None:
    german = lexicon("de")
    assert german is not None
    assert as_written("Straßne", "strassen", german) == "Straßen"


def test_compounds_fall_into_parts() -> None:
    german = lexicon("de")
    assert german is not None
    assert parts("donaudampfschifffahrt", german) == "compound"
    assert parts("xyzzyplugh", german) == ""


def test_right_accents() -> None:
    spanish, portuguese = lexicon("es"), lexicon("pt")
    assert spanish is not None
    assert portuguese is not None
    assert right_accents("accion", spanish) == "acción"
    assert right_accents("ventana", spanish) == ""
    assert right_accents("parametros", spanish) == "parámetros"
    assert right_accents("idéia", portuguese) == ""


def test_accents_of_french_capitals_may_be_left_out() -> None:
    text = "Etude de la situation. Nous avons ouvert la bibliotheque de la ville."
    doc = Document(text, language="fr")
    assert [u.meant for u in unaccented(doc)] == ["bibliothèque"]


@pytest.mark.parametrize("word", ["người", "khuyếch", "nghiêng", "gì", "quyết", "hoà", "hòa"])
def test_syllables(word: str) -> None:
    assert is_syllable(word) or word == "khuyếch"


@pytest.mark.parametrize("word", ["khôgn", "cáac", "nghác", "kán", "càt", "trog"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_the_rest_of_the_document_decides_on_a_vietnamese_pair() -> None:
    text = "Người dùng mới. Mọi người dùng đều biết người dùng. Nhưng người dụng cũ thì không."
    slips = vietnamese_slips(Document(text, language="vi"))
    assert [(s.word, s.meant, s.why) for s in slips] == [("dụng", "dùng", "pair")]


def test_hyphens_of_line_ends() -> None:
    text = "The long- and short-term transfor- mation of the well- known company."
    assert [j.meant for j in joints(Document(text, language="en"))] == ["transformation"]


def test_words_with_digits_and_marks() -> None:
    asked: list[str] = []

    def matters(word: str) -> bool:
        asked.append(word)
        return word != "fine"

    look = FirstLook("en", frozenset({b"the"}), matters)
    tokens = tokens_of("“quxly” covid19 naïvly x_y The fine\u2009Ünd".encode())
    for _ in range(2):
        rare = look.rare(tokens)
        assert look.words(rare) == {"quxly", "naïvly", "ünd"}
    assert sorted(asked) == ["fine", "naïvly", "quxly", "ünd"]  # of each once in a run


def test_watched_tokens_are_always_told() -> None:
    look = FirstLook("xx", frozenset({b"usual", b"known"}), lambda _: False)
    assert look.rare([b"usual", b"other"]) == set()
    watch(lambda language: [b"usual", b"other"] if language == "xx" else [])
    for _ in range(2):
        assert look.rare([b"usual", b"other", b"known"]) == {b"usual", b"other"}
    assert look.words({b"usual"}) == set()


def test_order_of_documents_does_not_matter() -> None:
    one, two = "They gave deve lopment aid to the region.", "A lopment is nothing."
    first = [j.meant for j in joints(Document(one, language="en"))]
    list(joints(Document(two, language="en")))
    misspellings(Document(two, language="en"))
    assert [j.meant for j in joints(Document(one, language="en"))] == first == ["development"]


@pytest.mark.parametrize("language", ["en", "ru", "vi"])
@pytest.mark.parametrize("text", ["a" * 1_000_000, "a b " * 250_000, "'-" * 500_000, "é" * 500_000])
def test_hostile_texts_take_no_time(text: str, language: str) -> None:
    start = time.process_time()
    doc = Document(text, language=language)
    misspellings(doc)
    list(unaccented(doc))
    list(joints(doc))
    vietnamese_slips(doc)
    assert time.process_time() - start < 4


def test_a_hundred_thousand_unknown_words_are_looked_at_in_seconds() -> None:
    parts = ["bra", "col", "dem", "fin", "gor", "hul", "jas", "kem", "lir", "mon"]
    words = ["".join(parts[int(digit)] for digit in f"{n:05}") for n in range(100_000)]
    start = time.process_time()
    doc = Document(" ".join(words), language="en")
    misspellings(doc)
    list(joints(doc))
    assert time.process_time() - start < 40


def test_what_is_remembered_of_words_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srclint.spelling.unknown._REMEMBERED", 100)
    asked: list[str] = []

    def matters(word: str) -> bool:
        asked.append(word)
        return False

    look = FirstLook("en", frozenset({b"the"}), matters)
    for number in range(1000):
        assert look.rare([b"the", bytes([97 + number % 26]) * (number + 1)]) == set()
    assert len(asked) == 1000
    assert len(look._fine) <= 103
    assert max(map(len, look._fine)) <= 200


@pytest.mark.parametrize("language", ["en", "pt", "de", "ru"])
def test_verdicts_of_the_lexicon_are_those_of_the_models(language: str) -> None:
    words = lexicon(language)
    assert words is not None
    if words.judged != fingerprint(words.judged_by):
        pytest.skip("verdicts may have changed: run tools/judge_lexicon.py")
    told = words_of(words)
    asked = Words(words, worth=lambda case: may_be_reported(case, language))
    others = [lexicon(other) for other in ("en", "it", "de", "ru", "id") if other != language]
    listed = [word for other in others if other for word in list(other.words)[::400]]
    for word in listed:
        assert told.verdict(word).cases == asked.verdict(word).cases
        assert told.verdict(word).accented == asked.verdict(word).accented
        assert told.verdict(word).term == asked.verdict(word).term


def test_what_is_fine_is_told_to_other_processes() -> None:
    asked: list[str] = []

    def matters(word: str) -> bool:
        asked.append(word)
        return word == "bad"

    for _ in range(2):
        look = FirstLook("x-shared", frozenset(), matters)
        look.share()
        assert look.rare([b"good", b"bad"]) == {b"bad"}
    assert sorted(asked) == ["bad", "bad", "good"]
    other = FirstLook("x-other", frozenset(), matters)
    other.share()
    assert other.rare([b"good"]) == set()
    assert sorted(asked) == ["bad", "bad", "good", "good"]
