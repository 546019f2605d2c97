"""Options that several commands take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

PATHS = click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")

CACHE_DIR = click.option(
    "--cache-dir", envvar="SRCLINT_CACHE_DIR", metavar="DIR", help="Where the cache lies."
)


class _Split(click.ParamType[Any]):
    """Comma-separated words; the option may be given several times."""

    name = "rules"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        return tuple(word for word in (part.strip() for part in value.split(",")) if word)


def _joined(ctx: click.Context, param: click.Parameter, value: Any) -> tuple[str, ...] | None:
    chosen = tuple(word for words in value for word in words) if value else None
    if chosen == () and param.name == "select":
        raise click.BadParameter("it names no rule", ctx, param)
    return chosen


def selector(name: str, said: str) -> Callable[[Any], Any]:
    """An option that takes rules."""
    return click.option(
        name, type=_Split(), multiple=True, callback=_joined, help=said, metavar="RULES"
    )


def config_options(function: Any) -> Any:
    """Options that say which configuration is in force."""
    for option in reversed(
        [
            click.option(
                "--config", type=click.Path(), metavar="FILE", help="Use this configuration file."
            ),
            click.option("--isolated", is_flag=True, help="Ignore all configuration files."),
            selector("--select", "Run only these rules: codes, prefixes, names, groups, ALL."),
            selector("--extend-select", "Run these rules besides."),
            selector("--ignore", "Do not run these rules."),
            click.option("--language", metavar="CODE", help="Language of all documents."),
        ]
    ):
        function = option(function)
    return function


def cache_options(function: Any) -> Any:
    """Options of the cache, for the commands that check documents."""
    no_cache = click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
    return no_cache(CACHE_DIR(function))
