"""Every example of the rules, and one letter from end to end."""

import pytest

import srclint
from srclint.model import Example, Rule
from srclint.registry import installed
from srclint.testing import case_id, cases, run_example

RULES = [rule for rule in installed() if rule.group == "letters"]


def test_the_rules_are_found() -> None:
    assert [rule.code for rule in RULES] == ["LTR001", "LTR002"]


@pytest.mark.parametrize(("rule", "example"), cases(RULES), ids=case_id)
def test_examples(rule: Rule, example: Example) -> None:
    run_example(rule, example)


def test_a_letter() -> None:
    letter = "Dear Ann\n\nThe ferry was late again, and nobody on the quay minded it at all.\n"
    found = [f for f in srclint.check(letter, language="en") if f.group == "letters"]
    assert [(f.code, f.text) for f in found] == [("LTR001", "Ann")]
