"""A folder under git whose changes are checked with `--since`."""

from __future__ import annotations

import subprocess
from itertools import count
from pathlib import Path

SLIP = "The ferry was late , they said."
CLEAN = "The bus came on time, and nobody minded it at all."


def git(folder: Path, *words: str) -> str:
    settings = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *settings, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


numbers = count()


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", f"change {next(numbers)}", "--allow-empty")
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> Path:
    """A new one with two documents, one finding in each."""
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "srclint.toml").write_text('select = ["PUN002"]\n', "utf-8")
    (folder / "a.txt").write_text(f"{CLEAN}\n\n{SLIP}\n\n{CLEAN}\n", "utf-8")
    (folder / "old.txt").write_text(f"{SLIP}\n{CLEAN}\n", "utf-8")
    commit(folder)
    return folder
