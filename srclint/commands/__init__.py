"""What the command line's commands do: everything between the arguments and the line."""

from __future__ import annotations

import os
import sys

from srclint.reports import visible


def say(line: str) -> None:
    """One line for a person, on standard error."""
    print(f"srclint: {visible(line)}", file=sys.stderr)  # noqa: T201 - this is the one place


def cache_folder(given: str | None) -> str:
    """Where the cache lies."""
    if given:
        return os.path.abspath(given)
    from platformdirs import user_cache_dir

    return user_cache_dir("srclint", appauthor=False)


def state_folder() -> str:
    """Where the ledger lies: beside nothing of the cache, since it must not be cleaned."""
    if given := os.environ.get("SRCLINT_STATE_DIR"):
        return os.path.abspath(given)
    from platformdirs import user_state_dir

    return user_state_dir("srclint", appauthor=False)
