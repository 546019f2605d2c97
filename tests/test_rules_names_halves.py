"""Halves of names beside the same other half, and what only looks like a name."""

from __future__ import annotations

from functools import partial

import pytest

from srclint import facts as fact_store
from srclint import readers, registry
from srclint.lint import Linter
from srclint.model import Active, Finding
from srclint.views import View, known_in


def actives() -> list[Active]:
    return [Active(rule, rule.severity) for rule in registry.installed() if rule.group == "names"]


def check(language: str, text: str, *also: str) -> list[Finding]:
    docs = [readers.document(t, path="a.txt", language=language) for t in (text, *also)]
    report = Linter(actives()).check(docs[0], fact_store.of_documents(actives(), docs))
    assert not report.faults, report.faults
    return report.findings


ODD = [
    ("en", "The mayor, Teresa Vandermolen, left.", "Theresa", "Theresa Vandermolen"),
    ("pl", "Pan Günther Brzostowicz mówi.", "Guenther", "Guenther Brzostowicz"),
    ("bg", "Вчера Бърнард Кълвърхолм дойде.", "Бернард", "Бернард Кълвърхолм"),
]


@pytest.mark.parametrize(("language", "text", "right", "name"), ODD)
def test_a_known_word_is_odd_beside_its_partner(
    language: str, text: str, right: str, name: str
) -> None:
    also = [f"{text.split(' ', 1)[0]} x {name} y. Z {name}, {name} w {number}." for number in "123"]
    found = [f.fixes[0].edits[0].text for f in check(language, text, *also)]
    assert found == [right]


SILENT = [
    ("en", "They met Karin Oakhurst.", "We saw Karen Oakhurst, and Karen Oakhurst left."),
    ("it", "Parla Mario Brambillasca.", "Parla Maria Brambillasca, e Maria Brambillasca vota."),
    ("en", "They met Teresa Hill.", "We saw Theresa Oakhurst, and Theresa Oakhurst left."),
    ("pl", "Mówi Daniel Kawrzyński.", "Mówi Jarosław Karzyński. To Jarosław Karzyński, wiesz."),
    (
        "en",
        "Set the PROJECT_ID of your Project ID.",
        "See PROJECT_ID and PROJECT_ID, or PROJECT_ID.",
    ),
    ("en", "It reads all FILEs, so give FILEs.", "The Files of it. In Files we trust, with Files."),
    ("de", "Man liest die DATEIen hier.", "Die Dateien sind da. Nur Dateien, alle Dateien."),
    ("pt", "O Império Mongol caiu.", "O Império Mogol e o Império Mogol. No Império Mogol chove."),
    ("en", "The new EHABI is here.", "The old EABI is good. We like EABI and EABI."),
]


@pytest.mark.parametrize(("language", "text", "also"), SILENT)
def test_other_names_are_no_slips(language: str, text: str, also: str) -> None:
    assert [(f.code, f.message) for f in check(language, text, also)] == []


def test_a_hook_concludes_what_a_whole_run_does() -> None:
    observer = next(a.rule.observer for a in actives() if a.rule.observer)
    assert observer.gather is not None
    assert observer.conclude is not None
    texts = [text for _, text, _, _ in ODD] + [
        f"Y{n} {name} z, {name}." for _, _, _, name in ODD for n in range(2)
    ]
    said = [observer.observe(readers.document(t, path="a.txt", language="en")) for t in texts]
    whole, few = (observer.gather(said, None) for _ in range(2))
    for each in filter(None, said):
        bulk = View(observer, whole.get, partial(known_in, whole), {}, whole)
        hook = View(observer, few.get, partial(known_in, few), {})
        assert observer.conclude(each, bulk) == observer.conclude(each, hook)
