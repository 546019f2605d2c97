"""Texts of many kinds and languages that look wrong and are right as they are typed."""

import json
from pathlib import Path

import pytest

import srclint

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "near_misses.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
# What these snippets are: short, and here and there with blanks at a line's end.
TRIVIAL = {"SPC001", "SPC005", "SRC001", "SRC003"}
GROUPS = {"characters", "spacing", "punctuation", "titles", "structure"}


@pytest.mark.parametrize("path", ["near.txt", "near.md"])
@pytest.mark.parametrize(
    ("language", "text"), ROWS, ids=[f"{number}-{row[0]}" for number, row in enumerate(ROWS, 2)]
)
def test_is_silent(language: str, text: str, path: str) -> None:
    findings = srclint.check(json.loads(text), language=language, path=path)
    judged = [f for f in findings if f.group in GROUPS and f.code not in TRIVIAL]
    assert [(f.code, f.text) for f in judged] == []
