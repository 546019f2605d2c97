"""Rules on residue over whole pages, near misses, fixes, folders and hostile input."""

from __future__ import annotations

import gc
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import from_regex
from srclint.rules.residue import _model, _phrases

from srclint import Document, Finding, registry
from srclint import facts as fact_store
from srclint.lint import Linter
from srclint.model import Active
from srclint.repair import repair

SEEDS = Path(__file__).parent.parent / "seeds"
FIXED = Path(__file__).parent / "pages_fixed"
PAGES = sorted(SEEDS.glob("*/dirty-page.txt"))
CLEAN = [
    *sorted(SEEDS.glob("*/clean-*.txt")),
    *sorted((Path(__file__).parent / "pages_clean").glob("*.txt")),
]
ACTIVES = [Active(r, r.severity) for r in registry.installed() if r.group == "residue"]
LINTER = Linter(ACTIVES)


def findings(text: str) -> list[Finding]:
    report = LINTER.check(Document(text))
    assert not report.faults, report.faults
    return report.findings


def test_there_are_pages_in_many_languages() -> None:
    assert len(PAGES) >= 6
    assert len(CLEAN) >= 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_page_is_left_as_its_article(page: Path) -> None:
    text = page.read_text("utf-8")
    article = (FIXED / f"{page.parent.name}.txt").read_text("utf-8")
    result = repair(Document(text), LINTER, None, unsafe=True)
    assert result.text == article


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_safe_fixes_take_no_line_of_the_article(page: Path) -> None:
    text = page.read_text("utf-8")
    article = (FIXED / f"{page.parent.name}.txt").read_text("utf-8").splitlines()
    left = repair(Document(text), LINTER, None, unsafe=False).text.splitlines()
    assert [line for line in article if line not in left] == []
    assert len(left) < 0.7 * len(text.splitlines())
    first, last = left.index(article[1]), left.index(article[-1])
    before = text.splitlines()
    start, end = before.index(article[1]), before.index(article[-1])
    assert left[first:last] == before[start:end], "nothing goes between paragraphs"


@pytest.mark.parametrize("document", CLEAN, ids=lambda d: f"{d.parent.name}-{d.stem}")
def test_clean_documents_have_no_finding(document: Path) -> None:
    found = findings(document.read_text("utf-8"))
    assert [(f.code, f.text) for f in found] == []


def test_warnings_say_how_sure_they_are() -> None:
    for page in PAGES:
        for finding in findings(page.read_text("utf-8")):
            assert finding.confidence is not None
            assert 0.2 <= finding.confidence <= 1


@pytest.mark.parametrize(
    ("language", "code", "value"),
    [
        ("it", "RES002", {"date": "4 febbraio 2020"}),
        ("pl", "RES001", {"author": "Ewa Nowicka"}),
        ("ru", "RES001", {"author": "Нина Белова"}),
        ("zh", "RES001", {"author": "林小溪"}),
        ("vi", "RES003", {"publisher": "Báo Làng"}),
        ("de", "RES001", {"author": "Jana Kessler"}),
    ],
)
def test_what_a_line_says_is_kept(language: str, code: str, value: dict[str, str]) -> None:
    found = findings((SEEDS / language / "dirty-page.txt").read_text("utf-8"))
    assert value in [finding.value for finding in found if finding.code == code]


def test_a_removal_takes_the_empty_lines_with_it() -> None:
    text = (SEEDS / "it" / "dirty-page.txt").read_text("utf-8").replace("\n", "\n\n")[:-1]
    article = (FIXED / "it.txt").read_text("utf-8").replace("\n", "\n\n")[:-1]
    assert repair(Document(text), LINTER, None, unsafe=True).text == article


def test_windows_newlines_are_kept() -> None:
    text = (SEEDS / "de" / "dirty-page.txt").read_text("utf-8").replace("\n", "\r\n")
    article = (FIXED / "de.txt").read_text("utf-8").replace("\n", "\r\n")
    assert repair(Document(text), LINTER, None, unsafe=True).text == article


def test_one_pass_of_fixes_never_overlaps() -> None:
    text = (SEEDS / "ru" / "dirty-page.txt").read_text("utf-8")
    spans = sorted(e.span for f in findings(text) if f.fix for e in f.fix.edits)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "Share on Facebook\nRead more: the old bridge\nThe bridge is open.\n" * 60_000,
        "Share on Facebook. " * 300_000,
        "<b>" * 300_000,
        '<a href="x" ' * 100_000,
        "[caption " * 100_000,
        "?utm_source=" * 100_000,
        "https://example.org/?utm_source=x\n" * 50_000,
        "<!--" * 100_000,
        "By " + "Aa " * 100_000,
        "Share\n" + "\n" * 500_000,
        "Fonte: " * 100_000,
        "Leggi anche\n" + "Una notizia di cinque parole\n" * 5_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_time_is_linear(text: str) -> None:
    def cpu(part: str) -> float:
        gc.disable()  # or the documents of other tests are counted
        start = time.process_time()
        LINTER.check(Document(part))
        gc.enable()
        return time.process_time() - start

    cpu(text[: len(text) // 4])
    rounds = ((cpu(text[: len(text) // 2]), cpu(text)) for _ in range(3))
    assert any(whole < 4 * half + 0.5 and whole < 15 for half, whole in rounds)


def test_line_in_many_documents() -> None:
    rule = next(a for a in ACTIVES if a.rule.code == "RES020")
    docs = [
        Document(f"Text number {n} says this.\nAnd that, {n} times.\nThe Daily Boat\n", path=f"{n}")
        for n in range(12)
    ]
    facts = fact_store.of_documents([rule], docs)
    found = Linter([rule]).check(docs[3], facts).findings
    assert [(f.text, f.message) for f in found] == [
        ("The Daily Boat", "the line stands in 12 of 12 documents of this folder")
    ]


def phrases_of(kind: str, section: str) -> str:
    """The alternatives of a section of a data file, in the syntax of `re`."""
    entry = next(e for e in _phrases._sections() if (e.kind, e.section) == (kind, section))
    return f"(?:{entry.spaced}|{entry.unspaced})".replace(r"\pL", r"[^\W\d_]")


@given(from_regex(re.compile(phrases_of("consent", "part")), fullmatch=True))
def test_no_phrase_is_without_its_cue(phrase: str) -> None:
    assert re.search(phrases_of("consent", "cue"), phrase), phrase


def test_confidence_rises_with_the_chance() -> None:
    said = [_model.confidence(n / 100) for n in range(30, 101)]
    assert said == sorted(said)
    assert 0 < said[0] < 0.5 < said[-1] <= 1


def test_a_page_of_very_many_lines() -> None:
    text = "".join(f"Share on Facebook\nHarbour news {n}\n" for n in range(100_000))
    start = time.process_time()
    findings(text)
    assert time.process_time() - start < 60
