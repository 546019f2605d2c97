"""Every example of every installed rule."""

import pytest

from srclint import registry, testing
from srclint.model import Example, Rule
from srclint.waivers.comments import EXPIRED

RULES = registry.installed()


@pytest.mark.parametrize(("rule", "example"), testing.cases(RULES), ids=testing.case_id)
def test_example(rule: Rule, example: Example) -> None:
    testing.run_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=testing.case_id)
def test_has_enough_examples(rule: Rule) -> None:
    bad = [e for e in rule.examples if e.bad is not None]
    good = [e for e in rule.examples if e.good is not None]
    if rule.code == EXPIRED:
        pytest.skip("it speaks of entries, which are no documents: tests/test_waivers_remarks.py")
    assert len(bad) >= 2, "at least two examples of the defect"
    assert len(good) >= 3, "at least three near misses"
    assert all((e.bad is None) != (e.good is None) for e in rule.examples)
