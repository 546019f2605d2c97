"""Direct quotations: words that are not ours to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from srclint import blocks
from srclint.model import Span
from srclint.text import joined, line_spans, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# What may close a quotation that a mark opened. Neighbours decide where a style has one mark for
# both (Swedish ”…” and »…», straight "…"), mixes them (“…“, „…"), or opens with what closes in
# another (English “, German „…“; French «…», Danish »…«).
_CLOSERS = {
    '"': '"',
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "＂": "＂",
}
_AMBIGUOUS = frozenset('"“”»«‹›＂')
_BEFORE_OPENING = frozenset("([{<—–―-/|*_=:;,¿¡«‹“„‘'…>\ufffc。，、：；！？（」』》")
_LONGEST_GAP = 5
"""Paragraphs that a quotation may run over without repeating its opening mark."""


def spans(text: str) -> list[Span]:
    """Spans of direct quotations with their marks, sorted and disjoint.

    A quotation without an end goes to the end of its paragraph. Single quotes count only where
    both are there and are no apostrophes. Lines that begin with ">" are quotations too.
    """
    found = [*_double(text), *_single(text)]
    if ">" in text:
        found += (
            Span(*m.span()) for m in pattern(r"(?<![^\r\n])[ \t]{0,3}>[^\r\n]*").finditer(text)
        )
    return joined(found)


@dataclass(slots=True)
class _Open:
    """A quotation whose end is still to come."""

    mark: str
    start: int
    depth: int = 1
    paragraph: int = 0


def _double(text: str) -> Iterator[Span]:
    """Quotations in any double or angled marks."""
    marks = pattern('["“”„‟«»‹›「」『』＂]').finditer(text)
    mark = next(marks, None)
    if mark is None:
        return
    unclosed: _Open | None = None
    for number, paragraph in enumerate(blocks.paragraphs(text, line_spans(text))):
        current: _Open | None = None
        while mark is not None and mark.start() < paragraph.end:
            at = mark.start()
            if current is not None:
                if _closes(text, at, current):
                    yield Span(current.start, at + 1)
                    current = None
            elif _opens(text, at):
                current, unclosed = _Open(text[at], at, paragraph=number), None
            elif unclosed is not None and text[at] in _CLOSERS[unclosed.mark]:
                if number - unclosed.paragraph <= _LONGEST_GAP:
                    yield Span(unclosed.start, at + 1)
                unclosed = None
            mark = next(marks, None)
        if current is not None:
            yield Span(current.start, paragraph.end)
            unclosed = current


def _opens(text: str, at: int) -> bool:
    """Whether a mark opens a quotation, none being open."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark not in _CLOSERS:
        return False
    if mark not in _AMBIGUOUS:
        return True
    free_before = not before or before.isspace() or before in _BEFORE_OPENING
    if mark in "“«‹":
        return free_before or after.isalnum()
    if not after or after.isspace():
        return mark == '"' and bool(after) and before.isspace()  # " so "
    if after in ".,;:!?)]" and not text.startswith("...", at + 1):
        return False
    return free_before or (mark == '"' and before.isalpha() and after.isalpha() and after.isascii())


def _closes(text: str, at: int, current: _Open) -> bool:
    """Whether a mark closes the quotation that is open; marks of the same kind nest in it."""
    mark = text[at]
    if mark not in _CLOSERS[current.mark]:
        current.depth += mark == current.mark
        return False
    if mark in _AMBIGUOUS and current.mark not in "«‹" and _looks_opening(text, at):
        return False
    current.depth -= 1
    return current.depth == 0


def _looks_opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isspace() and bool(after) and not after.isspace() and after not in ".,;:!?)]"


def _single(text: str) -> Iterator[Span]:
    """Quotations in single marks, on one line, at most 600 code points long.

    Words that begin with an apostrophe (’tis, 'n') open none.
    """
    word = r"(?=[^\W\d_])(?!(?i:tis|twas|em|n|til|cause|cos|bout|round|s|t|d)\b)"
    if "‘" in text or "‚" in text:
        curly = rf"(?<!\w)(?:‘{word}[^‘\r\n]{{1,600}}?(?<!\s)’(?!\w)|‚{word}[^‚‘\r\n]{{1,600}}‘)"
        yield from (Span(*match.span()) for match in pattern(curly).finditer(text))
    if "'" in text:
        # An apostrophe inside stands between letters; one at a word's edge ends it.
        inside = r"(?:[^'\r\n]|(?<=\w)'(?=\w)){1,600}?"
        straight = rf"(?<![\w'])'{word}{inside}(?<![\s'])'(?![\w'])"
        yield from (Span(*match.span()) for match in pattern(straight).finditer(text))
