"""Controls of writing direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._scripts import RIGHT_TO_LEFT, RIGHT_TO_LEFT_LANGUAGES, base

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "\u200e\u200f\u061c"
_CLOSERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_CLOSERS |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_ANY = "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"
_REVERSING = "\u202e"


@rule(
    "CHR009",
    summary="A control of writing direction has nothing to do, or has no counterpart.",
    why="In a line without right-to-left letters it is left over from a web page; one that is "
    "never closed turns what follows, and can make a text read as what it is not.",
    touches="encoding",
    wakes=r"[\x{200e}\x{200f}\x{61c}\x{202a}-\x{202e}\x{2066}-\x{2069}]",
    examples=[
        Example(bad="the size⟦\u200e⟧ of it", fixed="the size of it"),
        Example(bad="⟦\u202a⟧Deutsch⟦\u202c⟧", fixed="Deutsch", language="de"),
        Example(bad="foto⟦\u202e⟧gpj.exe", fixed="fotogpj.exe", language="it"),
        Example(bad="כתב ⟦\u202a⟧Deutsch כאן", fixed="כתב Deutsch כאן", language="he"),
        Example(good="Call it \u2067שלום\u2069, she said."),
        Example(good="\u200fقال: C++\u200e!", language="ar"),
        Example(good="كلمة \u202aDeutsch\u202c هنا", language="ar"),
        Example(good="C#\u200e\nשלום לכולם", language="he"),
    ],
)
def bidi_control(doc: Document) -> Iterator[Problem]:
    """Report controls in lines without right-to-left letters, elsewhere those without pair."""
    text = doc.prose
    marks_stay: bool | None = None
    turns = False  # whether any line is written from right to left
    last = 0
    for first in pattern(_ANY).finditer(text):
        if first.start() < last:
            continue
        start, last = _line(text, last, first.start())
        line = text[start:last]
        if pattern(f"[{RIGHT_TO_LEFT}]").search(line):
            yield from _unpaired(line, start)
            continue
        if marks_stay is None:
            marks_stay = base(doc.language) in RIGHT_TO_LEFT_LANGUAGES
            turns = pattern(f"[{RIGHT_TO_LEFT}]").search(text) is not None
        yield from _idle(line, start, marks_stay=marks_stay, sure=not turns)


def _line(text: str, after: int, at: int) -> tuple[int, int]:
    """The line around an offset, looked for from `after`; direction ends with a line."""
    start = max(text.rfind("\n", after, at), text.rfind("\r", after, at), after - 1) + 1
    end = pattern(r"[\r\n]|\Z").search(text, at)
    return start, end.start() if end else len(text)


def _unpaired(line: str, offset: int) -> Iterator[Problem]:
    """Embeddings and isolates that nothing closes, and closers that close nothing."""
    opened: list[tuple[int, str]] = []
    odd: list[int] = []
    for found in pattern(_ANY).finditer(line):
        char = found[0]
        if char in _CLOSERS:
            opened.append((found.start(), _CLOSERS[char]))
        elif char not in _MARKS:
            if opened and opened[-1][1] == char:
                opened.pop()
            else:
                odd.append(found.start())
    for at in sorted(odd + [at for at, _ in opened]):
        message = "direction control without its counterpart"
        yield Problem.at(offset + at, offset + at + 1, message, "")


def _idle(line: str, offset: int, *, marks_stay: bool, sure: bool) -> Iterator[Problem]:
    """Controls in a line that is written from left to right."""
    reversing = _REVERSING in line
    for run in pattern(f"{_ANY}+").finditer(line):
        if marks_stay and not run[0].strip(_MARKS):
            continue
        start, end = run.span()
        message = "direction control in a left-to-right line"
        if _REVERSING in run[0]:
            message = "direction control that turns the letters after it round"
        yield Problem.at(offset + start, offset + end, message, "", safe=sure and not reversing)
