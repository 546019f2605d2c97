"""`srclint undo` and `srclint clean`."""

from __future__ import annotations

import contextlib
import os
import sys
import time

from srclint.commands import cache_folder, say, state_folder
from srclint.ledger import Ledger
from srclint.reports import counted, visible_path
from srclint.waivers.book import CACHED


def undo(run: str | None, *, listed: bool) -> int:
    """Take back a run, or list them; returns the exit code."""
    ledger = Ledger(state_folder())
    if listed:
        for one in ledger.runs():
            when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(one.time))
            state = "undone" if one.undone else counted(len(one.changes), "file")
            sys.stdout.write(f"{one.id}  {when}  {state}  {visible_path(one.folder)}\n")
            for change in () if one.undone else one.changes:
                sys.stdout.write(f"    {change.state():13} {visible_path(change.path)}\n")
        return 0
    restored, refused = ledger.undo(ledger.find(run, os.getcwd()))
    for path, reason in refused:
        say(f"{path}: {reason}")
    sys.stdout.write(f"{counted(len(restored), 'file')} put back, {len(refused)} left alone.\n")
    return 2 if refused else 0


def clean(cache_dir: str | None) -> None:
    """Remove what the cache holds, and nothing else that may lie in its folder."""
    folder = cache_folder(cache_dir)
    removed = 0
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            corpus = name.startswith("corpus-") and ".sqlite" in name
            if corpus or (name.startswith(CACHED) and ".json" in name):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(folder, name))
                    removed += 1
    sys.stdout.write(f"Removed {removed} files from {visible_path(folder)}\n")
