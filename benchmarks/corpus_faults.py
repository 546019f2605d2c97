"""`srclint corpus` over planted faults, with workers and drivers killed: is anything lost?

    python benchmarks/corpus_faults.py [--documents 20000] [--engines local ray] [--kills all]

Makes a collection in all formats with documents that raise, kill their process, loop in Python
and in C, are null, empty or no JSON, have ids twice, and with files that are cut off or flipped.
Runs it over engines, workers and split sizes, then with a worker killed and with the driver
killed at every marker (`--kills N`: at every Nth; 0: never) and gone on with. After each run
every document has to be in the output exactly once, with the status it must have, and the digest
has to be the same. Prints a table; exit code 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import psutil
import pyarrow
import pyarrow.parquet
import zstandard

FAULTS = ("raise", "kill", "loop", "loop in C")
RULE = """
import os, signal
from srclint import Problem, rule

@rule("FLT001", summary="s.", why="w.", examples=[], wakes="FAULT")
def fault(doc):
    text = doc.text
    if "FAULT: raise." in text:
        raise RuntimeError("planted")
    if "FAULT: kill." in text:
        os.kill(os.getpid(), signal.SIGKILL)
    while "FAULT: loop." in text:
        pass
    if "FAULT: loop in C." in text:
        sum(range(10**15))
    yield Problem.at(0, 1, "a fault")
