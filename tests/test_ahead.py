"""Rules that judge a document in the first look, before the folder is known."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import toy

from srclint import Document, Observer, Problem, RuleFacts, registry, rule, work
from srclint.config import Resolver
from srclint.profiles import Chooser
from srclint.run import Settings, check_files

OFTEN = 3


def is_usual(word: str, facts: RuleFacts) -> bool:
    return (facts.get(word) or 0) >= OFTEN


def observe(doc: Document) -> dict[str, int]:
    return dict.fromkeys((word for word in doc.text.split() if word.startswith("odd")), 1)


@rule(
    "TOY003",
    summary="A word that few documents have.",
    why="It is a toy.",
    examples=[],
    observer=Observer("odd", observe, toy.add, conclude=is_usual, ahead=True),
    concerns=lambda own, facts: bool(own),
)
def odd(doc: Document, facts: RuleFacts) -> list[Problem]:
    words = [word for word in observe(doc) if not facts.conclude(word)]
    return [Problem.at(at, at + len(w), w) for w in words for at in [doc.text.index(w)]]


@pytest.fixture(params=["no cache", "cache", "processes"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    cache = str(tmp_path / "cache") if request.param == "cache" else None
    return Settings(cache_dir=cache, jobs=2 if request.param == "processes" else 1)


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, str]]:
    """Files that a second look was needed at, and by which rules."""
    found = []
    judge = work.judge

    def noted(context: Any, number: int) -> work.Verdict:
        file, _, codes, *_ = context[0][number]
        found.append((os.path.basename(file.path), codes))
        return judge(context, number)

    monkeypatch.setattr(registry, "installed", lambda: (toy.lonely, odd))
    monkeypatch.setattr(work, "judge", noted)
    place = tmp_path / "folder"
    place.mkdir()
    monkeypatch.chdir(place)
    words = {"a": "oddity", "b": "oddments", "c": "more oddments", "d": "odder"}
    for name, text in words.items():
        (place / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    return found


def run(settings: Settings, *codes: str) -> list[str]:
    result = check_files(["."], Resolver(), Chooser(codes), settings)
    assert not result.errors
    return [f"{f.path} {f.code} {f.message}" for f in result.findings]


FOUND = [
    "a.txt TOY003 oddity",
    "b.txt TOY003 oddments",
    "c.txt TOY003 oddments",
    "d.txt TOY003 odder",
]


def test_what_other_documents_do_not_change_is_judged_once(
    settings: Settings, read_again: list[tuple[str, str]]
) -> None:
    assert run(settings, "TOY003") == FOUND
    assert run(settings, "TOY003") == FOUND
    assert read_again == []


def test_what_the_folder_uses_is_judged_again(
    settings: Settings, read_again: list[tuple[str, str]]
) -> None:
    assert run(settings, "TOY003") == FOUND
    Path("e.txt").write_text("oddments and oddity\n", "utf-8")
    assert run(settings, "TOY003") == [FOUND[0], FOUND[3], "e.txt TOY003 oddity"]
    if settings.jobs == 1:  # else other processes look
        assert {name for name, _ in read_again} == {"b.txt", "c.txt", "e.txt"}


def test_rules_that_wait_are_judged_besides(
    settings: Settings, read_again: list[tuple[str, str]]
) -> None:
    for name in "efg":
        Path(f"{name}.txt").write_text(f"x {name} anchor\n", "utf-8")
    for name in "abcd":
        text = Path(f"{name}.txt").read_text("utf-8")
        Path(f"{name}.txt").write_text(f"x {text}" + "anchor\n" * (name != "a"), "utf-8")
    lonely = "a.txt TOY001 all 6 others have “anchor”"
    assert run(settings, "TOY001", "TOY003") == [lonely, *FOUND]
    assert run(settings, "TOY001", "TOY003") == [lonely, *FOUND]
    if settings.jobs == 1:
        assert ("a.txt", "TOY001 TOY003") in read_again


def test_a_rule_that_fails_is_named_once(
    settings: Settings, read_again: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "installed", lambda: (failing,))
    result = check_files(["."], Resolver(), Chooser(("TOY004",)), settings)
    assert result.findings == []
    assert sorted({path for path, _ in result.errors}) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert len(result.errors) == 4


@rule(
    "TOY004",
    summary="It fails.",
    why="It is a toy.",
    examples=[],
    observer=Observer("fails", observe, toy.add, ahead=True),
)
def failing(doc: Document, facts: RuleFacts) -> list[Problem]:
    raise ValueError(facts.get("oddity"))
