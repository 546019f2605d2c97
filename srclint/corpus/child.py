"""A split that was lost, done in a process of its own, which finds the document that breaks it.

Each time that the process dies the document that it was at is tried once more; one that it dies
at twice is left out, and said to have broken it. So nothing that happens to the process from
outside is laid at the door of a document.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from srclint.corpus.job import Job
    from srclint.corpus.look import Task

ATTEMPTS = 1000
"""Deaths of one split's process before it is given up."""


class HopelessError(Exception):
    """A split cannot be done: its process dies before the first document, or again and again."""


def guarded(job: Job, name: str, task: Task) -> dict[str, Any]:
    """Do a pass over a split in a process of its own. Raises HopelessError."""
    skip: dict[int, str] = {}
    suspect, again = -1, 0
    with tempfile.TemporaryDirectory() as folder:
        progress, result = (os.path.join(folder, one) for one in ("progress", "result"))
        for _ in range(ATTEMPTS):
            with open(progress, "wb"):
                pass
            code = _run((job, name, task, skip, progress, result))
            if code == 0:
                with open(result, encoding="utf-8") as file:
                    said: dict[str, Any] = json.load(file)
                return said
            with open(progress, "rb") as file:
                at = int(file.read() or b"-1")
            again = again + 1 if at == suspect else 1
            suspect = at
            if again > 1 and at >= 0:
                skip[at] = _said(code)
            elif again > 2:
                break
    raise HopelessError(f"its process ends again and again ({_said(code)})")


def _said(code: int) -> str:
    if code < 0:
        return f"checking it killed the process (signal {-code}); it was left out"
    return "checking it hung or ended the process; it was left out"


def _run(said: tuple[Any, ...]) -> int:
    """Run the process; its exit code, negative for a signal."""
    process = subprocess.Popen(
        [sys.executable, "-m", "srclint.corpus.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.communicate(pickle.dumps(said))
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process.returncode


def _main() -> None:
    from srclint.corpus.passes import PASSES
    from srclint.pool import leave_with

    Thread(target=leave_with, args=(os.getppid(),), daemon=True).start()
    # A pipe of the parent, and of nobody else: what is loaded is what it made.
    job, name, task, skip, progress, result = pickle.load(sys.stdin.buffer)
    descriptor = os.open(progress, os.O_WRONLY)
    said = PASSES[name](job, task, skip, descriptor)
    with open(result, "w", encoding="utf-8") as file:
        json.dump(said, file)


if __name__ == "__main__":
    _main()
