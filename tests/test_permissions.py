"""What may not be read or written, and what goes wrong while writing.

Root may do everything, so these run as another user, in this process.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import FIXED, SLIP

from srclint import files
from srclint.config import Config, Resolver
from srclint.fixing import Fixed, fix_files
from srclint.ledger import Ledger
from srclint.profiles import Chooser
from srclint.run import Settings, check_files

NOBODY = 65534

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users are a Unix thing")


@contextlib.contextmanager
def somebody() -> Iterator[None]:
    """Without root's rights, if we have them."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp())
    place.chmod(0o777)
    (place / "warm.txt").write_text(SLIP, "utf-8")
    fix(place)  # everything is imported now: later we may not read our own modules
    shutil.rmtree(place / "state", ignore_errors=True)
    with somebody():
        (place / "in").mkdir()
        for name in ("bad.txt", "good.txt"):
            (place / "in" / name).write_text(SLIP, "utf-8")
        yield place / "in"
    for path in (place / "in", *(place / "in").rglob("*")):
        path.chmod(0o777)
    shutil.rmtree(place)


def fix(folder: Path, *names: str) -> tuple[list[tuple[str, str]], Fixed]:
    settings = Settings()
    paths = [str(folder / name) for name in names] or [str(folder)]
    result = check_files(paths, Resolver(Config(folder)), Chooser(), settings)
    fixed = fix_files(result.checked, settings, str(folder.parent / "state"), unsafe=False)
    errors = [*result.errors, *fixed.errors]
    return [(os.path.basename(path), reason) for path, reason in errors], fixed


def test_an_unreadable_file(folder: Path) -> None:
    (folder / "bad.txt").chmod(0)
    errors, _ = fix(folder)
    assert errors == [("bad.txt", "permission denied")]
    assert (folder / "good.txt").read_text("utf-8") == FIXED


def test_an_unreadable_folder(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0)
    errors, _ = fix(folder)
    assert errors == [("closed", "permission denied")]
    assert (folder / "good.txt").read_text("utf-8") == FIXED


def test_a_read_only_file(folder: Path) -> None:
    (folder / "bad.txt").chmod(0o444)
    errors, fixed = fix(folder)
    assert errors == [("bad.txt", "not fixed: the file is read-only")]
    assert (folder / "bad.txt").read_text("utf-8") == SLIP
    assert (folder / "good.txt").read_text("utf-8") == FIXED
    assert len(fixed.applied) == 1
    assert len(fixed.findings) == 1


def test_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    errors, _ = fix(folder)
    assert {name for name, _ in errors} == {"bad.txt", "good.txt"}
    assert (folder / "good.txt").read_text("utf-8") == SLIP
    assert sorted(os.listdir(folder)) == ["bad.txt", "good.txt"]


def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 4:  # after the ledger's three, the first document's
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    errors, _ = fix(folder)
    assert errors == [("bad.txt", "not fixed: no space left on device")]
    assert (folder / "bad.txt").read_text("utf-8") == SLIP
    assert (folder / "good.txt").read_text("utf-8") == FIXED
    assert sorted(os.listdir(folder)) == ["bad.txt", "good.txt"]


@pytest.mark.parametrize("call", [1, 2, 3])
def test_no_room_for_the_ledger(folder: Path, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == call:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    errors, fixed = fix(folder)
    assert len(errors) == 2
    assert not fixed.applied
    assert (folder / "good.txt").read_text("utf-8") == SLIP


def test_a_file_that_changes_or_vanishes_in_between(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.write

    def meddle(path: str, before: bytes, after: bytes) -> None:
        if path.endswith("bad.txt"):
            Path(path).write_text("Somebody else was here.\n", "utf-8")
        else:
            os.unlink(path)
        real(path, before, after)

    monkeypatch.setattr("srclint.ledger.write", meddle)
    errors, fixed = fix(folder)
    assert [name for name, _ in errors] == ["bad.txt", "good.txt"]
    assert "changed by another program" in errors[0][1]
    assert (folder / "bad.txt").read_text("utf-8") == "Somebody else was here.\n"
    assert sorted(os.listdir(folder)) == ["bad.txt"]
    assert not fixed.applied


def test_undo_refuses_where_the_file_has_changed_since(folder: Path) -> None:
    fix(folder)
    (folder / "bad.txt").write_text("Something new.\n", "utf-8")
    ledger = Ledger(str(folder.parent / "state"))
    run = ledger.find(None, str(folder))
    assert {change.state() for change in run.changes} == {"fixed", "changed since"}
    restored, refused = ledger.undo(run)
    assert [os.path.basename(path) for path in restored] == ["good.txt"]
    assert [os.path.basename(path) for path, _ in refused] == ["bad.txt"]
    assert (folder / "good.txt").read_text("utf-8") == SLIP
    assert (folder / "bad.txt").read_text("utf-8") == "Something new.\n"


def test_a_ledger_that_was_cut_short(folder: Path) -> None:
    fix(folder)
    state = folder.parent / "state"
    journal = next(state.rglob("journal.jsonl"))
    journal.write_bytes(journal.read_bytes()[:-30])
    (state / "runs" / "20990101T000000-junk").mkdir()
    (state / "runs" / "20990101T000000-junk" / "journal.jsonl").write_bytes(b"\xff{junk")
    ledger = Ledger(str(state))
    run = ledger.find(None, str(folder))
    assert len(run.changes) == 1
    restored, refused = ledger.undo(run)
    assert (len(restored), refused) == (1, [])
