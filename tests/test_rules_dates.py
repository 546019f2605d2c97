"""Rules of dates where examples cannot say what is expected: how sure a finding is, and speed."""

from __future__ import annotations

import time

import pytest

from srclint import Document, registry
from srclint.lint import Linter
from srclint.model import Active

RULES = {rule.code: rule for rule in registry.installed()}


def findings(code: str, text: str, language: str) -> list[tuple[str, str]]:
    """(severity, text) of what a rule finds."""
    linter = Linter([Active(RULES[code], RULES[code].severity)])
    return [(f.severity, f.text) for f in linter.check(Document(text, language=language)).findings]


@pytest.mark.parametrize(
    ("year", "severity"),
    [(1950, "info"), (2015, "warning")],
)
def test_a_portuguese_capital_is_surer_after_the_reform(year: int, severity: str) -> None:
    text = f"Lisboa, 7 de Outubro de {year}. Recebi a vossa carta."
    assert findings("DAT010", text, "pt") == [(severity, "Outubro")]


def test_a_weekday_before_brackets_is_held_against_the_date() -> None:
    assert findings("DAT002", "It opens on Monday (4 March 2025).", "en") == [
        ("warning", "Monday (4 March 2025)")
    ]
    assert findings("DAT003", "Dibuka Selasa (4/3/2025) pagi.", "id") == []


@pytest.mark.parametrize("text", ["5 usd ", "5 €, EUR 5 ", "$5 million ", "12/5/2016 "])
def test_a_long_row_of_amounts_takes_linear_time(text: str) -> None:
    money = [Active(rule, rule.severity) for rule in RULES.values() if rule.group == "money"]
    begun = time.process_time()
    Linter(money).check(Document(text * 20_000, language="en"))
    assert time.process_time() - begun < 10
