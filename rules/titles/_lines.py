"""What the rules on titles share: the lines after the title, and how one is taken out."""

from __future__ import annotations

from srclint import Edit, Span, pattern

LOOK = 20_000
"""Code points after the title in which the first prose of the body is looked for."""


def substantial(title: str) -> bool:
    """Whether a title says enough that it does not come twice by chance ("Chapter 1", "News")."""
    letters = sum(map(str.isalpha, title))
    return letters >= 12 or (letters >= 6 and max(title) >= "\u0e00" and " " not in title)


def next_line(text: str, at: int, *, markdown: bool = False) -> Span | None:
    """The next line after the line end at `at` that is not blank, without blanks and marks."""
    found = pattern(r"[^\s\ufffc]").search(text, at)
    if found is None:
        return None
    start = found.start()
    if markdown and (marks := pattern(r"#{1,6}[ \t]+").match(text, start)):
        start = marks.end()
    end = line_end(text, start)
    line = text[start:end].rstrip()
    if markdown and line.endswith("#"):
        line = line.rstrip("#").rstrip()
    return Span(start, start + len(line))


def line_end(text: str, at: int) -> int:
    """Where the line at `at` ends, without its end."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    other = text.find("\r", at, end)
    return end if other < 0 else other


def is_whole_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but blanks and heading marks stands around `start:end` on its line."""
    before = text[max(start - 20, 0) : start]
    before = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return not before.strip(" \t#\ufffc") and not text[end : line_end(text, end)].strip(" \t#")


def stands_again(text: str, line: str, at: int) -> bool:
    """Whether the line comes again after `at`: a refrain, an item of a list, a running head."""
    for _ in range(20):
        at = text.find(line, at)
        if at < 0:
            return False
        if is_whole_line(text, at, at + len(line)):
            return True
        at += len(line)
    return True  # so many that nobody can say what they are


def has_prose(text: str, at: int) -> bool:
    """Whether a line of prose follows: verse, lists and dialogue have short lines."""
    found = pattern(r"[^\r\n]{60}|[^\r\n\0-\u0dff]{25}").search(text, at, at + LOOK)
    return found is not None


def without_line(text: str, before: int, start: int) -> Edit:
    """The edit that takes out the line at `start`, `before` being the end of the line before it.

    What then stands between the neighbours is one blank line, where there was any.
    """
    end = line_end(text, start)
    start = before + len(text[before:start].rstrip(" \t#"))
    following = pattern(r"\S").search(text, end)
    if following is None:
        return Edit(Span(before, end), "")
    newline = pattern(r"\r\n?|\n")
    above = newline.findall(text, before, start)
    below = newline.findall(text, end, following.start())
    wanted = min(max(len(above), len(below)), 2)
    last = max(text.rfind(mark, end, following.start()) for mark in "\r\n") + 1
    if len(above) == wanted:
        return Edit(Span(start, last), "")
    if len(below) == wanted:
        return Edit(Span(before, end), "")
    return Edit(Span(before, last), above[0] * wanted)
