"""The checks of rules without code: a pattern or a list of terms, matched by RE2.

RE2 never backtracks, so one search takes time in proportion to the text; a pattern whose
searches all run to the end of the text (`a(?:.*b)?`) is stopped by the clock instead.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from srclint.model import Problem
from srclint.text import pattern
from srclint.wake import MAX_MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from srclint.document import Document

MAX_PROGRAM = 100_000
r"""Instructions of a compiled pattern: `\p{L}{2,50}` has 60,000, 5,000 terms have 36,000."""

_START_SECONDS, _BYTES_PER_SECOND, _SECONDS_PER_MATCH = 1.0, 2e6, 2e-5
"""The clock of one check: RE2 needs a tenth of it for an honest pattern on a slow machine."""

_EDGE = r"(?:\A|[^\p{L}\p{M}\p{N}_])", r"(?:\z|[^\p{L}\p{M}\p{N}_])"
r"""What stands around a whole word in any script; RE2's own `\b` knows ASCII only."""


class Match(NamedTuple):
    """A place in a text, in code points, and its groups, the first being the whole."""

    start: int
    end: int
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Matcher:
    """A pattern ready to be searched for: plain data, compiled when first used."""

    source: str
    ignore_case: bool = False
    word: bool = False

    @property
    def wake(self) -> str:
        """The pattern as it wakes a rule: its matches and more."""
        return f"(?i:{self.source})" if self.ignore_case else f"(?:{self.source})"

    def compiled(self) -> Any:
        """The RE2 object, the finding being group 1. Raises ValueError where there is none."""
        before, after = _EDGE if self.word else ("", "")
        compile_re2(self.source, ignore_case=self.ignore_case)  # "a)(b" is whole in brackets only
        return compile_re2(f"{before}({self.source}){after}", ignore_case=self.ignore_case)

    def matches(self, text: str) -> Iterator[Match]:
        """Places that match, none of them empty, from left to right.

        Raises TimeoutError where the pattern takes more time than any honest one.
        """
        search = self.compiled().search
        data = _encoded(text)
        deadline = time.thread_time() + _START_SECONDS + len(data) / _BYTES_PER_SECOND
        at, last, offset = 0, 0, 0
        while at <= len(data) and (match := search(data, at)):
            if time.thread_time() > (deadline := deadline + _SECONDS_PER_MATCH):
                raise TimeoutError("its pattern takes too long; shorten what may be repeated")
            start, end = match.span(1)
            if start == end:
                at = _next_character(data, end)
                continue
            groups = tuple((group or b"").decode() for group in match.groups())
            offset += len(data[last:start].decode())
            yield Match(offset, offset + len(groups[0]), groups)
            offset += len(groups[0])
            at = last = end


@cache
def compile_re2(source: str, *, ignore_case: bool) -> Any:
    """Compile a pattern. Raises ValueError, saying why, where it is broken or too large."""
    import re2

    options = re2.Options()
    options.max_mem = MAX_MEMORY
    options.log_errors = False
    options.case_sensitive = not ignore_case
    try:
        compiled = re2.compile(source, options)
    except re2.error as error:
        reason = error.args[0] if error.args else "unknown"
        raise ValueError(reason.decode() if isinstance(reason, bytes) else str(reason)) from error
    if pattern(r"(?<!\\)(?:\\\\)*\\C").search(source):
        raise ValueError(r"\C matches bytes, which have no place in a text")
    if compiled.programsize > MAX_PROGRAM:
        raise ValueError(f"too large: {compiled.programsize} steps, {MAX_PROGRAM} are allowed")
    return compiled


def _encoded(text: str) -> bytes:
    """UTF-8 in which each lone surrogate, which RE2 cannot read, is U+FFFD: offsets stay."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return pattern("[\ud800-\udfff]").sub("\ufffd", text).encode()


def _next_character(data: bytes, at: int) -> int:
    at += 1
    while at < len(data) and data[at] & 0xC0 == 0x80:
        at += 1
    return at


@dataclass(frozen=True)
class PatternCheck:
    r"""Reports what a pattern matches; each of `replacements` (`\1`: a group) is a fix."""

    matcher: Matcher
    message: str
    replacements: tuple[str, ...] = ()
    safe: bool = False

    def __call__(self, doc: Document) -> Iterator[Problem]:
        """Find the pattern; what already reads like its replacement is no problem."""
        for start, end, groups in self.matcher.matches(doc.prose):
            texts = tuple(dict.fromkeys(expand(each, groups) for each in self.replacements))
            if groups[0] not in texts:
                message = expand(self.message, groups)
                yield Problem.at(start, end, message, *texts, safe=self.safe)


@dataclass(frozen=True)
class TermsCheck:
    """Reports terms that are to be written otherwise: `terms` has wrong → right ones."""

    matcher: Matcher
    message: str
    terms: Mapping[str, tuple[str, ...]]
    safe: bool = False

    def __call__(self, doc: Document) -> Iterator[Problem]:
        """Find the terms; what already is, or is part of, a right one is no problem."""
        known = {self.key(wrong): (wrong, right) for wrong, right in self.terms.items()}
        for start, end, groups in self.matcher.matches(doc.prose):
            found = groups[0]
            wrong, right = known.get(self.key(found), (found, ()))
            texts = tuple(dict.fromkeys(_in_case(each, wrong, found) for each in right))
            if not any(_stands(doc.prose, start, found, each) for each in (*right, *texts)):
                message = expand(self.message, groups)
                yield Problem.at(start, end, message, *texts, safe=self.safe)

    def key(self, term: str) -> str:
        """What is the same for all ways to write a term."""
        return term.casefold() if self.matcher.ignore_case else term


def _in_case(right: str, wrong: str, found: str) -> str:
    """The right term with the capitals of what stands there, where those are not the term's."""
    if found == wrong:
        return right
    if len(found) > 1 and found.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if found[0].isupper() and right.islower() else right


def _stands(text: str, start: int, found: str, right: str) -> bool:
    """Whether what was found is the right term or a part of it ("York" of "New York")."""
    offset = right.find(found)
    return 0 <= offset <= start and text.startswith(right, start - offset)


_GROUP = r"\\([0-9])"


def groups_named(template: str) -> set[int]:
    r"""The groups that a template asks for: `\0` is the whole match."""
    return {int(number) for number in pattern(_GROUP).findall(template)}


def expand(template: str, groups: tuple[str, ...]) -> str:
    r"""A template with its groups filled in; one that took no part is empty."""
    return pattern(_GROUP).sub(lambda mark: groups[int(mark[1])], template)
