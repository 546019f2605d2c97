"""The command line of what a team decides: arguments only, as in cli.py."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_CACHE = (
    click.option("--no-cache", is_flag=True, help="Neither read nor write the cache."),
    click.option("--cache-dir", envvar="SRCLINT_CACHE_DIR", metavar="DIR"),
)
_SAID = (
    click.option("--reason", default="", metavar="TEXT", help="Why it is left as it is."),
    click.option("--author", default="", metavar="NAME", help="Who decided it."),
    click.option("--until", metavar="DAY", help="The last day on which it holds: 2027-01-31."),
)
_PATHS = click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")


def add_to(group: click.Group, settings: dict[str, Any], config: Callable[[Any], Any]) -> None:
    """Add the commands to the group; `config` gives them the options of configurations."""
    for function, options in (
        (waive, (click.argument("target", metavar="PATH:LINE[:COLUMN]"), _RULE, *_SAID)),
        (baseline, (_PATHS, *_SAID)),
        (waivers, (_PATHS, _PRUNE)),
        (review, (_PATHS, _AGAIN)),
    ):
        wrapped: Any = config(_with(function, *_CACHE))
        group.command(context_settings=settings)(_with(wrapped, *options))


def _with(function: Any, *options: Callable[[Any], Any]) -> Any:
    for option in reversed(options):
        function = option(function)
    return function


_RULE = click.option("--rule", metavar="RULE", help="Which of the findings there: code or name.")
_PRUNE = click.option("--prune", is_flag=True, help="Remove those that are unused or expired.")


_AGAIN = click.option("--again", is_flag=True, help="Also ask about what was skipped before.")


def waive(target: str, rule: str | None, **given: Any) -> None:
    """Leave the finding at PATH:LINE[:COLUMN] as it is, from now on."""
    from srclint.commands import waive as command

    said = _said(given)
    sys.exit(command.waive(target, rule, said, **given))


def baseline(paths: tuple[str, ...], **given: Any) -> None:
    """Leave all present findings as they are: from now on only new ones are reported."""
    from srclint.commands import waive as command

    said = _said(given)
    sys.exit(command.baseline(paths, said, **given))


def waivers(paths: tuple[str, ...], prune: bool, **given: Any) -> None:
    """List what is waived; unused are those that match nothing (any more)."""
    from srclint.commands import waive as command

    sys.exit(command.waivers(paths, prune=prune, **given))


def review(paths: tuple[str, ...], again: bool, **given: Any) -> None:
    """Decide on what is not safe to fix, one finding at a time."""
    from srclint.commands.review import review as command

    sys.exit(command(paths, again=again, **given))


def _said(given: dict[str, Any]) -> Any:
    from srclint.commands.waive import Said, day

    return Said(given.pop("reason"), given.pop("author"), day(given.pop("until")))
