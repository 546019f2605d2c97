"""The command line of what is right here: configuration, words, names. Argument parsing only."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import click

from srclint.cli.options import CONTEXT, PATHS, cache_options, config_options


@click.command(name="config", context_settings=CONTEXT)
@click.argument("path", required=False, type=click.Path())
@config_options
@click.option("--schema", is_flag=True, help="Print the JSON schema of configuration files.")
def show_config(path: str | None, schema: bool, **options: Any) -> None:
    """Show the configuration in force for a file or folder, and where each value came from."""
    from srclint.commands import inform

    inform.schema() if schema else inform.config(path or ".", **options)


@click.command(context_settings=CONTEXT)
@click.option("--force", is_flag=True, help="Overwrite an existing srclint.toml.")
def init(force: bool) -> None:
    """Write a commented srclint.toml into the current folder."""
    from srclint.commands import inform

    inform.init(force=force)


@click.group(context_settings=CONTEXT, invoke_without_command=True)
@click.option("--config", metavar="FILE", help="Use this configuration file.")
@click.pass_context
def words(context: click.Context, config: str | None) -> None:
    """List the house words in force, and where they are said; `add` adds some."""
    context.obj = config
    if context.invoked_subcommand is None:
        from srclint.commands.words import show

        show(config)


@words.command(context_settings=CONTEXT)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option("--list", "word_list", metavar="FILE", help="Add to this word list.")
@click.pass_obj
def add(config: str | None, words: tuple[str, ...], word_list: str | None) -> None:
    """Add words that are right here to the nearest configuration, or to a word list."""
    from srclint.commands.words import add as add_words

    add_words(words, config, word_list)


@click.command(context_settings=CONTEXT)
@PATHS
@click.option("--output-format", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--limit", type=click.IntRange(0), default=50, help="Names to show; 0: all.")
@click.option("--write", metavar="FILE", help="Write or update a list of the divided names.")
@click.option("--import", "import_", metavar="FILE", help="Take a list from a CSV file.")
@config_options
@cache_options
def names(paths: tuple[str, ...], import_: str | None, write: str | None, **options: Any) -> None:
    """Show how a folder writes its names, the most divided first.

    `--write entities.toml` puts the divided ones into the list that `entities` in the
    configuration names, keeping all that is in it; `--import FILE.csv` takes them from a
    spreadsheet, as `--output-format csv` writes it.
    """
    from srclint.commands import names as command

    sys.exit(command.names(paths, write=write, import_=import_, options=SimpleNamespace(**options)))
