"""The file of waivers where it cannot be written: one line, exit 2, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from srclint import cli
from srclint.waivers import FILE

SAID = "The ferry was late , they said.\n"
TWO = f"{SAID}\nIt left , too.\n"
COMMANDS = (
    ["waive", "a.txt:3"],
    ["baseline"],
    ["waivers", "--prune"],
)


@pytest.fixture(autouse=True)
def _here(workshop: Path) -> None:
    (workshop / "a.txt").write_text(TWO, "utf-8")


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["srclint", *words])
    with pytest.raises(SystemExit) as done:
        cli.main()
    return int(done.value.code or 0)


def tree() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir()}


def fail(*_: Any, **__: Any) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_disk_that_is_full(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    call: str,
    command: list[str],
    is_new: bool,
) -> None:
    if is_new and command[0] == "waivers":
        pytest.skip("there is nothing to remove")
    if not is_new:
        unused = f'[[waiver]]\nrule = "PUN002"\npath = "a.txt"\ntext = "?"\n{"# note" * 2000}\n'
        Path(FILE).write_text(unused, "utf-8")
    before = tree()
    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        assert run(patched, *command, "--no-cache") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{FILE}: cannot be written: No space left on device" in said
    assert tree() == before
    assert run(monkeypatch, *command, "--no-cache") == 0


def test_a_fix_whose_waivers_cannot_follow_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text("The ferry , late , left.\n", "utf-8")
    assert run(monkeypatch, "waive", "a.txt:1:10") == 0
    before = Path(FILE).read_bytes()
    replace = os.replace

    def but_not_waivers(source: str, target: str) -> None:
        if str(target).endswith(FILE):
            fail()
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", but_not_waivers)
        assert run(patched, "--fix", "a.txt") == 2
    assert f"{FILE}: not fixed: no space left on device" in capsys.readouterr().err
    assert Path(FILE).read_bytes() == before
    assert {path.name for path in Path().iterdir()} == {"a.txt", "srclint.toml", FILE}
    assert run(monkeypatch, "undo") == 0
    assert Path("a.txt").read_text("utf-8") == "The ferry , late , left.\n"


def test_a_small_disk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A real one, where this machine lets one be mounted."""
    small = Path("small")
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)]
    try:
        mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("nothing may be mounted here")
    try:
        monkeypatch.chdir(small)
        Path("srclint.toml").write_text('select = ["PUN002"]\n', "utf-8")
        Path("a.txt").write_text(SAID, "utf-8")
        assert run(monkeypatch, "waive", "a.txt:1") == 0
        Path("b.txt").write_text("".join(f"{n} came , too.\n\n" for n in range(900)), "utf-8")
        before = tree()
        assert run(monkeypatch, "baseline", "--no-cache") == 2
        assert "cannot be written: No space left on device" in capsys.readouterr().err
        assert tree() == before
    finally:
        monkeypatch.chdir("..")
        subprocess.run(["umount", "-l", str(small.resolve())], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder has no such mode")
def test_a_file_that_may_not_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(FILE).write_text('[[waiver]]\nrule = "SPC001"\npath = "b.txt"\n', "utf-8")
    Path(FILE).chmod(0o400)
    before = tree()
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # root may do all
    assert run(monkeypatch, "baseline") == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "the file is read-only" in said
    assert tree() == before


def test_two_commands_at_once_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        Path(f"{number}.txt").write_text(SAID * (number + 1), "utf-8")
    command = [sys.executable, "-m", "srclint", "baseline"]
    both = [subprocess.Popen([*command, f"{n}.txt"], stdout=subprocess.PIPE) for n in range(6)]
    for one in both:
        one.communicate()
    assert [one.returncode for one in both] == [0] * 6
    assert run(monkeypatch, ".", "--ignore", "WVR", "--exit-zero") == 0
    assert Path(FILE).read_text("utf-8").count("[[waiver]]") == 21
