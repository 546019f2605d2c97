"""What a finding is known by when lines move: rule, text, a hash of its sentence, which one.

Waivers and the fingerprints of reports rest on this.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from srclint.document import hash_of
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

WHOLE = 12
"""Digits of a record's mark that stand for all of its text."""

PART = 6
"""Digits of a record's mark that stand for how it begins, and as many for how it ends."""

EDGE = 60
"""Code points at the ends of a record that stand for it where something else in it changed."""

TELLING = 12
"""Code points below which an end of a record tells nothing."""

_Kind = tuple[str, str, str]

Mark = tuple[str, str, str, int]
"""Code, text, context and occurrence: what a finding is known by inside its file."""

_SIGNS = ".\n!?…。！？।"
_ASCII_SIGNS = ".\n!?"
_READING_ORDER = attrgetter("span", "code")

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
    plain = said.isprintable() and "  " not in said  # of blanks, only spaces are printable
    said = said.strip() if plain else " ".join(said.split())
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def shown_text(text: str) -> str:
    """A finding's text as a person may read it: bad bytes replaced, the end cut off."""
    if len(text) <= SHOWN and text.isascii():
        return text
    text = text[: SHOWN + 1].encode("utf-8", "replace").decode()
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def marks(findings: Iterable[Finding]) -> list[Mark]:
    """What each finding of one document, given in reading order, is known by."""
    counts: dict[tuple[str, str, str], int] = {}
    found = []
    for finding in findings:
        known = _kind(finding)
        counts[known] = counts.get(known, 0) + 1
        found.append((*known, counts[known]))
    return found


def record_mark(text: str, span: Span) -> str:
    """What the record around a finding is known by: hexadecimal digits for all of its text, and
    for how it begins and ends outside the finding's sentence (zeros where that says nothing).
    """
    before = text[: _begin(text, span.start)][:EDGE]
    after = text[_end(text, span.end) :][-EDGE:]
    whole = whole_mark(hash_of(text.encode("utf-8", "surrogatepass")))
    return whole + _part(before) + _part(after)


def _part(text: str) -> str:
    said = comparable(text)
    if len(said) < TELLING:
        return "0" * PART
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=PART // 2).hexdigest()


def whole_mark(content: bytes) -> str:
    """The part of a record's mark that stands for its whole text, from the hash of that."""
    return content[: WHOLE // 2].hex()


def comparable(text: str) -> str:
    """A shown text however its lines are broken."""
    return " ".join(text.split())


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """32 hexadecimal digits for each finding, unique among findings that are sorted by path.

    What is waived or older than a change counts too (`Finding.serial`): they are the same whether
    or not it is left out.
    """
    for path, found in groupby(findings, key=lambda finding: finding.path):
        counts: dict[_Kind, int] = {}
        for finding in found:
            kind = _kind(finding)
            count = counts[kind] = max(counts.get(kind, 0) + 1, finding.serial)
            said = "\0".join((path, *kind, str(count)))
            yield blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def numbered(documents: Iterable[tuple[list[Finding], Sequence[Finding]]]) -> list[list[Finding]]:
    """The findings of one file's documents, with serials that count what is left out.

    Each document is given as its findings, in reading order, and those that are left out.
    """
    counts: dict[_Kind, int] = {}
    result = []
    for findings, out in documents:
        serials = []
        for finding in sorted([*findings, *out], key=_READING_ORDER) if out else findings:
            kind = _kind(finding)
            counts[kind] = counts.get(kind, 0) + 1
            serials.append((id(finding), counts[kind]))
        by_id = dict(serials)
        result.append([f._replace(serial=by_id[id(f)]) for f in findings])
    return result


def _kind(finding: Finding) -> _Kind:
    return finding.code, comparable(shown_text(finding.text)), finding.context


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
    for sign in _signs(text):
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


def _signs(text: str) -> str:
    return _ASCII_SIGNS if text.isascii() else _SIGNS


def _end(text: str, end: int) -> int:
    stop = min(len(text), end + REACH)
    first = stop
    for sign in _signs(text):  # to find one is cheaper than to search for the pattern
        at = text.find(sign, end, first)
        first = at if at >= 0 else first
    if first < stop and (found := pattern(_END).search(text, first, stop)):
        stop = found.end()
    newline = text.find("\n", end, stop)
    return newline if newline >= 0 and _is_apart(text, newline, end) else stop


def _is_apart(text: str, newline: int, before: int) -> bool:
    """Whether a newline ends a short line whose sentence does not go on after it.

    The line's start is looked for before the offset `before`.
    """
    above = text.rfind("\n", max(0, newline - SHORT - 1), before)
    is_short = newline - above <= SHORT + 1 and (above >= 0 or newline <= SHORT)
    return is_short and not text[newline + 1 : newline + 2].islower()
