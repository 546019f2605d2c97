"""What an engine is given to do: a pass over a split, its marker written last."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from srclint.corpus import dolma, judge, look, rows
from srclint.corpus.child import HopelessError, guarded
from srclint.corpus.place import first_line
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from srclint.corpus.job import Job
    from srclint.corpus.look import Task

    Pass = Callable[[Job, Task, Mapping[int, str], int | None], dict[str, Any]]


def _count(job: Job, task: Task, skip: Mapping[int, str], progress: int | None) -> dict[str, Any]:
    return {"lines": rows.count_lines(job, task.split)}


PASSES: Mapping[str, Pass] = {
    "count": _count,
    "observe": look.observe_split,
    "check": judge.check_split,
    "dolma": dolma.export_split,
}
"""Passes over splits. Each writes the same files however often it is done."""


def marker(name: str, split: str) -> str:
    """Where it is said that a split is done."""
    return f"_work/{name}/{split}.json"


def signature(job: Job, task: Task) -> dict[str, Any]:
    """What a marker has to say for what it marks to be as good as new."""
    return {
        "job": job.fingerprint(),
        "facts": job.facts,
        "input": [list(file) for file in task.split.files],
        "piece": [task.split.start, task.split.end, task.split.first, task.buckets],
    }


def run(job: Job, name: str, task: Task) -> dict[str, Any]:
    """Do a pass over a split. What goes wrong with it as a whole is `failed` in what it returns."""
    begun = time.process_time()
    try:
        result = guarded(job, name, task) if task.guarded else PASSES[name](job, task, {}, None)
        said = {**signature(job, task), "result": result, "cpu": time.process_time() - begun}
        job.target.write_json(marker(name, task.split.name), said)
    except (OSError, UserError, HopelessError) as error:
        return {"failed": f"{task.split.path}: {first_line(error)}"}
    return result


def done(job: Job, name: str, task: Task) -> dict[str, Any] | None:
    """What a pass over a split came to, if it is done already."""
    said = job.target.read_json(marker(name, task.split.name))
    wanted = signature(job, task)
    if not isinstance(said, dict) or {key: said.get(key) for key in wanted} != wanted:
        return None
    result: dict[str, Any] = said["result"]
    return result
