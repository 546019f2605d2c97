"""`srclint -`: one document on standard input, never a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from srclint.commands import cache_folder, say
from srclint.discover import is_excluded, shown
from srclint.files import encoded, make_document
from srclint.learnt import facts_with
from srclint.model import UserError
from srclint.readers.encoding import round_trips
from srclint.readers.records import is_records
from srclint.repair import repair
from srclint.reports import Summary
from srclint.run import Settings

if TYPE_CHECKING:
    from srclint.commands.check import Options
    from srclint.config import Resolver
    from srclint.readers.encoding import Decoded
    from srclint.repair import Repair
    from srclint.waivers import FileWaivers


def check_stdin(options: Options) -> int:
    """Check standard input; with `--fix` print the fixed text, the report going to stderr."""
    from srclint.commands.check import chooser_of, exit_code, resolver_of, strictly
    from srclint.commands.report import write_report

    if is_records(options.stdin_filename or ""):
        raise UserError("records are read from files, not from standard input: name the file")
    resolver = resolver_of(options.config, isolated=options.isolated)
    place = os.path.abspath(options.stdin_filename or "stdin.txt")
    name = shown(place, os.getcwd()) if options.stdin_filename else "-"
    chooser = chooser_of(options)
    profile = chooser.profile(resolver.of_folder(os.path.dirname(place)), place)
    if sys.stdin is None:
        raise UserError("standard input is closed")
    data = sys.stdin.buffer.read()
    rules = {active.rule.code: active.rule for active in profile.actives}
    fixing = options.fix
    if options.force_exclude and is_excluded(place, resolver):
        if fixing and not options.diff:
            _write(data)
        return 0
    try:
        doc, decoded = make_document(data, place, name, profile)
    except UserError as error:
        raise UserError(f"{name}: {error}") from error
    if options.verbose:
        say(f"{name}: language: {doc.language}; encoding: {decoded.encoding}")
    cache = None if options.no_cache else cache_folder(options.cache_dir)
    settings = Settings(cache, options.jobs, isolated=options.isolated)
    facts = facts_with(doc, place, resolver, chooser, settings)
    waivers = None if options.isolated else _waivers(resolver, place, settings)
    if not fixing and not options.diff:
        report = profile.linter.check(doc, facts)
        errors = [(name, fault) for fault in report.faults]
        waived = waivers.match(report.findings) if waivers else {}
        left = [f for number, f in enumerate(report.findings) if number not in waived]
        left = strictly(left, options)
        count = len(waived) + len(report.waived)
        summary = Summary(left, 1, 0, errors, rules=rules, waived=count)
        write_report(options, summary, lambda path: doc.text)
        return exit_code(options, left, errors)
    mended = repair(
        doc,
        profile.linter,
        facts,
        unsafe=options.unsafe_fixes,
        waivers=waivers,
    )
    after, errors = _after(data, decoded, mended, name, profile.encoding)
    if options.diff:
        return _show_diff(options, name, data, after, decoded.encoding, errors)
    _write(after)
    applied = mended.applied if after != data else []
    left = strictly(mended.left, options)
    summary = Summary(left, 1, len(applied), errors, applied, rules, len(mended.spared))
    write_report(options, summary, lambda path: mended.text, out=sys.stderr)
    return exit_code(options, left, errors, fixed=bool(applied))


def _waivers(resolver: Resolver, place: str, settings: Settings) -> FileWaivers | None:
    """What is waived in the file that the document stands for."""
    from srclint.waivers.book import load

    book = load(str(resolver.of_folder(os.path.dirname(place)).root), settings.cache_dir)
    return book.of(place) if book else None


def _after(
    data: bytes, decoded: Decoded, mended: Repair, name: str, said: str | None
) -> tuple[bytes, list[tuple[str, str]]]:
    """The bytes of the fixed text, those of standard input where nothing may be fixed; errors."""
    errors = [(name, fault) for fault in mended.faults]
    if mended.text == decoded.text:
        return data, errors
    if not round_trips(data, decoded):
        reason = f"its bytes are not what {decoded.encoding} writes; it is left alone"
        return data, [*errors, (name, reason)]
    try:
        return encoded(decoded, mended.text, said), errors
    except UserError as error:
        return data, [*errors, (name, str(error))]


def _show_diff(  # noqa: PLR0913, PLR0917 - the two states, and how they are shown
    options: Options,
    name: str,
    before: bytes,
    after: bytes,
    encoding: str,
    errors: list[tuple[str, str]],
) -> int:
    from srclint.commands.check import exit_code
    from srclint.commands.diff import show
    from srclint.fixing import Diff
    from srclint.patch import unified

    data = unified(before, after, name, encoding) if before != after else b""
    changed, _ = show([Diff(data, encoding)], options)
    code = exit_code(options, [], errors, report_errors=True)
    return code or int(changed and not options.exit_zero)


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
