"""`srclint check`: from arguments to an exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from srclint import reports
from srclint.commands import cache_folder, say, state_folder
from srclint.commands.report import (
    demand_no_document,
    is_terminal,
    say_errors,
    targets,
    write_report,
)
from srclint.config import Config, Resolver, named
from srclint.language import is_known
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.reports import Summary
from srclint.waivers.comments import GROUP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.model import Finding
    from srclint.run import Checked, Result
    from srclint.since.changes import Changes


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a command says about configuration, rules and language, as click gives it."""

    config: str | None = None
    isolated: bool = False
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Options(Choice):
    """The command line's options, as click gives them."""

    paths: tuple[str, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    strict_waivers: bool = False
    since: str | None = None
    output_format: str | None = None
    output_file: str | None = None
    output: tuple[str, ...] = ()
    statistics: bool = False
    exit_zero: bool = False
    exit_non_zero_on_fix: bool = False
    stdin_filename: str | None = None
    force_exclude: bool = False
    show_files: bool = False
    jobs: int | None = None
    no_cache: bool = False
    cache_dir: str | None = None
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    text_field: str | None = None


def resolver_of(config: str | None, *, isolated: bool, text_field: str | None = None) -> Resolver:
    """Where configurations come from, as the command line says. Raises UserError."""
    from pathlib import Path

    if isolated and config:
        raise UserError("--isolated and --config exclude each other")
    if isolated:
        return Resolver(Config(Path.cwd()), text_field)
    return Resolver(named(config) if config else None, text_field)


def chooser_of(options: Choice) -> Chooser:
    """What the command line says about rules and language. Raises UserError."""
    if options.language is not None and not is_known(options.language):
        raise UserError(f"--language: {options.language!r} is no language code such as en or pt-BR")
    return Chooser(
        options.select, options.extend_select or (), options.ignore or (), options.language
    )


def run_check(**given: Any) -> int:
    """Check, report, fix; returns the exit code. Raises UserError for wrong usage."""
    options = Options(**given)
    targets(options)
    if options.paths == ("-",):
        from srclint.commands.stdin import check_stdin

        if options.since is not None:
            raise UserError("--since compares files with what git knows; it takes no `-`")
        return check_stdin(options)
    if "-" in options.paths:
        raise UserError("`-` (standard input) goes alone: give either it or paths")
    resolver = resolver_of(options.config, isolated=options.isolated, text_field=options.text_field)
    if options.show_files:
        return _show_files(options, resolver)
    return _check_files(options, resolver)


def _check_files(options: Options, resolver: Resolver) -> int:
    from srclint.run import Settings, check_files

    progress = _Progress(options)
    settings = Settings(
        cache_dir=None if options.no_cache else cache_folder(options.cache_dir),
        jobs=options.jobs,
        force_exclude=options.force_exclude,
        isolated=options.isolated,
        progress=progress,
        changes=_changes(options),
    )
    with progress:
        result = check_files(options.paths or (".",), resolver, chooser_of(options), settings)
    demand_no_document(options, (one.file.path for one in result.checked))
    findings, errors = result.findings, result.errors
    if not result.files and not errors and not options.quiet:
        say("no documents found")
    if options.verbose:
        from srclint.commands.verbose import tell

        tell(result, resolver)
    applied: Sequence[Finding] = ()
    notes = _remarks(result, options)
    if options.diff:
        from srclint.commands.diff import show
        from srclint.fixing import diffs

        unsafe = options.unsafe_fixes
        changed, more = show(diffs(result.checked, settings, unsafe=unsafe), options)
        errors = sorted({*errors, *more})
        return exit_code(options, [], errors, report_errors=True) or int(
            changed and not options.exit_zero
        )
    if options.fix:
        from srclint.fixing import fix_files

        fixed = fix_files(
            result.checked,
            settings,
            state_folder(),
            unsafe=options.unsafe_fixes,
            covered=_covered(result, options),
        )
        findings, applied = fixed.findings, fixed.applied
        errors = sorted({*errors, *fixed.errors})
        if options.verbose and fixed.run:
            say(f"`srclint undo --run {fixed.run}` takes these fixes back")
    findings = [*strictly(findings, options), *notes]
    places = {one.file.place: one for one in result.checked}

    def source(place: str) -> str | None:
        return text_of(places[place]) if place in places else None

    profiles = {id(one.profile): one.profile for one in result.checked}.values()
    rules = {a.rule.code: a.rule for profile in profiles for a in profile.actives}
    summary = Summary(findings, result.files, len(applied), errors, applied, rules, result.waived)
    write_report(options, summary, source)
    return exit_code(options, findings, errors, fixed=bool(applied))


def _changes(options: Options) -> Changes | None:
    if options.since is None:
        return None
    from srclint.since.changes import since

    return since(options.since, options.paths or (".",))


def _remarks(result: Result, options: Options) -> list[Finding]:
    """What is to be said of the entries of waivers."""
    if not result.books:
        return []
    from srclint.waivers.state import remarks

    profiles = {id(one.profile): one.profile for one in result.checked}.values()
    actives = {active.rule.code: active for profile in profiles for active in profile.actives}
    return remarks(result, options.paths or (".",), actives, strict=options.strict_waivers)


def _covered(result: Result, options: Options) -> set[str]:
    """Folders with waivers all of whose documents were looked at."""
    if not result.books or result.errors:
        return set()
    from srclint.waivers.state import covers

    paths = options.paths or (".",)
    return {book.root for book in result.books if covers(paths, book.root)}


def strictly(findings: list[Finding], options: Options) -> list[Finding]:
    """The findings, what is said of waivers being errors if that is wanted."""
    if not options.strict_waivers:
        return findings
    return [f._replace(severity="error") if f.group == GROUP else f for f in findings]


def text_of(one: Checked) -> str | None:
    """The text of a document again, None where it is gone, for what shows its lines."""
    from srclint.files import load

    try:
        return load(one.file, one.profile).doc.text
    except (OSError, UserError):
        return None


def exit_code(
    options: Options,
    findings: Sequence[Finding],
    errors: Sequence[tuple[str, str]],
    *,
    fixed: bool = False,
    report_errors: bool = False,
) -> int:
    """2 where something could not be checked or written, 1 where something is wrong, else 0."""
    if report_errors:
        say_errors(errors)
    if errors:
        return 2
    if options.exit_zero:
        return 0
    if fixed and options.exit_non_zero_on_fix:
        return 1
    return int(any(finding.severity != "info" for finding in findings))


def _show_files(options: Options, resolver: Resolver) -> int:
    from srclint.discover import discover

    found = discover(options.paths or (".",), resolver, force_exclude=options.force_exclude)
    for file in found.files:
        sys.stdout.write(reports.visible_path(file.shown) + "\n")
    return exit_code(options, [], found.errors, report_errors=True)


class _Progress:
    """A progress bar on standard error, for runs of more than a second on a terminal."""

    def __init__(self, options: Options) -> None:
        self._wanted = is_terminal(sys.stderr) and not options.quiet
        self._bar: Any = None
        self._task: Any = None
        self._begun = 0.0

    def __enter__(self) -> None:
        from time import monotonic

        self._begun = monotonic()

    def __call__(self, done: int, of: int) -> None:
        if not self._wanted:
            return
        from time import monotonic

        if self._bar is None and monotonic() - self._begun > 1:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("checking", total=of)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._task, completed=done)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
