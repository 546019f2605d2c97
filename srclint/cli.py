"""The command line: argument parsing only. What it says is in commands.py and reports/."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import click

from srclint import cli_corpus, cli_rules, cli_team
from srclint.cli_options import CONTEXT, config_options
from srclint.model import UserError
from srclint.watch import WATCH

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SELDOM = (50_000, 20, 50)
"""Thresholds of Python's collector of cycles: a run makes many small objects and no cycles that
matter; at its defaults it took 8 % of the time."""


class _Group(click.Group):
    """`srclint PATHS` is `srclint check PATHS`; a first word that is a command is the command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--version", "-h", "--help"}
        if ctx.resilient_parsing and not args:  # a shell asks what the first word may be
            return super().parse_args(ctx, args)
        if not args or (args[0] not in self.commands and args[0] not in own):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and what `check` takes."""
        from click.shell_completion import CompletionItem

        options = self.commands["check"].shell_complete(ctx, incomplete)
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        known = super().shell_complete(ctx, incomplete)
        return [*files, *known, *(o for o in options if o.value not in {k.value for k in known})]


def _formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from srclint.reports import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


@click.group(cls=_Group, context_settings=CONTEXT)
@click.version_option(package_name="srclint", message="srclint %(version)s")
def cli() -> None:
    """A linter for the prose that people collect.

    `srclint PATHS` is short for `srclint check PATHS`.
    """


@cli.command(context_settings=CONTEXT)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply the other fixes too.")
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
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
@click.option(
    "--cache-dir", envvar="SRCLINT_CACHE_DIR", metavar="DIR", help="Where the cache lies."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only.")
@click.option("-v", "--verbose", is_flag=True, help="Show more of what is done.")
def check(**options: Any) -> None:
    """Check documents (default: the current folder); `-` reads standard input."""
    from srclint.commands.check import run_check

    sys.exit(run_check(**options))


@cli.command(name="config", context_settings=CONTEXT)
@click.argument("path", required=False, type=click.Path())
@config_options
@click.option("--schema", is_flag=True, help="Print the JSON schema of configuration files.")
def show_config(path: str | None, schema: bool, **options: Any) -> None:
    """Show the configuration in force for a file or folder, and where each value came from."""
    from srclint.commands import inform

    inform.schema() if schema else inform.config(path or ".", **options)


@cli.command(context_settings=CONTEXT)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--output-format", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--limit", type=click.IntRange(0), default=50, help="Names to show; 0: all.")
@click.option("--write", metavar="FILE", help="Write or update a list of the divided names.")
@click.option("--import", "import_", metavar="FILE", help="Take a list from a CSV file.")
@config_options
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
@click.option("--cache-dir", envvar="SRCLINT_CACHE_DIR", metavar="DIR")
def names(paths: tuple[str, ...], import_: str | None, write: str | None, **options: Any) -> None:
    """Show how a folder writes its names, the most divided first.

    `--write entities.toml` puts the divided ones into the list that `entities` in the
    configuration names, keeping all that is in it; `--import FILE.csv` takes them from a
    spreadsheet, as `--output-format csv` writes it.
    """
    from srclint.commands import names as command

    sys.exit(command.names(paths, write=write, import_=import_, options=SimpleNamespace(**options)))


@cli.command(context_settings=CONTEXT)
@click.option("--force", is_flag=True, help="Overwrite an existing srclint.toml.")
def init(force: bool) -> None:
    """Write a commented srclint.toml into the current folder."""
    from srclint.commands import inform

    inform.init(force=force)


@cli.group(context_settings=CONTEXT, invoke_without_command=True)
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


@cli.command(context_settings=CONTEXT)
@click.option("--list", "listed", is_flag=True, help="List the runs that wrote.")
@click.option("--run", metavar="ID", help="Take back this run.")
def undo(listed: bool, run: str | None) -> None:
    """Take back the last run that wrote below the current folder."""
    from srclint.commands.upkeep import undo as take_back

    sys.exit(take_back(run, listed=listed))


@cli.command(context_settings=CONTEXT)
@click.option("--cache-dir", envvar="SRCLINT_CACHE_DIR", metavar="DIR")
def clean(cache_dir: str | None) -> None:
    """Empty the cache."""
    from srclint.commands.upkeep import clean as empty

    empty(cache_dir)


cli_rules.add_to(cli, CONTEXT, config_options)
cli_team.add_to(cli, CONTEXT, config_options)
cli.add_command(cli_corpus.corpus)


def main() -> None:
    """Run the command line; exit codes as in the README. A UserError is one line on stderr."""
    _open_what_is_closed()
    gc.set_threshold(*SELDOM)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # and clean up
    try:
        WATCH.enable()
        cli.main(prog_name="srclint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output went away
        _drop_output()
        sys.exit(1)
    except Exception as error:  # a person gets a line, whatever happened
        if os.environ.get("SRCLINT_DEBUG") and not isinstance(error, UserError):
            raise
        _explain(error)
        sys.exit(2)
    finally:
        gc.freeze()  # the process ends: nothing is to be looked through for cycles once more


def _open_what_is_closed() -> None:
    """Where somebody closed an output, what is written goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for good


def _explain(error: Exception) -> None:
    from srclint.commands import say

    if isinstance(error, UserError):
        say(str(error))
    elif isinstance(error, OSError) and error.filename is None:
        _drop_output()
        say(f"the output cannot be written: {error.strerror or error}")
    else:
        say(f"internal error, please report it: {type(error).__name__}: {error}")
        say("no document was changed but those reported; SRCLINT_DEBUG=1 shows where it was")


def _drop_output() -> None:
    """Let what is still to be written go nowhere, instead of failing once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
