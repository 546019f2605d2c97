"""A tab between two words of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule

from ._lines import runs_by_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAB = r"\t(?<!\t\t)[ \t]*+(?=[^\s])"
_WORDS_BEFORE = r"[^\W\d_]{2,}[,;:.!?]?[ ]+[^\W\d_]+[\"'”’»)]*[,;:.!?]?[\"'”’»)]*\Z"
_WORDS_AFTER = r"[\"'“‘«(¿¡]*[^\W\d_]+[,;]? +[\"'“‘«(]*[^\W_]+"


@rule(
    "SPC003",
    summary="A tab stands between two words of a sentence.",
    why="It is as wide as each program likes, and searches for the phrase do not find it."
    " Columns, indentation and list marks are left alone.",
    touches="spacing",
    wakes=r"[^ \t\r\n] *\t[ \t]*[^ \t\r\n]",
    examples=[
        Example(
            bad="The old bridge⟦\t⟧was closed for the winter.\n",
            fixed="The old bridge was closed for the winter.\n",
        ),
        Example(
            bad="Il vecchio ponte⟦ \t⟧era chiuso per tutto l’inverno.\n",
            fixed="Il vecchio ponte era chiuso per tutto l’inverno.\n",
        ),
        Example(good="name\tage\tcity\nAda\t36\tLondon\n"),
        Example(good="first name\tthe old town\nlast name\tthe new town\n"),
        Example(good="1.\tClose the bridge.\n\tTell the town.\n"),
        Example(good="Opening hours:\t9 to 5\n"),
    ],
)
def tab_in_prose(doc: Document) -> Iterator[Problem]:
    """Report the only tab of a line, with words on both sides and no such tab next to it."""
    text = doc.prose
    found = runs_by_line(doc, _TAB)
    runs = {number: _inner(text, doc.lines[number].start, spans) for number, spans in found.items()}
    for number, spans in runs.items():
        if len(spans) != 1 or runs.get(number - 1) or runs.get(number + 1):
            continue
        start, end = spans[0]
        if pattern(_WORDS_BEFORE).search(text[max(start - 60, 0) : start]) and pattern(
            _WORDS_AFTER
        ).match(text, end):
            inside = text[start - 1].isalpha() and text[end].islower()
            yield Problem.at(start, end, "a tab between two words", " ", safe=inside)


def _inner(text: str, line_start: int, tabs: list[Span]) -> list[Span]:
    """Tabs with the spaces before them, without the one that indents the line."""
    inner = []
    for start, end in tabs:
        at = start
        while at > line_start and text[at - 1] == " ":
            at -= 1
        if at > line_start:
            inner.append(Span(at, end))
    return inner
