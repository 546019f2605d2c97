"""`srclint waive`, `srclint baseline` and `srclint waivers`: what is left as it is."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from srclint.anchor import marks, record_mark, shown_text
from srclint.commands import cache_folder
from srclint.commands.check import Choice, chooser_of, resolver_of
from srclint.commands.report import say_errors
from srclint.discover import shown
from srclint.files import load
from srclint.model import UserError
from srclint.reports import visible, visible_path
from srclint.run import Settings, check_files
from srclint.text import pattern
from srclint.waivers import FILE, Waiver
from srclint.waivers.book import Book, as_written
from srclint.waivers.edit import edit
from srclint.waivers.state import states

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint.anchor import Mark
    from srclint.config import Resolver
    from srclint.model import Finding
    from srclint.run import Checked, Result
    from srclint.waivers.state import State


@dataclass(frozen=True, kw_only=True)
class Options(Choice):
    """What says which rules look at the documents."""

    no_cache: bool = False
    cache_dir: str | None = None


@dataclass(frozen=True)
class Said:
    """What is said about new entries."""

    reason: str = ""
    author: str = ""
    until: str = ""


def waive(target: str, rule: str | None, said: Said, **given: Any) -> int:
    """Waive the finding at PATH:LINE[:COLUMN]; returns the exit code. Raises UserError."""
    path, row, line, column = _place(target)
    result, resolver = _run((path,), Options(**given))
    say_errors(result.errors)
    if not result.checked:
        return 2
    one = _document(result.checked, row, target)
    here = [
        (finding, mark)
        for finding, mark in all_of(one)
        if _touches(finding, line, column) and rule in {None, finding.code, finding.name}
    ]
    if not here:
        raise UserError(f"{target}: nothing is found there{f' by {rule}' if rule else ''}")
    if len(here) > 1 and column is None:
        begin = {(finding.line, finding.column) for finding, _ in here}
        here = here if len(begin) == 1 else []
    if len({finding.code for finding, _ in here}) != 1:
        known = ", ".join(f"{f.line}:{f.column} {f.code}" for f, _ in all_of(one) if f.line == line)
        raise UserError(f"{target}: several things are found there ({known}); say column or --rule")
    root = str(resolver.of_folder(one.file.folder).root)
    waived = {id(finding) for finding in one.waived}
    new = [entry_of(m, f, one, root, said) for f, m in here if id(f) not in waived]
    added, _ = edit(root, new)
    state = "waived in" if added else "was already waived in"
    for finding, _ in here[: max(added, 1)]:
        where = f"{visible_path(finding.place)}:{finding.line}:{finding.column}"
        sys.stdout.write(f"{where}: {finding.code} {state} {_shown(root)}\n")
    return 0


def baseline(paths: Sequence[str], said: Said, **given: Any) -> int:
    """Waive all present findings; returns the exit code. Raises UserError."""
    result, resolver = _run(paths, Options(**given))
    new: dict[str, list[Waiver]] = {}
    for one in result.checked:
        root = str(resolver.of_folder(one.file.folder).root)
        waived = {id(finding) for finding in one.waived}
        for finding, mark in all_of(one):
            if id(finding) not in waived:
                new.setdefault(root, []).append(entry_of(mark, finding, one, root, said))
    say_errors(result.errors)
    for root, waivers in sorted(new.items()):
        added, _ = edit(root, waivers)
        sys.stdout.write(f"{_shown(root)}: {added} finding{'s' * (added != 1)} added\n")
    if not new:
        sys.stdout.write("Nothing new was found.\n")
    return 2 if result.errors else 0


def waivers(paths: Sequence[str], *, prune: bool, **given: Any) -> int:
    """List the entries and their state, or remove those of no use; returns the exit code."""
    paths = paths or (".",)
    result, _ = _run(paths, Options(**given))
    say_errors(result.errors)
    if not result.books:
        sys.stdout.write(f"There is no {FILE} here.\n")
    for book in result.books:
        known = list(zip(book.waivers, states(book, result, paths), strict=True))
        if prune:
            gone = {waiver for waiver, state in known if state in {"unused", "expired"}}
            _, removed = edit(book.root, drop=gone)
            sys.stdout.write(f"{_shown(book.root)}: {removed} of {len(known)} removed\n")
            continue
        sys.stdout.write(f"{_shown(book.root)} ({len(known)}):\n")
        sys.stdout.writelines(f"  {visible(line)}\n" for line in _listed(known))
    return 2 if result.errors else 0


def all_of(one: Checked) -> list[tuple[Finding, Mark]]:
    """All findings of a file that entries may be for, and what they are known by."""
    found = one.open_to_waivers
    return list(zip(found, marks(found), strict=True))


def day(text: str | None) -> str:
    """A day as entries hold it; "" for none. Raises UserError for what is no day."""
    if not text:
        return ""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UserError(f"--until: {text!r} is no day such as 2027-01-31") from None


def _run(paths: Sequence[str], options: Options) -> tuple[Result, Resolver]:
    if options.isolated:
        raise UserError("--isolated leaves waivers out; there is nothing to do with them")
    resolver = resolver_of(options.config, isolated=False)
    cache = None if options.no_cache else cache_folder(options.cache_dir)
    return check_files(paths or (".",), resolver, chooser_of(options), Settings(cache)), resolver


def _place(target: str) -> tuple[str, int | None, int, int | None]:
    """Path, record in a file with many, line and column; None where nothing is said."""
    for source in (r"(.+)()(?::(\d+))()", r"(.+)()(?::(\d+)):(\d+)"):
        for separator in (source, source.replace("()", r"#(\d+)", 1)):
            found = pattern(f"(?s){separator}").fullmatch(target)
            if found and os.path.isfile(found[1]):
                path, row, line, column = found.groups()
                return path, int(row or 0) or None, int(line), int(column or 0) or None
    if pattern(r"(?s).+:\d+").fullmatch(target):
        raise UserError(f"{target}: there is no such file")
    raise UserError(f"{target}: say where: PATH:LINE or PATH:LINE:COLUMN")


def _document(checked: Sequence[Checked], row: int | None, target: str) -> Checked:
    """The document that is meant: of a file with many, the one in a row."""
    if row is None and checked[0].file.slot is None:
        return checked[0]
    for one in checked:
        if row is not None and one.file.slot and one.file.slot.row == row:
            return one
    raise UserError(f"{target}: say which record: PATH#ROW:LINE or PATH#ROW:LINE:COLUMN")


def _touches(finding: Finding, line: int, column: int | None) -> bool:
    """Whether a finding begins on a line, or covers a place on it."""
    if column is None:
        return finding.line == line
    begin, end = (finding.line, finding.column), (finding.end_line, finding.end_column)
    return begin <= (line, column) < max(end, (begin[0], begin[1] + 1))


def entry_of(mark: Mark, finding: Finding, one: Checked, root: str, said: Said) -> Waiver:
    """The entry for a finding of a file, in the folder `root`. Raises UserError."""
    inside = Book(root, ()).inside(one.file.path)
    if inside is None:
        raise UserError(f"{one.file.shown} lies outside of {root}, where its waivers would stand")
    code, _, context, occurrence = mark
    slot = one.file.slot
    return Waiver(
        rule=code,
        path=as_written(inside),
        text=shown_text(finding.text),
        context=context,
        occurrence=occurrence if occurrence > 1 else 0,
        reason=said.reason,
        author=said.author,
        until=said.until,
        row=slot.row if slot else 0,
        record=record_mark(load(one.file, one.profile).doc.text, finding.span) if slot else "",
    )


def _shown(root: str) -> str:
    return visible_path(shown(os.path.join(root, FILE), os.getcwd()))


def _listed(known: Sequence[tuple[Waiver, State]]) -> Iterator[str]:
    for waiver, state in known:
        text = " ".join(waiver.text.split())
        row = f"#{waiver.row}" if waiver.row else ""
        parts = [f"{waiver.path}{row}: {waiver.rule}", f"“{text}”" if text else ""]
        parts += [f"({waiver.reason})" if waiver.reason else "", waiver.author]
        parts += [f"until {waiver.until}" if waiver.until else ""]
        parts += [] if state in {"used", "open"} else [f"[{state}]"]
        yield " ".join(part for part in parts if part)
