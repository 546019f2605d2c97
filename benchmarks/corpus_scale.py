"""What `srclint corpus` costs: CPU time of all its processes, memory of driver and workers.

    python benchmarks/corpus_scale.py TEXTS [--documents 10000 100000] [--engines local ray]
        [--workers 1 2] [--select RULES] [--apart 2]

TEXTS is a folder of text files, whose paragraphs are put together anew into documents of 2 KB
(copies would trip the rules on copies), 20,000 to a Parquet file. Processes are sampled four
times a second, so that those which nobody waits for count too. `--apart N` starts N runs with one
worker each at once, which share nothing: what the machine itself gives, at best.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pyarrow
import pyarrow.parquet

SIZE = 2000
PER_FILE = 20_000
GROUP = 2000


def paragraphs(folder: Path) -> list[str]:
    """Paragraphs of at most 600 code points, of 3,000 files."""
    found = []
    for place in sorted(folder.rglob("*.txt"))[:3000]:
        text = place.read_text("utf-8", "replace")
        found += [part for part in text.split("\n\n") if 40 < len(part) <= 600]
    return found


def documents(parts: list[str], count: int) -> Iterator[str]:
    """Documents of about 2 KB."""
    dice = random.Random(9)
    for _ in range(count):
        chosen: list[str] = []
        while sum(map(len, chosen)) < SIZE:
            chosen.append(dice.choice(parts))
        yield "\n\n".join(chosen) + "\n"


def make(folder: Path, parts: list[str], count: int) -> None:
    """Write a collection."""
    folder.mkdir(parents=True)
    texts = documents(parts, count)
    for number in range(0, count, PER_FILE):
        some = [next(texts) for _ in range(min(PER_FILE, count - number))]
        table = pyarrow.table({"id": range(number, number + len(some)), "text": some})
        pyarrow.parquet.write_table(table, folder / f"{number:09}.parquet", row_group_size=GROUP)


def measured(command: list[str]) -> dict[str, float]:
    """Run to the end: CPU seconds of all processes, peak MB of the driver and of any other."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    top = psutil.Process(process.pid)
    cpu: dict[tuple[int, float], float] = {}
    peak = {"driver": 0.0, "worker": 0.0}
    while process.poll() is None:
        try:
            for one in [top, *top.children(recursive=True)]:
                with one.oneshot():
                    times = one.cpu_times()
                    cpu[one.pid, one.create_time()] = times.user + times.system
                    who = "driver" if one.pid == process.pid else "worker"
                    peak[who] = max(peak[who], one.memory_info().rss / 1e6)
        except psutil.Error:
            pass
        time.sleep(0.25)
    return {"cpu": sum(cpu.values()), "wall": time.monotonic() - begun, **peak}


def one_run(folder: Path, engine: str, workers: int, select: str, name: str = "out") -> str:
    """Do the run; its figures."""
    out = folder / name
    shutil.rmtree(out, ignore_errors=True)
    said = ["corpus", str(folder / "in"), "--out", str(out), "--isolated", "--split-size", "4"]
    said += ["--engine", engine, "--workers", str(workers)]
    said += ["--select", select] if select else []
    cost = measured([sys.executable, "-m", "srclint", *said])
    summary = json.loads((out / "summary.json").read_text())
    return (
        f"{engine:6} workers {workers}  CPU {cost['cpu']:7.1f} s"
        f"  wall {cost['wall']:7.1f} s  driver {cost['driver']:5.0f} MB"
        f"  largest other {cost['worker']:5.0f} MB  digest {summary['digest'][:12]}"
    )


def main() -> None:
    """Measure and print."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # a file or a terminal
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=["local", "ray"])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--select", default="")
    parser.add_argument("--apart", type=int, default=0, metavar="N")
    options = parser.parse_args()
    parts = paragraphs(options.texts)
    for count in options.documents:
        folder = Path(tempfile.mkdtemp(prefix="scale-"))
        make(folder / "in", parts, count)
        for engine in options.engines:
            for workers in options.workers:
                print(f"{count:8} documents  {one_run(folder, engine, workers, options.select)}")
        if options.apart:
            each = [(folder, "local", 1, options.select, f"out{n}") for n in range(options.apart)]
            with ThreadPoolExecutor(options.apart) as pool:
                for said in pool.map(lambda said: one_run(*said), each):
                    print(f"{count:8} documents  {said}, {options.apart} at once")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
