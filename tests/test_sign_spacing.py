"""Space before a sign that stands last (CUR001): only where the document itself has it."""

from __future__ import annotations

import pytest

from srclint import Document
from srclint.lint import Linter
from srclint.model import Active
from srclint.registry import installed

GLUED = [
    ("de", "Es kostet 7 € oder 12€."),
    ("es", "Cuesta 7 € aquí, 9 € allí y 12€ en la costa."),
    ("it", "Costa 7 € qui e (12€) al mare."),
    ("pl", "Bilet kosztuje 7 € albo 12€."),
    ("ru", "Билет стоит 7 € или 12€."),
]
LEFT = [
    ("de", "Es kostet 7€, 9€ oder 12 €."),
    ("fr", "Cela coûte 7 € ou 12€/mois, soit 5M€ en tout."),
    ("es", "Cuesta 7 € y la suma $a+5$ es impar."),
    ("it", "Costa 7 € qui e 12$ al mare."),
    ("en", "It was 7 € here and 12€ there."),
    ("und", "7 € 12€"),
]


def gaps(text: str, language: str) -> list[tuple[int, bool]]:
    rules = [r for r in installed() if r.code == "CUR001"]
    doc = Document(text, language=language)
    report = Linter([Active(r, r.severity, {}) for r in rules]).check(doc)
    assert not report.faults
    return [(f.span.start, bool(f.fixes and f.fixes[0].safe)) for f in report.findings]


@pytest.mark.parametrize(("language", "text"), GLUED)
def test_the_rarer_glued_sign_is_found(language: str, text: str) -> None:
    assert gaps(text, language) == [(text.index("12€") + 2, True)]


@pytest.mark.parametrize(("language", "text"), LEFT)
def test_one_way_units_formulas_and_other_currencies_are_left_alone(
    language: str, text: str
) -> None:
    assert gaps(text, language) == []
