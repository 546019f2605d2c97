"""Rules of an installed package that fail in every way: the run goes on and names them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import SLIP, srclint

JUNK = {
    "raises": "raise RuntimeError('no luck')",
    "exits": "raise SystemExit(0)",
    "yields a text": "yield 'junk'",
    "returns a number": "return 3",
    "yields none": "yield None",
    "span outside": "yield Problem(Span(0, 10**9), 'm')",
    "span backwards": "yield Problem(Span(3, 1), 'm')",
    "span of floats": "yield Problem((0.0, 1.5), 'm')",
    "no message": "yield Problem(Span(0, 1), None)",
    "edit outside": "yield Problem(Span(0, 1), 'm', (Fix((Edit(Span(0, 999), ''),), True),))",
    "edit without text": "yield Problem(Span(0, 1), 'm', (Fix((Edit(Span(0, 1), None),), True),))",
    "fixes in a list": "yield Problem(Span(0, 1), 'm', [Fix((Edit(Span(0, 1), 'x'),))])",
    "edits in a list": "yield Problem(Span(0, 1), 'm', (Fix([Edit(Span(0, 1), 'x')]),))",
    "a set as value": "yield Problem(Span(0, 1), 'm', (), None, {'a': {1}})",
    "no number as confidence": "yield Problem(Span(0, 1), 'm', (), float('nan'))",
}

MODULE = """
from srclint import Problem, Span, Fix, Edit, rule

def observe(doc):
    {observe}

def merge(one, other):
    {merge}

@rule("JNK001", summary="s.", why="w.", examples=[], observe=observe, merge=merge)
def junk(doc, facts):
    {check}

@rule("JNK002", summary="s.", why="w.", examples=[])
def fine(doc):
    yield Problem.at(0, 1, "fine")
"""

CLEAN = "Some words stand here and mean no harm.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for name in "ab":
        (place / f"{name}.txt").write_text(f"{name}. {CLEAN}", "utf-8")
    (place / "srclint.toml").write_text('select = ["JNK"]\n', "utf-8")
    return place


def install(folder: Path, check: str, observe: str = "return {}", merge: str = "return one") -> str:
    """A package as pip leaves it, on PYTHONPATH; gives that path."""
    site = folder.parent / "site"
    info = site / "junkrules-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: junkrules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[srclint.rules]\njunk = junkrules\n")
    (site / "junkrules.py").write_text(MODULE.format(check=check, observe=observe, merge=merge))
    return str(site)


@pytest.mark.parametrize("args", [["."], ["--fix", "--unsafe-fixes", "."], ["--jobs", "2", "."]])
@pytest.mark.parametrize("check", JUNK.values(), ids=JUNK)
def test_a_check_that_gives_junk(folder: Path, check: str, args: list[str]) -> None:
    path = install(folder, check)
    done = srclint(folder, "--output-format", "json", *args, PYTHONPATH=path)
    assert done.returncode == 2
    assert "internal error" not in done.stderr
    assert all("rule JNK001 failed" in line for line in done.stderr.splitlines())
    codes = [f["code"] for f in json.loads(done.stdout)["findings"]]
    assert codes == ["JNK002", "JNK002"]
    assert (folder / "a.txt").read_text("utf-8") == f"a. {CLEAN}"


LATER = "if '  ' not in doc.text: raise RuntimeError('no luck')"
"""Fails when the others have fixed the text."""


@pytest.mark.parametrize("check", [JUNK["raises"], JUNK["span outside"], LATER])
def test_no_fix_of_that_document_is_written(folder: Path, check: str) -> None:
    (folder / "srclint.toml").write_text('select = ["JNK", "SPC002"]\n', "utf-8")
    dirty = CLEAN.replace("words ", "words  ")
    (folder / "a.txt").write_text(dirty, "utf-8")
    path = install(folder, check)
    for args in (["--fix", "a.txt"], ["--fix", "--no-cache", "."], ["--diff", "a.txt"]):
        done = srclint(folder, *args, PYTHONPATH=path)
        assert done.returncode == 2
        assert "rule JNK001 failed and was left out" in done.stderr
        assert (folder / "a.txt").read_text("utf-8") == dirty
    assert not done.stdout
    assert "SPC002" in srclint(folder, "a.txt", PYTHONPATH=path).stdout


@pytest.mark.parametrize(
    "observe",
    [
        "return 1 / 0",
        "return 3",
        "return {'a': {1, 2}}",
        "return {'a': object()}",
        "raise SystemExit",
    ],
)
def test_an_observer_that_gives_junk(folder: Path, observe: str) -> None:
    path = install(folder, "return None", observe)
    for args in (["."], ["--no-cache", "."]):
        done = srclint(folder, "--output-format", "json", *args, PYTHONPATH=path)
        assert done.returncode == 2
        assert [("rule JNK001 failed" in line) for line in done.stderr.splitlines()] == [True] * 2
        assert len(json.loads(done.stdout)["findings"]) == 2


@pytest.mark.parametrize("args", [["."], ["--no-cache", "."], ["a.txt"]])
def test_a_merge_that_fails_is_one_line(folder: Path, args: list[str]) -> None:
    path = install(folder, "facts.get('k')", "return {'k': 1}", "return 1 / 0")
    (folder / "srclint.toml").write_text('select = ["JNK001"]\n', "utf-8")
    done = srclint(folder, *args, PYTHONPATH=path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) in (1, 2)
    assert "JNK001" in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize("text", ["1 / 0", "import nowhere_to_be_found", "raise SystemExit(0)"])
def test_a_module_that_cannot_be_imported(folder: Path, text: str) -> None:
    path = install(folder, "return None")
    (Path(path) / "junkrules.py").write_text(text)
    done = srclint(folder, ".", PYTHONPATH=path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "plug-in 'junk'" in done.stderr
    assert "junkrules.py:1: " in done.stderr


def test_an_upgrade_is_asked_anew(folder: Path) -> None:
    path = install(folder, "return None")
    for name in "ab":
        os.utime(folder / f"{name}.txt", (1_500_000_000, 1_500_000_000))
    assert srclint(folder, ".", PYTHONPATH=path).stdout.count("fine") == 2
    module = Path(path) / "junkrules.py"
    module.write_text(module.read_text().replace('0, 1, "fine"', '0, 2, "finer"'))
    assert srclint(folder, ".", PYTHONPATH=path).stdout.count("finer") == 2


def test_the_plug_in_lies_among_many_others(folder: Path) -> None:
    """A single module in site-packages: its neighbours are no part of it."""
    path = install(folder, "return None")
    (folder / "a.txt").write_text(SLIP, "utf-8")
    for name in "ab":
        os.utime(folder / f"{name}.txt", (1_500_000_000, 1_500_000_000))
    srclint(folder, ".", PYTHONPATH=path)
    (Path(path) / "neighbour.py").write_text("x = 1\n")
    assert "2 of 2 files" in srclint(folder, "-v", ".", PYTHONPATH=path).stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are Unix's")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_rule_that_never_ends_leaves_no_process_behind(
    folder: Path, name: str, jobs: str
) -> None:
    path = install(folder, "__import__('time').sleep(5)")
    for number in range(4):
        (folder / f"{number}.txt").write_text(CLEAN * 30_000, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "srclint", "--no-cache", "--jobs", jobs, "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)
    process.send_signal(signal.Signals[name])
    _, said = process.communicate(timeout=30)  # ends when the last holder of the pipes is gone
    assert process.returncode == {"SIGINT": 130, "SIGTERM": 143, "SIGKILL": -9}[name]
    assert b"Traceback" not in said
