"""`srclint names`: the names of a folder for review, and the list of reviewed ones."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint import namelist, sidecar
from srclint.commands import cache_folder, say
from srclint.commands.check import chooser_of, resolver_of
from srclint.commands.report import say_errors
from srclint.config import FILE, PYPROJECT
from srclint.discover import shown
from srclint.files import load
from srclint.model import UserError, document_id
from srclint.reports import visible, visible_path
from srclint.views import MergedFacts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.config import Config
    from srclint.item import Item

OBSERVER = "names"
"""Name of the observer whose overview is shown."""


def names(paths: tuple[str, ...], *, write: str | None, import_: str | None, options: Any) -> int:
    """Show or write the names of a folder; returns the exit code. Raises UserError."""
    if import_ is not None:
        target = Path(write or "entities.toml")
        _write(target, namelist.read_csv(Path(import_)))
        return 0
    found, failed = _overview(paths or (".",), options)
    if write is not None:
        _write(Path(write), namelist.rows([each for each in found if _is_divided(each)]))
        return 2 if failed else 0
    if options.limit:
        found = found[: options.limit]
    if options.output_format == "json":
        text = json.dumps({"version": 1, "names": found}, ensure_ascii=False, indent=1) + "\n"
        sys.stdout.write(text)
    elif options.output_format == "csv":
        sys.stdout.write(namelist.as_csv(namelist.rows(found)))
    else:
        _show(found)
    return 2 if failed else 0


def add(name: str, config: Config) -> None:
    """Add a name to the entities of a configuration: to the file that it names, else to itself.

    Raises UserError where it is listed as a form of another, or where it cannot be written.
    """
    name = " ".join(name.split())
    if not name.isprintable():
        raise UserError(f"{name!r} is no name")
    for _, _, table in config.listed:
        if name in namelist.forms_of(table):
            of = "" if name == table["name"] else f" as a form of {table['name']}"
            raise UserError(f"{name} is listed{of} already; change that by hand")
    target = config.root / (config.entities or "")
    if target.is_file():
        before = sidecar.read(target)
        text, _ = namelist.update(target, [{"name": name, "form": name, "status": "right"}])
        after = sidecar.like(before, text)
    else:
        target = config.path or config.root / FILE
        before = sidecar.read(target)
        after = _with_table(before, name, target)
    sidecar.put(target, before, after)
    sys.stdout.write(f"{visible(name)}: added to {visible_path(shown(str(target), os.getcwd()))}\n")


def _with_table(before: bytes | None, name: str, path: Path) -> bytes:
    """The bytes of a configuration with an entity after all else."""
    text = (before or b"").decode("utf-8-sig").replace("\r\n", "\n")
    own = "tool.srclint." if path.name == PYPROJECT else ""
    gap = "\n" if text.endswith("\n") else "\n\n"
    said = json.dumps(name, ensure_ascii=False)
    after = f"{text}{gap if text else ''}[[{own}entity]]\nname = {said}\n"
    try:
        known, new = tomllib.loads(text), tomllib.loads(after)
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path}: names cannot be added to it: {error}") from error
    table: Any = known
    for key in own.split(".")[:-1]:
        table = table.setdefault(key, {})
    table.setdefault("entity", []).append({"name": name})
    if new != known:
        raise UserError(f"{path}: names cannot be added to it; write them there yourself")
    return sidecar.like(before, after)


def _is_divided(entity: dict[str, Any]) -> bool:
    return any(form["odd"] for form in entity["forms"])


def _write(target: Path, rows: Sequence[dict[str, str]]) -> None:
    before = sidecar.read(target)
    text, new = namelist.update(target, rows)
    sidecar.put(target, before, sidecar.like(before, text))
    say(f"{target}: {new} new name{'' if new == 1 else 's'}")


def _overview(paths: Sequence[str], options: Any) -> tuple[list[dict[str, Any]], bool]:
    """The folder's names, each form with a line of context; whether some could not be read."""
    from dataclasses import replace

    from srclint.learnt import folder_facts
    from srclint.run import Settings

    resolver = resolver_of(options.config, isolated=options.isolated)
    chooser = replace(chooser_of(options), select=("ALL",), ignore=())
    cache = None if options.no_cache else cache_folder(options.cache_dir)
    settings = Settings(cache_dir=cache, isolated=options.isolated)
    facts, items, errors = folder_facts(list(paths), resolver, chooser, settings)
    say_errors(sorted(errors))
    if not items:
        if not errors:
            say("no documents found")
        return [], bool(errors)
    observers = {o.name: o for i in items for o in i.profile.observer_list}
    observer = observers.get(OBSERVER)
    if observer is None or observer.overview is None:
        raise UserError("no rules on names are installed")
    known = facts.in_memory()
    total = known.total if isinstance(known, MergedFacts) else {}
    found: list[dict[str, Any]] = observer.overview(total.get(OBSERVER, {}), known.of(OBSERVER))
    files = {}
    for item in items:
        if item.content:
            files[document_id(item.content)] = item
    for entity in found:
        for form in entity["forms"]:
            first = next((files[each] for each in form.pop("ids") if each in files), None)
            form["context"] = _context(first, form["text"]) if first else ""
    return found, bool(errors)


def _context(item: Item, form: str) -> str:
    """Path, line and the words around the first place where a form stands."""
    try:
        text = load(item.file, item.profile).doc.text
    except (OSError, UserError):
        return ""
    at = text.find(form)
    if at < 0:
        return item.file.place
    line = text.count("\n", 0, at) + 1
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    around = text[max(start, at - 30) : min(end if end >= 0 else len(text), at + len(form) + 30)]
    return f"{item.file.place}:{line}: {' '.join(around.split())}"


def _show(found: Sequence[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not found:
        console.print("No names that stand in several documents, and none that is divided.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("name", "form", "count", "documents", "where"):
        right = column in ("count", "documents")
        table.add_column(column, justify="right" if right else "left", no_wrap=column != "where")
    for entity in found:
        name = visible(entity["name"])
        for form in entity["forms"]:
            style = "yellow" if form["odd"] else ""
            table.add_row(
                Text(name),
                Text(visible(form["text"]), style=style),
                str(form["count"]),
                str(form["documents"]),
                Text(visible(form["context"])),
            )
            name = ""
    console.print(table)
