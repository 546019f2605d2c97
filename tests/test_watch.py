"""Rules that never end: stopped after a while and named; the others go on, nothing is fixed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest
from command import srclint
from test_plugin import install

from srclint import Document, watch
from srclint.watch import TooLongError, Watch

ENDLESS = {
    "a loop": "while True: pass",
    "a sleep": "__import__('time').sleep(1000)",
    "a pattern": "__import__('re').search('(x+x+)+y', 'x' * 60)",
    "a generator": "\n    while True:\n        if False: yield",
    "catches errors": "\n    while True:\n        try: pass\n        except Exception: pass",
}
DEAF = """
    while True:
        try: __import__('time').sleep(9)
        except BaseException: pass"""
DIRTY = "It was late  and nobody minded.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(DIRTY, "utf-8")
    (place / "srclint.toml").write_text('select = ["JNK", "SPC002"]\n', "utf-8")
    return place


@pytest.mark.parametrize("check", ENDLESS.values(), ids=ENDLESS)
def test_a_check_that_never_ends(folder: Path, check: str) -> None:
    path = install(folder, check)
    done = srclint(folder, "--fix", ".", PYTHONPATH=path, SRCLINT_RULE_SECONDS="0.4")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "srclint: a.txt: rule JNK001 failed and was left out: it did not end within 0.4 s"
    ]
    assert "JNK002" in done.stdout
    assert "SPC002" in done.stdout
    assert (folder / "a.txt").read_text("utf-8") == DIRTY


def test_an_observer_that_never_ends(folder: Path) -> None:
    path = install(folder, "return None", "while True: pass")
    done = srclint(folder, "--no-cache", ".", PYTHONPATH=path, SRCLINT_RULE_SECONDS="0.4")
    assert done.returncode == 2
    assert "rule JNK001 failed and was left out: it did not end" in done.stderr
    assert "JNK002" in done.stdout


def test_it_is_not_asked_for_ever(folder: Path) -> None:
    for number in range(80):
        (folder / f"{number}.txt").write_text(DIRTY, "utf-8")
    path = install(folder, ENDLESS["a loop"])
    begun = time.monotonic()
    done = srclint(folder, ".", PYTHONPATH=path, SRCLINT_RULE_SECONDS="1")
    assert time.monotonic() - begun < 60  # 81 s at least, did it wait on every document
    assert done.stderr.count("\n") == 1
    assert "and 80 other documents: rule JNK001 failed" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_that_cannot_be_stopped_ends_its_process(folder: Path, jobs: str) -> None:
    for number in range(4):
        (folder / f"{number}.txt").write_text("Some words.\n" * 150_000, "utf-8")
    path = install(folder, DEAF)
    done = srclint(
        folder, "--no-cache", "--jobs", jobs, ".", PYTHONPATH=path, SRCLINT_RULE_SECONDS="0.2"
    )
    assert done.returncode == 2
    assert "rule JNK001 does not stop; ignore it" in done.stderr


@pytest.mark.parametrize("said", ["soon", "0", "-1", "nan", "inf"])
def test_a_wrong_limit_is_said(folder: Path, said: str) -> None:
    done = srclint(folder, ".", SRCLINT_RULE_SECONDS=said)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "SRCLINT_RULE_SECONDS" in done.stderr


def test_a_library_has_no_limit() -> None:
    code = (
        "import signal, srclint; before = signal.getsignal(signal.SIGALRM);"
        "srclint.check('A b.\\n');"
        "assert signal.getsignal(signal.SIGALRM) == before;"
        "assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.skipif(os.name != "posix", reason="timers are Unix's")
def test_the_timer_is_off_between_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    import signal

    own = Watch()
    before = signal.getsignal(signal.SIGALRM)
    try:
        own.enable()
        own.begin(3)
        assert signal.getitimer(signal.ITIMER_REAL)[1] == watch.SECONDS / 2
        own.end()
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    finally:
        signal.signal(signal.SIGALRM, before)


def test_long_documents_have_more_time() -> None:
    own = Watch(count(0, watch.SECONDS / 2).__next__)
    own.enabled = True
    for length, ticks in ((0, 2), (1_500_000, 4), (64_000_000, 130)):
        own._allowed = 0
        own.begin(length)
        own.end()
        own.rule = "ABC001"
        assert [own.is_overdue() for _ in range(ticks + 1)] == [False] * ticks + [True]


def test_what_waits_for_a_processor_has_more_time() -> None:
    own = Watch(lambda: 0.0)
    own.enabled = True
    own.begin(0)
    own.end()
    own.rule = "ABC001"
    asked = [own.is_overdue() for _ in range(3 * watch.PATIENCE)]
    assert asked.index(True) in (watch.PATIENCE, watch.PATIENCE + 1)  # sixths add up to about one


def _count_for(seconds: float) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        pass


def test_a_thread_stops_a_loop_too() -> None:
    """What is used where there are no interval timers."""
    own = Watch()
    own.seconds = 0.2
    own.enabled = True
    own._allowed = 2
    watch.watch_from_a_thread(own)
    own.rule = "ABC001"
    with pytest.raises(TooLongError):
        _count_for(20)
    own.rule = None
    assert Document("x").text == "x"
