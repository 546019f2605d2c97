"""More blank lines than separate paragraphs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = r"[\r\n][ \t\r\n]*+"
_LINE_END = r"\r\n?|\n"


@rule(
    "SPC004",
    summary="More blank lines stand between two paragraphs than elsewhere in the document.",
    why="They are left over from something that was removed, and make programs see a break"
    " where there is none. Where most breaks of a document have two blank lines, that is its"
    " style.",
    touches="spacing",
    severity="info",
    wakes=(r"\n[ \t\r]*\n[ \t\r]*\n", r"\r[ \t]*\r[ \t]*\r"),
    examples=[
        Example(
            bad="One.\n\nTwo.\n\n⟦\n⟧Three.\n",
            fixed="One.\n\nTwo.\n\nThree.\n",
        ),
        Example(
            bad="Uno.\r\n\r\n⟦\r\n\r\n⟧Due.\r\n",
            fixed="Uno.\r\n\r\nDue.\r\n",
        ),
        Example(good="One.\n\n\nTwo.\n\n\nThree.\n"),
        Example(good="Một.\n\nHai.\n\nBa.\n"),
        Example(good="One.\nTwo.\n\n\n"),
    ],
)
def blank_lines(doc: Document, *, most: int = 0) -> Iterator[Problem]:
    """Report the blank lines of each run beyond `most`; 0: beyond what the document does itself."""
    text = doc.prose
    runs = [_line_ends(text, *run.span()) for run in pattern(_RUN).finditer(text)]
    if runs and not text[: runs[0][0]].strip():
        del runs[0]
    if runs and not text[runs[-1][-1] :].strip():
        del runs[-1]
    runs = [ends for ends in runs if len(ends) > 1]
    allowed = most or _usual(Counter(len(ends) - 1 for ends in runs))
    for ends in runs:
        blank = len(ends) - 1
        if blank > allowed:
            message = f"{blank} blank lines where {allowed} would do"
            yield Problem.at(ends[allowed], ends[-1], message, "", safe=True)


def _line_ends(text: str, start: int, end: int) -> list[int]:
    """Where the lines of a run of white space end, their ends included."""
    if end - start == 1:
        return [end]
    return [line_end.end() for line_end in pattern(_LINE_END).finditer(text, start, end)]


def _usual(counts: Counter[int]) -> int:
    """Two where most breaks have two blank lines, else one."""
    return 2 if counts[2] > 1 and 2 * counts[2] > counts.total() else 1
