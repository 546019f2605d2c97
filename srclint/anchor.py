"""What a finding is known by when lines move: rule, text, a hash of its sentence, which one.

Waivers and the fingerprints of reports rest on this.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.model import Finding, Span

REACH = 200
"""Code points looked at on each side: what is longer is no sentence, and costs must not grow."""

SHORT = 40
"""Code points of a line up to which it stands for itself: a title, a link, an item of a list.
Lines that are wrapped are longer, and their sentences go on."""

LONG = 2000
"""Code points of a finding from which only its ends and its length count."""

SHOWN = 80
"""Code points of a finding's text that a mark holds; its context's hash covers the rest."""

Mark = tuple[str, str, str, int]
"""Code, text, context and occurrence: what a finding is known by inside its file."""

_SIGNS = ".\n!?…。！？।"
_ASCII_SIGNS = ".\n!?"
_END = r"[.!?…。！？।\n](?:(?<=[.!?…])[\"'”’»)\]]*(?=\s)|(?<=[。！？।])|(?<=\n)[ \t\r]*\n)"
"""The end of a sentence or of a paragraph; it starts with one of the signs."""

TRIES = 4
"""Signs that end nothing, after which all of a reach is searched in one go."""


def context_of(text: str, span: Span) -> str:
    """Twelve hexadecimal digits for the sentence around a span, however its lines are broken."""
    start, end = span
    begin, stop = _begin(text, start), _end(text, end)
    if end - start <= LONG:
        said = text[begin:stop]
    else:
        half = LONG // 2
        ends = text[start : start + half], text[end - half : end]
        said = f"{text[begin:start]}{''.join(ends)}{end - start}{text[end:stop]}"
    said = " ".join(said.split())
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def shown_text(text: str) -> str:
    """A finding's text as a person may read it: bad bytes replaced, the end cut off."""
    text = text[: SHOWN + 1].encode("utf-8", "replace").decode()
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def marks(findings: Iterable[Finding]) -> Iterator[Mark]:
    """What each finding of one document, given in reading order, is known by."""
    counts: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        known = finding.code, " ".join(shown_text(finding.text).split()), finding.context
        counts[known] = counts.get(known, 0) + 1
        yield (*known, counts[known])


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """32 hexadecimal digits for each finding, unique among findings that are sorted by path."""
    for path, found in groupby(findings, key=lambda finding: finding.path):
        for mark in marks(found):
            said = "\0".join((path, *map(str, mark)))
            yield blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _begin(text: str, start: int) -> int:
    begin = _last_end(text, max(0, start - REACH), start)
    newline = text.rfind("\n", begin, start)
    while newline >= 0:
        if _is_apart(text, newline, newline):
            return newline + 1
        newline = text.rfind("\n", begin, newline)
    return begin


def _last_end(text: str, begin: int, start: int) -> int:
    """Where the last sentence ends that does so between two offsets; the first, if none does."""
    rfind, match = text.rfind, pattern(_END).match
    tries = TRIES
    last = begin
    for sign in _SIGNS if not text.isascii() else _ASCII_SIGNS:
        at = rfind(sign, last, start)
        while at >= 0:
            if found := match(text, at, start):
                last = found.end()
                break
            if not tries:  # rows of dots: one search of all is cheaper now
                ends = pattern(_END).finditer(text, begin, start)
                return max((end.end() for end in ends), default=begin)
            tries -= 1
            at = rfind(sign, last, at)
    return last


def _end(text: str, end: int) -> int:
    limit = min(len(text), end + REACH)
    found = pattern(_END).search(text, end, limit)
    stop = found.end() if found else limit
    newline = text.find("\n", end, stop)
    return newline if newline >= 0 and _is_apart(text, newline, end) else stop


def _is_apart(text: str, newline: int, before: int) -> bool:
    """Whether a newline ends a short line whose sentence does not go on after it.

    The line's start is looked for before the offset `before`.
    """
    above = text.rfind("\n", max(0, newline - SHORT - 1), before)
    is_short = newline - above <= SHORT + 1 and (above >= 0 or newline <= SHORT)
    return is_short and not text[newline + 1 : newline + 2].islower()
