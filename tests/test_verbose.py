"""`-v`: the configuration, the cache, each file's language and encoding, and the run's ID."""

from __future__ import annotations

import os
import re
from pathlib import Path

from command import FIXED, SLIP, srclint


def lines(stderr: str) -> list[str]:
    return [line.removeprefix("srclint: ") for line in stderr.splitlines()]


def test_verbose(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "own").mkdir(parents=True)
    (folder / "srclint.toml").write_text('select = ["PUN"]\n', "utf-8")
    (folder / "own" / "srclint.toml").write_text('language = "en"\n', "utf-8")
    (folder / "a.it.txt").write_text("Il caso , \n", "utf-8")
    (folder / "own" / "b.txt").write_bytes(b"\xff\xfe" + SLIP.encode("utf-16-le"))
    for name in ("a.it.txt", "own/b.txt"):  # the cache trusts no file that changed just now
        os.utime(folder / name, (1_500_000_000, 1_500_000_000))
    said = lines(srclint(folder, "-v", ".").stderr)
    assert said == [
        f"configuration: {folder}/srclint.toml",
        f"configuration: {folder}/own/srclint.toml",
        "a.it.txt: language: it (said by the file's name); encoding: utf-8",
        "own/b.txt: language: en (said by configuration or command line); encoding: utf-16-le",
        "0 of 2 files came from the cache",
    ]
    assert lines(srclint(folder, "-v", ".").stderr)[-1] == "2 of 2 files came from the cache"
    assert lines(srclint(folder, "-v", "--isolated", ".").stderr)[0].startswith("configuration: no")


def test_the_run_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(SLIP, "utf-8")
    said = srclint(folder, "-v", "--fix", ".").stderr
    run = re.search(r"`srclint undo --run (\S+)`", said)
    assert run
    assert (folder / "a.txt").read_text("utf-8") == FIXED
    assert srclint(folder, "undo", "--run", run[1]).returncode == 0
    assert (folder / "a.txt").read_text("utf-8") == SLIP


def test_standard_input(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    assert "language: " in srclint(folder, "-v", "-").stderr
