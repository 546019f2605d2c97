"""The command line of what a team decides: argument parsing only."""

from __future__ import annotations

import sys
from typing import Any

import click

from srclint.cli.options import CONTEXT, PATHS, cache_options, config_options


def _said_options(function: Any) -> Any:
    for option in (
        click.option("--until", metavar="DAY", help="The last day on which it holds: 2027-01-31."),
        click.option("--author", default="", metavar="NAME", help="Who decided it."),
        click.option("--reason", default="", metavar="TEXT", help="Why it is left as it is."),
    ):
        function = option(function)
    return function


def _said(given: dict[str, Any]) -> Any:
    from srclint.commands.waive import Said, day

    return Said(given.pop("reason"), given.pop("author"), day(given.pop("until")))


@click.command(context_settings=CONTEXT)
@click.argument("target", metavar="PATH:LINE[:COLUMN]")
@click.option("--rule", metavar="RULE", help="Which of the findings there: code or name.")
@_said_options
@config_options
@cache_options
def waive(target: str, rule: str | None, **given: Any) -> None:
    """Leave the finding at PATH:LINE[:COLUMN] as it is, from now on."""
    from srclint.commands import waive as command

    said = _said(given)
    sys.exit(command.waive(target, rule, said, **given))


@click.command(context_settings=CONTEXT)
@PATHS
@_said_options
@config_options
@cache_options
def baseline(paths: tuple[str, ...], **given: Any) -> None:
    """Leave all present findings as they are: from now on only new ones are reported."""
    from srclint.commands import waive as command

    said = _said(given)
    sys.exit(command.baseline(paths, said, **given))


@click.command(context_settings=CONTEXT)
@PATHS
@click.option("--prune", is_flag=True, help="Remove those that are unused or expired.")
@config_options
@cache_options
def waivers(paths: tuple[str, ...], prune: bool, **given: Any) -> None:
    """List what is waived; unused are those that match nothing (any more)."""
    from srclint.commands import waive as command

    sys.exit(command.waivers(paths, prune=prune, **given))


@click.command(context_settings=CONTEXT)
@PATHS
@click.option("--again", is_flag=True, help="Also ask about what was skipped before.")
@config_options
@cache_options
def review(paths: tuple[str, ...], again: bool, **given: Any) -> None:
    """Decide on what is not safe to fix, one finding at a time."""
    from srclint.commands.review import review as command

    sys.exit(command(paths, again=again, **given))
