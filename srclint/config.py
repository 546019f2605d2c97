"""srclint.toml or [tool.srclint] → Config: what is in force for a file, and who said so."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint import entities
from srclint.boundary import demand_inside
from srclint.model import UserError
from srclint.settings import KEYS, check_keys, check_table

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "srclint.toml"
PYPROJECT = "pyproject.toml"
_PATHS = frozenset({"entities", "word-lists", "rule-folders"})
"""Keys whose values are lists of names of files and folders."""


@dataclass(frozen=True, slots=True)
class PerPath:
    """What a configuration says of the files that a pattern names."""

    pattern: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    language: str | None = None
    encoding: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    language_field: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration as read; `root` is the folder that its patterns are relative to.

    `origins` says of each key that is set where its value came from.
    """

    root: Path
    path: Path | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    extend_exclude: tuple[str, ...] = ()
    ignore_patterns: tuple[str, ...] = ()
    language: str | None = None
    encoding: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    language_field: str | None = None
    per_path: tuple[PerPath, ...] = ()
    rule_folders: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    word_lists: tuple[str, ...] = ()
    corpus: tuple[str, ...] | None = None
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    entity: tuple[Mapping[str, Any], ...] = ()
    entities: str | None = None
    listed: tuple[tuple[Path, int, Mapping[str, Any]], ...] = ()
    """Entities of all files, each with its file and its number there."""
    origins: Mapping[str, str] = field(default_factory=dict)
    apart: bool = False
    """It was named and stands elsewhere: its folder is not what rules learn from."""

    def override(self, origin: str, **values: Any) -> Config:
        """The same with values from elsewhere (the command line); None leaves a value alone."""
        given = {key: value for key, value in values.items() if value is not None}
        return replace(self, **given, origins={**self.origins, **dict.fromkeys(given, origin)})


def read(path: Path, *, trusted: bool = True) -> Config:
    """Read a configuration file. Raises UserError naming the file, the key and the cure.

    One that nobody named is not `trusted`: it may not reach out of its repository.
    """
    if not trusted:
        demand_inside(path, path, "the file that it links to")
    return _from_table(_own_table(path), path, seen=(path.resolve(),), trusted=trusted)


def named(name: str) -> Config:
    """The configuration file that somebody named, for all files.

    One that stands in the current folder or above it is as if it had been found there. That of
    another folder has its patterns relative to the current one. Raises UserError.
    """
    known, here = read(Path(name).absolute()), Path.cwd()
    if here.resolve().is_relative_to(known.root.resolve()):
        return known
    return replace(_anchored(known), root=here, apart=True)


def in_folder(folder: Path) -> Path | None:
    """The configuration file that stands in a folder itself."""
    if os.path.isfile(file := folder / FILE) or os.path.islink(file):
        return file
    pyproject = folder / PYPROJECT
    return pyproject if os.path.isfile(pyproject) and _table_of(pyproject) is not None else None


def has_own(folder: str) -> bool:
    """Whether a configuration, even a broken one, stands in a folder itself."""
    try:
        return in_folder(Path(folder)) is not None
    except UserError:
        return True


def from_mapping(table: Mapping[str, Any], root: Path) -> Config:
    """A configuration given from Python, keyed as in the file."""
    return _from_table(dict(table), root / "config", seen=(), trusted=True)


class Resolver:
    """Folder → Config, each looked for and read once.

    `fixed` stands for all folders: `--config FILE`, or `--isolated`. `text_field` wins over
    what any of them says: `--text-field`.
    """

    def __init__(self, fixed: Config | None = None, text_field: str | None = None) -> None:
        self._text_field = text_field
        self._told: dict[int, tuple[Config, Config]] = {}
        self._fixed = fixed
        self._by_name: dict[str, Config] = {}
        self._by_folder: dict[Path, Config | None] = {}
        self._none = Config(Path.cwd())

    def of_folder(self, folder: str) -> Config:
        """The configuration in force in a folder (an absolute path): the nearest above."""
        found = self._by_name.get(folder)
        if found is None:
            found = self._fixed or self._nearest(Path(folder)) or self._none
            self._by_name[folder] = found = self._as_told(found)
        return found

    def _as_told(self, config: Config) -> Config:
        if self._text_field is None:
            return config
        if id(config) not in self._told:
            told = config.override("--text-field", text_field=self._text_field)
            per_path = tuple(replace(part, text_field=None) for part in config.per_path)
            self._told[id(config)] = config, replace(told, per_path=per_path)
        return self._told[id(config)][1]

    def _nearest(self, folder: Path) -> Config | None:
        if folder not in self._by_folder:
            file = in_folder(folder)
            if file is not None:
                self._by_folder[folder] = read(file, trusted=False)
            else:
                above = folder.parent
                self._by_folder[folder] = self._nearest(above) if above != folder else None
        return self._by_folder[folder]


