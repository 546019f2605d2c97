"""What the program is made of, so that no answer outlives the code that gave it."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b

_DEPENDENCIES = frozenset(
    (
        "babel",
        "charset_normalizer",
        "cld3_py",
        "ftfy",
        "google_re2",
        "pycountry",
        "pyromark",
        "regex",
    )
)
"""Distributions whose version can change a finding, as their folders are called."""


@cache
def program() -> bytes:
    """16 bytes that change with srclint, its rules, any plug-in, Python, or a dependency.

    Files are known by name, size and time of change: reading them all would cost more than
    a check from the cache.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    for place in _sources():
        digest.update(_listing(place))
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


def _sources() -> list[str]:
    """Folders of srclint and of every package that has given rules; single modules as such."""
    from srclint import registry

    found = {os.path.dirname(os.path.abspath(__file__))}
    for rule in registry.installed():
        if rule.origin.endswith(".toml"):
            found.add(os.path.dirname(os.path.abspath(rule.origin)))
            continue
        package, dot, _ = rule.origin.partition(".")
        found.update(map(os.path.abspath, getattr(sys.modules.get(package), "__path__", ())))
        if file := getattr(sys.modules.get(rule.origin), "__file__", None):
            found.add(os.path.abspath(os.path.dirname(file) if dot else file))
    return sorted(found)


def _listing(place: str) -> bytes:
    parts = [] if os.path.isdir(place) else [_state(place)]
    for folder, folders, files in os.walk(place):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        parts += [
            _state(os.path.join(folder, name))
            for name in sorted(files)
            if not name.endswith(".pyc")
        ]
    return "\n".join(parts).encode("utf-8", "surrogateescape")


def _state(path: str) -> str:
    try:
        known = os.stat(path)
    except OSError:  # an editor's lock: a link to nothing
        return ""
    return f"{os.path.basename(path)} {known.st_size} {known.st_mtime_ns}"
