"""Patterns that several modules need."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


@cache
def capitals() -> str:
    """A class of all capital letters of Latin, Greek, Cyrillic and Armenian, for patterns."""
    found = [
        chr(code)
        for code in (*range(0x590), *range(0x1E00, 0x2000))
        if unicodedata.category(chr(code)) == "Lu"  # what `isupper` says, too
    ]
    return "".join(map(re.escape, found))
