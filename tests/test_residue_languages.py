"""Page furniture in languages of which there are no labelled pages: found, and prose left alone.

A page of `pages_languages` has its title after `# ` and its article's paragraphs after `= `;
everything else on it is furniture.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from srclint import Document, Span, registry
from srclint.lint import Linter
from srclint.model import Active
from srclint.repair import repair

PAGES = sorted((Path(__file__).parent / "pages_languages").glob("*.txt"))
LINTER = Linter([Active(r, r.severity) for r in registry.installed() if r.group == "residue"])


def read(page: Path) -> tuple[str, list[Span], list[Span]]:
    """A page's text, the spans of its title and article, and those of its furniture."""
    text = ""
    kept: list[Span] = []
    furniture: list[Span] = []
    for line in page.read_text("utf-8").splitlines():
        own = line.startswith(("# ", "= "))
        said = line[2:] if own else line
        (kept if own else furniture).append(Span(len(text), len(text) + len(said)))
        text += f"{said}\n"
    return text, kept, furniture


def covered(line: Span, found: list[Span]) -> bool:
    return any(span.start < line.end and line.start < span.end for span in found)


def test_there_are_pages_of_ten_languages() -> None:
    assert len(PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_furniture_is_found_and_the_article_left_alone(page: Path) -> None:
    text, kept, furniture = read(page)
    found = [finding.span for finding in LINTER.check(Document(text)).findings]
    assert [text[a:b] for a, b in kept if covered(Span(a, b), found)] == []
    missed = [text[a:b] for a, b in furniture if not covered(Span(a, b), found)]
    assert len(missed) <= 0.1 * len(furniture), missed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_most_of_it_is_sure_and_goes_with_safe_fixes(page: Path) -> None:
    text, kept, furniture = read(page)
    report = LINTER.check(Document(text))
    sure = [finding.span for finding in report.findings if finding.severity == "warning"]
    assert sum(covered(line, sure) for line in furniture) >= 0.6 * len(furniture)
    left = repair(Document(text), LINTER, None, unsafe=False).text.splitlines()
    assert [text[a:b] for a, b in kept if text[a:b] not in left] == []
    assert len(left) < len(kept) + 0.7 * len(furniture)
