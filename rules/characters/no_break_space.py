"""No-break spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._mojibake import inside
from ._spaces import wanted

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CHR002",
    summary="A no-break space stands where the typography wants none.",
    why="Web pages and word processors leave them behind. They look like spaces, but words beside "
    "them are not found and lines do not break.",
    touches="spacing",
    wakes=r"\x{a0}|\x{202f}",
    examples=[
        Example(bad="They are⟦\u00a0⟧ late.", fixed="They are late."),
        Example(bad="la città⟦\u00a0\u00a0⟧vecchia", fixed="la città vecchia", language="it"),
        Example(bad="in⟦\u00a0⟧the⟦\u00a0⟧end", fixed="in the end", language="en"),
        Example(bad="What⟦\u00a0⟧?", fixed="What ?", language="en"),
        Example(bad="Der Zug⟦\u202f⟧kam.⟦\u00a0⟧\n", fixed="Der Zug kam.\n", language="de"),
        Example(bad="⟦\u00a0⟧Un titre", fixed="Un titre", language="fr"),
        Example(
            good="Vraiment\u202f? «\u00a0Oui\u00a0», dit-il\u00a0: «\u00a0Non\u00a0!\u00a0»",
            language="fr",
        ),
        Example(
            good="12\u202f000 km, 10\u00a0kg, 5\u00a0%, §\u00a03, p.\u00a05, 3\u00a0000\u00a0€"
        ),
        Example(
            good="J.\u00a0R.\u00a0Smith met Dr.\u00a0Jones under Louis\u00a0XIV.", language="en"
        ),
        Example(good="यो कुरा सरकारले भनेको छ\u202f। अब हेरौँ\u00a0।", language="ne"),
        Example(good="z.\u00a0B. am 3.\u00a0Mai", language="de"),
        Example(good="в\u00a0Москве и\u00a0т.\u00a0д. Он\u00a0— друг, то\u00a0же", language="ru"),
        Example(good="v\u00a0Praze a\u00a0z\u00a0Brna", language="cs"),
        Example(good="ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ", language="mn"),
    ],
)
def no_break_space(doc: Document) -> Iterator[Problem]:
    """Report runs of U+00A0 and U+202F outside of what typography keeps together."""
    text = doc.prose
    language = ""
    for run in pattern("[\u00a0\u202f]+").finditer(text):
        start, end = run.span()
        if end - start == 1:
            if not language:
                language = doc.language
            if wanted(text, start, end, language) or _mongolian(text, start, end):
                continue
            if inside(text, start):
                continue
        yield _problem(doc, start, end)


def _problem(doc: Document, start: int, end: int) -> Problem:
    text = doc.prose
    message = "no-break space" if end - start == 1 else f"{end - start} no-break spaces"
    if text[end : end + 1] in ("", "\n", "\r"):
        return Problem.at(start, end, f"{message} at the end of the line", "", safe=True)
    if text[start - 1 : start] in ("", "\n", "\r"):
        # Several may be an indentation that somebody wanted.
        return Problem.at(
            start, end, f"{message} at the start of the line", "", safe=end - start == 1
        )
    beside = " " in (text[start - 1], text[end])
    return Problem.at(start, end, message, "" if beside else " ", safe=True)


def _mongolian(text: str, start: int, end: int) -> bool:
    """Whether a narrow one sets off a Mongolian ending."""
    return text[start] == "\u202f" and "\u1800" <= text[end : end + 1] <= "\u18af"
