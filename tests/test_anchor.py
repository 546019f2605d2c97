"""Anchors: what a finding is known by stays while its sentence does, and only then."""

import re
import time

import pytest
from findings import finding
from hypothesis import given
from hypothesis import strategies as st

from srclint.anchor import Anchor, anchors, fingerprint

SENTENCE = "Paris in the the spring."


def of(text: str, word: str = "the the") -> list[Anchor]:
    found = [finding(text, *match.span()) for match in re.finditer(re.escape(word), text)]
    return anchors(text, found)


ONE = of(SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        f"A new line.\n\n{SENTENCE}\n",
        f"A heading\n{SENTENCE}\nAnd more.",
        f"Before it. {SENTENCE} After it.",
        f"“Quoted.” {SENTENCE}",
        "Paris  in the the\nspring.",
        "Paris in\r\nthe the spring. Then more.",
        f"船が着いた。{SENTENCE}",
    ],
)
def test_survives_what_happens_around_the_sentence(text: str) -> None:
    assert of(text) == ONE


@pytest.mark.parametrize(
    "text",
    [
        "Rome in the the spring.",
        "Paris in the the autumn.",
        "Paris in the the spring?",
        "Paris was quiet in the the spring.",
    ],
)
def test_does_not_survive_a_change_of_the_sentence(text: str) -> None:
    (anchor,) = of(text)
    assert anchor.text == ONE[0].text
    assert anchor.context != ONE[0].context


def test_alike_findings_are_counted() -> None:
    found = of(f"{SENTENCE}\n{SENTENCE}\nIn the the end. {SENTENCE}")
    assert [anchor.occurrence for anchor in found] == [1, 2, 1, 3]
    assert len({fingerprint("a.txt", anchor) for anchor in found}) == 4


def test_a_line_added_to_a_list_changes_nothing() -> None:
    items = ["- the ferry", "- the the boat", "- the tram"]
    longer = ["- a bus", *items, "- a train"]
    assert of("\n".join(items)) == of("\n".join(longer))


def test_the_rest_of_a_long_text_counts() -> None:
    one, other = of("a" * 300, "a" * 300), of("a" * 299 + "b", "a" * 299 + "b")
    assert one[0].text == other[0].text == "a" * 80 + "…"
    assert one[0].context != other[0].context


def test_a_text_that_is_gone() -> None:
    found = [finding(SENTENCE, 9, 16)]
    assert anchors(None, found) != anchors(SENTENCE, found)
    assert anchors(None, found) == anchors("", found)


def test_fingerprints_stay_as_they_are() -> None:
    """Services compare them with those of older reports: a change costs everybody a flood."""
    assert fingerprint("a/ferry.txt", ONE[0]) == "4a98c712a25006f80adba5e5eb08bed2"
    assert fingerprint("b/ferry.txt", ONE[0]) != fingerprint("a/ferry.txt", ONE[0])


@given(st.text(max_size=40), st.text(max_size=6), st.text(max_size=40), st.data())
def test_any_text(before: str, word: str, after: str, data: st.DataObject) -> None:
    text = before + word + after
    one = finding(text, len(before), len(before + word))
    (anchor,) = anchors(text, [one])
    assert fingerprint("\udcff.txt", anchor)
    moved = f"A line.\n\n{text}"
    again = finding(moved, len(moved) - len(word + after), len(moved) - len(after))
    if before[:1].strip() or (not before and word.strip()):
        assert anchors(moved, [again]) == [anchor]


@pytest.mark.parametrize("text", ["x. " * 40_000, "the the " * 15_000, "。" * 100_000])
def test_costs_do_not_grow_with_the_text(text: str) -> None:
    found = [finding(text, 0, 7)] * 5_000
    begun = time.process_time()
    anchors(text, found)
    assert time.process_time() - begun < 2
