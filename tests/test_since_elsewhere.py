"""`--since`: what a change causes in documents, and on lines, that did not change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import toy
from gitfolder import CLEAN, commit

from srclint import registry


@pytest.fixture
def corpus(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "installed", lambda: (toy.lonely, toy.an_x))
    (place / "srclint.toml").write_text('select = ["TOY001"]\n', "utf-8")
    for name in ("a", "old"):
        (place / f"{name}.txt").unlink()
    for name in "abcd":
        (place / f"{name}.txt").write_text(f"x {name} anchor\n", "utf-8")
    (place / "e.txt").write_text("x lonely\n", "utf-8")
    commit(place)
    return place


def test_an_old_fact_is_no_news(corpus: Path, found: Any) -> None:
    (corpus / "a.txt").write_text("x a anchor\nmore\n", "utf-8")
    assert found() == []
    (corpus / "b.txt").rename(corpus / "z.txt")
    assert found() == []


def test_an_old_fact_of_records_is_no_news(corpus: Path, found: Any) -> None:
    rows = [json.dumps({"text": text}) for text in ("x a anchor", "x f anchor", "x neither")]
    (corpus / "srclint.toml").write_text('select = ["TOY001"]\ninclude = ["*.jsonl"]\n', "utf-8")
    (corpus / "e.txt").unlink()
    (corpus / "e.jsonl").write_text("\n".join(rows), "utf-8")
    commit(corpus)
    (corpus / "e.jsonl").write_text("\n".join([*rows[:2], '{"text": "anchor"}', rows[2]]), "utf-8")
    assert found() == []
    (corpus / "e.txt").write_text("x without it", "utf-8")
    commit(corpus)
    assert found() == []
    (corpus / "e.txt").unlink()
    assert found() == ["e.jsonl:4"]


@pytest.mark.parametrize("how", ["changed", "deleted", "renamed"])
def test_what_a_change_causes_elsewhere(corpus: Path, found: Any, how: str) -> None:
    (corpus / "f.txt").write_text("x without it\n", "utf-8")
    commit(corpus)
    assert found() == []
    if how == "changed":
        (corpus / "f.txt").write_text("anchor\n", "utf-8")
    elif how == "deleted":
        (corpus / "f.txt").unlink()
    else:
        (corpus / "f.txt").rename(corpus / "f.png")
        (corpus / "c.txt").rename(corpus / "g.txt")
    assert found() == ["e.txt:1"]
    assert found() == ["e.txt:1"]


def test_a_spelling_that_is_now_the_rarer_one(place: Path, found: Any) -> None:
    (place / "srclint.toml").write_text('select = ["ENT009", "SRC006"]\n', "utf-8")
    for name in ("s", "t"):
        (place / f"{name}.txt").write_text(f"A shop\n\nThey do ecommerce in {name}.\n", "utf-8")
    (place / "long.txt").write_text("A bus\n\n" + f"{CLEAN} " * 9, "utf-8")
    commit(place)
    assert found() == []
    for number in range(9):
        text = f"Taxes\n\nAll e-commerce is taxed in {number}. More e-commerce will come.\n"
        (place / f"{number}.txt").write_text(text, "utf-8")
    assert found() == ["s.txt:3", "t.txt:3"]
    commit(place)
    assert found() == []
    (place / "copy.txt").write_bytes((place / "long.txt").read_bytes())
    assert found() == ["copy.txt:1", "long.txt:1"]


def test_what_a_change_causes_in_the_same_document(place: Path, found: Any) -> None:
    (place / "srclint.toml").write_text('select = ["PUN008"]\n', "utf-8")
    text = "He said (as ever\nthat it rained) all day.\nAnd so on.\n"
    (place / "a.txt").write_text(text, "utf-8")
    commit(place)
    (place / "a.txt").write_text(text.replace(")", ""), "utf-8")
    assert found() == ["a.txt:1"]
