"""A page as units: its lines that have a word, wrapped paragraphs put together again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srclint import Span, pattern

from . import _phrases
from ._scripts import HAN_AND_KANA, POINTS, SYLLABIC, UNPARTED

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = (
    f"[{HAN_AND_KANA}]|[{UNPARTED}]+|(?:[^\\W_{HAN_AND_KANA}{UNPARTED}]++|[{SYLLABIC}{POINTS}]++)++"
)
_ASCII_TOKEN = "[0-9A-Za-z]+"
STOPS = ".!?。！？।؟…۔։။።"
CLOSERS = "\"'”’»)]」』）】››* "
BULLET = r"\s*(?:[-*•·►▪◦‣»›>–]|\d{1,2}[.)])\s+"
LONGEST_ITEM = 20
"""Words; a longer item of a list is prose."""

WORDS_OF_A_HAN = 0.6
"""Words that a Chinese or Japanese character counts for: two thirds of a word, rounded down."""

WIDEST_LINE = 400
"""Code points of a line that phrases are looked for in: at its start, and as many at its end."""

WORDS_OF_AN_UNPARTED = 0.22
"""Words that a Thai, Lao, Burmese or Khmer code point counts for: a word has four or five."""

_SHORTEST_WRAPPED = 40
_WIDEST_WRAP = 120


@dataclass(slots=True)
class Unit:
    """One line, or the lines of one wrapped paragraph. `words` is a measure, not a count."""

    span: Span
    text: str
    words: float
    tokens: list[str]
    prose: bool
    gap: bool
    """Whether an empty line comes before it."""
    last_of_run: bool = False
    phrases: frozenset[int] = field(default=frozenset())
    """Numbers of the phrase sections (`_phrases.entries()`) that it matches."""


def units(text: str, lines: Sequence[Span]) -> list[Unit]:
    """The units of a text in order. Takes time linear in the text."""
    found: list[Unit] = []
    run: list[Span] = []
    gap = True
    for line in lines:
        if text[line.start : line.end].strip(" \t\u00a0\ufffc\u3000"):
            run.append(line)
        elif run:
            _add(text, run, found, gap=gap)
            run, gap = [], True
    if run:
        _add(text, run, found, gap=gap)
    return found


def _add(text: str, run: list[Span], found: list[Unit], *, gap: bool) -> None:
    spans = run
    if len(run) > 2 and _is_wrapped(text, run):
        spans = [Span(run[0].start, run[-1].end)]
    first = len(found)
    for span in spans:
        unit = line_unit(text, span, gap=gap and len(found) == first)
        if unit is not None:
            found.append(unit)
    if len(found) > first:
        found[-1].last_of_run = True


def _is_wrapped(text: str, run: list[Span]) -> bool:
    """Whether the lines between two empty ones are one paragraph, broken at a width."""
    widths = [span.end - span.start for span in run]
    widest = max(widths)
    if not _SHORTEST_WRAPPED <= widest <= _WIDEST_WRAP:
        return False
    if min(widths[:-1]) < 0.6 * widest:
        return False
    going_on = sum(text[span.start : span.start + 1].islower() for span in run[1:])
    return going_on >= 0.4 * (len(run) - 1)


def line_unit(text: str, span: Span, *, gap: bool) -> Unit | None:
    """The unit that stands in a span; None where it has no word."""
    line = text[span.start : span.end]
    tokens = pattern(_ASCII_TOKEN if line.isascii() else TOKEN).findall(line)
    if not tokens:
        return None
    words = float(len(tokens))
    if not line.isascii():
        han = pattern(f"[{HAN_AND_KANA}]")
        words -= (1 - WORDS_OF_A_HAN) * sum(len(t) == 1 and bool(han.match(t)) for t in tokens)
        if unparted := pattern(f"[{UNPARTED}]+").findall(line):
            words += sum(max(0.0, WORDS_OF_AN_UNPARTED * len(t) - 1) for t in unparted)
    return Unit(span, line, words, tokens, _is_prose(line, words), gap)


def _is_prose(line: str, words: float) -> bool:
    """Whether a line has the length and the end of a sentence of an article."""
    if words >= 45:
        return True
    if words < 9:
        return False
    if words < LONGEST_ITEM and pattern(BULLET).match(line):
        return False
    tail = line.rstrip().rstrip(CLOSERS)
    return tail[-1:] in STOPS + ":：" and tail != ""


def match_phrases(found: Sequence[Unit]) -> None:
    """Fill in which phrases each unit matches."""
    for unit in found:
        if hits := _phrases.hits(ends(unit.text.strip(), WIDEST_LINE)):
            unit.phrases = frozenset(hits)


def ends(line: str, width: int) -> str:
    """A line, of which a long one has so many code points at its start and at its end only."""
    return line if len(line) <= 2 * width else f"{line[:width]} … {line[-width:]}"
