"""Paragraphs, the title, and what each line is: what a text is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from srclint.model import Span
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["blank", "title", "heading", "list", "table", "dialogue", "body"]
"""What a line is: blank, the title, another heading, a list item, a row of cells, speech after a
dash, or anything else."""

LONGEST_TITLE = 200
"""Code points; a longer first line is prose. The longest headlines of news sites have about 150."""

LONGEST_HEADING = 80
"""Code points of a line in plain text that is taken for a heading."""

WIDEST_WRAP = 120
"""Code points; text that was wrapped by hand or by an editor has no longer lines, so where one is
longer, each line is a paragraph of its own."""

_BLANK = " \t\r\n\ufffc"
_BULLETS = "*+-•‣▪◦●○■□▶►➢✓✔·"
_DASHES = "–—―"
_UNFINISHED = (",", ";", "،", "、", "，", "；")
_LONGEST_SENTENCE_AS_TITLE = 100


def paragraphs(text: str, lines: Sequence[Span], markup: str = "plain") -> list[Span]:
    """Spans of the paragraphs: runs of lines between blank ones.

    A line without prose (only U+FFFC) is blank. In plain text, each line of a run that has a
    line longer than `WIDEST_WRAP` is a paragraph: such a text is not wrapped.
    """
    found: list[Span] = []
    run: list[Span] = []
    for line in lines:
        if text[line.start : line.end].strip().strip("\ufffc"):
            run.append(line)
        elif run:
            _close(run, found, markup)
            run = []
    if run:
        _close(run, found, markup)
    return found


def _close(run: list[Span], found: list[Span], markup: str) -> None:
    if markup == "plain" and len(run) > 1 and any(e - s > WIDEST_WRAP for s, e in run):
        found += run
    else:
        found.append(Span(run[0].start, run[-1].end))


def title(text: str, markup: str = "plain") -> Span | None:
    """Span of the title: the first line with prose on it, without heading marks.

    None where that line is no title: too long, a list item, a table row, dialogue, the first
    line of a wrapped paragraph, a full sentence of some length.
    """
    start = _first_prose(text)
    if markup == "markdown" and text.startswith("#", start):
        marks = pattern(r"#{1,6}[ \t]+").match(text, start)
        start = marks.end() if marks else start
    line = _line_at(text, start)
    if line is None:
        return None
    after = start + len(line)
    line = line.rstrip()
    if markup == "markdown" and line.endswith("#"):
        line = line.rstrip("#").rstrip()
    if not line or _is_no_title(line) or _starts_lower(text, after):
        return None
    return Span(start, start + len(line))


def _first_prose(text: str) -> int:
    first = text[:1]
    if not first.isspace() and first != "\ufffc":
        return 0
    found = pattern(r"[^\s\ufffc]").search(text)
    return found.start() if found else len(text)


def _line_at(text: str, start: int) -> str | None:
    """The line from `start` on; None where it is longer than a title."""
    limit = start + LONGEST_TITLE + 1
    end = text.find("\n", start, limit)
    line = text[start:end] if end >= 0 else text[start:limit]
    if "\r" in line:
        return line[: line.index("\r")]
    return None if len(line) > LONGEST_TITLE else line


def _starts_lower(text: str, at: int) -> bool:
    """Whether the line that follows the end at `at` starts in lower case: it goes on."""
    at += 2 if text.startswith("\r\n", at) else 1
    return text[at : at + 1].islower()


def _is_no_title(line: str) -> bool:
    first = line[0]
    if first in "|>" or first in _DASHES or line.endswith(_UNFINISHED):
        return True
    if first in _BULLETS and not line[1:2].strip():
        return True
    if (first.isdigit() or first == "(") and pattern(r"\(?\d{1,3}[.)][ \t]").match(line):
        return True
    if line.endswith((".", "。")) and _is_prose(line):
        return True
    return pattern(r"[^\W_]").search(line) is None


def _is_prose(line: str) -> bool:
    """Whether a line that ends in a full stop is too long for a title or has two sentences."""
    if len(line) > _LONGEST_SENTENCE_AS_TITLE:
        return True
    return pattern(r"[^\W\d_]{4}[.!?] +[^\W\d_]|[。！？].").search(line) is not None


def roles(
    text: str, lines: Sequence[Span], title: Span | None = None, markup: str = "plain"
) -> list[Role]:
    """What each line is; `title` is what `title()` said."""
    found: list[Role] = []
    for line in lines:
        if title is not None and line.start <= title.start < line.end:
            found.append("title")
        else:
            found.append(_role(text[line.start : line.end].strip(_BLANK), markup))
    if markup == "plain":
        _mark_headings(text, lines, found)
    return found


def _role(line: str, markup: str) -> Role:
    if not line:
        return "blank"
    first = line[0]
    if first in _DASHES:
        return "dialogue"
    if first == "|" or "\t" in line:
        return "table"
    if _is_list_item(line):
        return "list"
    if markup == "markdown" and first == "#" and pattern(r"#{1,6}\s").match(line):
        return "heading"
    return "body"


def _is_list_item(line: str) -> bool:
    first = line[0]
    if first in _BULLETS:
        return line[1:2].isspace()
    return (first.isdigit() or first == "(") and bool(pattern(r"\(?\w{1,3}[.)]\s").match(line))


def _mark_headings(text: str, lines: Sequence[Span], found: list[Role]) -> None:
    """A short line of its own, without a mark at its end, that something follows."""
    for at in range(len(found) - 1):
        start, end = lines[at]
        if (
            found[at] == "body"
            and end - start <= LONGEST_HEADING
            and (at == 0 or found[at - 1] in ("blank", "title"))
            and text[start:end].rstrip(_BLANK)[-1].isalnum()
            and (found[at + 1] == "blank" or lines[at + 1].end - lines[at + 1].start > WIDEST_WRAP)
            and any(role != "blank" for role in found[at + 1 : at + 3])
        ):
            found[at] = "heading"
