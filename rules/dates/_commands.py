"""Dates that a command is given."""

from __future__ import annotations

from srclint import pattern

_OPTION = r"--[a-z][a-z-]*[ =][\"'“]?[^\"'”\n]{0,12}\Z"
_REACH = 40  # code points before a month


def is_argument(text: str, at: int) -> bool:
    """Whether a date whose month stands at an offset is an option's: --date "4 July 1976"."""
    return pattern(_OPTION).search(text, max(0, at - _REACH), at) is not None
