"""Acronyms that a document writes with dots here and without there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Problem, pattern

from ._patterns import capitals
from ._places import line_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint import Document

_NO_ACRONYMS = frozenset({"AM", "PM", "AD", "BC", "PS"})
"""What dots may part from another sign of the same letters: 5 P.M., a PM."""


def has_both(names: str, text: str) -> bool:
    """A first look: whether some names have an acronym with dots whose letters the text has."""
    if "." not in names:
        return False
    upper = capitals()
    dotted = pattern(rf"(?<![^ |])[{upper}](?:\.[{upper}])+(?!\w)")
    found = {name.replace(".", "") for name in dotted.findall(names)}
    return bool(found) and not found.isdisjoint(pattern(rf"[{upper}]{{2,}}").findall(text))


def dot_problems(doc: Document) -> Iterator[Problem]:
    """Report the rarer way, the later one where both are as frequent."""
    text, upper = doc.prose, capitals()
    dotted: dict[str, list[int]] = {}
    for found in pattern(rf"(?<![\w.])(?:[{upper}]\.){{2,6}}(?!\w)").finditer(text):
        letters = found[0].replace(".", "")
        if letters not in _NO_ACRONYMS:
            dotted.setdefault(letters, []).append(found.start())
    plain: dict[str, list[int]] = {}
    if dotted:
        word = rf"(?<![\w.$-])[{upper}]{{2,6}}(?![\w$€£-]|\.\w)"
        for found in pattern(word).finditer(text):
            if found[0] in dotted:
                plain.setdefault(found[0], []).append(found.start())
    for letters, places in dotted.items():
        if letters not in plain:
            continue
        with_dots = [at for at in places if not line_around(text, at).isupper()]
        without = [at for at in plain[letters] if not line_around(text, at).isupper()]
        if not with_dots or not without:
            continue
        dots_are_odd = (len(with_dots), -with_dots[0]) < (len(without), -without[0])
        right = letters if dots_are_odd else _dotted(letters)
        for at in with_dots if dots_are_odd else without:
            yield _problem(text, at, letters, right, len(without if dots_are_odd else with_dots))


def _dotted(letters: str) -> str:
    return "".join(f"{letter}." for letter in letters)


def _problem(text: str, at: int, letters: str, right: str, times: int) -> Problem:
    end = at + len(letters)
    if right == letters:
        end += len(letters)
        fixes = () if _may_end_sentence(text, end) else (right,)
    else:
        fixes = (right[:-1] if text[end : end + 1] == "." else right,)
    seen = "once" if times == 1 else f"{times} times"
    message = f"“{text[at:end]}” here, “{right}” {seen} in this document"
    made = Problem.at(at, end, message, *fixes)
    return Problem(made.span, made.message, made.fixes, severity="info")


def _may_end_sentence(text: str, at: int) -> bool:
    """Whether the dot before an offset may be a sentence's end, too."""
    after = text[at : at + 20].lstrip('"”»’)]')
    return not after[:1].strip() and not after.lstrip()[:1].islower()
