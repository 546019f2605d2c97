"""The command line of what rules there are and how right they are: argument parsing only."""

from __future__ import annotations

import sys
from typing import Any

import click

from srclint.cli.options import CONTEXT, PATHS, cache_options, config_options

_CONFIG = click.option(
    "--config", metavar="FILE", help="Also know the rules of this configuration."
)


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from srclint.registry import installed

    names = (name for rule in installed() for name in (rule.code, rule.name))
    return [name for name in names if name.startswith(incomplete)]


@click.command(context_settings=CONTEXT)
@click.argument("code", required=False, shell_complete=_codes, metavar="[CODE|FILE]")
@click.option("--all", "every", is_flag=True, help="Explain all rules.")
@click.option(
    "--new", metavar="CODE", help="Write a rule to start from: FILE (.toml or .py), or CODE.toml."
)
@_CONFIG
def rule(code: str | None, every: bool, new: str | None, config: str | None) -> None:
    """Explain a rule: what it finds, why, and with which examples."""
    if new is not None:
        from srclint.commands.skeleton import write

        write(new, code, config)
        return
    from srclint.commands import inform

    inform.rule(code, every=every, config=config)


@click.command(context_settings=CONTEXT)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@_CONFIG
def rules(output_format: str, config: str | None) -> None:
    """List all rules."""
    from srclint.commands import inform

    inform.rules(output_format, config)


@click.command(context_settings=CONTEXT)
@PATHS
@config_options
@click.option("--sample", type=click.IntRange(1), default=200, help="Findings to draw: 200.")
@click.option("--seed", default="srclint", metavar="TEXT", help="Another seed, another sample.")
@click.option(
    "--output-file", type=click.Path(), default="audit.csv", metavar="FILE", help="The sheet."
)
@click.option("--score", metavar="FILE", help="Count what was marked in a sheet.")
@cache_options
def audit(score: str | None, **options: Any) -> None:
    """Measure how right rules are: draw findings into a sheet to mark, and count the marks."""
    from srclint.commands import audit as auditing

    sys.exit(auditing.score(score) if score is not None else auditing.draw(**options))
