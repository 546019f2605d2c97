"""A document of a word or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._opening import UNSEEN, opening

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100
"""Code points; a longer text is not looked at."""


@rule(
    "SRC003",
    summary="A document has hardly any words.",
    why='What was collected is an error page ("Access denied"), a stub or a left-over.',
    severity="info",
    touches="spacing",
    examples=[
        Example(bad="⟦Loading...⟧\n"),
        Example(bad="\n⟦Seite nicht gefunden⟧\n"),
        Example(bad="⟦404⟧"),
        Example(bad="⟦页面不存在⟧"),
        Example(good="The ferry left at nine.\n"),
        Example(good="La chiatta è partita alle nove.\n"),
        Example(good="渡船早上九点离开码头。"),
        Example(good=""),
    ],
)
def nearly_empty(doc: Document, *, words: int = 4) -> Iterable[Problem]:
    """Report a text of fewer than `words` words; where no blanks part them, 2 letters are one."""
    text = doc.prose
    if len(text) > _LONGEST and (_is_long(text) or len(text.strip()) > _LONGEST):
        return ()
    whole = text.strip(UNSEEN)
    joined = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
    count = len(pattern(rf"[{joined}]{{2}}|[^\W{joined}]+").findall(whole))
    if whole and count < words and "\ufffc" not in whole:
        return (Problem(opening(text, 0, len(text)), f"the document has {_few(count)}"),)
    return ()


def _is_long(text: str) -> bool:
    """A first look: whether a long text has a letter at the start and one near its end."""
    return len(text) > 2 * _LONGEST and text[0].isalnum() and not text[-_LONGEST:].isspace()


def _few(count: int) -> str:
    return "no words" if not count else "one word" if count == 1 else f"only {count} words"
