"""Commas, stops and semicolons twice in a row, or one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._abbreviations import abbreviations
from ._words import word_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# One mark first, so that `re` skips to it; what stands before is looked at in the check.
_MARKS = r"[,;](?: ?,++|;++|[.](?!\.))(?=[\s\"'”’»)\]]|\Z)|\.\.(?=[\s\"'”’»)\]]|\Z)(?<!\.\.\.)"
_BEFORE = frozenset("\"'”’»)]%")  # or a letter or digit
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})  # “..” is an ellipsis there
_ENTITY = r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z][\w.-]{1,30})\Z"
_STYLE = 3  # so many “..” in a document are its way to write an ellipsis


@rule(
    "PUN004",
    summary="A comma, stop or semicolon stands twice, or next to another.",
    why="One of the two is left over from a change. Three dots are an ellipsis, and a stop after"
    " an abbreviation's own is left alone.",
    wakes=(r"[,;](?: ?,|;|\.)", r"[^.]\.\.(?:[^.0-9A-Za-z/]|\z)"),
    touches="spacing",
    examples=[
        Example(
            bad="The reef⟦,,⟧ they said, was near⟦..⟧ Nobody slept.\n",
            fixed="The reef, they said, was near. Nobody slept.\n",
        ),
        Example(
            bad="Gli scogli⟦, ,⟧ i fari⟦;;⟧ il porto.\n",
            fixed="Gli scogli, i fari; il porto.\n",
        ),
        Example(bad="Les récifs⟦,.⟧ Le port (les quais, les phares⟦..⟧)\n"),
        Example(good="Thanks to &Anne-Marie.Mahler;, who wrote the guide.\n", language="en"),
        Example(good="The reef... was near, etc.. and so on.\n"),
        Example(good="the `reef&#39;, and &quot;port&quot;; and more\n"),
        Example(good="‘배’가 노르웨.. 그래 ‘3’..\n", language="ko"),
        Example(good="Paths with \"..\" or '..' in them.\n"),
        Example(good="a,,b,,c\n../reef/map and 1..5\n"),
        Example(good=",,Das Riff war nah'', sagte er, v.v.. und schwieg.\n"),
        Example(good="Well.. who knows.. not me.. or you.\n"),
    ],
)
def repeated_mark(doc: Document) -> Iterator[Problem]:
    """Report doubled marks; a doubled comma is certain, a doubled stop may be a short ellipsis."""
    text = doc.prose
    found = [m for m in pattern(_MARKS).finditer(text) if _follows_word(text, m.start())]
    stops = [m for m in found if m.group() == ".." and not _shortens(doc, m.start())]
    if len(stops) >= _STYLE or doc.language in _EAST_ASIAN:
        stops = []
    for marks in found:
        if marks.group() != "..":
            yield _commas(marks, safe=not _shortens(doc, marks.start()))
    for marks in stops:
        following = text[marks.end() : marks.end() + 2].strip()[:1]
        ellipsis = following.islower() or following == ")"
        cures = (".", "…") if ellipsis else (".",)
        yield Problem.at(*marks.span(), "two stops in a row", *cures)


def _commas(marks: re.Match[str], *, safe: bool) -> Problem:
    kinds = "".join(sorted(set(marks.group()) - {" "}))
    if len(kinds) == 1:
        safe = safe and len(marks.group()) == 2  # “,,,” may be meant for an ellipsis
        return Problem.at(*marks.span(), f"“{kinds}” twice in a row", kinds, safe=safe)
    return Problem.at(*marks.span(), f"“{marks.group()}”: one mark too many", *kinds)


def _follows_word(text: str, start: int) -> bool:
    if not start or not (text[start - 1].isalnum() or text[start - 1] in _BEFORE):
        return False
    if text[start - 1] in "\"'" and not text[max(start - 2, 0)].isalnum():
        if text[max(start - 2, 0)] == text[start - 1]:
            return False  # a drawing
        return text[max(start - 2, 0)] in _BEFORE or text[max(start - 2, 0)] in ".!?,"
    return text[start] != ";" or not pattern(_ENTITY).search(text, max(start - 34, 0), start)


def _shortens(doc: Document, stop: int) -> bool:
    """Whether the first stop belongs to an abbreviation."""
    word = word_before(doc.prose, stop)
    before = doc.prose[max(stop - len(word) - 1, 0)]
    known = word.lower() in abbreviations(doc.language)
    return known or before == "." or (len(word) == 1 and word.isalpha())
