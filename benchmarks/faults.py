"""Disturb `srclint --fix` at random moments: each document is as it was or fixed, never between.

    python benchmarks/faults.py [--moments 300] [--files 150] [--seed 1] [--only kill,full,…]

Makes a folder of documents that need fixing and learns from one quiet run what each becomes. Then,
again and again on a fresh copy, a fault at a random moment of the run:

    kill      kill -9 of the process and its workers
    full      a disk (tmpfs of a few hundred KB; needs root on Linux) that runs full
    rival     a second `--fix` that starts meanwhile
    writer    another program that rewrites documents meanwhile
    ledger    the newest ledger is cut short at a random byte, then `undo`
    cache     the cache is filled with junk between two runs

After each, every document must be as it was, as fixed, or as the other program wrote it; after
`undo` those that the ledger has must be as they were. Prints a row for each fault and ends with 1
where a document was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

TEXT = (
    "The harbour office  opens at nine , and the ferry leaves when the tide allows it .\n"
    "The clerk did not recieve the letter on time, and nobody minded the delay.  \n\n\n\n"
)
OTHER = b"Another program wrote this line.\n"


@dataclass
class Tally:
    """What came of one kind of fault. `halfway`: runs after which some documents were fixed."""

    moments: int = 0
    halfway: int = 0
    documents: int = 0
    lost: int = 0
    not_undone: int = 0


class Bench:
    """A folder, what it was, what it becomes, and where srclint keeps its things."""

    def __init__(self, place: Path, files: int) -> None:
        self.place, self.folder = place, place / "in"
        self.folder.mkdir(parents=True)
        self.before: dict[str, bytes] = {}
        for number in range(files):
            newline = ("\n", "\r\n")[number % 2]
            text = f"Report {number}\n\n" + TEXT * (1 + number % 9)
            self.before[f"{number:04}.txt"] = text.replace("\n", newline).encode()
        self.reset()
        begun = time.perf_counter()
        self.start("--fix").wait()
        self.seconds = time.perf_counter() - begun
        self.after = self.now()
        if self.after == self.before:
            raise SystemExit("nothing was fixed: the bench is of no use")
        if lost := [n for n in self.before if self.after[n] == self.before[n]]:
            raise SystemExit(f"{len(lost)} documents need no fix")

    def reset(self) -> None:
        """All documents as they were; no cache, no ledger."""
        for name in ("cache", "state"):
            shutil.rmtree(self.place / name, ignore_errors=True)
        for left in self.folder.iterdir():
            left.unlink()
        for name, data in self.before.items():
            (self.folder / name).write_bytes(data)

    def now(self) -> dict[str, bytes]:
        """All documents."""
        return {path.name: path.read_bytes() for path in self.folder.glob("*.txt")}

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        """Start srclint in a process group of its own."""
        environment = {
            **os.environ,
            "SRCLINT_CACHE_DIR": str(self.place / "cache"),
            "SRCLINT_STATE_DIR": str(self.place / "state"),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "srclint", *(args if "undo" in args else ("-q", *args, "."))],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def judge(self, tally: Tally, *also: bytes) -> None:
        """Count what is neither as it was nor fixed, nor `also`."""
        now = self.now()
        fixed = sum(now.get(name) == data for name, data in self.after.items())
        tally.moments += 1
        tally.documents += len(now)
        tally.halfway += 0 < fixed < len(self.before)
        for name, old in self.before.items():
            if now.get(name) not in (old, self.after[name], *also):
                tally.lost += 1

    def undo(self, tally: Tally, *also: bytes) -> None:
        """Undo all runs and count what is not back."""
        for _ in range(3):
            self.start("undo").wait()
        now = self.now()
        tally.not_undone += sum(
            now.get(name) not in (old, *also) for name, old in self.before.items()
        )


def kill(bench: Bench, tally: Tally) -> None:
    """Kill -9 at a random moment."""
    process = bench.start("--fix")
    time.sleep(random.uniform(0, bench.seconds * 1.1))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    bench.judge(tally)
    bench.undo(tally)


def full(bench: Bench, tally: Tally) -> None:
    """A disk of random size that documents, ledger and cache share."""
    need = sum(-(-len(data) // 4096) * 4096 for data in bench.before.values()) + 65_536
    size = need + random.randrange(need)
    small = bench.place / "small"
    small.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(small)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        return
    try:
        inner = Bench.__new__(Bench)
        inner.__dict__.update(bench.__dict__)
        inner.place, inner.folder = small, small / "in"
        inner.folder.mkdir()
        try:
            inner.reset()
        except OSError:
            return
        inner.start("--fix").wait()
        inner.judge(tally)
        inner.undo(tally)
    finally:
        subprocess.run(["umount", str(small)], check=True)


def rival(bench: Bench, tally: Tally) -> None:
    """Two runs at once."""
    first = bench.start("--fix")
    time.sleep(random.uniform(0, bench.seconds * 0.6))
    second = bench.start("--fix")
    first.wait()
    second.wait()
    bench.judge(tally)
    bench.undo(tally)


def writer(bench: Bench, tally: Tally) -> None:
    """Another program rewrites documents, each in one step, while srclint fixes them."""
    process = bench.start("--fix")
    names = random.sample(sorted(bench.before), 40)
    for name in names:
        time.sleep(random.uniform(0, bench.seconds / 30))
        beside = bench.folder / "beside.tmp"
        beside.write_bytes(OTHER)
        os.replace(beside, bench.folder / name)
    process.wait()
    now = bench.now()
    tally.lost += sum(now[name] != OTHER for name in names)
    bench.judge(tally, OTHER)
    bench.undo(tally, OTHER)


def ledger(bench: Bench, tally: Tally) -> None:
    """The ledger is cut short; what it still has is undone, the rest stays fixed."""
    bench.start("--fix").wait()
    files = [path for path in (bench.place / "state").rglob("*") if path.is_file()]
    victim = max(files, key=lambda path: (path.stat().st_size > 0, random.random()))
    data = victim.read_bytes()
    victim.write_bytes(data[: random.randrange(len(data))])
    bench.start("undo").wait()
    bench.judge(tally)


def cache(bench: Bench, tally: Tally) -> None:
    """The cache holds junk when the run that fixes begins."""
    bench.start().wait()
    for path in (bench.place / "cache").rglob("*"):
        if path.is_file():
            data = bytearray(path.read_bytes())
            for _ in range(random.randrange(1, 200)):
                data[random.randrange(len(data))] = random.randrange(256)
            path.write_bytes(bytes(data[: random.randrange(len(data))] or b"junk"))
    bench.start("--fix").wait()
    now = bench.now()
    tally.lost += sum(now[name] != data for name, data in bench.after.items())
    bench.judge(tally)
    bench.undo(tally)


FAULTS = {one.__name__: one for one in (kill, full, rival, writer, ledger, cache)}
SHARE = {"kill": 1.0}
"""Of the moments asked for, how many a fault gets; a tenth where nothing is said."""


def main() -> None:
    """Disturb, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=300)
    parser.add_argument("--files", type=int, default=450)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(FAULTS))
    options = parser.parse_args()
    random.seed(options.seed)
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), options.files)
        print(f"{options.files} documents; a quiet run takes {bench.seconds:.2f} s")
        print("| fault | moments | halfway | documents | lost | not undone |")
        print("|---|---|---|---|---|---|")
        for name in options.only.split(","):
            tally = Tally()
            for _ in range(max(1, round(options.moments * SHARE.get(name, 0.1)))):
                bench.reset()
                FAULTS[name](bench, tally)
            print(
                f"| {name} | {tally.moments} | {tally.halfway} | {tally.documents} "
                f"| {tally.lost} | {tally.not_undone} |",
                flush=True,
            )
            failed |= bool(tally.lost or tally.not_undone)
    sys.exit(failed)


if __name__ == "__main__":
    main()
