"""Lines that end in different ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from ._lines import newline

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


@rule(
    "SPC007",
    summary="Lines of the document end in different ways (LF, CRLF, CR).",
    why="Programs then disagree about where its lines end, and whole files show up as changed.",
    touches="spacing",
    wakes="\r",
    examples=[
        Example(bad="One.\nTwo.⟦\r\n⟧Three.\n", fixed="One.\nTwo.\nThree.\n"),
        Example(bad="Uno.\r\nDue.⟦\n⟧Tre.\r\n", fixed="Uno.\r\nDue.\r\nTre.\r\n"),
        Example(bad="Un.⟦\r⟧Deux.\nTrois.\n", fixed="Un.\nDeux.\nTrois.\n"),
        Example(good="One.\r\nTwo.\r\n"),
        Example(good="Một.\rHai.\r"),
        Example(good="One.\nTwo.\n"),
    ],
)
def mixed_newlines(doc: Document) -> Iterator[Problem]:
    """Report the first line end that differs from most; its fix changes all that do."""
    text = doc.prose
    usual = newline(text)
    windows, feeds, returns = text.count("\r\n"), text.count("\n"), text.count("\r")
    if (windows, feeds, returns) in ((windows,) * 3, (0, feeds, 0), (0, 0, returns)):
        return
    odd = [m for m in pattern(r"\r\n|\r|\n").finditer(text) if m.group() != usual]
    kinds = " and ".join(sorted({_NAMES[m.group()] for m in odd}))
    lines = "1 line ends" if len(odd) == 1 else f"{len(odd)} lines end"
    message = f"{lines} in {kinds}, the others in {_NAMES[usual]}"
    fix = Fix(tuple(Edit(Span(*m.span()), usual) for m in odd), safe=True)
    yield Problem(Span(*odd[0].span()), message, (fix,))
