"""What does the work: an engine is three methods, and a plug-in may bring another.

A plug-in is an entry point of the group `srclint.engines`: a function of the number of workers
(None: the engine's own choice) that returns a context manager, which gives the engine.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol

from srclint import pool
from srclint.model import UserError
from srclint.settings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor
    from contextlib import AbstractContextManager

Work = Callable[[Any], Any]
"""What is done to an item; it can be pickled, and so can items and results."""

Merge = Callable[[tuple[str, Sequence[str]]], str]
"""Joins runs of facts, by name, into one of the name given; returns that."""

FAN = 16
"""Runs that one step of a tree joins."""

AHEAD = 2
"""Items for each worker that are under way at once."""


@dataclass(frozen=True)
class Lost:
    """What an engine says of an item whose process died. It may be done again."""

    reason: str


class Engine(Protocol):
    """Does work on many items. Nothing of it knows what the work is."""

    def map(self, work: Work, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each item with its result, or with `Lost`, in any order; an exception is raised.

        Only so many items are under way that memory does not grow with their number.
        """

    def merge(self, work: Merge, runs: Sequence[str]) -> list[str]:
        """Join runs until at most `FAN` are left; returns their names."""

    def report(self) -> dict[str, Any]:
        """What stands in the summary of how it was done: at least `engine` and `workers`."""


def tree(engine: Engine, work: Merge, runs: Sequence[str]) -> list[str]:
    """`merge` by means of `map`, level by level. Raises UserError where a step is lost for good."""
    left, level = list(runs), 0
    while len(left) > FAN:
        level += 1
        todo = [
            (f"level-{level}-{number:05}", left[start : start + FAN])
            for number, start in enumerate(range(0, len(left), FAN))
        ]
        left = sorted(dependably(engine, work, todo))
    return left


def dependably(engine: Engine, work: Work, items: Iterable[Any], attempts: int = 10) -> list[Any]:
    """Results in any order; what is lost is done again. Raises UserError."""
    results: list[Any] = []
    todo = list(items)
    wanted = len(todo)
    for _ in range(attempts):
        lost = []
        for item, result in engine.map(work, todo):
            if isinstance(result, Lost):
                lost.append(item)
            else:
                results.append(result)
        if len(results) + len(lost) != wanted:
            raise AssertionError(
                f"the engine passed over {wanted - len(results) - len(lost)} items"
            )
        if not (todo := lost):
            return results
    raise UserError(f"merging facts fails: {len(todo)} processes died; is there enough memory?")


class Local:
    """Processes of this machine, which stay from one `map` to the next: what they have loaded and
    looked up for one pass they know in the other."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._restarts = 0
        self._executor: ProcessPoolExecutor | None = None

    def map(self, work: Work, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each item with its result; those under way when a worker dies are lost."""
        from concurrent.futures import FIRST_COMPLETED, wait
        from concurrent.futures.process import BrokenProcessPool

        waiting = deque(items)
        while waiting:
            executor = self._executor = self._executor or self._start()
            running: dict[Future[Any], Any] = {}
            try:
                while waiting or running:
                    while waiting and len(running) < AHEAD * self._workers:
                        future = executor.submit(work, waiting[0])  # not taken off if this fails
                        running[future] = waiting.popleft()
                    finished, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in finished:
                        result = future.result()  # before it is taken off: it may be lost
                        yield running.pop(future), result
            except BrokenProcessPool:
                self._restarts += 1
                self.close()
                lost = list(running.items())
                for future, item in lost:
                    if future.done() and future.exception() is None:
                        yield item, future.result()
                    else:
                        yield item, Lost("a worker died")
            except BaseException:
                _stop(executor)
                self.close()
                raise

    def close(self) -> None:
        """Let the workers go."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _start(self) -> ProcessPoolExecutor:
        """Start workers afresh: pyarrow has threads, of which a forked copy would have the locks
        and not the rest."""
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(self._workers, get_context("spawn"), _settle_in)

    def merge(self, work: Merge, runs: Sequence[str]) -> list[str]:
        """Join runs level by level."""
        return tree(self, work, runs)

    def report(self) -> dict[str, Any]:
        """Engine, workers, and how often they had to be started again."""
        return {"engine": "local", "workers": self._workers, "restarts": self._restarts}


def _settle_in() -> None:
    """Be a worker: leave the terminal's signals to the driver, and end when it ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if os.name == "posix":
        Thread(target=pool.leave_with, args=(os.getppid(),), daemon=True).start()


def _stop(executor: ProcessPoolExecutor) -> None:
    """End the workers at once: nobody waits for what they do."""
    for process in list((getattr(executor, "_processes", None) or {}).values()):
        process.terminate()


@contextmanager
def local(workers: int | None = None) -> Iterator[Engine]:
    """The engine `local`."""
    engine = Local(workers or pool.cores())
    try:
        yield engine
    finally:
        engine.close()


OWN = {"local": "srclint.corpus.engine:local", "ray": "srclint.corpus.engine_ray:ray"}


def named(name: str, workers: int | None) -> AbstractContextManager[Engine]:
    """The engine of a name, ready to be entered. Raises UserError."""
    plugins = {point.name: point.value for point in entry_points(group="srclint.engines")}
    known = {**plugins, **OWN}
    if name not in known:
        hint = nearest(name, known)
        raise UserError(f"--engine: no engine {name!r}: there are {', '.join(sorted(known))}{hint}")
    module, _, attribute = known[name].partition(":")
    opened: AbstractContextManager[Engine] = getattr(import_module(module), attribute)(workers)
    return opened
