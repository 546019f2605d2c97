"""Mentions that are looked for at a pattern's matches only: the same ones, where they are."""

from __future__ import annotations

import time

import pytest
from test_mentions import FOUND

from srclint import Document
from srclint.wake import MANY

FILLER = "Zwölf Boote — и лодки — lagen dort, und keines war neu.\n" * 3
KINDS = {"date": "dates", "md": "dates", "ym": "dates", "range": "dates", "money": "money"}


@pytest.mark.parametrize(("language", "text", "written", "kind", "value"), FOUND)
def test_what_is_found_at_digits_is_what_is_found_at_all(
    language: str, text: str, written: str, kind: str, value: str
) -> None:
    doc = Document(f"{FILLER}{text}\n{FILLER}", language=language)
    assert doc.dates_at("[0-9]+|\\p{Nd}").dates == doc.mentions.dates
    assert doc.amounts_at("[0-9]+|\\p{Nd}").money == doc.mentions.money
    assert doc.amounts_at("[0-9]+|\\p{Nd}").percents == doc.mentions.percents


def test_a_spot_has_what_begins_left_of_it_and_nothing_far_away() -> None:
    doc = Document("It was $5.\n" + FILLER * 2 + "It cost 12 500 000 US dollars.", language="en")
    assert [m.value for m in doc.amounts_at("dollars").money] == ["12500000 USD"]
    assert [m.value for m in doc.amounts_at(r"\$").money] == ["5 $"]
    assert doc.amounts_at("kroner").money == []


def test_spots_are_code_points() -> None:
    doc = Document("über 5 лодок 1234 é", language="de")
    assert doc.spots("[0-9]+") == [(5, 6), (13, 17)]
    assert doc.spots("[0-9]{9}") == []


def test_bytes_that_are_no_utf8_move_no_spot() -> None:
    data = b"caf\xe9 5 \xc3\xa9 77"
    doc = Document(data.decode("utf-8", "surrogateescape"), data=data)
    assert [doc.text[slice(*span)] for span in doc.spots("[0-9]+")] == ["5", "77"]


def test_very_many_spots_are_the_whole_text() -> None:
    text = "7 May 2016, " * (MANY + 5)
    doc = Document(text, language="en")
    assert doc.spots("[0-9]{4}") == [(0, len(text))]
    assert len(doc.dates_at("[0-9]{4}").dates) == MANY + 5


@pytest.mark.parametrize("text", ["7 ", "7.7", "7 000 ", "7\u00a0000", "$7", "7-", "12 7 "])
def test_long_runs_of_digits_are_read_in_linear_time(text: str) -> None:
    doc = Document(text * 60_000, language="en")
    begun = time.process_time()
    assert doc.amounts_at(r"\A[0-9$]") is not None
    assert doc.dates_at("[0-9]") is not None
    assert time.process_time() - begun < 20
