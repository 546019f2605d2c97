"""JUnit's XML, as test reports show it: a suite for each file, a failed test for each finding.

The schema is that of Apache Ant's JUnit task (windyroad/JUnit-Schema). An info is a skipped
test, since it fails no run; where nothing was found, one test has passed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from srclint.reports import _closing
from srclint.reports._escape import visible, visible_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint.model import Finding
    from srclint.reports._summary import Summary, View


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write suites, in reading order, a test on each line."""
    from datetime import UTC, datetime

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n')
    for number, (name, tests) in enumerate(_suites(run)):
        kinds = [kind for kind, _ in tests]
        counts = {
            "tests": len(tests),
            "failures": kinds.count("failure"),
            "errors": kinds.count("error"),
            "skipped": kinds.count("skipped"),
        }
        shown = "".join(f' {key}="{count}"' for key, count in counts.items())
        out.write(
            f'<testsuite name={_value(name)} package="srclint" id="{number}" timestamp="{now}"'
            f' hostname="localhost"{shown} time="0">\n<properties/>\n'
        )
        out.writelines(test + "\n" for _, test in tests)
        out.write("<system-out/>\n<system-err/>\n</testsuite>\n")
    out.write("</testsuites>\n")


_Tests = list[tuple[str, str]]
"""How each test ended, and its XML."""


def _suites(run: Summary) -> Iterator[tuple[str, _Tests]]:
    if not run.errors and not run.findings:
        said = f"nothing found in {_closing.counted(run.files, 'file')}"
        yield "srclint", [("passed", f"<testcase {_named(said, 'srclint')}/>")]
    if run.errors:
        yield "srclint", [_error(path, message) for path, message in run.errors]
    for path, findings in groupby(run.findings, key=lambda finding: finding.place):
        yield visible_path(path), _of_file(visible_path(path), list(findings))


def _of_file(path: str, findings: Sequence[Finding]) -> _Tests:
    return [_test(path, finding) for finding in findings]


def _test(path: str, finding: Finding) -> tuple[str, str]:
    place = f"{path}:{finding.line}:{finding.column}"
    named = _named(f"{place}: {finding.code} {finding.name}", path)
    message = _value(finding.message)
    if finding.severity == "info":
        return "skipped", f"<testcase {named}><skipped message={message}/></testcase>"
    said = _text(f"{place}: {finding.code} {finding.message}")
    failure = f"<failure message={message} type={_value(finding.severity)}>{said}</failure>"
    return "failure", f"<testcase {named}>{failure}</testcase>"


def _error(path: str, message: str) -> tuple[str, str]:
    named = _named(visible_path(path), "srclint")
    said = _text(f"{visible_path(path)}: {message}")
    error = f'<error message={_value(message)} type="unreadable">{said}</error>'
    return "error", f"<testcase {named}>{error}</testcase>"


def _named(name: str, place: str) -> str:
    return f'classname={_value(place)} name={_value(name)} time="0"'


def _value(text: str) -> str:
    """An attribute's value in its quotation marks; never empty, which the schema forbids."""
    return '"' + _text(text).replace('"', "&quot;") + '"'


def _text(text: str) -> str:
    """Text without what XML cannot hold: `visible` leaves no such character."""
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
