"""The ledger: what it says of a run, in which order, and what undoing does to odd states."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from srclint import files, ledger
from srclint.ledger import KEPT, Ledger
from srclint.model import UserError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def written(book: Ledger, path: Path, after: bytes, *, meanwhile: bytes | None = None) -> list[str]:
    before = path.read_bytes()
    if meanwhile is not None:
        path.write_bytes(meanwhile)
    said = book.begin().write([(str(path), before, after)])
    return [reason for reason in said if reason]


def test_runs_of_one_second_are_undone_in_order(tmp_path: Path, place: Path) -> None:
    book, path = Ledger(str(tmp_path / "state")), place / "a.txt"
    path.write_bytes(b"0")
    for number in range(1, 20):
        assert not written(book, path, b"%d" % number)
    for number in reversed(range(19)):
        assert book.undo(book.find(None, str(place))) == ([str(path)], [])
        assert path.read_bytes() == b"%d" % number
    with pytest.raises(UserError, match="all are undone"):
        book.find(None, str(place))


def test_names_do_not_go_back_with_the_clock_of_the_wall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Ledger(str(tmp_path / "state"))
    first = 1_793_494_800  # one hour before Europe's clocks went back in 2026
    names = []
    for seconds in (first - 600, first + 3000):
        monkeypatch.setattr(time, "time_ns", lambda s=seconds: s * 10**9)
        names.append(book.begin().id)
    assert names == sorted(names)


def test_what_was_not_written_does_not_hinder_undoing(tmp_path: Path, place: Path) -> None:
    book = Ledger(str(tmp_path / "state"))
    good, bad = place / "good.txt", place / "bad.txt"
    good.write_bytes(b"old")
    bad.write_bytes(b"somebody else's")
    said = book.begin().write([(str(bad), b"old", b"new"), (str(good), b"old", b"new")])
    assert [bool(reason) for reason in said] == [True, False]
    assert book.undo(book.find(None, str(place))) == ([str(good)], [])
    with pytest.raises(UserError, match="all are undone"):
        book.find(None, str(place))


def test_moved_and_removed_files_are_refused(tmp_path: Path, place: Path) -> None:
    book = Ledger(str(tmp_path / "state"))
    for name in ("a.txt", "b.txt", "c.txt"):
        (place / name).write_bytes(b"old")
    paths = [place / name for name in ("a.txt", "b.txt", "c.txt")]
    book.begin().write([(str(path), b"old", b"new") for path in paths])
    paths[0].rename(place / "moved.txt")
    paths[1].unlink()
    restored, refused = book.undo(book.find(None, str(place)))
    assert restored == [str(paths[2])]
    assert sorted(refused) == [(str(p), "it is gone; it was left alone") for p in paths[:2]]
    assert (place / "moved.txt").read_bytes() == b"new"


def test_old_bytes_that_are_lost_are_said(tmp_path: Path, place: Path) -> None:
    book, path = Ledger(str(tmp_path / "state")), place / "a.txt"
    path.write_bytes(b"old")
    written(book, path, b"new")
    next((tmp_path / "state").rglob(ledger.BEFORE)).unlink()
    restored, refused = book.undo(book.find(None, str(place)))
    assert not restored
    assert "damaged" in refused[0][1]
    assert path.read_bytes() == b"new"


def test_only_so_many_runs_are_kept(tmp_path: Path, place: Path) -> None:
    book, path = Ledger(str(tmp_path / "state")), place / "a.txt"
    path.write_bytes(b"0")
    for number in range(1, KEPT + 5):
        written(book, path, b"%d" % number)
    assert len(list(book.runs())) == KEPT


def test_reads_that_come_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One read gives at most 2 GB: what is read must be the whole file all the same."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789" * 10)
    read = os.read
    monkeypatch.setattr(os, "read", lambda file, size: read(file, min(size, 7)))
    assert files.read_bytes(str(path)) == b"0123456789" * 10


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may give away")
def test_the_group_is_kept_in_a_folder_that_gives_its_own(place: Path) -> None:
    os.chown(place, -1, 65534)
    place.chmod(0o2775)
    path = place / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 0, 0)
    files.write(str(path), b"old", b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (0, 0)
