"""`--since` with a cache: the same findings, and only what the change concerns is read."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from srclint import config, files
from srclint.profiles import Chooser
from srclint.run import Settings, check_files
from srclint.since.changes import since

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = "Lots of people here who do e-commerce in {}.\n"


def git(*words: str) -> None:
    own = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *own, *words], check=True, capture_output=True)


def found(cache: Path | None, *, changed: bool) -> tuple[list[str], int]:
    settings = Settings(
        cache_dir=str(cache) if cache else None,
        jobs=1,
        changes=since("HEAD", ["."]) if changed else None,
    )
    result = check_files(["."], config.Resolver(), Chooser(), settings)
    return [f"{f.path}:{f.line} {f.code}" for f in result.findings], result.cached


def test_only_what_the_change_concerns_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in "abcdef":
        (folder / f"{name}.txt").write_text(RIGHT.format(name), "utf-8")
    (folder / "g.txt").write_text("They sell by ecommerce , and that is all there is.\n", "utf-8")
    for path in folder.iterdir():
        os.utime(path, (1_500_000_000, 1_500_000_000))
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "old")
    cache = tmp_path / "cache"
    whole, _ = found(cache, changed=False)
    assert {"g.txt:1 ENT009", "g.txt:1 PUN002"} <= set(whole)
    assert found(cache, changed=True)[0] == []
    (folder / "a.txt").write_text("They sell by ecommerce , and so on it goes.\n", "utf-8")
    assert found(cache, changed=False)[0] != whole
    opened: list[str] = []
    read = files.read_bytes

    def noted(path: str) -> bytes:
        opened.append(os.path.basename(path))
        return read(path)

    monkeypatch.setattr(files, "read_bytes", noted)
    before, _ = found(None, changed=True)
    assert "a.txt:1 PUN002" in before
    assert "a.txt:1 ENT009" in before
    assert "g.txt:1 PUN002" not in before
    assert "b.txt" in opened
    opened.clear()
    for _ in range(2):
        assert found(cache, changed=True)[0] == before
    assert len(set(opened)) <= 3  # it, the one that it concerns, and one that has the other form
    assert found(cache, changed=False)[1] == 7  # what was is not kept in place of what is
