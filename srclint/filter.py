"""Which files of a folder are documents, by their names and what a configuration says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from srclint import globs
from srclint.readers import records

if TYPE_CHECKING:
    from srclint.config import Config

SUFFIXES = (".txt", ".text", ".md", ".markdown")


class Filter:
    """Which names a configuration takes, and which it excludes."""

    def __init__(self, config: Config) -> None:
        self._base = str(config.root)
        where = str(config.path)
        self._include = _spec(config.include, f"{where}: include")
        self._records = _records(config, where)
        self._exclude = _spec(config.extend_exclude, f"{where}: extend-exclude")
        lists = (os.path.join(config.root, name) for name in config.word_lists)
        self._word_lists = frozenset(map(os.path.normpath, lists))

    def takes(self, name: str, path: str) -> bool:
        """Whether a file of a folder is a document by its name."""
        lower = name.lower()
        if lower.endswith(SUFFIXES) or "." not in lower:
            return True
        inside = self._inside(path)
        if lower.endswith(records.SUFFIXES) and self._records is not None:
            return self._records is True or globs.matches(self._records, inside)
        return self._include is not None and globs.matches(self._include, inside)

    def excludes(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether the configuration leaves a path out."""
        if path in self._word_lists:  # they are no prose
            return True
        if self._exclude is None:
            return False
        inside = self._inside(path)
        if inside == "." or inside.startswith("../"):
            return False
        return bool(globs.verdict(self._exclude, inside + "/" * is_folder))

    def _inside(self, path: str) -> str:
        return os.path.relpath(path, self._base).replace(os.sep, "/")


def _records(config: Config, where: str) -> Any:
    """Which files with many documents count: those of which it is said where their text is.

    True for all, None for none.
    """
    if config.text_field is not None:
        return True
    named = tuple(part.pattern for part in config.per_path if part.text_field is not None)
    return _spec(named, f"{where}: [per-path]")


def _spec(lines: tuple[str, ...], where: str) -> Any:
    return globs.spec(lines, where) if lines else None
