"""Reports: what they look like, and that no document can act through them."""

import io
import json
import time

import pytest
from findings import finding, fix
from hypothesis import given
from hypothesis import strategies as st
from reporting import CHOICE, HOSTILE, RUN, TEXT, TWICE, assert_harmless, written

from srclint import reports
from srclint.model import UserError
from srclint.reports import Summary


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_formats_are_the_modules() -> None:
    assert {"concise", "full", "github", "json", "jsonl"} <= set(reports.FORMATS)
    with pytest.raises(UserError, match="no output format 'jsno': there are concise"):
        written("jsno", RUN)


def test_concise() -> None:
    assert written("concise", RUN) == (
        "a/ferry.txt:3:1: SPL001 not a word\n"
        'a/ferry.txt:3:10: SPL020 [*] "the" is written twice\n'
        "Fixed 2 problems.\n"
        "Found 2 problems in 3 files: 1 error, 1 warning.\n"
        "[*] 1 can be fixed with --fix.\n"
    )


def test_concise_is_silent_where_nothing_is_found() -> None:
    assert written("concise", Summary([], 3)) == ""


def test_concise_in_color() -> None:
    assert "\x1b[31m\x1b[1mSPL001\x1b[0m not a word\n" in written("concise", RUN, color=True)


def test_quiet_leaves_out_the_closing_lines() -> None:
    assert written("concise", RUN, quiet=True).count("\n") == 2
    assert "Found" not in written("full", RUN, quiet=True)


def test_statistics() -> None:
    out = io.StringIO()
    run = Summary([TWICE, CHOICE, finding(TEXT, 18, 25), finding(TEXT, 0, 0, code="TTL001")], 3)
    reports.write_statistics("concise", run, out)
    assert out.getvalue().splitlines()[:3] == [
        "2  SPL020  [-]  repeated-word",
        "1  SPL001  [ ]  typo",
        "1  TTL001  [ ]  repeated-word",
    ]
    out = io.StringIO()
    reports.write_statistics("json", run, out)
    assert json.loads(out.getvalue())["statistics"][0] == {
        "code": "SPL020",
        "name": "repeated-word",
        "group": "spelling",
        "count": 2,
        "fixable": 1,
    }


@pytest.mark.parametrize("name", reports.FORMATS)
def test_nothing_acts_through_a_report(name: str) -> None:
    text = HOSTILE
    hostile = finding(
        text,
        0,
        len(text),
        fix(1, 2, HOSTILE, note=HOSTILE),
        message=HOSTILE,
        path="::error::" + HOSTILE,
    )
    choice = finding(text, 0, 3, fix(0, 1, HOSTILE), fix(0, 1, "x"), message=" ::warning::x")
    assert_harmless(written(name, Summary([hostile, choice], 1, 0, [(HOSTILE, HOSTILE)]), text))


@pytest.mark.parametrize("name", reports.FORMATS)
@given(data=st.data())
def test_any_text_is_harmless(name: str, data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(codec=None), min_size=1, max_size=60))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = finding(text, start, end, fix(start, end, text[:9]), message=text, path=text)
    assert_harmless(written(name, Summary([found], 1), text))


@pytest.mark.parametrize("name", ["concise", "json", "jsonl"])
def test_is_fast(name: str) -> None:
    run = Summary([TWICE] * 50_000, 1)
    start = time.process_time()
    written(name, run)
    assert time.process_time() - start < 1  # 0.3 s or less on an idle machine
