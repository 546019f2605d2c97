"""A rule's examples as tests: for srclint's own rules and for anyone's plug-in.

import pytest
from srclint.testing import cases, run_example

@pytest.mark.parametrize(("rule", "example"), cases(my_plugin.rules))
def test_example(rule, example):
    run_example(rule, example)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from srclint import facts as fact_store
from srclint import readers, registry
from srclint.entities import of_tables
from srclint.lint import Linter
from srclint.model import Active, Span
from srclint.repair import repair
from srclint.wake import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.document import Document
    from srclint.model import Example, Rule
    from srclint.views import MergedFacts

OPEN, CLOSE = "⟦", "⟧"


def marked(text: str) -> tuple[str, list[Span]]:
    """Text without its ⟦marks⟧, and the spans between them, sorted. Marks do not nest."""
    plain, spans = "", []
    for number, part in enumerate(text.replace(CLOSE, OPEN).split(OPEN)):
        if number % 2:
            spans.append(Span(len(plain), len(plain) + len(part)))
        plain += part
    return plain, spans


def cases(rules: Iterable[Rule]) -> list[tuple[Rule, Example]]:
    """Each rule with each of its examples."""
    return [(rule, example) for rule in rules for example in rule.examples]


def case_id(value: Rule | Example) -> str:
    """A short name for a test of `cases`."""
    return (
        getattr(value, "code", "")
        or repr(getattr(value, "bad", "") or getattr(value, "good", ""))[:40]
    )


def run_example(rule: Rule, example: Example) -> None:
    """Hold an example against its rule; raises AssertionError saying what differs.

    Bad ones: exactly the marked spans are reported, the fixes give exactly `fixed`, and
    then the rule is silent. Good ones: silence. And where the check finds something, the
    rule's wake pattern matches.
    """
    active = Active(rule, rule.severity, dict(example.options))
    text, spans = marked(example.bad) if example.bad is not None else (example.good or "", [])
    doc = readers.document(text, path=example.path, language=example.language)
    if example.entities:
        tables = [(Path("entities.toml"), n, table) for n, table in enumerate(example.entities)]
        doc.entities = of_tables(tables)
    if example.guessed:
        doc.encoding, doc.guessed = example.guessed, True
    also = [
        readers.document(t, path=f"also{n}.txt", language=example.language)
        for n, t in enumerate(example.also)
    ]
    facts = fact_store.of_documents([active], [doc, *also])
    linter = Linter([active], off=registry.installed())

    awake = linter.check(doc, facts, [active])
    assert not awake.faults, awake.faults
    found = [finding.span for finding in awake.findings]
    assert found == spans, f"{rule.code} reports {_shown(doc, found)}, not {_shown(doc, spans)}"
    if found:
        assert Alarm([active]).woken(doc.data).rules, f"{rule.code} is not woken by {text!r}"
        assert linter.woken(doc), f"{rule.code} is not for the language {doc.language} of {text!r}"
    if example.bad is not None:
        _check_fixes(doc, linter, facts, example)


def _check_fixes(doc: Document, linter: Linter, facts: MergedFacts, example: Example) -> None:
    code = linter.actives[0].rule.code
    assert linter.check(doc, facts).findings, f"{code} finds nothing in {example.bad!r}"
    result = repair(doc, linter, facts, unsafe=True)
    assert not result.faults, result.faults
    expected = doc.text if example.fixed is None else example.fixed
    assert result.text == expected, f"{code} makes {result.text!r}, not {expected!r}"
    if example.fixed is not None:
        assert not result.left, f"{code} still reports {result.left[0].text!r} after its fixes"


def _shown(doc: Document, spans: list[Span]) -> list[str]:
    return [f"{start}:{end} {doc.text[start:end]!r}" for start, end in spans]
