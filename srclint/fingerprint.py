"""What the program is made of, so that no answer outlives the code that gave it."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b

_DEPENDENCIES = frozenset(
    ("babel", "charset_normalizer", "cld3_py", "ftfy", "google_re2", "pycountry", "regex")
)
"""Distributions whose version can change a finding, as their folders are called."""


@cache
def program() -> bytes:
    """16 bytes that change with srclint, its rules, any plug-in, Python, or a dependency.

    Files are known by name, size and time of change: reading them all would cost more than
    a check from the cache.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    for folder in _package_folders():
        digest.update(_listing(folder))
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in sorted(names):
            stem, _, suffix = name.rpartition(".")
            if suffix == "dist-info" and stem.partition("-")[0].lower() in _DEPENDENCIES:
                digest.update(name.encode("utf-8", "surrogateescape"))
    return digest.digest()


def _package_folders() -> list[str]:
    """Folders of srclint and of every module that has given rules."""
    from srclint import registry

    folders = {os.path.dirname(os.path.abspath(__file__))}
    for rule in registry.installed():
        module = sys.modules.get(rule.origin)
        file = getattr(module, "__file__", None) or rule.origin
        folders.add(os.path.dirname(os.path.abspath(file)))
    return sorted(folders)


def _listing(folder: str) -> bytes:
    parts = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        for name in sorted(files):
            if not name.endswith(".pyc"):
                known = os.stat(os.path.join(place, name))
                parts.append(f"{name} {known.st_size} {known.st_mtime_ns}")
    return "\n".join(parts).encode("utf-8", "surrogateescape")
