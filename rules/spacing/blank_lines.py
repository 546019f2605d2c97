"""More blank lines than separate paragraphs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

# The end of a line with text, then blank lines, then text again. Atomic: \r\n is one line end.
_BLANK = r"(?>[ \t]*+(?>\r\n?|\n))"
_RUN = rf"(?<=[^\s])(?>[ \t]*+(?>\r\n?|\n))({_BLANK}++)(?=[ \t]*+[^\s])"


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
    runs = [match.span(1) for match in pattern(_RUN).finditer(text)]
    blank = pattern(_BLANK)
    ends = [[line.end() for line in blank.finditer(text, *run)] for run in runs]
    allowed = most or _usual(Counter(map(len, ends)))
    for (_, end), lines in zip(runs, ends, strict=True):
        if len(lines) > allowed:
            start = lines[allowed - 1]
            message = f"{len(lines)} blank lines where {allowed} would do"
            yield Problem.at(start, end, message, "", safe=True)


def _usual(counts: Counter[int]) -> int:
    """Two where most breaks have two blank lines, else one."""
    return 2 if counts[2] > 1 and 2 * counts[2] > counts.total() else 1