def _table_of(path: Path) -> dict[str, Any] | None:
    """The table that is srclint's in a file; None where a pyproject.toml has none."""
    try:
        table = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: it is not UTF-8; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"{path}: not valid TOML: {error}") from error
    tool = table.get("tool", {})
    own = tool.get("srclint") if isinstance(tool, dict) else None
    if path.name == PYPROJECT:
        return own
    if own is not None:
        raise UserError(f"{path}: write the keys without [tool.srclint], which is for {PYPROJECT}")
    return table


def _own_table(path: Path) -> dict[str, Any]:
    """The table of a file that somebody named. Raises UserError where it has none."""
    table = _table_of(path)
    if table is None:
        raise UserError(f"{path}: it has no table [tool.srclint]")
    return table


def _from_table(
    table: dict[str, Any], path: Path, seen: tuple[Path, ...], *, trusted: bool
) -> Config:
    where = str(path)
    check_keys(table, KEYS, where)
    if not trusted:
        _demand_own_paths(table, path, seen[0])
    base = _base(table, path, seen, trusted=trusted)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in {"extend", "per-path", "rules"}:
            values[key.replace("-", "_")] = tuple(value) if isinstance(value, list) else value
    if "per-path" in table:
        values["per_path"] = base.per_path + _per_path(table["per-path"], where)
    if "rules" in table:
        values["rules"] = dict(base.rules)
        for code, own in check_table(table["rules"], f"{where}: [rules]").items():
            inherited = base.rules.get(code)
            both = isinstance(own, dict) and isinstance(inherited, dict)
            values["rules"][code] = {**(inherited or {}), **own} if both else own
    added = {"include", "extend_exclude", "ignore_patterns", "entity", "rule_folders"}
    added |= {"words", "word_lists"}
    if "select" not in values:  # a choice of its own starts anew
        added |= {"extend_select", "ignore"}
    else:
        base = replace(base, extend_select=(), ignore=())
    values["listed"] = base.listed + _listed(table, path)
    origins = {**base.origins, **dict.fromkeys(values.keys() - {"listed"}, where)}
    for key in added & values.keys():
        if inherited := getattr(base, key):
            values[key] = inherited + values[key]
            origins[key] = f"{base.origins[key]} and {where}"
    return replace(base, root=path.parent, path=path, **values, origins=origins)


def _demand_own_paths(table: dict[str, Any], path: Path, first: Path) -> None:
    """Raise UserError where a key of a configuration, or of one it extends, leads elsewhere."""
    for key in sorted(_PATHS & table.keys()):
        names = table[key]
        for name in [names] if isinstance(names, str) else names:
            demand_inside(path.parent / name, first, f"{key}: {name}")


def _listed(
    table: Mapping[str, Any], path: Path
) -> tuple[tuple[Path, int, Mapping[str, Any]], ...]:
    """The entities of a configuration and of the file that it names."""
    found = [(path, number, each) for number, each in enumerate(table.get("entity", ()))]
    if name := table.get("entities"):
        file = path.parent / name
        if not file.is_file():
            raise UserError(f"{path}: entities: there is no file {name}")
        found += [(file, number, each) for number, each in enumerate(entities.read_file(file))]
    return tuple(found)


def _base(table: dict[str, Any], path: Path, seen: tuple[Path, ...], *, trusted: bool) -> Config:
    if "extend" not in table:
        return Config(path.parent)
    other = (path.parent / table["extend"]).resolve()
    if not trusted:
        demand_inside(other, seen[0], f"extend: {table['extend']}")
    if other in seen:
        raise UserError(f"{path}: extend: {table['extend']} extends this file in turn")
    if not other.is_file():
        raise UserError(f"{path}: extend: there is no file {table['extend']}")
    base = _from_table(_own_table(other), other, (*seen, other), trusted=trusted)
    return _anchored(base)


def _anchored(config: Config) -> Config:
    """The same with the names of files and folders made good for any root."""
    root = config.root
    return replace(
        config,
        rule_folders=tuple(str(root / name) for name in config.rule_folders),
        word_lists=tuple(str(root / name) for name in config.word_lists),
    )


def _per_path(tables: Any, where: str) -> tuple[PerPath, ...]:
    found = []
    for pattern, table in check_table(tables, f"{where}: [per-path]").items():
        check_keys(table, KEYS["per-path"].inner, f'{where}: [per-path."{pattern}"]')
        values: dict[str, Any] = {
            key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
            for key, value in table.items()
        }
        found.append(PerPath(pattern, **values))
    return tuple(found)
