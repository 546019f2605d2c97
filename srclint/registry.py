"""Where rules come from: entry points, and files in their folders."""

from __future__ import annotations

import copyreg
import os
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from srclint.model import Rule, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

GROUP = "srclint.rules"
"""The entry-point group: srclint's own rules and every plug-in's come in through it."""


@cache
def installed() -> tuple[Rule, ...]:
    """All rules of installed packages, in order of their codes.

    Raises UserError where a plug-in cannot be imported or two rules share a code.
    """
    found: list[Rule] = []
    for entry in entry_points(group=GROUP):
        try:
            found += _rules_of(entry.load())
        except UserError:
            raise
        except (Exception, SystemExit) as error:  # a plug-in may fail in any way
            reason = f"{_where(error)}{type(error).__name__}: {error}"
            message = f"rules of the plug-in {entry.name!r} cannot be loaded: {reason}"
            raise UserError(message) from error
    return ordered(found)


def _where(error: BaseException) -> str:
    """The last line of the plug-in's own that an error came by, as "file:line: "."""
    from traceback import extract_tb

    ours = "<frozen", os.path.dirname(__file__), os.path.dirname(import_module.__code__.co_filename)
    frames = [f for f in extract_tb(error.__traceback__) if not f.filename.startswith(ours)]
    return f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""


def ordered(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules by code; raises UserError where two share one."""
    by_code: dict[str, Rule] = {}
    for rule in rules:
        if (other := by_code.setdefault(rule.code, rule)) is not rule:
            message = f"two rules have the code {rule.code}: {other.origin} and {rule.origin}"
            raise UserError(message)
    return tuple(by_code[code] for code in sorted(by_code))


def folder(path: Path) -> list[Rule]:
    """Rules without code of a house's own folder: every TOML file below it."""
    from srclint.tomlrule import load

    if not path.is_dir():
        raise UserError(f"{path}: no such folder of rules")
    return [load(file, group=file.parent.name) for file in sorted(path.rglob("*.toml"))]


def find(origin: str, code: str, group: str) -> Rule:
    """The rule that a module or a TOML file declares: how rules cross processes."""
    if origin.endswith(".toml"):
        from srclint.tomlrule import load

        return load(Path(origin), group=group, trusted=True)  # it was tried when it was found
    return next(rule for rule in _declared(import_module(origin)) if rule.code == code)


def _reduce(rule: Rule) -> tuple[Callable[..., Rule], tuple[str, str, str]]:
    return find, (rule.origin, rule.code, rule.group)


copyreg.pickle(Rule, _reduce)


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    """Rules of a module, or of all files in the group folders of a package."""
    yield from _declared(module)
    for place in getattr(module, "__path__", ()):
        with os.scandir(place) as entries:
            groups = sorted(e.name for e in entries if e.is_dir() and e.name.isidentifier())
        for group in groups:
            if group != "__pycache__":
                yield from _rules_in(Path(place, group), f"{module.__name__}.{group}")


def _rules_in(place: Path, package: str) -> Iterator[Rule]:
    for name in sorted(os.listdir(place)):
        stem, suffix = os.path.splitext(name)
        if stem.startswith("_"):
            continue
        if suffix == ".py":
            yield from _declared(import_module(f"{package}.{stem}"))
        elif suffix == ".toml":
            from srclint.tomlrule import load

            yield load(place / name, group=place.name, trusted=True)


def _declared(module: ModuleType) -> Iterator[Rule]:
    for value in list(vars(module).values()):
        if isinstance(value, Rule) and value.origin == module.__name__:
            yield value
