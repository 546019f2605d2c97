"""The command line's edges: closed and full outputs, completion, options that say nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import FIXED, SLIP, srclint


def in_shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in which `srclint` is this one; nothing is cached."""
    environment = {**os.environ, "SRCLINT_STATE_DIR": str(folder.parent / "state")}
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace("srclint", f"{sys.executable} -m srclint --no-cache")],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    return done


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_under_the_report(folder: Path) -> None:
    done = in_shell(folder, "srclint a.txt > /dev/full")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "cannot be written" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="shells differ")
def test_closed_streams(folder: Path) -> None:
    assert in_shell(folder, "srclint a.txt >&-").returncode == 1
    assert in_shell(folder, "srclint a.txt 2>&-").returncode == 1
    assert in_shell(folder, "srclint - <&-").returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="shells differ")
def test_a_reader_that_goes_away(folder: Path) -> None:
    (folder / "a.txt").write_text(SLIP * 5000, "utf-8")
    for options in ("", "--diff", "--output-format json", "--output-format github"):
        done = in_shell(folder, f"srclint {options} a.txt | head -n 1")
        assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def complete(folder: Path, *words: str) -> list[str]:
    said = {"COMP_WORDS": " ".join(["srclint", *words]), "COMP_CWORD": str(len(words))}
    done = srclint(folder, _SRCLINT_COMPLETE="bash_complete", **said)
    return done.stdout.split()


def test_completion(folder: Path) -> None:
    assert complete(folder, "ru") == ["file,ru", "plain,rule", "plain,rules"]
    assert complete(folder, "--fi") == ["plain,--fix"]
    assert complete(folder, "--fix", "a") == ["file,a"]
    assert complete(folder, "check", "--fi") == ["plain,--fix"]
    assert "plain,jsonl" in complete(folder, "--output-format", "js")
    assert "plain,TTL001" in complete(folder, "rule", "TTL")


def test_selecting_nothing_is_a_mistake(folder: Path) -> None:
    for nothing in ("", ",", " "):
        done = srclint(folder, "--select", nothing, ".")
        assert (done.returncode, done.stdout) == (2, "")
        assert srclint(folder, "--ignore", nothing, ".").returncode == 1


def test_capitals_do_not_hide_what_is_meant(folder: Path) -> None:
    assert "did you mean 'TTL001'" in srclint(folder, "rule", "ttl001").stderr
    assert "did you mean 'titles'" in srclint(folder, "--select", "Titles", ".").stderr


def test_an_output_file_in_a_new_folder(folder: Path) -> None:
    done = srclint(folder, "--output-format", "json", "--output-file", "new/deep/r.json", "a.txt")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert json.loads((folder / "new/deep/r.json").read_text("utf-8"))["summary"]["findings"] == 1


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["a.txt"], 1),
        (["a.txt", "--exit-zero"], 0),
        (["a.txt", "nothere.txt"], 2),
        (["a.txt", "nothere.txt", "--exit-zero"], 2),
        (["a.txt", "--fix"], 0),
        (["a.txt", "--fix", "--exit-non-zero-on-fix"], 1),
        (["a.txt", "--fix", "--exit-zero", "--exit-non-zero-on-fix"], 0),
        (["a.txt", "--fix", "nothere.txt"], 2),
        (["a.txt", "--diff"], 1),
        (["a.txt", "--diff", "--exit-zero"], 0),
        (["a.txt", "--diff", "nothere.txt"], 2),
        (["a.txt", "--diff", "--ignore", "PUN002"], 0),
        (["a.txt", "--statistics"], 1),
        (["a.txt", "--show-files"], 0),
        (["a.txt", "--show-files", "nothere.txt"], 2),
        (["a.txt", "--ignore", "ALL"], 0),
    ],
)
def test_exit_codes(folder: Path, args: list[str], code: int) -> None:
    assert srclint(folder, *args).returncode == code
    fixes = "--fix" in args
    assert (folder / "a.txt").read_text("utf-8") == (FIXED if fixes else SLIP)


def test_unsafe_fixes_alone_write_nothing(folder: Path) -> None:
    assert srclint(folder, "--unsafe-fixes", "a.txt").returncode == 1
    assert (folder / "a.txt").read_text("utf-8") == SLIP


def test_a_slip_in_a_command_is_said_and_the_rest_is_checked(folder: Path) -> None:
    done = srclint(folder, "chek", "a.txt")
    assert (done.returncode, done.stdout.count("PUN002")) == (2, 1)
    assert done.stderr.splitlines() == [
        "srclint: there is no command 'chek'; did you mean 'check'?",
        "srclint: chek: no such file or folder",
    ]
    (folder / "chek").mkdir()
    assert srclint(folder, "chek").stderr == "srclint: no documents found\n"


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("nothere", "nothere: no such file or folder", 2),
        ("empty", "no documents found", 0),
        ("a.txt", "", 0),
    ],
)
def test_names_of_what_is_not_there(folder: Path, path: str, said: str, code: int) -> None:
    (folder / "empty").mkdir()
    done = srclint(folder, "names", path)
    assert (done.returncode, done.stderr) == (code, f"srclint: {said}\n" if said else "")
