"""`srclint check` and what takes back and forgets what it did: argument parsing only."""

from __future__ import annotations

import sys
from typing import Any

import click

from srclint.cli.options import CACHE_DIR, CONTEXT, PATHS, cache_options, config_options


def _formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from srclint.reports import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


@click.command(context_settings=CONTEXT)
@PATHS
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the other fixes too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@config_options
@click.option(
    "--output-format",
    metavar="NAME",
    shell_complete=_formats,
    help="full, concise, json, jsonl, github, sarif, gitlab, junit, rdjson.",
)
@click.option(
    "--output-file", type=click.Path(), metavar="FILE", help="Write the report to a file."
)
@click.option(
    "--output",
    multiple=True,
    metavar="NAME=FILE",
    shell_complete=_formats,
    help="Write another report, as in sarif=srclint.sarif.",
)
@click.option(
    "--text-field", metavar="NAME", help="Field of records (.jsonl, .parquet) with the text."
)
@click.option("--statistics", is_flag=True, help="Show how often each rule found something.")
@click.option("--since", metavar="REF", help="Only what has changed since the merge base with REF.")
@click.option("--strict-waivers", is_flag=True, help="Unused and expired waivers are errors.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where something was found.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 where something was fixed.")
@click.option("--stdin-filename", metavar="NAME", help="Name of the document on standard input.")
@click.option("--force-exclude", is_flag=True, help="Exclude named files too.")
@click.option("--show-files", is_flag=True, help="Show which files would be checked.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes to use.")
@cache_options
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only.")
@click.option("-v", "--verbose", is_flag=True, help="Show more of what is done.")
def check(**options: Any) -> None:
    """Check documents (default: the current folder); `-` reads standard input."""
    from srclint.commands.check import run_check

    sys.exit(run_check(**options))


@click.command(context_settings=CONTEXT)
@click.option("--list", "listed", is_flag=True, help="List the runs that wrote.")
@click.option("--run", metavar="ID", help="Take back this run.")
def undo(listed: bool, run: str | None) -> None:
    """Take back the last run that wrote below the current folder."""
    from srclint.commands.upkeep import undo as take_back

    sys.exit(take_back(run, listed=listed))


@click.command(context_settings=CONTEXT)
@CACHE_DIR
def clean(cache_dir: str | None) -> None:
    """Empty the cache."""
    from srclint.commands.upkeep import clean as empty

    empty(cache_dir)
