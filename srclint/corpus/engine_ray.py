"""The engine `ray`: whole splits as Ray's core tasks, on a cluster or on this machine.

Where `RAY_ADDRESS` names a cluster, that one works (its machines need srclint, and storage that
all of them see); else one is started here and stopped again. Nothing else in srclint imports ray.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from srclint import pool
from srclint.corpus.engine import AHEAD, Lost, tree
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from srclint.corpus.engine import Engine, Merge, Work

STORE = 100 << 20
"""Bytes of shared memory of a cluster that is started here: results are small, splits are read
where they are worked on."""


class Ray:
    """Ray tasks, one for each item."""

    def __init__(self, ray: Any, workers: int) -> None:
        self._ray = ray
        self._workers = workers
        self._lost = 0

    def map(self, work: Work, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each item with its result. Ray does not try again what kills its worker: we do."""
        ray = self._ray
        remote = ray.remote(max_retries=0, num_cpus=1)(_call)
        shared = ray.put(work)
        waiting = iter(items)
        running: dict[Any, Any] = {}
        while True:
            while len(running) < AHEAD * self._workers:
                item = next(waiting, _NOTHING)
                if item is _NOTHING:
                    break
                running[remote.remote(shared, item)] = item
            if not running:
                return
            finished, _ = ray.wait(list(running), num_returns=1)
            for one in finished:
                yield running.pop(one), self._result(one)

    def _result(self, one: Any) -> Any:
        from ray import exceptions

        try:
            return self._ray.get(one)
        except (
            exceptions.WorkerCrashedError,
            exceptions.OutOfMemoryError,
            exceptions.NodeDiedError,
            exceptions.ObjectLostError,
            exceptions.LocalRayletDiedError,
        ) as error:
            self._lost += 1
            return Lost(f"its worker died ({type(error).__name__})")
        except exceptions.RayTaskError as error:
            raise self._cause(error) from error

    def _cause(self, error: Any) -> BaseException:
        """What was raised in the worker, as it was raised there."""
        cause: BaseException = error.as_instanceof_cause()
        return cause

    def merge(self, work: Merge, runs: Sequence[str]) -> list[str]:
        """Join runs level by level."""
        return tree(self, work, runs)

    def report(self) -> dict[str, Any]:
        """Engine, its version, workers, nodes, and tasks that were lost."""
        nodes = sum(node["Alive"] for node in self._ray.nodes())
        known = {"engine": "ray", "ray": self._ray.__version__, "workers": self._workers}
        return {**known, "nodes": nodes, "lost": self._lost}


_NOTHING = object()


def _call(work: Work, item: Any) -> Any:
    return work(item)


@contextmanager
def ray(workers: int | None = None) -> Iterator[Engine]:
    """The engine `ray`. Raises UserError where it is not installed, or cannot be started."""
    mine = not os.environ.get("RAY_ADDRESS")
    before = dict(os.environ)
    if mine:
        keep_to_itself()
    try:
        import ray as module
    except ImportError as error:
        raise UserError("--engine ray needs: pip install 'srclint[ray]'") from error
    started = not module.is_initialized()
    try:
        if started:
            _start(module, workers, mine=mine)
        yield Ray(module, workers or _processors(module))
    finally:
        if started:
            module.shutdown()
        for name in set(os.environ) - set(before):
            if name.startswith("RAY_"):
                del os.environ[name]


def _processors(module: Any) -> int:
    return int(module.cluster_resources().get("CPU", 1))


def keep_to_itself() -> None:
    """A cluster of this machine alone: no probing for its address, no report of use, and a token
    that is handed on to its processes and not written into the home folder."""
    os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # A program that has imported ray has read its settings: whose cluster it is, is its affair.
    if "RAY_AUTH_MODE" not in os.environ and "ray" not in sys.modules:
        os.environ["RAY_AUTH_MODE"] = "token"
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))


def _start(module: Any, workers: int | None, *, mine: bool) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        if mine:
            module.init(
                address="local",
                num_cpus=workers or pool.cores(),
                include_dashboard=False,
                object_store_memory=STORE,
                **quiet,
            )
        else:
            module.init(**quiet)
    except Exception as error:  # whatever keeps it from starting is the user's to know
        said = str(error).split("\n", 1)[0]
        raise UserError(f"--engine ray: it cannot be started: {said}") from error
