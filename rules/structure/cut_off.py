"""A document that stops in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._openers import OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 60
"""Code points of the last line, or the one before it: shorter ones are signatures and captions."""

_COMMAS = ",،，、"
_ENDS = f"([-]{_COMMAS}"
_LOOK = 8  # code points at the end in which the last mark mostly stands
_ELLIPSES = ("[…]", "[...]", "[. . .]")

_ENGLISH = "The ferry left at nine and came back before noon, as it does on every market day"
_ITALIANO = "La chiatta è partita alle nove ed è tornata prima di mezzogiorno, come ogni giorno"


@rule(
    "SRC004",
    summary="A document stops in the middle of a sentence.",
    why="The download, a paywall or a limit cut it off; what follows is missing from the text.",
    examples=[
        Example(bad=f"{_ENGLISH}, and the miller waited for ⟦the⟧\n", language="en"),
        Example(bad=f"{_ITALIANO}, e il mugnaio aspettava la farina ⟦della⟧", language="it"),
        Example(bad=f"{_ITALIANO} di ⟦mercato,⟧", language="it"),
        Example(bad=f"{_ENGLISH}, and the miller ⟦[…]⟧\n", language="en"),
        Example(bad=f"{_ENGLISH} of the summer ⟦(⟧\n", language="en"),
        Example(
            bad="渡船早上九点离开码头，每逢集市的日子，中午以前就会回来，磨坊主在岸边等着面粉⟦，⟧"
        ),
        Example(good=f"{_ENGLISH}\n", language="en"),
        Example(good=f"{_ENGLISH}.\n\nYours sincerely,\n", language="en"),
        Example(good=f"{_ENGLISH}.\n\nWhat Dreams Are Made Of\n", language="en"),
        Example(good=f"{_ENGLISH}.\n\n- flour, bran, and all that one needs for the bread of\n"),
        Example(good="Am nächsten Morgen um neun Uhr fing die Arbeit an der alten Mühle wieder an"),
        Example(good="เรือข้ามฟากออกเวลาเก้าโมงเช้าและกลับมาก่อนเที่ยงเหมือนทุกวันที่มีตลาดนัดริมแม่น้ำของหมู่บ้าน"),
        Example(good=f"{_ENGLISH}: https://example.org/the\n", language="en"),
    ],
)
def cut_off(doc: Document) -> Iterable[Problem]:
    """Report a last word, or comma, after which the sentence would have to go on.

    A missing full stop alone is none: lists, captions, verse and many scripts have none.
    """
    text = doc.prose
    last = text[-_LOOK:].rstrip()[-1:]
    if last and not last.isalnum() and last not in _ENDS:
        return ()  # a full stop, most often
    end = len(text.rstrip())
    last = text[end - 1 : end]
    if not last or not (last.isalnum() or last in _ENDS):
        return ()
    start = _last_word(text, end)
    word = text[start:end]
    if _goes_on(doc, word) and _is_prose(doc, start, end):
        return (Problem.at(start, end, "the document stops in the middle of a sentence"),)
    return ()


def _last_word(text: str, end: int) -> int:
    """Where the last word starts; a comma of a script without blanks stands alone."""
    if text[end - 1] in "，、":
        return end - 1
    near = text[max(end - 40, 0) : end]
    return end - len(pattern(r"\S*\Z").findall(near)[0])


def _goes_on(doc: Document, word: str) -> bool:
    if word[-1] in _COMMAS or word in ("(", "["):
        return True
    if word[-1] == "]":
        return word in _ELLIPSES
    if word[-1] == "-":
        return word[-2:-1].isalpha()
    return word.islower() and len(word) < 12 and word in OPENERS.get(doc.language, ())


def _is_prose(doc: Document, start: int, end: int) -> bool:
    """Whether the last line is part of a paragraph and not a list, a heading, a closing."""
    text = doc.prose
    lines = [at for at, line in enumerate(doc.lines) if line.start < end][-2:]
    if any(doc.roles[at] in ("list", "table", "dialogue", "heading") for at in lines[-1:]):
        return False
    needed = _SHORTEST // 2 if text[start:end] in ("，", "、") else _SHORTEST
    if text[end - 1] in _COMMAS:  # a letter may close with one, on a line of its own
        lines = lines[-1:]
    return any(doc.lines[at].end - doc.lines[at].start >= needed for at in lines)
