"""`srclint corpus`: argument parsing only."""

from __future__ import annotations

import sys
from typing import Any

import click

from srclint.cli.options import CONTEXT, config_options


@click.command(context_settings=CONTEXT)
@click.argument("source", metavar="IN")
@click.option("--out", required=True, metavar="OUT", help="Folder or URI for the output.")
@click.option("--engine", default="local", metavar="NAME", help="local, ray, or a plug-in's.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes to use.")
@click.option("--text-column", metavar="NAME", help="Field or column with the text.")
@click.option("--id-column", metavar="NAME", help="Field or column with a name of the document.")
@click.option("--write-text", is_flag=True, help="Write the cleaned texts too.")
@click.option("--resume", is_flag=True, help="Go on where a run was cut short.")
@click.option("--export", type=click.Choice(["dolma"]), help="Also write findings in this form.")
@click.option(
    "--split-size",
    type=click.FloatRange(0.001),
    metavar="MB",
    help="Input that one task reads.  [default: by the size of the whole, 1 to 32]",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=60.0,
    metavar="SECONDS",
    show_default=True,
    help="CPU time for one document.",
)
@config_options
@click.option("-q", "--quiet", is_flag=True, help="Show nothing but what went wrong.")
def corpus(**options: Any) -> None:
    """Check a large collection IN (a folder or URI of .jsonl, .parquet and text files)."""
    from srclint.commands.corpus import run_corpus

    sys.exit(run_corpus(**options))
