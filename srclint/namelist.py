"""Reviewed lists of names: written to TOML without losing anything, and read from spreadsheets."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint import entities
from srclint.model import UserError
from srclint.settings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS = ("name", "form", "status", "language", "count", "documents", "kind", "note", "context")
"""Columns of a list as CSV: a row for each form. Import needs `name`; the counts are not read."""

STATUS = ("right", "variant", "allow", "open", "acronym")
"""What a form is: the name itself, wrong, right too, undecided, or the name's acronym."""

_START = "# Names and how they are written; see `srclint names --help`.\n"


def rows(overview: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """An overview of a folder's names as rows of a spreadsheet."""
    found = []
    for entity in overview:
        for form in entity["forms"]:
            status = "variant" if form["sure"] else "open" if form["odd"] else "right"
            found.append(
                {
                    "name": entity["name"],
                    "form": form["text"],
                    "status": status,
                    "language": form["language"],
                    "count": str(form["count"]),
                    "documents": str(form["documents"]),
                    "kind": "",
                    "note": "",
                    "context": form.get("context", ""),
                }
            )
    return found


def as_csv(found: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would calculate gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in found:
        writer.writerow({key: _plain(value) for key, value in row.items()})
    return out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a spreadsheet. Raises UserError with file and line where it cannot be used."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: it is not UTF-8; save it as UTF-8") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    for column in reader.fieldnames or ():
        if column not in COLUMNS:
            raise UserError(f"{path}:1: unknown column {column!r}{nearest(column, COLUMNS)}")
    if "name" not in (reader.fieldnames or ()):
        raise UserError(f"{path}:1: there is no column 'name'")
    found = []
    for row in reader:
        clean = {k: (v or "").strip().removeprefix("'") for k, v in row.items() if k in COLUMNS}
        status = clean.get("status") or "right"
        if not clean["name"]:
            raise UserError(f"{path}:{reader.line_num}: the name is empty")
        if status not in STATUS:
            known = ", ".join(STATUS)
            raise UserError(f"{path}:{reader.line_num}: status {status!r} is none of {known}")
        found.append({**clean, "status": status})
    return found


def update(path: Path, found: Iterable[Mapping[str, str]]) -> tuple[str, int]:
    """The text of an entity file with rows added, and how many names are new to it.

    What stands in the file stays: comments, order, decisions. A form that any entity lists is
    left as it is; undecided ones of a new name become a comment. Raises UserError for a file
    that is broken, and for a list that would be.
    """
    import tomlkit

    text = path.read_text("utf-8-sig") if path.exists() else _START
    if path.exists():
        tables = entities.read_file(path)
        entities.of_tables([(path, number, table) for number, table in enumerate(tables)])
    document = tomlkit.parse(text)
    listed = document.get("entity")
    if listed is None:
        listed = tomlkit.aot()
        document.append("entity", listed)
    by_name = {str(table["name"]): table for table in listed}
    decided = {form for table in listed for form in forms_of(table)}
    grouped: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in found:
        grouped[row["name"]].append(row)
    new = 0
    for name, group in grouped.items():
        if name not in by_name and name in decided:
            continue  # somebody has said that this is a form of another name
        if name in by_name:
            _extend(by_name[name], group, decided)
        else:
            table = _table(name, group, decided)
            listed.append(table)
            by_name[name] = table
            new += 1
        decided |= {name, *(row.get("form", "") for row in group if row["status"] != "open")}
    result = tomlkit.dumps(document)
    _check(path, result)
    return result, new


def forms_of(table: Mapping[str, Any]) -> set[str]:
    """All that an entity lists, right or wrong."""
    forms = {form for some in table.get("forms", {}).values() for form in some}
    acronym = {table["acronym"]} if "acronym" in table else set()
    return {table["name"], *table.get("variants", ()), *table.get("allow", ()), *forms, *acronym}


def _lists(group: Iterable[Mapping[str, str]], decided: set[str]) -> dict[str, list[str]]:
    """New forms of a name, by the key that they go to."""
    keys = {"variant": "variants", "allow": "allow", "open": "open", "acronym": "acronym"}
    found: dict[str, list[str]] = defaultdict(list)
    for row in group:
        form = row.get("form", "")
        if form and form != row["name"] and form not in decided and row["status"] in keys:
            key = keys[row["status"]]
            if form not in found[key]:
                found[key].append(form)
    return found


def _extend(table: Any, group: Iterable[Mapping[str, str]], decided: set[str]) -> None:
    for key, forms in _lists(group, decided).items():
        if key in ("variants", "allow"):
            table.setdefault(key, [])
            for form in forms:
                table[key].append(form)
        elif key == "acronym" and "acronym" not in table:
            table["acronym"] = forms[0]


def _table(name: str, group: Sequence[Mapping[str, str]], decided: set[str]) -> Any:
    import tomlkit

    table = tomlkit.table()
    table["name"] = name
    new = _lists(group, decided)
    for key in ("variants", "allow"):
        if new.get(key):
            table[key] = new[key]
    if new.get("acronym"):
        table["acronym"] = new["acronym"][0]
    for key in ("kind", "note"):
        if said := next((row[key] for row in group if row.get(key)), ""):
            table[key] = said
    if new.get("open"):
        table.add(tomlkit.comment("also written: " + ", ".join(map(repr, new["open"]))))
    return table


def _check(path: Path, text: str) -> None:
    """Raise UserError where a list would be broken, before anything is written."""
    import tomllib

    tables = tomllib.loads(text).get("entity", [])
    try:
        entities.of_tables([(Path("the new list"), n, table) for n, table in enumerate(tables)])
    except UserError as error:
        raise UserError(f"{path}: left alone: {error}") from error
