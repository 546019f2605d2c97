"""`srclint corpus`: from arguments to an exit code."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from srclint.commands import say
from srclint.commands.check import Choice, chooser_of, resolver_of
from srclint.corpus.driver import Driver, Progress, Result
from srclint.corpus.engine import named
from srclint.corpus.job import Job
from srclint.corpus.place import Place
from srclint.model import UserError

if TYPE_CHECKING:
    from typing import Any

    from srclint.profiles import Chooser

EVERY = 30.0
"""Seconds between lines of progress, where there is no terminal."""


@dataclass(frozen=True, kw_only=True)
class Options(Choice):
    """The command line's options, as click gives them."""

    source: str
    out: str
    engine: str = "local"
    workers: int | None = None
    text_column: str | None = None
    id_column: str | None = None
    write_text: bool = False
    resume: bool = False
    export: str | None = None
    split_size: float | None = None
    time_limit: float = 60.0
    quiet: bool = False


def run_corpus(**given: Any) -> int:
    """Check a collection; returns the exit code. Raises UserError for wrong usage."""
    options = Options(**given)
    resolver = resolver_of(options.config, isolated=options.isolated)
    chooser = chooser_of(options)
    config = resolver.of_folder(os.getcwd())
    job = Job(
        Place(options.source),
        Place(options.out),
        config,
        _said(chooser),
        options.text_column,
        options.id_column,
        options.write_text,
        options.time_limit,
    )
    if _is_inside(options.out, options.source):
        raise UserError("--out: it lies inside the input; name a place beside it")
    with named(options.engine, options.workers) as engine:
        driver = Driver(
            job,
            engine,
            options.resume,
            int(options.split_size * (1 << 20)) if options.split_size else None,
            options.export,
            None if options.quiet else _Shown(),
        )
        with job.target.said():  # of the source's, each document has its own line
            result = driver.run()
    return _report(result, quiet=options.quiet)


def _said(chooser: Chooser) -> Any:
    return chooser.select, chooser.extend_select, chooser.ignore, chooser.language


def _is_inside(out: str, source: str) -> bool:
    if "://" in out or "://" in source:
        return out.rstrip("/").startswith(source.rstrip("/") + "/") or out == source
    below, above = os.path.realpath(out), os.path.realpath(source)
    return below == above or below.startswith(above + os.sep)


def _report(result: Result, *, quiet: bool) -> int:
    """Say what was done; 2 where something is missing, 1 where something was found, else 0."""
    summary = result.summary
    for line in result.failed:
        say(line)
    documents, ok, error = (summary.get(key, 0) for key in ("documents", "ok", "error"))
    for reason, count in sorted(summary.get("errors", {}).items()):
        say(f"{count} document{'s' * (count != 1)}: {reason}")
    if summary["repeated_ids"]:
        say(f"{summary['repeated_ids']} ids stand in more than one document")
    if not quiet:
        sys.stdout.write(
            f"{documents} documents = {ok} ok + {error} error;"
            f" {summary.get('findings', 0)} findings; digest {summary['digest']}\n"
        )
    if result.failed or error:
        return 2
    return int(any(severity != "info" for severity in summary.get("severities", ())))


class _Shown:
    """Progress on standard error: rate and time left."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, now: Progress) -> None:
        every = 0.2 if self._terminal else EVERY
        if now.seconds - self._last < every and now.bytes < now.of:
            return
        self._last = now.seconds if now.bytes < now.of else 0.0
        share = now.bytes / now.of if now.of else 1.0
        left = now.seconds / share - now.seconds if share else 0.0
        rate = now.documents / now.seconds if now.seconds else 0.0
        line = (
            f"{now.name}: {share:4.0%}, {now.documents} documents, {rate:.0f}/s,"
            f" {_clock(left)} left"
        )
        if self._terminal:
            end = "\n" if now.bytes >= now.of else ""
            sys.stderr.write(f"\r\x1b[K{line}{end}")
            sys.stderr.flush()
        else:
            say(line)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
