"""Several reports of one run, and where they go."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import SLIP, srclint

from srclint.reports import FORMATS


def test_several_at_once(folder: Path) -> None:
    out = folder.parent
    done = srclint(
        folder,
        "--output-format",
        "concise",
        "--output",
        f"sarif={out}/new/out.sarif",
        "--output",
        f"gitlab={out}/quality.json",
    )
    assert done.returncode == 1
    assert done.stdout.startswith("a.txt:1:")
    (run,) = json.loads((out / "new" / "out.sarif").read_text("utf-8"))["runs"]
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
    assert len(json.loads((out / "quality.json").read_text("utf-8"))) == 1


def test_the_first_goes_to_a_file_too(folder: Path) -> None:
    done = srclint(folder, "--output-file", "../first", "--output", "jsonl=../second", "--fix")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Fixed 1 problem" in (folder.parent / "first").read_text("utf-8")
    assert json.loads((folder.parent / "second").read_text("utf-8"))["summary"]["fixed"] == 1


def test_of_standard_input(folder: Path) -> None:
    out = folder.parent / "out.sarif"
    command = [sys.executable, "-m", "srclint", "--no-cache", "--output", f"sarif={out}", "-"]
    done = subprocess.run(
        command, cwd=folder, input=SLIP.encode(), capture_output=True, check=False
    )
    assert done.returncode == 1
    (result,) = json.loads(out.read_text("utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "PUN002"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--output", "sarif"], "'sarif' is no FORMAT=FILE"),
        (["--output", "sarif="], "'sarif=' is no FORMAT=FILE"),
        (["--output", "sraif=x"], "no format 'sraif'"),
        (["--output", "sarif=x", "--output", "json=./x"], "another report goes there already"),
        (["--output", "sarif=x", "--output-file", "x"], "another report goes there already"),
        (["--output", "sarif=x", "--diff"], "leave --output out"),
        (["--output", "sarif=a.txt/x"], "a.txt/x: cannot be written"),
    ],
)
def test_wrong_usage(folder: Path, args: list[str], said: str) -> None:
    done = srclint(folder, *args)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(os.listdir(folder)) == ["a.txt"]


@pytest.mark.parametrize("args", [["--output", "sarif=./a.txt"], ["--output-file", "a.txt"]])
def test_no_document_is_overwritten(folder: Path, args: list[str]) -> None:
    done = srclint(folder, *args, "--fix")
    assert done.returncode == 2
    assert "would overwrite this document" in done.stderr
    assert (folder / "a.txt").read_text("utf-8") == SLIP


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_names(folder: Path, name: str) -> None:
    for raw in (b"x\n::error::y.txt", b"\x1b[31mred.txt", b"\xff\xfe.txt", b"<!--]]>&.txt"):
        (folder / os.fsdecode(raw)).write_text(SLIP, "utf-8")
    done = srclint(folder, "--output-format", name)
    assert done.returncode == 1
    assert done.stdout.count("PUN002") >= 5
    assert "\x1b[" not in done.stdout
    assert "\n::error::y" not in done.stdout


def test_the_help_names_all_formats(folder: Path) -> None:
    said = srclint(folder, "check", "--help").stdout
    assert all(name in said for name in FORMATS)
