"""Quotation marks without their other half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, offsets, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Languages in which “ opens and ” closes, and in which « opens and » closes.
_CURLY = frozenset({"en", "it", "es", "pt", "ca", "gl", "vi", "id", "ms", "nl", "tr"})
_ANGLE = frozenset({"it", "es", "pt", "ca", "gl", "fr", "ro", "el", "nb", "nn", "no"})
_PAIRS = {("“", "”"): _CURLY, ("«", "»"): _ANGLE}
_MOST = 5  # a text with more has a habit of its own
_INDENT = 12  # code points before the first mark of a line


@rule(
    "PUN009",
    summary="A quotation is opened and never closed, or closed and never opened.",
    why="It is then not clear what was said by whom. A quotation of several paragraphs that opens"
    " each of them and closes once is right.",
    severity="info",
    wakes=r"[“”«»]",
    examples=[
        Example(bad="⟦“⟧The lamp is out, she said. “Light it,” he said.\n", language="en"),
        Example(bad="«Il faro è spento», disse. Accendilo⟦»⟧, rispose.\n", language="it"),
        Example(
            good="“The lamp is out.\n\n“Light it,” she said, “now.”\n",
            language="en",
        ),
        Example(good="„Die Lampe ist aus“, sagte sie. »Mach Licht«, sagte er.\n", language="de"),
        Example(good="„Bună”, spuse ea, și „noapte bună”.\n", language="it"),
        Example(good="A 24” screen, “new”, and the dogs’ bowl.\n", language="en"),
        Example(good="»Lampen er slukket,« sagde hun.\n", language="da"),
    ],
)
def unbalanced_quotes(doc: Document) -> Iterable[Problem]:
    """Report lone marks, in documents that have not as many opening as closing ones."""
    lone: list[int] = []
    for (opening, closing), languages in _PAIRS.items():
        # Where „ opens, ” and “ close: „Bună”, „Gut“.
        if doc.language in languages and not (closing == "”" and "„" in doc.prose):
            lone += _lone(doc.prose, opening, closing)
    return _problems(doc.prose, lone) if lone and len(lone) <= _MOST else ()


def _problems(text: str, lone: list[int]) -> Iterator[Problem]:
    for at in sorted(lone):
        what = "opened but not closed" if text[at] in "“«" else "closed but not opened"
        yield Problem.at(at, at + 1, f"quotation mark {text[at]} {what}")


def _lone(text: str, opening: str, closing: str) -> list[int]:
    """Offsets of the marks without their other half; none where both are equally many.

    An opening mark at the start of a line goes on with the quotation of the lines before.
    """
    openings, closings = offsets(text, opening), offsets(text, closing)
    if len(openings) == len(closings):
        return []
    lone: list[int] = []
    opened = -1
    for at in sorted(openings + closings):
        if text[at] == opening:
            if opened >= 0 and not _starts_line(text, at):
                lone.append(opened)
            opened = at
        elif opened >= 0:
            opened = -1
        elif not text[max(at - 1, 0)].isdigit():  # inches
            lone.append(at)
    return lone if opened < 0 else [*lone, opened]


def _starts_line(text: str, at: int) -> bool:
    before = text[max(at - _INDENT, 0) : at].rstrip(" \t\u00a0-–—")
    return not before or before[-1] in "\r\n"
