"""Words for a million and more that belong to another language (CUR010)."""

from __future__ import annotations

import pytest

from srclint import Document
from srclint.lint import Linter
from srclint.mentions import foreign_magnitude, own_magnitudes, tables
from srclint.model import Active, Finding
from srclint.registry import installed

FOREIGN = [
    ("it", "Il ponte è costato 3 milliards di euro.", "milliards", ["miliardi"]),
    ("it", "Il ponte è costato 1 million di euro.", "million", ["milione"]),
    ("it", "Il ponte è costato 3 milliards euro.", "milliards", []),
    ("es", "El puente costó 5 billion de euros.", "billion", ["mil millones", "billones"]),
    ("es", "El puente costó $5 million.", "million", ["millones"]),
    ("fr", "Le pont a coûté 1,5 millones.", "millones", ["million", "millions"]),
    ("en", "The bridge cost 2 Milliarden.", "Milliarden", ["billion"]),
    ("en", "The bridge cost 2 milioni.", "milioni", ["million"]),
    ("nl", "De brug kostte 4 billion euro.", "billion", ["miljard", "biljoen"]),
    ("pl", "Most kosztował 4 milliards złotych.", "milliards", []),
    ("ru", "Мост стоил 4 мільярди рублей.", "мільярди", []),
    ("tr", "Köprü 4 million liraya mal oldu.", "million", ["milyon"]),
]

OWN = [
    ("en", "It cost 3 milliard francs, 5 crore or 7 lakh rupees and 2 million pounds."),
    ("it", "Costò 3 miliardi, 5 milioni, 2 bilioni e 1 trilione di lire."),
    ("fr", "Il a coûté 3 milliards, 5 billions et 2 trillions de francs."),
    ("de", "Es kostete 3 Milliarden, 5 Billionen und 2 Trillionen, in 1 Million Fällen."),
    ("et", "See maksis 3 miljardi, 5 miljoni ja 2 miljonit krooni."),
    ("sl", "Stalo je 3 milijarde, 5 milijonov in 2 milijona tolarjev."),
    ("pl", "Kosztował 3 miliardy, 5 milionów i 2 miliony złotych."),
    ("it", "Ha visto 2 Million Dollar Baby e 3 MILLION di fila."),
    ("it", "Il cartello diceva «5 million dollars» e basta."),
    ("it", "La pagina da 3 millimetri ne ha 5 milanesi, e la riga è lunga 2 milleottocento."),
    ("und", "It cost 3 milliards and 5 milioni."),
]


def found(text: str, language: str) -> list[Finding]:
    rules = [r for r in installed() if r.code == "CUR010"]
    doc = Document(text, language=language)
    report = Linter([Active(r, r.severity, {}) for r in rules]).check(doc)
    assert not report.faults
    return report.findings


@pytest.mark.parametrize(("language", "text", "word", "candidates"), FOREIGN)
def test_magnitude_of_another_language_is_found(
    language: str, text: str, word: str, candidates: list[str]
) -> None:
    (finding,) = found(text, language)
    assert finding.text == word
    assert [f.edits[0].text for f in finding.fixes] == candidates
    assert not any(f.safe for f in finding.fixes)


@pytest.mark.parametrize(("language", "text"), OWN)
def test_own_magnitudes_titles_and_quotations_are_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


def test_forms_of_one_word_are_no_other_language() -> None:
    polish = tables("pl")
    assert polish
    assert foreign_magnitude("milioni", polish) is None
    assert foreign_magnitude("millones", polish) == {"ast": 6, "es": 6}


def test_a_language_with_more_forms_than_two_proposes_none() -> None:
    russian, german = tables("ru"), tables("de")
    assert russian
    assert german
    assert own_magnitudes("5", 9, russian) == []
    assert own_magnitudes("5", 9, german) == ["Milliarden"]
    assert own_magnitudes("1", 9, german) == ["Milliarde"]
