"""For people at a terminal: message, place, the line with the finding marked, and the cure."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, TextIO

from srclint.reports import _closing
from srclint.reports._escape import visible, visible_path
from srclint.reports._summary import is_fixable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from srclint.model import Finding
    from srclint.reports._cure import Segment
    from srclint.reports._excerpt import Row
    from srclint.reports._summary import Summary, View

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "message": "bold",
    "frame": "blue",
    "removed": "red",
    "added": "green",
}
_WIDTHS = 40, 160
"""Least and most cells of a line; most when no terminal says otherwise: 100."""


def write(run: Summary, out: TextIO, view: View) -> None:
    """Write findings with the text around them, then how many there were."""
    put = _painter(out) if view.color else _plain(out)
    width = _width()
    path, text = "", None
    for finding in run.findings:
        if finding.place != path:
            path = finding.place
            text = view.source(path)
        put(list(_finding(finding, text, width)))
    if view.quiet:
        return
    nothing = f"Nothing found in {_closing.counted(run.files, 'file')}{_closing.waived(run)}."
    put([(f"{line}\n", "") for line in list(_closing.lines(run)) or [nothing]])


def show(finding: Finding, text: str | None, out: TextIO, *, color: bool) -> None:
    """Write one finding, with a number before each of its fixes."""
    from srclint.reports import _cure

    put = _painter(out) if color else _plain(out)
    put(list(_finding(finding._replace(fixes=()), text, _width()))[:-1])
    for number, segments in enumerate(_cure.candidates(finding, text), 1):
        put([(f"  {number}  ", "frame"), *segments, ("\n", "")])


def _width() -> int:
    return min(max(shutil.get_terminal_size((100, 24)).columns, _WIDTHS[0]), _WIDTHS[1])


def _plain(out: TextIO) -> Callable[[list[Segment]], None]:
    return lambda segments: out.writelines(text for text, _ in segments)


def _painter(out: TextIO) -> Callable[[list[Segment]], None]:
    """Write through rich, as segments and never as markup: "[red]" in a document is just that."""
    from rich.console import Console
    from rich.segment import Segment as Painted
    from rich.segment import Segments
    from rich.style import Style

    console = Console(
        file=out, force_terminal=True, no_color=False, color_system="standard", highlight=False
    )
    styles = {role: Style.parse(style) for role, style in _STYLES.items()}

    def put(segments: list[Segment]) -> None:
        painted = Segments([Painted(text, styles.get(role)) for text, role in segments if text])
        console.print(painted, end="", soft_wrap=True)

    return put


def _finding(finding: Finding, text: str | None, width: int) -> Iterator[Segment]:
    from srclint.reports import _cure, _excerpt

    gutter = len(str(finding.end_line))
    mark = "[*] " if is_fixable(finding) else ""
    yield f"{finding.severity} {finding.code}", finding.severity
    yield f" {mark}{visible(finding.message)}\n", "message"
    yield " " * gutter + "--> ", "frame"
    yield f"{visible_path(finding.place)}:{finding.line}:{finding.column}\n", ""
    shown = _excerpt.rows(text, finding, width - gutter - 4) if text is not None else []
    for row in shown:
        yield from _row(row, gutter, finding.severity)
    for segments in _cure.lines(finding, text if shown else None):
        yield " " * gutter + " = ", "frame"
        yield from segments
        yield "\n", ""
    yield "\n", ""


def _row(row: Row, gutter: int, style: str) -> Iterator[Segment]:
    from rich.cells import cell_len

    if row.number is None:
        yield " " * gutter + " …\n", "frame"
        return
    yield f"{row.number:>{gutter}} | ", "frame"
    yield row.before, ""
    yield row.marked, style
    yield row.after + "\n", ""
    yield " " * gutter + " | ", "frame"
    yield " " * cell_len(row.before) + "^" * max(1, cell_len(row.marked)) + "\n", style
