"""Work on many files: in this process where it is little, over all cores where it is much."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from srclint.watch import WATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

Task = TypeVar("Task")
Result = TypeVar("Result")
Context = TypeVar("Context")

ENOUGH = 4 << 20
"""Bytes of text from which starting processes pays: below, they cost more than they save."""

PART = 1 << 20
"""Bytes of text that one worker is given at a time."""

AHEAD = 3
"""Parts for each worker that are under way at once."""

FORKS = sys.platform == "linux"
"""Whether workers start as copies of this process, with all that it has imported and compiled."""

_context: list[Any] = []
"""In a worker: what its tasks share, sent once."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    function: Callable[[Context, Task], Result],
    context: Context,
    tasks: Sequence[Task],
    sizes: Sequence[int],
    jobs: int | None = None,
) -> Iterator[Result]:
    """`function(context, task)` for every task, results in order; `sizes` are in bytes.

    With `jobs` 1, or little to do, nothing is started. A worker that dies takes only the
    task with it that killed it: `WorkerDiedError` is its result.
    """
    if workers := workers_for(sizes, jobs):
        yield from _over_processes(function, context, tasks, sizes, workers)
        return
    for task in tasks:
        yield function(context, task)


def workers_for(sizes: Sequence[int], jobs: int | None = None) -> int:
    """How many processes `each` starts for tasks of these sizes (bytes); 0: none."""
    total = sum(sizes)
    if jobs is None and total < ENOUGH:
        return 0
    workers = min(jobs or cores(), -(-total // PART), len(sizes))
    return workers if workers > 1 else 0


class WorkerDiedError(Exception):
    """The process that worked on a task was killed or crashed."""


def _over_processes(
    function: Callable[[Any, Any], Any],
    context: Any,
    tasks: Sequence[Any],
    sizes: Sequence[int],
    workers: int,
) -> Iterator[Any]:
    parts = deque(_parts(tasks, sizes))
    while parts:
        yield from _until_one_dies(function, context, parts, workers)
        if parts:
            yield from _one_by_one(function, context, parts.popleft())


def _until_one_dies(
    function: Callable[[Any, Any], Any], context: Any, parts: deque[list[Any]], workers: int
) -> Iterator[Any]:
    """Results of parts, in order, each taken off `parts`; a worker that dies leaves its own there.

    Only so many parts are under way that no worker waits: results do not pile up in memory.
    """
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    running: deque[Future[list[Any]]] = deque()
    with _executor(workers, context) as executor:
        try:
            while parts:
                for part in list(islice(parts, len(running), AHEAD * workers)):
                    running.append(executor.submit(_part, function, part))
                results = running.popleft().result()
                parts.popleft()
                yield from results
        except BrokenProcessPool:
            return
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _one_by_one(
    function: Callable[[Any, Any], Any], context: Any, tasks: Sequence[Any]
) -> Iterator[Any]:
    """Each task in a process of its own, to find the one that kills it."""
    from concurrent.futures.process import BrokenProcessPool

    for task in tasks:
        with _executor(1, context) as executor:
            try:
                yield executor.submit(_part, function, [task]).result()[0]
            except BrokenProcessPool:
                yield WorkerDiedError()


def _executor(workers: int, context: Any) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    start = get_context("fork" if FORKS else None)
    return ProcessPoolExecutor(workers, start, _start, (context,))


def _parts(tasks: Sequence[Any], sizes: Sequence[int]) -> Iterator[list[Any]]:
    part: list[Any] = []
    weight = 0
    for task, size in zip(tasks, sizes, strict=True):
        part.append(task)
        weight += size + 1024
        if weight >= PART:
            yield part
            part, weight = [], 0
    if part:
        yield part


def _start(context: Any) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):  # they end a worker without a traceback
        signal.signal(number, signal.SIG_DFL)
    if os.name == "posix":
        Thread(target=leave_with, args=(os.getppid(),), daemon=True).start()
    WATCH.enable()
    _context[:] = [context]


def leave_with(parent: int) -> None:
    """End this worker when the process that gives it work was killed: nothing else tells it."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _part(function: Callable[[Any, Any], Any], tasks: Sequence[Any]) -> list[Any]:
    return [function(_context[0], task) for task in tasks]
