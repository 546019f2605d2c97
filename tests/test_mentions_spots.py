"""The mentions that rules ask for: the same ones as of a reading of everything."""

from __future__ import annotations

import time

import pytest
from test_mentions import FOUND

from srclint import Document
from srclint.mentions import glance

FILLER = "Zwölf Boote — и лодки — lagen dort, und keines war neu.\n" * 3


@pytest.mark.parametrize(("language", "text", "written", "kind", "value"), FOUND)
def test_what_rules_ask_for_is_what_is_found_at_all(
    language: str, text: str, written: str, kind: str, value: str
) -> None:
    doc = Document(f"{FILLER}{text}\n{FILLER}", language=language)
    whole = [m for m in doc.mentions.dates if m.kind == "date"]
    assert [m for m in doc.mentions.noted.dates if m.kind == "date"] == whole
    assert doc.mentions.counted.money == doc.mentions.money
    assert doc.mentions.counted.percents == doc.mentions.percents


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("Nobody came.", 0),
        ("Three of 12 boats.", 0),
        ("It was 7 May 2016.", glance.DATES | glance.YEARS),
        ("It was 31 June.", glance.DATES | glance.INVALID),
        ("It was 7 Mya 2016.", glance.YEARS),
        ("It cost $5.", glance.SIGN),
        ("It cost 5 UDS.", glance.UNKNOWN_CODE),
        ("It cost 5 milliardi.", glance.FOREIGN_MAGNITUDE),
    ],
)
def test_a_glance_says_what_is_there(text: str, bits: int) -> None:
    assert glance.look(Document(text, language="en")) == bits


@pytest.mark.parametrize("text", ["7 ", "7.7", "7 000 ", "7\u00a0000", "$7", "7-", "12 7 "])
def test_long_runs_of_digits_are_read_in_linear_time(text: str) -> None:
    doc = Document(text * 60_000, language="en")
    begun = time.process_time()
    assert doc.mentions.counted is not None
    assert doc.mentions.noted is not None
    assert time.process_time() - begun < 20
