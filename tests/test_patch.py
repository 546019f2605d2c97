"""Diffs that `patch` and `git apply` take, whatever the bytes and the name."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from command import run
from hypothesis import given
from hypothesis import strategies as st

from srclint.patch import readable, unified

SLIP = b"The ferry was late , and nobody minded.\n"
FIXED = b"The ferry was late, and nobody minded.\n"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def applied(folder: Path, diff: bytes) -> None:
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        input=diff,
        cwd=folder,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)},
        check=True,
        capture_output=True,
    )


@needs_git
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", SLIP),
        ("crlf.txt", SLIP.replace(b"\n", b"\r\n") * 3),
        ("cr.txt", SLIP.replace(b"\n", b"\r") * 3),
        ("bom.txt", b"\xef\xbb\xbf" + SLIP),
        ("bad byte.txt", b"\xff \xc3\xa0\xc3\xa8 " + SLIP),
        ("odd lines.txt", "One\u2028two\x85three\x0bfour , five.\n".encode()),
        ("no-end.txt", SLIP[:-1]),
        ("a blank.txt", SLIP),
        ('quote"and\ttab.txt', SLIP),
        ("ünï.txt", SLIP),
    ],
)
def test_diffs_apply(tmp_path: Path, name: str, data: bytes) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    diff = run(folder, "--isolated", "--diff", ".").stdout
    assert diff
    assert (folder / name).read_bytes() == data
    run(folder, "--isolated", "--fix", ".")
    fixed = (folder / name).read_bytes()
    (folder / name).write_bytes(data)
    applied(folder, diff)
    assert (folder / name).read_bytes() == fixed != data


@needs_git
@given(old=st.text(" a,\r\n\x0b\x85\u2028"), new=st.text(" a,\r\n\x0b\x85\u2028"))
def test_any_two_texts(tmp_path_factory: pytest.TempPathFactory, old: str, new: str) -> None:
    if not old or not new or old == new:  # an empty file is made or removed by other headers
        return
    folder = tmp_path_factory.mktemp("in")
    (folder / "x").write_bytes(old.encode())
    applied(folder, unified(old.encode(), new.encode(), "x"))
    assert (folder / "x").read_bytes() == new.encode()


def test_a_legacy_encoding_is_written_as_it_is() -> None:
    before, after = "Città , bella.\n".encode("cp1252"), "Città, bella.\n".encode("cp1252")
    diff = unified(before, after, "x.txt", "cp1252")
    assert before in diff
    assert "-Città , bella." in readable(diff, "cp1252")


def test_utf_16_is_shown_as_utf_8() -> None:
    before, after = ("\ufeffà\n".encode("utf-16-le"), "\ufeffè\n".encode("utf-16-le"))
    assert "+\ufeffè".encode() in unified(before, after, "x.txt", "utf-16-le")


def test_a_build_server_gets_no_commands(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"::error::forged\n\x1b[31mThe ferry was late , again.\n")
    out = run(folder, "--isolated", "--diff", ".", more={"GITHUB_ACTIONS": "true"}).stdout.decode()
    assert "late, again" in out
    assert not any(line.lstrip(" +-").startswith("::") for line in out.splitlines())
    assert "\x1b" not in out


def test_a_diff_goes_to_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(SLIP)
    done = run(folder, "--isolated", "--diff", "--output-file", "../x.patch", ".")
    assert (done.returncode, done.stdout) == (1, b"")
    applied(folder, (tmp_path / "x.patch").read_bytes())
    assert (folder / "a.txt").read_bytes() == FIXED


def test_what_cannot_be_fixed_is_an_error_of_a_diff_too(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "srclint.toml").write_text('encoding = "utf-7"\n', "utf-8")
    (folder / "a.txt").write_bytes(b"Caf+AOk- is late , and open\\n.\n")
    done = run(folder, "--diff", "a.txt")
    assert done.returncode == 2
    assert b"left alone" in done.stderr
