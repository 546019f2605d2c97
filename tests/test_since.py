"""`--since`: what a change brings, as git sees it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from command import srclint
from gitfolder import CLEAN, SLIP, commit, git

from srclint.model import UserError
from srclint.since.changes import since
from srclint.since.git import _lines


def test_nothing_changed(place: Path, found: Any) -> None:
    assert found() == []


def test_changed_lines_committed_staged_and_not(place: Path, found: Any) -> None:
    git(place, "checkout", "-qb", "topic")
    (place / "a.txt").write_text(f"{CLEAN}\n\n{SLIP}\n\n{CLEAN}\n{SLIP}\n", "utf-8")
    commit(place)
    (place / "old.txt").write_text(f"{SLIP}\n{CLEAN}\nAnd {SLIP}\n", "utf-8")
    git(place, "add", "-A")
    (place / "new.txt").write_text(f"{CLEAN}\n{SLIP}\n", "utf-8")
    assert found() == ["a.txt:6", "new.txt:2", "old.txt:3"]


def test_what_the_other_branch_did_meanwhile_does_not_count(place: Path, found: Any) -> None:
    git(place, "checkout", "-qb", "topic")
    (place / "new.txt").write_text(f"{SLIP}\n", "utf-8")
    commit(place)
    git(place, "checkout", "-q", "main")
    (place / "old.txt").write_text(f"{CLEAN}\n", "utf-8")
    commit(place)
    git(place, "checkout", "-q", "topic")
    assert found() == ["new.txt:1"]


def test_a_line_that_moves_is_not_changed(place: Path, found: Any) -> None:
    (place / "a.txt").write_text(f"{CLEAN}\n\n{CLEAN}\n\n{SLIP}\n\n{CLEAN}\n", "utf-8")
    assert found() == []


def test_an_old_finding_on_a_changed_line_counts(place: Path, found: Any) -> None:
    (place / "a.txt").write_text(f"{CLEAN}\n\nYes, {SLIP}\n\n{CLEAN}\n", "utf-8")
    assert found() == ["a.txt:3"]


def test_renames_are_followed(place: Path, found: Any) -> None:
    git(place, "mv", "a.txt", "b b\t“.txt")
    (place / "old.txt").rename(place / "ä.txt")
    with (place / "b b\t“.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{SLIP}\n")
    git(place, "add", "-A")
    assert found() == ["b b\t“.txt:7"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "cp1252"])
def test_other_encodings(place: Path, found: Any, codec: str) -> None:
    bom = b"\xff\xfe" if codec == "utf-16-le" else b""
    (place / "srclint.toml").write_text('select = ["PUN002"]\nencoding = "windows-1252"\n', "utf-8")
    lines = [SLIP, "Perché no?", *[CLEAN] * 3]
    (place / "u.txt").write_bytes(bom + "\n".join(lines).encode(codec))
    commit(place)
    lines[3:3] = [SLIP, SLIP]
    (place / "u.txt").write_bytes(bom + "\n".join(lines).encode(codec))
    assert found() == ["u.txt:4", "u.txt:5"]


def test_lines_that_end_as_on_old_machines(place: Path, found: Any) -> None:
    text = f"{CLEAN}\r{SLIP}\r{CLEAN}\r\n{CLEAN}\n\n{SLIP}\n"
    (place / "m.txt").write_bytes(text.encode())
    commit(place)
    (place / "m.txt").write_bytes((text + f"{SLIP}\r{CLEAN}\r{SLIP}\n").encode())
    assert found() == ["m.txt:7", "m.txt:9"]


def test_a_conflict_that_is_not_resolved(place: Path) -> None:
    git(place, "checkout", "-qb", "topic")
    (place / "old.txt").write_text(f"{CLEAN}\n{CLEAN}\nHere {SLIP}\n", "utf-8")
    commit(place)
    git(place, "checkout", "-q", "main")
    (place / "old.txt").write_text(f"{CLEAN}\n{CLEAN}\nThere was none.\n", "utf-8")
    commit(place)
    with pytest.raises(subprocess.CalledProcessError):
        git(place, "merge", "-q", "topic")
    assert "<<<<<<<" in (place / "old.txt").read_text("utf-8")
    assert since("main", ["."]).changed[str(place / "old.txt")].lines == ((3, 3), (5, 7))


def test_files_that_git_does_not_know_are_new(place: Path, found: Any) -> None:
    (place / ".gitignore").write_text("drafts/\n", "utf-8")
    (place / "drafts").mkdir()
    (place / "drafts" / "d.txt").write_text(SLIP, "utf-8")
    assert found("main", "drafts/d.txt") == ["drafts/d.txt:1"]
    assert found("main", ".") == []


def test_a_file_that_git_has_forgotten_is_compared_all_the_same(place: Path, found: Any) -> None:
    git(place, "rm", "-q", "--cached", "a.txt")
    assert found() == []
    (place / "a.txt").write_text(f"{CLEAN}\n\n{SLIP}\n\n{CLEAN}\n{SLIP}\n", "utf-8")
    assert found() == ["a.txt:6"]


def test_another_folder_and_links(place: Path, found: Any, tmp_path: Path) -> None:
    (place / "sub").mkdir()
    (place / "sub" / "s.txt").write_text(f"{SLIP}\n", "utf-8")
    commit(place)
    (place / "sub" / "s.txt").write_text(f"{SLIP}\nOh, {SLIP}\n", "utf-8")
    os.chdir(place / "sub")
    assert found() == ["s.txt:2"]
    os.chdir(tmp_path)
    (tmp_path / "link").symlink_to(place)
    assert found("main", str(place)) == ["in/sub/s.txt:2"]
    assert found("main", "link") == ["link/sub/s.txt:2"]


def test_records_are_lines(place: Path, found: Any) -> None:
    rows = [json.dumps({"text": f"{CLEAN}\n{text}\n"}) for text in (SLIP, CLEAN, SLIP)]
    (place / "r.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    commit(place)
    rows[1:1] = [json.dumps({"text": f"{CLEAN}\nSo, {SLIP}\n"})]
    (place / "r.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    assert found("main", ".", "r.jsonl") == ["r.jsonl:2"]
    (place / "r.jsonl").rename(place / "s.jsonl")
    git(place, "add", "-A")
    assert found("main", "s.jsonl") == ["s.jsonl:2"]


# ---- what cannot be compared
@pytest.mark.parametrize("ref", ["nowhere", "origin/main", "-x", "", "--output=x", "main:a.txt"])
def test_a_reference_that_is_none(place: Path, ref: str) -> None:
    with pytest.raises(UserError, match=r"git knows no commit .* `git fetch .*fetch-depth: 0"):
        since(ref, ["."])


def test_a_shallow_clone(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(place, "checkout", "-qb", "topic")
    commit(place)
    git(place, "checkout", "-q", "main")
    commit(place)
    url = place.as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=topic", url, "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(UserError, match="clone is shallow: `fetch-depth: 0`"):
        since("origin/main", ["."])
    git(tmp_path / "shallow", "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(UserError, match="no common one; the clone is shallow"):
        since("origin/main", ["."])
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")
    assert not since("origin/main", ["."]).changed


def test_histories_without_a_common_commit(place: Path) -> None:
    git(place, "checkout", "-q", "--orphan", "other")
    commit(place)
    with pytest.raises(UserError, match="no common one; name a branch"):
        since("main", ["."])


def test_no_repository_no_commit_no_git(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="is in no git repository"):
        since("main", [str(tmp_path)])
    with pytest.raises(UserError, match="outside of the repository"):
        since("main", [".", str(tmp_path)])
    git(tmp_path, "init", "-q", "empty")
    git(tmp_path / "empty", "fetch", "-q", str(place), "main:other")
    with pytest.raises(UserError, match="nothing is committed"):
        since("other", [str(tmp_path / "empty")])
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="--since needs git"):
        since("main", ["."])


def test_settings_of_a_repository_run_nothing(place: Path, tmp_path: Path, found: Any) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f'#!/bin/sh\ntouch {tmp_path}/sprung\ncat "$1"\n', "utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "diff.x.textconv"):
        git(place, "config", key, str(trap))
    for key, value in {
        "diff.noprefix": "true",
        "color.ui": "always",
        "diff.relative": "true",
    }.items():
        git(place, "config", key, value)
    (place / ".gitattributes").write_text("*.txt diff=x\n", "utf-8")
    (place / "a.txt").write_text(f"{CLEAN}\n\n{SLIP}\n\n{SLIP}\n", "utf-8")
    assert found() == ["a.txt:5"]
    assert not (tmp_path / "sprung").exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is needed")
def test_the_command_line(place: Path) -> None:
    text = f"{CLEAN}\n\n{SLIP}\n\n{CLEAN}\nOh, {SLIP}\n"
    (place / "a.txt").write_text(text, "utf-8")
    report = json.loads(srclint(place, "--since", "main", "--output-format", "json").stdout)
    assert [(f["path"], f["start"]["line"]) for f in report["findings"]] == [("a.txt", 6)]
    assert report["summary"]["waived"] == 0
    assert srclint(place, "--since", "main", "--fix", "-q").returncode == 0
    assert (place / "a.txt").read_text("utf-8") == text.replace(
        f"Oh, {SLIP}", f"Oh, {SLIP}".replace(" ,", ",")
    )
    for words in (["--since", "nowhere"], ["-", "--since", "main"]):
        done = srclint(place, *words)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_patch_is_read_by_its_own_marks() -> None:
    part = b"diff --git a/x b/x\n@@ -1,0 +2,3 @@ @@ -9 +9 @@\n+@@ -1 +7 @@\n@@ -5 +8 @@\n-x\n+y\n"
    assert _lines(part) == ((2, 4), (8, 8))
    assert _lines(b"diff --git a/x b/x\nBinary files a/x and b/x differ\n") is None
