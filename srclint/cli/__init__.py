"""The command line: argument parsing only. What it says is in commands/ and reports/."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from srclint.cli import check, corpus, house, rules, team
from srclint.cli.options import CONTEXT
from srclint.model import UserError
from srclint.watch import WATCH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem

SELDOM = (50_000, 20, 50)
"""Thresholds of Python's collector of cycles: a run makes many small objects and no cycles that
matter; at its defaults it took 8 % of the time."""


def _say_what_is_near(word: str, commands: Iterable[str]) -> None:
    """Say which command may be meant by a word that is no path (it stays one)."""
    if not word.isalpha() or os.path.lexists(word):
        return
    from srclint.commands import say
    from srclint.settings import nearest

    if hint := nearest(word, commands):
        say(f"there is no command {word!r}{hint}")


class _Group(click.Group):
    """`srclint PATHS` is `srclint check PATHS`; a first word that is a command is the command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--version", "-h", "--help"}
        if ctx.resilient_parsing and not args:  # a shell asks what the first word may be
            return super().parse_args(ctx, args)
        if not args or (args[0] not in self.commands and args[0] not in own):
            if args and not ctx.resilient_parsing:
                _say_what_is_near(args[0], self.commands)
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and what `check` takes."""
        from click.shell_completion import CompletionItem

        options = self.commands["check"].shell_complete(ctx, incomplete)
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        known = super().shell_complete(ctx, incomplete)
        return [*files, *known, *(o for o in options if o.value not in {k.value for k in known})]


@click.group(cls=_Group, context_settings=CONTEXT)
@click.version_option(package_name="srclint", message="srclint %(version)s")
def cli() -> None:
    """A linter for the prose that people collect.

    `srclint PATHS` is short for `srclint check PATHS`.
    """


for command in (
    *(check.check, check.undo, check.clean),
    *(house.show_config, house.init, house.words, house.names),
    *(rules.rule, rules.rules, rules.audit),
    *(team.waive, team.baseline, team.waivers, team.review),
    corpus.corpus,
):
    cli.add_command(command)


class _TerminatedError(BaseException):
    """Somebody ends the run: what is open is cleaned up. A SystemExit would count as a rule's."""


def _terminate(*_: object) -> None:
    raise _TerminatedError


def main() -> None:
    """Run the command line; exit codes as in the README. A UserError is one line on stderr."""
    _open_what_is_closed()
    gc.set_threshold(*SELDOM)
    signal.signal(signal.SIGTERM, _terminate)
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
    except _TerminatedError:
        sys.exit(128 + signal.SIGTERM)
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
