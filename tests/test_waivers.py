"""Waivers: what an entry covers, and that it goes on covering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint import Document, check, fix
from srclint.anchor import marks, shown_text
from srclint.fixes import apply
from srclint.lint import Linter
from srclint.model import Active
from srclint.registry import installed
from srclint.repair import repair
from srclint.waivers import FileWaivers, Waiver

if TYPE_CHECKING:
    from srclint.model import Finding

RULES = [rule for rule in installed() if rule.code in {"PUN002", "SPC002", "SPC001"}]
LINTER = Linter([Active(rule, rule.severity) for rule in RULES])
TEXT = "The ferry  was late , they said . It left , too.\n"


def found(text: str) -> list[Finding]:
    return LINTER.check(Document(text, language="en")).findings


def of(findings: list[Finding], *chosen: int) -> FileWaivers:
    known = marks(findings)
    return FileWaivers(
        "/in",
        "a.txt",
        [
            Waiver(m[0], "a.txt", shown_text(findings[n].text), m[2], m[3] if m[3] > 1 else 0)
            for n, m in enumerate(known)
            if n in chosen
        ],
    )


def test_an_entry_is_for_one_finding() -> None:
    findings = found(TEXT)
    for number in range(len(findings)):
        assert list(of(findings, number).match(findings)) == [number]


def test_the_second_of_two_alike() -> None:
    findings = found("He came , she came , they came.\n")
    assert [f.text for f in findings] == [" ,", " ,"]
    assert list(of(findings, 1).match(findings)) == [1]


@given(st.lists(st.sampled_from(["One line.\n", "\n", "Another , one\n", "x  y\n\n"]), max_size=5))
def test_lines_may_move(lines: list[str]) -> None:
    waivers = of(found(TEXT), 0, 1, 2, 3)
    before = "".join(lines)
    moved = found(before + "\n" + TEXT)
    at = len(before)
    assert {n for n, f in enumerate(moved) if f.span.start > at} == set(waivers.match(moved))


def test_another_sentence_is_another_matter() -> None:
    waivers = of(found(TEXT), 0, 1, 2, 3)
    changed = found(TEXT.replace("ferry", "steamer"))
    assert [changed[n].span.start for n in waivers.match(changed)] == [TEXT.index(" , too") + 2]


def test_entries_of_people_say_less() -> None:
    findings = found(TEXT)
    by_code = FileWaivers("/in", "a.txt", [Waiver("PUN002", "**")])
    by_name = FileWaivers("/in", "a.txt", [Waiver("space-before-mark", "**", " ,")])
    assert [findings[n].text for n in by_code.match(findings)] == [" ,", " .", " ,"]
    assert [findings[n].text for n in by_name.match(findings)] == [" ,", " ,"]


@pytest.mark.parametrize("chosen", [(1,), (2,), (3,), (1, 2), (0, 3), (1, 2, 3), ()])
def test_what_is_waived_is_not_fixed_though_its_sentence_is(chosen: tuple[int, ...]) -> None:
    findings = found(TEXT)
    waivers = of(findings, *chosen)
    done = repair(Document(TEXT, language="en"), LINTER, waivers=waivers)
    fixes = [f.fix for number, f in enumerate(findings) if number not in chosen if f.fix]
    expected, _, _ = apply(TEXT, fixes)
    assert done.text == expected
    assert not done.left
    again = [done.moved.get(w, w) for w in waivers.match(findings).values()]
    assert len(FileWaivers("/in", "a.txt", again).match(found(expected))) == len(chosen)


@given(st.text(max_size=200))
def test_a_text_is_shown_short_and_as_utf8(text: str) -> None:
    shown = shown_text(text)
    shown.encode()
    assert len(shown) <= 80
    assert shown_text(shown) == shown


def test_long_texts_that_begin_alike_differ_by_context() -> None:
    one, other = ("x" * 100 + end for end in ("a .\n", "b .\n"))
    first, second = found(one), found(other)
    first = [first[0]._replace(text=one)]
    second = [second[0]._replace(text=other)]
    assert marks(first) != marks(second)


MARKDOWN = "The ferry was late , they said.\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (MARKDOWN, 1),
        (f"<!-- srclint: ignore PUN002 -->\n{MARKDOWN}", 0),
        (f"<!-- srclint: ignore PUN002 -->\n\n{MARKDOWN}\n{MARKDOWN}", 1),
        (f"<!--srclint:ignore-->\r\n{MARKDOWN}", 0),
        (f"<!-- srclint: ignore SPL, punctuation -->\n{MARKDOWN}", 0),
        (f"<!-- srclint: ignore space-before-mark -->\n{MARKDOWN}", 0),
        (f"<!-- srclint: ignore SPL001 -->\n{MARKDOWN}", 1),
        (f"<!-- srclint: ignored PUN002 -->\n{MARKDOWN}", 1),
        (f"{MARKDOWN[:-1]} <!-- srclint: ignore PUN -->\n{MARKDOWN}", 1),
        (f"```\n<!-- srclint: ignore PUN002 -->\n```\n{MARKDOWN}", 1),
        (f"`<!-- srclint: ignore PUN002 -->` {MARKDOWN}", 1),
        (f"---\ntitle: <!-- srclint: ignore PUN002 -->\n---\n{MARKDOWN}", 1),
        (f"<!-- srclint: ignore SPL -->\n<!-- srclint: ignore PUN -->\n{MARKDOWN}", 0),
        (f"é – <!-- srclint: ignore PUN -->\n\n{MARKDOWN}", 1),
    ],
)
def test_comments_in_markdown(text: str, left: int) -> None:
    findings = [f for f in check(text, path="a.md", language="en") if f.code == "PUN002"]
    assert len(findings) == left
    assert fix(text, path="a.md", language="en").text.count(" ,") == text.count(" ,") - left


def test_a_comment_elsewhere_is_text() -> None:
    text = f"srclint: ignore PUN002\n\n{MARKDOWN}"
    assert "PUN002" in {f.code for f in check(text, path="a.txt", language="en")}
