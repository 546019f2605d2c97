"""`srclint -`: one document on standard input, never a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from srclint import facts as fact_store
from srclint import readers
from srclint.commands import say
from srclint.files import encoded, make_document
from srclint.fixing import unified
from srclint.model import UserError
from srclint.repair import repair
from srclint.reports import Summary

if TYPE_CHECKING:
    from srclint.commands.check import Options


def check_stdin(options: Options) -> int:
    """Check standard input; with `--fix` print the fixed text, the report going to stderr."""
    from srclint.commands.check import chooser_of, exit_code, resolver_of, write_report

    shown = options.stdin_filename or "-"
    name = options.stdin_filename or "stdin.txt"
    resolver = resolver_of(options.config, isolated=options.isolated)
    place = os.path.abspath(name)
    profile = chooser_of(options).profile(resolver.of_folder(os.path.dirname(place)), place)
    data = sys.stdin.buffer.read()
    try:
        doc, decoded = make_document(data, place, shown, profile)
    except UserError as error:
        raise UserError(f"{shown}: {error}") from error
    facts = fact_store.of_documents(profile.observers, [doc])
    if options.fix or options.unsafe_fixes or options.diff:
        result = repair(
            doc, profile.linter, facts, unsafe=options.unsafe_fixes, remake=readers.with_text
        )
        if options.diff:
            sys.stdout.write(unified(doc.text, result.text, shown))
            return int(result.text != doc.text and not options.exit_zero)
        sys.stdout.buffer.write(encoded(decoded, result.text))
        sys.stdout.buffer.flush()
        for fault in result.faults:
            say(f"{shown}: {fault}")
        errors = [(shown, fault) for fault in result.faults]
        return exit_code(options, result.left, errors, fixed=bool(result.applied))
    report = profile.linter.check(doc, facts)
    errors = [(shown, fault) for fault in report.faults]
    write_report(options, Summary(report.findings, 1, 0, errors), lambda path: doc.text)
    return exit_code(options, report.findings, errors)
