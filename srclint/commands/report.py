"""Where reports go: standard output, files, and standard error for what could not be done."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from srclint import reports
from srclint.commands import say
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srclint.commands.check import Options
    from srclint.reports import Summary

MANY = 4
"""Documents from which a rule that fails on all of them is said once."""


class Target(NamedTuple):
    """A report: its format, and the file that it goes to."""

    name: str
    file: str


def targets(options: Options) -> list[Target]:
    """The reports that `--output` asks for. Raises UserError for wrong ones, also of the first."""
    _demand_format("--output-format", options.output_format or "full")
    found = []
    files = {os.path.abspath(options.output_file)} if options.output_file else set()
    for said in options.output:
        name, sign, file = said.partition("=")
        if not sign or not file:
            raise UserError(f"--output: {said!r} is no FORMAT=FILE, such as sarif=srclint.sarif")
        _demand_format("--output", name)
        if os.path.abspath(file) in files:
            raise UserError(f"--output: {file}: another report goes there already")
        files.add(os.path.abspath(file))
        found.append(Target(name, file))
    if found and options.diff:
        raise UserError("--diff shows changes and makes no report: leave --output out")
    return found


def _demand_format(option: str, name: str) -> None:
    if name not in reports.FORMATS:
        known = ", ".join(reports.FORMATS)
        raise UserError(f"{option}: no format {name!r}: there are {known}")


def demand_no_document(options: Options, documents: Iterable[str]) -> None:
    """Raise UserError where a report would overwrite one of the documents (absolute paths)."""
    files = [target.file for target in targets(options)]
    files += [options.output_file] if options.output_file else []
    names = {os.path.basename(os.path.realpath(file)): file for file in files}
    for path in documents if names else ():
        file = names.get(os.path.basename(path))
        if file and os.path.exists(file) and os.path.samefile(file, path):
            raise UserError(
                f"{file}: the report would overwrite this document: name another file, or "
                "exclude it"
            )


def write_report(
    options: Options, summary: Summary, source: Any, out: TextIO | None = None
) -> None:
    """Write the reports where they belong (`out`: where that is not standard output), and what
    could not be checked to standard error."""
    say_errors(summary.errors)
    for target in targets(options):
        text = StringIO()
        reports.write(target.name, summary, text, color=False, source=source)
        _write_file(target.file, text.getvalue())
    place = out or sys.stdout
    name = options.output_format or ("full" if is_terminal(place) else "concise")
    if options.output_file is None:
        _report(options, name, summary, place, source)
        return
    text = StringIO()
    _report(options, name, summary, text, source)
    _write_file(options.output_file, text.getvalue())


def _write_file(path: str, text: str) -> None:
    try:
        make_room_for(path)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"{path}: cannot be written: {reason}") from error


def make_room_for(path: str) -> None:
    """Make the folder that a file is to be written into. Raises OSError."""
    if folder := os.path.dirname(path):
        os.makedirs(folder, exist_ok=True)


def say_errors(errors: Sequence[tuple[str, str]]) -> None:
    """What could not be done, a line each; a reason that many share, such as a rule that
    fails, is said once."""
    by_reason: dict[str, list[str]] = {}
    for path, reason in errors:
        by_reason.setdefault(reason, []).append(path)
    said = set()
    for path, reason in errors:
        others = len(by_reason[reason]) - 1
        if others < MANY - 1 or not reason.startswith(("rule ", "row group ")):
            say(f"{path}: {reason}")
        elif reason not in said:
            said.add(reason)
            say(f"{path} and {others} other documents: {reason}")


def _report(options: Options, name: str, summary: Summary, out: TextIO, source: Any) -> None:
    if hasattr(out, "reconfigure"):  # a report is UTF-8, whatever the locale says
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if options.statistics:
        reports.write_statistics(name, summary, out)
    else:
        color = wants_color(options.color, out)
        reports.write(name, summary, out, color=color, source=source, quiet=options.quiet)
    out.flush()


def wants_color(said: str, out: TextIO) -> bool:
    """Whether a report is coloured: as `--color` says, else on terminals without NO_COLOR."""
    if said != "auto":
        return said == "always"
    return is_terminal(out) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(out: TextIO) -> bool:
    """Whether a person reads along."""
    return bool(getattr(out, "isatty", lambda: False)())
