"""What a finding is known by: the sentence around it, wherever it stands."""

from __future__ import annotations

import re
import time

import pytest
from findings import finding
from hypothesis import given
from hypothesis import strategies as st

from srclint.anchor import context_of, fingerprints, marks
from srclint.model import Finding, Span

SENTENCE = "The ferry to Skelling was laet again on Friday, and nobody minded it at all."
BEFORE = "It had rained since noon. "


def context(text: str, word: str = "laet") -> str:
    at = text.index(word)
    return context_of(text, Span(at, at + len(word)))


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}{SENTENCE}",
        f"A title\n{SENTENCE}\nAnother paragraph, which also goes on for a good while.",
        f"First paragraph\n\n{SENTENCE}\n\nLast paragraph",
        f"First paragraph\r\n\r\n{SENTENCE}\r\n \r\nLast paragraph",
        f"{BEFORE}{SENTENCE} “Is that so?” she asked.",
        SENTENCE.replace(" again", "\nagain"),
        f"“Come!” {SENTENCE}",
    ],
)
def test_what_stands_around_a_sentence_does_not_matter(text: str) -> None:
    assert context(text) == context(SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.replace("nobody", "everybody"),
        SENTENCE.replace("The ferry", "A ferry"),
        SENTENCE.replace("all.", "all?"),
    ],
)
def test_a_change_of_the_sentence_matters(text: str) -> None:
    assert context(text) != context(SENTENCE)


def test_lines_of_a_list_stand_for_themselves() -> None:
    assert context("Home\nNews\nSport\n", "News") == context("Contact\nNews\nLogin\n", "News")


def test_a_wrapped_sentence_is_one() -> None:
    lines = SENTENCE.replace(" on Friday,", "\non Friday,")
    assert context(lines.replace("nobody", "everybody")) != context(lines)


def test_sentences_without_blanks_between_them() -> None:
    assert context("今天下雨。渡船晚点了。", "晚点") == context("昨天天晴！渡船晚点了。", "晚点")


@given(st.text(max_size=60), st.text(max_size=60))
def test_paragraphs_around_it_never_matter(before: str, after: str) -> None:
    assert context(f"{before}\n\n{SENTENCE}\n\n{after}", SENTENCE) == context(SENTENCE, SENTENCE)


@given(st.text("ab.!? \n\r\t。\ud800", max_size=80), st.data())
def test_any_span_has_one(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert re.fullmatch("[0-9a-f]{12}", context_of(text, Span(start, end)))


def test_a_long_text_costs_no_more() -> None:
    text = "x" * 5_000_000
    begun = time.process_time()
    for start in range(0, 1000):
        context_of(text, Span(start, len(text)))
    assert time.process_time() - begun < 20


def found(text: str, word: str = "laet", path: str = "a.txt") -> list[Finding]:
    return [finding(text, *at.span(), path=path) for at in re.finditer(re.escape(word), text)]


def test_alike_findings_are_counted() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}\n\nA laet train. {SENTENCE}"
    assert [mark[3] for mark in marks(found(text))] == [1, 2, 1, 3]
    both = [*found(text), *found(text, path="b.txt")]
    assert len(set(fingerprints(both))) == 8


def test_a_fingerprint_goes_with_its_sentence() -> None:
    (alone,) = fingerprints(found(SENTENCE))
    (moved,) = fingerprints(found(f"{BEFORE}\n\n{SENTENCE} {BEFORE}"))
    (changed,) = fingerprints(found(SENTENCE.replace("nobody", "everybody")))
    assert alone == moved != changed


def test_fingerprints_stay_as_they_are() -> None:
    """Services compare them with those of older reports: a change costs everybody a flood."""
    assert list(fingerprints(found(SENTENCE))) == ["ce16a894ac5ec411a5d1991efff80b22"]


@given(st.lists(st.text(max_size=90), min_size=1, max_size=5), st.text(max_size=9))
def test_fingerprints_are_unique(texts: list[str], path: str) -> None:
    many = [finding(text, 0, len(text), path=path) for text in sorted(texts)]
    assert len(set(fingerprints(many))) == len(many)
