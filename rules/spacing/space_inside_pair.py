"""Spaces inside brackets and quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, offsets, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BRACKETS = {")": "(", "]": "["}
_QUOTES = {"”": "“"}
_ANGLES = {"»": "«"}
_SPACES = " \u00a0\u202f"
_BLANKS = frozenset(_SPACES)
_CONJUNCTION = 4  # letters
_LONGEST = 1000  # code points between two marks of a pair
_DEEPEST = 50  # pairs in one another
_CODE = r"[{}=<>_*\\|]|\]\[|\( ?\)|0x|::|//|;\s"
_CALL = r"(?:\b(?:if|for|while|switch|return|printf?|log)\s*|[\w'\"])\Z"
_AROUND = 40  # code points on both sides that show what is code

# Languages in which “ opens and ” closes; elsewhere “ may close what „ opened.
_OPEN_QUOTES = frozenset({"en", "it", "es", "pt", "ca", "gl", "vi", "id", "ms", "nl", "tr"})

# Languages whose « » have no spaces inside. French has them; Danish turns the marks round.
_CLOSE_ANGLES = frozenset(
    {"it", "es", "pt", "ca", "gl", "ru", "uk", "be", "bg", "el", "nb", "nn", "no", "ro", "tr", "eu"}
)


@rule(
    "SPC008",
    summary="A space stands inside brackets or quotation marks.",
    why="The mark can end up alone at the end or the start of a line. French sets spaces inside"
    " « » and is left alone, as are the boxes of task lists.",
    touches="spacing",
    wakes=(r"[(\[“«][ \x{a0}\x{202f}]+[^ \r\n]", r"[^ \r\n][ \x{a0}\x{202f}]+[)\]”»]"),
    examples=[
        Example(
            bad="The tower (⟦ ⟧an old one⟦ ⟧) fell “⟦ ⟧by itself”.\n",
            fixed="The tower (an old one) fell “by itself”.\n",
        ),
        Example(
            bad="La torre «⟦ ⟧vecchia⟦ ⟧» cadde (da sola⟦ ⟧).\n",
            fixed="La torre «vecchia» cadde (da sola).\n",
            language="it",
        ),
        Example(good="De kleur verandert met de toetsen [ en ].\n", language="nl"),
        Example(good="La tour « ancienne » est tombée.\n", language="fr"),
        Example(good="- [ ] climb the tower\n- [ x ] look down\n", path="todo.md"),
        Example(good="See you there :) or there : ) or there ;( if ( you ) = f( x )\n"),
        Example(good="[ Music ] Come in. [ Applause ] Sit down. (Laughter)\n"),
        Example(good="The bytes: [ head ][ window ][ tail ]\n"),
        Example(good="So sad :( , he said, and she too ;)\n"),
        Example(good="a) the tower b ) the bridge\n"),
    ],
)
def space_inside_pair(doc: Document) -> Iterable[Problem]:
    """Report blanks next to the inner side of marks that have their other half nearby."""
    text = doc.prose
    closers = dict(_BRACKETS)
    if doc.language in _OPEN_QUOTES:
        closers |= _QUOTES
    if doc.language in _CLOSE_ANGLES:
        closers |= _ANGLES
    spaced = text.count("[ ") if "[" in text else 0
    if spaced > 1 and spaced == text.count(" ]") and 2 * spaced > text.count("["):
        del closers["]"]  # the habit of subtitles: [ Music ]
    opened, closed = offsets(text, closers.values()), offsets(text, closers)
    if any(text[at + 1 : at + 2] in _BLANKS for at in opened) or any(
        text[at - 1 : at] in _BLANKS for at in closed
    ):
        return _problems(text, closers, opened + closed)
    return ()  # most texts that wake the rule: French guillemets have their spaces


def _problems(text: str, closers: Mapping[str, str], marks: list[int]) -> Iterator[Problem]:
    """Problems of pairs inside one paragraph."""
    breaks = [found.start() for found in pattern(r"\n[ \t\r]*\n").finditer(text)]
    stack: list[int] = []
    for at in sorted(marks + breaks):
        sign = text[at]
        if sign == "\n":
            stack.clear()
        elif sign in closers:
            while stack and text[stack[-1]] != closers[sign]:
                stack.pop()
            if stack:
                yield from _inside(text, stack.pop(), at)
        else:
            stack.append(at)
            del stack[:-_DEEPEST]


def _inside(text: str, opened: int, closed: int) -> Iterator[Problem]:
    """Blanks after an opening and before a closing mark."""
    if closed - opened > _LONGEST or not {text[opened + 1], text[closed - 1]}.intersection(_BLANKS):
        return
    inner = text[opened + 1 : closed]
    words = inner.strip()
    if len(words) < 2 or not any(map(str.isalnum, words)) or "\n" in inner or "\r" in inner:
        return
    if text[opened] == "[" and len(words) <= _CONJUNCTION and words.isalpha() and words.islower():
        return  # two keys: “with [ and ]”
    if _is_code(text, opened, closed) or text[opened - 1 : opened] in (":", ";", "="):
        return
    pair = f"{text[opened]}{text[closed]}"
    before = len(inner) - len(inner.lstrip(_SPACES))
    if before:
        yield _problem(opened + 1, opened + 1 + before, pair)
    after = len(inner) - len(inner.rstrip(_SPACES))
    if after and words[-1] not in ":;=":
        yield _problem(closed - after, closed, pair)


def _is_code(text: str, opened: int, closed: int) -> bool:
    """Whether the pair belongs to a call or an expression of code or mathematics."""
    if text[opened] == "(" and pattern(_CALL).search(text[max(opened - 9, 0) : opened]):
        return True
    return pattern(_CODE).search(text, max(opened - _AROUND, 0), closed + _AROUND) is not None


def _problem(start: int, end: int, pair: str) -> Problem:
    return Problem.at(start, end, f"a space inside {pair}", "", safe=True)
