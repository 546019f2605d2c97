"""What the facts of a collection cost: look, merge and publish, without checking anything.

    python benchmarks/corpus_facts.py TEXTS [--documents 10000 100000] [--workers 2]
        [--select RULES]

Makes collections as `corpus_scale.py` does. Memory is that of all processes together, sampled
four times a second: while documents are looked at, and while their facts are merged.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from threading import Thread

import psutil
from corpus_scale import make, paragraphs

from srclint.config import Config
from srclint.corpus import merge
from srclint.corpus.driver import Driver, Progress
from srclint.corpus.engine import Local
from srclint.corpus.job import Job
from srclint.corpus.place import Place


class Peaks:
    """Largest memory of all processes together, and of one of them, in MB, by phase."""

    def __init__(self) -> None:
        self.phase = "look"
        self.begun = {"look": time.monotonic()}
        self.all: dict[str, float] = {}
        self.one: dict[str, float] = {}
        Thread(target=self._watch, daemon=True).start()

    def merging(self, now: Progress) -> None:
        """Looking is over when all is looked at."""
        if now.bytes >= now.of and now.name == "observe":
            self.phase = "merge"
            self.begun["merge"] = time.monotonic()

    def _watch(self) -> None:
        me = psutil.Process()
        while True:
            sizes = []
            for one in [me, *me.children(recursive=True)]:
                try:
                    sizes.append(one.memory_info().rss / 1e6)
                except psutil.Error:
                    continue
            self.all[self.phase] = max(self.all.get(self.phase, 0.0), sum(sizes))
            self.one[self.phase] = max(self.one.get(self.phase, 0.0), *sizes)
            time.sleep(0.25)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--select", default="")
    options = parser.parse_args()
    parts = paragraphs(options.texts)
    select = tuple(options.select.split(",")) if options.select else None
    for count in options.documents:
        folder = Path(tempfile.mkdtemp(prefix="facts-"))
        make(folder / "in", parts, count)
        source, target = Place(str(folder / "in")), Place(str(folder / "out"))
        job = Job(source, target, Config(folder), (select, (), (), None))
        engine = Local(options.workers)
        peaks = Peaks()
        driver = Driver(job, engine, progress=peaks.merging)
        driver.facts()
        end = time.monotonic()
        engine.close()
        sqlite = target.info(merge.FACTS)
        print(
            f"{count:8} documents  look {peaks.begun['merge'] - peaks.begun['look']:6.0f} s,"
            f" {peaks.all['look']:5.0f} MB  merge {end - peaks.begun['merge']:6.0f} s,"
            f" {peaks.all['merge']:5.0f} MB (largest process {peaks.one['merge']:5.0f})"
            f"  SQLite {sqlite.size / 1e6 if sqlite else 0:6.1f} MB",
            flush=True,
        )
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
