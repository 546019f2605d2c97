"""What a configuration may reach that was found and not named: anybody may have put it there.

It may name files and folders of its repository; outside a repository those below the folder in
which srclint was started, or, where it does not stand there, below its own folder. Links count as
what they lead to.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator


def folders_above(folder: str) -> Iterator[str]:
    """The folders that a folder lies in, the nearest first."""
    while (parent := os.path.dirname(folder)) != folder:
        yield parent
        folder = parent


def repository(folder: str) -> str | None:
    """The top folder of the git repository that a folder lies in, if any."""
    for place in (folder, *folders_above(folder)):
        if os.path.exists(os.path.join(place, ".git")):
            return place
    return None


def top(config: Path) -> Path:
    """The folder out of which a configuration file that was found may not reach."""
    own = config.parent.resolve()
    if (above := repository(str(own))) is not None:
        return Path(above)
    here = Path.cwd()
    return here if own.is_relative_to(here) else own


def demand_inside(path: Path, config: Path, what: str) -> None:
    """Raise UserError where a path that a found configuration gives leads out of `top`."""
    limit = top(config)
    if not path.resolve().is_relative_to(limit):
        raise UserError(
            f"{config}: {what} lies outside {limit}, where a configuration that was found may "
            "not reach; give the configuration with --config if you trust it"
        )
