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


def test_names_of_two_words_are_looked_up_with_their_space() -> None:
    doc = Document("그것은 150 캐나다 달러가 든다.", language="ko")
    assert [m.value for m in doc.mentions.counted.money] == ["150 CAD"]


def test_the_same_words_around_another_number_give_the_same_amount_elsewhere() -> None:
    text = "The boat cost $5 million in all, and nobody who saw it would ever have paid so much.\n"
    doc = Document(text * 3, language="en")
    found = doc.mentions.counted.money
    assert [m.start - n * len(text) for n, m in enumerate(found)] == [14, 14, 14]
    assert [doc.text[m.start : m.end] for m in found] == ["$5 million"] * 3
    units = [m.amount.units[0] for m in found if m.amount]
    assert [doc.text[u.start : u.end] for u in units] == ["$", "$", "$"]
    spans = [m.amount.magnitude_span for m in found if m.amount]
    assert [doc.text[slice(*span)] for span in spans] == ["million"] * 3


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
