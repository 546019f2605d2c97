"""A run over a collection: plan, look, merge, check, report. Nothing here prints.

The driver's memory holds the splits and their sums, never documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version
from time import monotonic
from typing import TYPE_CHECKING, Any

from srclint import told
from srclint.corpus import look, merge, passes, plan
from srclint.corpus.engine import Lost, dependably
from srclint.corpus.ids import repeated
from srclint.corpus.judge import DIGEST
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from srclint.corpus.engine import Engine
    from srclint.corpus.job import Job
    from srclint.corpus.look import Task
    from srclint.corpus.plan import Split

BUCKET = 8 << 20
"""Bytes of input whose facts are merged together, by one process: seconds of work."""

MOST_BUCKETS = 256

ATTEMPTS = 20
"""How often a split is tried that its engine loses: after the first time it is guarded, so that
what ends it comes from outside."""

PLAN, FACTS, SUMMARY = "_work/plan.json", "_work/facts.json", "summary.json"


@dataclass(frozen=True)
class Progress:
    """How far a pass is: documents, and bytes of the input of all; `seconds` since it began."""

    name: str
    documents: int
    bytes: int
    of: int
    seconds: float


@dataclass(slots=True)
class Result:
    """What a run came to; `failed` are splits that could not be done, a line each."""

    summary: dict[str, Any]
    failed: list[str] = field(default_factory=list)


@dataclass
class Driver:
    """Does a job on an engine. With `resume`, what is done already is not done again."""

    job: Job
    engine: Engine
    resume: bool = False
    split_size: int | None = None
    export: str | None = None
    progress: Callable[[Progress], None] | None = None

    def run(self) -> Result:
        """Do all of it. Raises UserError where it cannot begin, or the storage refuses."""
        with told.shared() as path:
            self.job = replace(self.job, told=path)
            return self._run()

    def _run(self) -> Result:
        begun = monotonic()
        tasks = self._tasks(self._planned())
        if self.job.observes:
            self.job = replace(self.job, facts=self._facts(tasks))
        results, failed = self._over("check", tasks)
        if self.export == "dolma":
            failed += self._over("dolma", tasks)[1]
        summary = self._summary(results, tasks, failed)
        summary["seconds"] = round(monotonic() - begun, 3)
        self.job.target.write_json(SUMMARY, summary)
        if not failed:
            for folder in (look.FOLDER, merge.FOLDER):
                self.job.target.delete(folder)
        return Result(summary, failed)

    def facts(self) -> str:
        """Only look and merge; the digest of the facts. Raises UserError as `run` does."""
        with told.shared() as path:
            self.job = replace(self.job, told=path)
            return self._facts(self._tasks(self._planned()))

    # ---- plan
    def _planned(self) -> list[Split]:
        """The splits; those of the run that is gone on with. Raises UserError for another's."""
        job, target = self.job, self.job.target
        said = {"job": job.fingerprint(), "source": job.source.shown}
        splits = plan.plan(job, self.split_size)
        new = {**said, "splits": plan.as_json(splits)}
        old = target.read_json(PLAN)
        if old is None and target.is_empty():
            target.write_json(PLAN, {**new, "firsts": None})  # it is ours, whatever comes
            return self._counted(splits, new)
        if not self.resume or old is None:
            raise UserError(
                f"{target.shown}: it holds the output of another run; name another place, or go on"
                " with --resume"
            )
        firsts = old.pop("firsts")
        if old != _as_read(new):
            raise UserError(
                f"{target.shown}: it holds the output of a run with another input, version or"
                " configuration; name another place"
            )
        if firsts is None:
            return self._counted(splits, new)
        return [replace(split, first=first) for split, first in zip(splits, firsts, strict=True)]

    def _counted(self, splits: list[Split], said: dict[str, Any]) -> list[Split]:
        """The splits, which know their rows, and are remembered so."""
        splits = self._numbered(splits)
        self.job.target.write_json(PLAN, {**said, "firsts": [split.first for split in splits]})
        return splits

    def _numbered(self, splits: list[Split]) -> list[Split]:
        """Splits of JSON Lines that know which line they begin with."""
        todo = [split for split in splits if split.end and not _knows_rows(split)]
        results, failed = self._over("count", [look.Task(split) for split in todo])
        if failed:
            raise UserError(failed[0])
        numbered, row, path = [], 1, ""
        for split in splits:
            if split.name not in results:
                numbered.append(split)
                continue
            row = row if split.path == path else 1
            numbered.append(replace(split, first=row))
            row, path = row + results[split.name]["lines"], split.path
        return numbered

    def _tasks(self, splits: Sequence[Split]) -> list[Task]:
        total = sum(split.size for split in splits)
        buckets = min(total // BUCKET + 1, MOST_BUCKETS)
        counts: dict[str, int] = {}
        tasks = []
        for split in splits:
            number = counts.get(split.path, 0)
            counts[split.path] = number + 1
            tasks.append(look.Task(split, number, 0, buckets))
        return [replace(task, count=counts[task.split.path]) for task in tasks]

    # ---- facts
    def _facts(self, tasks: Sequence[Task]) -> str:
        """Observe and merge; the digest of the facts."""
        target = self.job.target
        known = target.read_json(FACTS) if self.resume else None
        if known and known["job"] == self.job.fingerprint() and target.info(merge.FACTS):
            return str(known["digest"])
        _, failed = self._over("observe", tasks)
        if failed:
            raise UserError(f"{failed[0]}; without it nothing can be judged by the whole")
        names = [task.split.name for task in tasks]
        buckets = [(number, names) for number in range(tasks[0].buckets)]
        runs = sorted(dependably(self.engine, partial(merge.merge_bucket, self.job), buckets))
        runs = self.engine.merge(partial(merge.merge_runs, self.job), runs)
        (digest,) = dependably(self.engine, partial(merge.publish, self.job), [runs])
        target.write_json(FACTS, {"job": self.job.fingerprint(), "digest": digest})
        return str(digest)

    # ---- passes over splits
    def _over(self, name: str, tasks: Sequence[Task]) -> tuple[dict[str, Any], list[str]]:
        """Results by split, and what could not be done."""
        results: dict[str, Any] = {}
        failed: list[str] = []
        begun, of = monotonic(), sum(task.split.size for task in tasks)
        done = documents = 0
        for task, result in self._each(name, tasks):
            done += task.split.size
            if isinstance(result, Lost):
                failed.append(f"{task.split.path}: {result.reason}")
            elif "failed" in result:
                failed.append(result["failed"])
            else:
                results[task.split.name] = result
                documents += result.get("documents", 0)
            if self.progress:
                self.progress(Progress(name, documents, done, of, monotonic() - begun))
        if len(results) + len(failed) != len(tasks):
            raise AssertionError(f"of {len(tasks)} splits {len(results) + len(failed)} came back")
        return results, sorted(failed)

    def _each(self, name: str, tasks: Sequence[Task]) -> Iterator[tuple[Task, Any]]:
        """Each split with what it came to; what is lost or fails is done again, guarded."""
        tasks = sorted(tasks, key=lambda task: -task.split.size)  # a large one last is waited for
        todo = tasks
        if self.resume:
            known = [(task, passes.done(self.job, name, task)) for task in tasks]
            yield from ((task, result) for task, result in known if result is not None)
            todo = [task for task, result in known if result is None]
        for attempt in range(ATTEMPTS):
            again: list[Task] = []
            for task, result in self.engine.map(partial(passes.run, self.job, name), todo):
                wrong = isinstance(result, Lost) or "failed" in result
                if wrong and attempt + 1 < ATTEMPTS:
                    again.append(replace(task, guarded=True))
                else:
                    yield task, result
            todo = again

    # ---- report
    def _summary(
        self, results: dict[str, Any], tasks: Sequence[Task], failed: Sequence[str]
    ) -> dict[str, Any]:
        total: dict[str, Any] = {"digest": 0}
        for result in results.values():
            for key, value in result.items():
                if isinstance(value, dict):
                    known = total.setdefault(key, {})
                    for each, count in value.items():
                        known[each] = known.get(each, 0) + count
                elif key == "digest":
                    total[key] = (total[key] + int(value, 16)) % DIGEST
                else:
                    total[key] = total.get(key, 0) + value
        total["digest"] = f"{total['digest']:032x}"
        if total.get("documents", 0) != total.get("ok", 0) + total.get("error", 0):
            raise AssertionError(f"documents are not ok and error together: {total}")
        return {
            **total,
            "splits": len(tasks),
            "failed": list(failed),
            "repeated_ids": repeated(self.job, tasks) if self._has_ids(tasks) else None,
            "facts": self.job.facts or None,
            "run": {**self.engine.report(), "version": version("srclint")},
        }

    def _has_ids(self, tasks: Sequence[Task]) -> bool:
        return any(self.job.fields(path).id for path in {task.split.path for task in tasks})


def _knows_rows(split: Split) -> bool:
    return split.only or not split.path.lower().endswith(".jsonl")


def _as_read(said: dict[str, Any]) -> Any:
    import json

    return json.loads(json.dumps(said))