"""
Expected = dict[tuple[str, int | None], str]


WORDS = (
    *("the", "ferry", "was", "late", ",", "and", "nobody", "minded", "it", "much", "until"),
    *("rain", "came", "over", "harbour"),
)


def sentences(number: int) -> str:
    """A text of its own for each number."""
    dice = random.Random(number)
    return " ".join(dice.choice(WORDS) for _ in range(dice.randrange(20, 120))).capitalize() + "."


def records(count: int, begin: int, faulty: bool) -> Iterator[tuple[dict[str, Any], str]]:
    """Records and the status that each must have."""
    for number in range(begin, begin + count):
        record: dict[str, Any] = {"id": f"d{number - number % 50 // 49}", "text": sentences(number)}
        status = "ok"
        at = (number - begin) % max(count // 2, 50)
        if at == 7:
            record["text"], status = None, "error"
        elif at == 13:
            record["text"] = ""
        elif faulty and number - begin in range(20, 20 + 5 * len(FAULTS), 5):
            record["text"] += f" FAULT: {FAULTS[(number - begin - 20) // 5]}."
            status = "error"
        yield record, status


def plant(folder: Path, count: int) -> Expected:
    """Write the collection; which document must have which status."""
    expected: Expected = {}
    share = count // 4

    def lines(name: str, begin: int, *, faulty: bool = False) -> bytes:
        out = []
        for row, (record, status) in enumerate(records(share, begin, faulty), 1):
            out.append(json.dumps(record).encode())
            expected[name, row] = status
            if row % 97 == 0:  # bad lines of all kinds
                out[-1] = (b"{", b"[]", b'{"text": "\xff"}', b'{"no": 1}')[row % 4]
                expected[name, row] = "error"
        return b"\n".join(out) + b"\n"

    (folder / "a.jsonl").write_bytes(lines("a.jsonl", 0, faulty=True))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines("b.jsonl.gz", share)))
    packer = zstandard.ZstdCompressor(write_checksum=True)
    (folder / "c.jsonl.zst").write_bytes(packer.compress(lines("c.jsonl.zst", 2 * share)))
    rows = list(records(share, 3 * share, True))
    expected |= {("d.parquet", row): status for row, (_, status) in enumerate(rows, 1)}
    table = pyarrow.Table.from_pylist([record for record, _ in rows])
    group = max(share // 20, 10)
    pyarrow.parquet.write_table(
        table, folder / "d.parquet", row_group_size=group, write_page_checksum=True
    )
    texts = folder / "texts"
    texts.mkdir()
    for number in range(share // 20):
        (texts / f"{number:04}.txt").write_text(sentences(number) + "\n", "utf-8")
        expected[f"texts/{number:04}.txt", None] = "ok"
    damaged(folder, expected)
    return expected


def damaged(folder: Path, expected: Expected) -> None:
    """Files that are cut off or flipped: what stands before the damage, and one row for it."""
    whole = b"".join(json.dumps({"text": sentences(n)}).encode() + b"\n" for n in range(3000))
    packed = gzip.compress(whole)
    (folder / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    middle = len(packed) // 2
    flip = bytes([packed[middle] ^ 0xFF])
    (folder / "flipped.jsonl.gz").write_bytes(packed[:middle] + flip + packed[middle + 1 :])
    (folder / "empty.jsonl").write_bytes(b"")
    data = (folder / "d.parquet").read_bytes()
    (folder / "cut.parquet").write_bytes(data[:-20])
    for name in ("cut.jsonl.gz", "flipped.jsonl.gz", "empty.jsonl", "cut.parquet"):
        expected[name, None] = "error"
    table = pyarrow.table({"text": [sentences(n) for n in range(300)]})
    place = folder / "flipped.parquet"
    pyarrow.parquet.write_table(table, place, row_group_size=100, write_page_checksum=True)
    meta = pyarrow.parquet.ParquetFile(place).metadata.row_group(1).column(0)
    at = (meta.dictionary_page_offset or meta.data_page_offset) + meta.total_compressed_size // 2
    bytes_ = bytearray(place.read_bytes())
    bytes_[at] ^= 0xFF
    place.write_bytes(bytes_)
    for row in range(1, 301):
        expected["flipped.parquet", row] = "error" if 100 < row <= 200 else "ok"


def environment(folder: Path) -> dict[str, str]:
    """What makes the rule with the faults an installed one."""
    plugin = folder / "plugin"
    info = plugin / "faulty-1.dist-info"
    info.mkdir(parents=True)
    (plugin / "faulty.py").write_text(RULE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[srclint.rules]\nfaulty = faulty\n", "utf-8")
    known = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(plugin), known)))}


def command(source: Path, out: Path, engine: str, workers: int, split: float) -> list[str]:
    """A run of this kind, gone on with where there was one."""
    return [
        *(sys.executable, "-m", "srclint", "corpus", str(source), "--out", str(out)),
        *("--engine", engine, "--workers", str(workers), "--split-size", str(split)),
        *("--id-column", "id", "--isolated", "--language", "en", "--time-limit", "1", "--resume"),
        *("--select", "FLT001,PUN002,SPC001,SPL020,SRC006"),
    ]


def verdict(out: Path, expected: Expected, code: int | None) -> tuple[str, str]:
    """What is wrong with an output ("" for nothing), and its digest."""
    if not (out / "summary.json").exists():
        return f"no summary (exit code {code})", ""
    summary = json.loads((out / "summary.json").read_text())
    rows = duckdb.execute(
        f"SELECT path, row, status, count(*) FROM '{out}/documents/*.parquet' GROUP BY ALL"
    ).fetchall()
    wrong = [f"{path}#{row} stands {times} times" for path, row, _, times in rows if times != 1]
    got = {(path, row): status for path, row, status, _ in rows}
    for place, status in expected.items():
        if got.get(place) != status:
            wrong.append(f"{place} is {got.get(place)}, not {status}")
    files = {"cut.jsonl.gz", "flipped.jsonl.gz"}  # whose damage says how far they can be read
    wrong += [f"{place} is not expected" for place in got.keys() - expected.keys()
              if place[0] not in files]  # fmt: skip
    if (
        summary["documents"] != summary["ok"] + summary["error"]
        or len(rows) != summary["documents"]
    ):
        wrong.append("the sums do not add up")
    if code != 2:
        wrong.append(f"exit code {code}")
    return "; ".join(wrong[:3]), summary["digest"]


class Killer:
    """Watches a run's markers and kills at each, or each Nth: a worker, or the driver."""

    def __init__(self, whom: str, every: int, out: Path) -> None:
        self._whom, self._every, self._out = whom, every, out
        self.kills = 0

    def run(self, said: list[str], env: dict[str, str]) -> int:
        """Run to the end, however often it is killed; the last exit code."""
        while True:
            process = subprocess.Popen(
                said, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            code = self._watch(process)
            if code is not None:
                return code

    def _watch(self, process: subprocess.Popen[bytes]) -> int | None:
        last = self._markers()
        while (code := process.poll()) is None:
            now = self._markers()
            if self._every and now >= last + self._every:
                last = now
                self.kills += self._kill(process)
                if self._whom == "driver":
                    process.wait()
                    return None
            time.sleep(0.02)
        return code

    def _kill(self, process: subprocess.Popen[bytes]) -> int:
        if self._whom == "driver":
            process.kill()
            return 1
        for child in psutil.Process(process.pid).children(recursive=True):
            try:
                said = " ".join(child.cmdline())
                if "spawn_main" in said or said.startswith("ray::_call") or "corpus.child" in said:
                    child.send_signal(signal.SIGKILL)
                    return 1
            except psutil.Error:
                continue
        return 0

    def _markers(self) -> int:
        try:
            return sum(1 for _ in (self._out / "_work").glob("*/*.json"))
        except FileNotFoundError:  # a folder is taken away at the end, while it is listed
            return 0


def main() -> int:
    """Run the matrix."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--engines", nargs="+", default=["local", "ray"])
    parser.add_argument("--kills", default="all")
    parser.add_argument("--only-kills", action="store_true", help="leave out undisturbed runs")
    parser.add_argument("--split-size", type=float, default=0.2, help="MB, where there are kills")
    options = parser.parse_args()
    every = 1 if options.kills == "all" else int(options.kills)
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    source = folder / "in"
    source.mkdir()
    expected = plant(source, options.documents)
    env = environment(folder)
    print(f"{len(expected)} expected rows; {sum(s == 'error' for s in expected.values())} errors")
    small = options.split_size
    calm = () if options.only_kills else ((2, 0.5), (1, small))
    runs = [(e, w, s, "") for e in options.engines for w, s in calm]
    if every:
        runs += [(e, 2, small, whom) for e in options.engines for whom in ("worker", "driver")]
    digests, bad = set(), 0
    for engine, workers, split, whom in runs:
        out = folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        killer = Killer(whom, every if whom else 0, out)
        begun = time.monotonic()
        code = killer.run(command(source, out, engine, workers, split), env)
        wrong, digest = verdict(out, expected, code)
        digests.add(digest)
        bad += bool(wrong)
        splits = len(list((out / "documents").glob("*.parquet"))) if out.exists() else 0
        print(
            f"{engine:6} workers {workers}  splits {splits:3}  {whom or 'nobody':6} killed"
            f" {killer.kills:3} times  {time.monotonic() - begun:6.0f} s  digest {digest[:12]}"
            f"  {wrong or 'nothing lost, nothing twice'}",
            flush=True,
        )
    print("digests are the same" if len(digests) == 1 else f"DIGESTS DIFFER: {digests}")
    shutil.rmtree(folder, ignore_errors=True)
    return int(bool(bad) or len(digests) != 1)


if __name__ == "__main__":
    sys.exit(main())
