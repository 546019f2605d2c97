"""Annotations of GitHub, and the summary of a step."""

from pathlib import Path

import pytest
from findings import finding
from reporting import RUN, TEXT, TWICE, written

from srclint.reports import Summary, github


@pytest.fixture(autouse=True)
def _no_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_github() -> None:
    assert written("github", RUN) == (
        "::error file=gone.txt,title=srclint::gone.txt: no such file\n"
        "::error file=a/ferry.txt,line=3,col=1,endColumn=6,title=srclint (SPL001)"
        "::a/ferry.txt:3:1: SPL001 not a word\n"
        "::warning file=a/ferry.txt,line=3,col=10,endColumn=17,title=srclint (SPL020)"
        '::a/ferry.txt:3:10: SPL020 "the" is written twice\n'
    )


def test_github_most_severe_first() -> None:
    severities = ["info", "warning", "error", "info", "error"]
    run = Summary([finding(TEXT, 18, 25, severity=s) for s in severities], 1)
    lines = written("github", run).splitlines()
    assert [line.split()[0] for line in lines] == [
        "::error",
        "::error",
        "::warning",
        "::notice",
        "::notice",
    ]


def test_github_escapes_properties_and_data() -> None:
    run = Summary([finding(TEXT, 18, 25, path="a,b:c%.txt", message="100%, x::y\nz")], 1)
    assert written("github", run) == (
        "::warning file=a%2Cb%3Ac%25.txt,line=3,col=10,endColumn=17,title=srclint (SPL020)"
        "::a,b:c%25.txt:3:10: SPL020 100%25, x::y\\nz\n"
    )


def test_github_gives_no_columns_over_several_lines() -> None:
    line = written("github", Summary([finding(TEXT, 0, 14)], 1))
    assert line.startswith("::warning file=a/ferry.txt,line=1,endLine=3,title=")


def test_github_step_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "summary.md"
    place.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    written("github", Summary([finding(TEXT, 18, 25, message="a|b <i> `c` [d](e)")], 1))
    text = place.read_text()
    assert text.startswith("before\n### srclint\n")
    row = r"| warning | a\/ferry\.txt\:3\:10 | SPL020 | a\|b \<i\> \`c\` \[d\]\(e\) |"
    assert row in text.splitlines()


def test_github_step_summary_is_capped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "summary.md"
    place.write_text("x" * 1000)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    monkeypatch.setattr(github, "SUMMARY_LIMIT", 5000)
    written("github", Summary([TWICE] * 500, 1))
    assert 4800 < place.stat().st_size <= 5000
    assert place.read_text().endswith("the log has all.\n")
    before = place.read_bytes()
    written("github", RUN)
    assert place.read_bytes() == before, "no room: left as it is"


def test_github_summary_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert "the step's summary could not be written" in written("github", RUN)
