"""What the tests of `srclint corpus` share: a small collection, an engine, what came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from command import SLIP

from srclint.config import Config
from srclint.corpus.driver import Driver, Result
from srclint.corpus.engine import Lost, Merge, Work, tree
from srclint.corpus.job import Job
from srclint.corpus.place import Place

SELECT = ("PUN002", "SPL020", "SRC006")


class Serial:
    """One item after the other; of those it is told to lose, each once."""

    def __init__(self, lose: Sequence[str] = ()) -> None:
        self.lose = list(lose)
        self.done: list[Any] = []

    def map(self, work: Work, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for item in items:
            name = getattr(getattr(item, "split", None), "name", "")
            if name in self.lose:
                self.lose.remove(name)
                yield item, Lost("told to")
            else:
                self.done.append(item)
                yield item, work(item)

    def merge(self, work: Merge, runs: Sequence[str]) -> list[str]:
        return tree(self, work, runs)

    def report(self) -> dict[str, Any]:
        return {"engine": "serial", "workers": 1}


def texts(count: int) -> list[dict[str, Any]]:
    return [{"id": f"n{n}", "text": f"{SLIP} Trip {n} {'and ' * (n % 7)}on."} for n in range(count)]


def job(source: Path, out: Path, **more: Any) -> Job:
    config = more.pop("config", None) or Config(source)
    return Job(Place(str(source)), Place(str(out)), config, (SELECT, (), (), None), **more)


def run(job: Job, engine: Any = None, size: int | None = None, **more: Any) -> Result:
    return Driver(job, engine or Serial(), split_size=size, **more).run()


def documents(out: Path) -> list[dict[str, Any]]:
    dataset: Any = import_module("pyarrow.dataset")
    found = dataset.dataset(out / "documents").to_table().to_pylist()
    return sorted(found, key=lambda row: (row["path"], row["row"] or 0))
