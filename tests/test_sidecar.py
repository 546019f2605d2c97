"""Files that a user keeps for srclint: none is ever half-written, or written over another's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from srclint import sidecar
from srclint.commands.names import names
from srclint.commands.words import add
from srclint.model import UserError

CSV = "name,form,status\nMarta Rossi,Marta Rosi,variant\n"


def test_newlines_and_mark_stay(tmp_path: Path) -> None:
    target = tmp_path / "entities.toml"
    target.write_bytes(b'\xef\xbb\xbf# mine\r\n\r\n[[entity]]\r\nname = "Rust"\r\n')
    before = sidecar.read(target)
    assert before is not None
    after = sidecar.like(before, before.decode("utf-8-sig") + "# more\n")
    sidecar.put(target, before, after)
    assert target.read_bytes() == before + b"# more\r\n"


def test_names_are_added_in_the_files_own_newlines(tmp_path: Path) -> None:
    target = tmp_path / "entities.toml"
    target.write_bytes(b'# mine\r\n\r\n[[entity]]\r\nname = "Rust"\r\n')
    (tmp_path / "list.csv").write_text(CSV, "utf-8")
    names((), write=str(target), import_=str(tmp_path / "list.csv"), options=None)
    after = target.read_bytes()
    assert after.startswith(b'# mine\r\n\r\n[[entity]]\r\nname = "Rust"\r\n')
    assert b"Marta Rossi" in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "srclint.toml"
    target.write_text('words = ["srclint"]\n', "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"srclint.toml: cannot be written: No space left"):
        add(["ferryman"], None, None)
    assert target.read_text("utf-8") == 'words = ["srclint"]\n'
    assert os.listdir(tmp_path) == ["srclint.toml"]


def test_what_another_program_wrote_stays(tmp_path: Path) -> None:
    target = tmp_path / "srclint.toml"
    target.write_bytes(b"theirs\n")
    with pytest.raises(UserError, match="just made by another program; try again"):
        sidecar.put(target, None, b"ours\n")
    with pytest.raises(UserError, match=r"changed by another program.*; try again"):
        sidecar.put(target, b"before\n", b"ours\n")
    assert target.read_bytes() == b"theirs\n"
    with pytest.raises(UserError, match="cannot be read: Is a directory"):
        sidecar.read(tmp_path)
