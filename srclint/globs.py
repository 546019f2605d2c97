"""Patterns as in .gitignore, of ignore files and of configurations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Pattern


def spec(lines: Iterable[str], where: str) -> Any:
    """Patterns ready to match. Raises UserError, saying where, for one that is none."""
    from pathspec import GitIgnoreSpec

    lines = list(map(readable, lines))
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        wrong = next((line for line in lines if not _is_pattern(line)), "")
        raise UserError(f"{where}: {wrong!r} is no pattern such as 'drafts/**'") from error


def lenient(lines: Iterable[str]) -> Any:
    """The same, but what is no pattern matches nothing, as in git."""
    from pathspec import GitIgnoreSpec

    lines = list(map(readable, lines))
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def matches(patterns: Any, path: str) -> bool:
    """Whether a path is named, itself or by a folder above it."""
    return bool(patterns.match_file(readable(path)))


def readable(path: str) -> str:
    """A path or pattern whose bytes are text: what does not decode is U+FFFD, as RE2 needs it."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return path


def verdict(patterns: Any, path: str) -> bool | None:
    """Whether a path is named, by the last pattern that says something of it itself.

    A path ends in a slash where it is a folder's. What a pattern says of a folder above it does
    not count, unlike in `match_file`: whoever walks has asked there, or was sent inside.
    """
    path = readable(path)
    if patterns.check_file(path).include is None:
        return None
    for pattern in reversed(patterns.patterns):
        if pattern.include is not None and _names(pattern.regex, path):
            return bool(pattern.include)
    return None


_FOLDER = "ps_d"
"""Group in pathspec's regular expressions: the slash after a folder that the pattern names."""


def _names(regex: Pattern[str], path: str) -> bool:
    """Whether one of pathspec's regular expressions, which match starts of paths, means a path."""
    for found in regex.finditer(path):
        mark = found.end(_FOLDER) if _FOLDER in regex.groupindex else -1
        if mark == len(path):
            return True
        if mark == -1:  # "a/**" is what lies in a folder, and not the folder
            return not found[0].endswith("/") or bool(regex.search(path, 0, len(path) - 1))
    return False
