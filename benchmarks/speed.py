"""Time srclint against typos and codespell in one run; figures are ratios to typos.

    pip install typos codespell
    python benchmarks/speed.py [--corpus DIR | FOLDER ...] [--runs 3] [--markdown]

Makes a corpus of 10,000 files / 40 MB (see corpus.py) where none is given. Each command is a
whole process, run in turn with the others; of its runs the one with the least CPU time counts.
CPU time is user and system time of the process and its children, peak memory that of the
largest single process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import corpus

GROUPS = (
    "titles,characters,spacing,punctuation,structure",
    "titles",
    "characters",
    "spacing",
    "punctuation",
    "structure",
    "spelling",
    "names",
    "dates,money,numbers",
    "residue",
)
SRCLINT = [sys.executable, "-m", "srclint", "--isolated", "--output-format", "concise", "-q"]


@dataclass
class Cost:
    """Seconds and megabytes of one process and its children."""

    wall: float
    cpu: float
    memory: float


def cost(command: list[str], folder: Path, **environment: str) -> Cost:
    """Run a command, its output thrown away, Python's bytecode kept as an installer keeps it."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**kept, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def commands(cache: Path) -> dict[str, list[str]]:
    """What is timed over the whole corpus, by name."""
    timed = {
        "typos": ["typos", "--format", "brief", "."],
        "codespell": ["codespell", "."],
        "srclint, no rules": [*SRCLINT, "--no-cache", "--ignore", "ALL", "."],
        "srclint, all default rules": [*SRCLINT, "--no-cache", "."],
        "the same, one process": [*SRCLINT, "--no-cache", "--jobs", "1", "."],
    }
    for group in GROUPS:
        timed[f"srclint --select {group}"] = [*SRCLINT, "--no-cache", "--select", group, "."]
    timed["srclint, writing the cache"] = [*SRCLINT, "--cache-dir", str(cache), "."]
    timed["srclint, nothing changed"] = [*SRCLINT, "--cache-dir", str(cache), "."]
    return {name: line for name, line in timed.items() if shutil.which(line[0])}


def measure(folder: Path, runs: int) -> dict[str, Cost]:
    """The best of some runs of each command, in turn."""
    best: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch, "cache")
        for _ in range(runs):
            for name, line in commands(cache).items():
                if name == "srclint, writing the cache":
                    shutil.rmtree(cache, ignore_errors=True)
                now = cost(line, folder)
                if name not in best or now.cpu < best[name].cpu:
                    best[name] = now
    return best


def small(folder: Path, runs: int) -> dict[str, Cost]:
    """What somebody waits for: one file, and a hook on three, everything cached."""
    files = sorted(folder.rglob("*.txt"))
    three = [str(files[len(files) * part // 3]) for part in range(3)]
    with tempfile.TemporaryDirectory() as scratch:
        (folder / "srclint.toml").write_text("", "utf-8")
        try:
            hook = [sys.executable, "-m", "srclint", "-q", "--cache-dir", scratch]
            cost([*hook, "."], folder)
            timed = {
                "python -c pass": [sys.executable, "-c", "pass"],
                "one file, cached": [*hook, three[0]],
                "three changed files of all": [*hook, *three],
            }
            best: dict[str, Cost] = {}
            for _ in range(runs):
                for name, line in timed.items():
                    if "changed" in name:
                        for file in three:
                            with open(file, "ab") as out:
                                out.write(b"Changed.\n")
                    now = cost(line, folder)
                    if name not in best or now.wall < best[name].wall:
                        best[name] = now
        finally:
            (folder / "srclint.toml").unlink()
    return best


def main() -> None:
    """Time, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--corpus", type=Path, help="an existing corpus")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    folder = options.corpus
    if folder is None:
        folder = Path(tempfile.mkdtemp())
        corpus.make(folder, 10_000, 40_000_000, options.folders)
    size = sum(file.stat().st_size for file in folder.rglob("*.txt")) / 1e6
    print(f"{size:.1f} MB; ratios are to the CPU time of typos")
    print("| | CPU s | ratio | wall s | MB |\n|---|---|---|---|---|")
    found = measure(folder, options.runs)
    typos = found["typos"].cpu if "typos" in found else 0
    for name, one in found.items():
        ratio = f"{one.cpu / typos:.2f}" if typos else "–"
        print(f"| {name} | {one.cpu:.2f} | {ratio} | {one.wall:.2f} | {one.memory:.0f} |")
    for name, one in small(folder, 7).items():
        print(f"| {name} | {one.cpu:.3f} | | {one.wall:.3f} | {one.memory:.0f} |")


if __name__ == "__main__":
    main()
