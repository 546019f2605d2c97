"""Zero-width and other invisible characters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._scripts import (
    JOINING,
    UNSPACED,
    UNSPACED_LANGUAGES,
    base,
    touches,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\u180e": "Mongolian vowel separator",
    "\u3164": "Hangul filler",
}
_TAGS = "\U000e0000-\U000e007f\U000e0100-\U000e01ef"


@rule(
    "CHR004",
    summary="An invisible character stands in the text.",
    why="Zero-width characters come from web pages. They cannot be seen, and words with them are "
    "found by no search. Where a script or an emoji needs them, they stay.",
    touches="encoding",
    wakes=r"[\x{200b}-\x{200d}\x{2060}\x{180e}\x{3164}\x{e0000}-\x{e007f}\x{e0100}-\x{e01ef}]",
    examples=[
        Example(bad="the big⟦\u200b⟧ map", fixed="the big map"),
        Example(bad="nằm ⟦\u200b\u200b⟧ở phía bắc", fixed="nằm ở phía bắc", language="vi"),
        Example(bad="una pa⟦\u200d⟧rola", fixed="una parola", language="it"),
        Example(bad="🙂⟦\u200d⟧ ciao", fixed="🙂 ciao", language="it"),
        Example(bad="Hidden⟦\U000e0041\U000e0042⟧ words", fixed="Hidden words"),
        Example(good="می\u200cخواهم کتاب\u200cها را", language="fa"),
        Example(good="क्\u200dष और ಕ್\u200cಷ", language="hi"),
        Example(good="👩\u200d🔬 🏳️\u200d🌈 👁️\u200d🗨️ 👩🏽\u200d🤝\u200d👨🏿"),
        Example(good="ភាសា\u200bខ្មែរ\u200b 2018", language="km"),
        Example(
            good="🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f, 葛\U000e0100"
        ),
        Example(good="now\u2060—or never"),
    ],
)
def zero_width(doc: Document) -> Iterator[Problem]:
    """Report runs of invisible characters outside the scripts and emoji that need them."""
    text = doc.prose
    unspaced: bool | None = None
    for run in pattern("[" + "".join(_NAMES) + "]+").finditer(text):
        start, end = run.span()
        if _needed(text, start, end):
            continue
        if run[0][0] == "\u200b":
            if unspaced is None:
                unspaced = base(doc.language) in UNSPACED_LANGUAGES
            if unspaced:
                continue
        yield Problem.at(start, end, _NAMES[run[0][0]], "", safe=True)
    for run in pattern(f"[{_TAGS}]+").finditer(text):
        start, end = run.span()
        if not _tag_needed(text, start, end):
            yield Problem.at(start, end, "invisible tag characters", "")


def _needed(text: str, start: int, end: int) -> bool:
    """Whether all of a run of invisible characters have work to do where they stand."""
    run = text[start:end]
    joins = run.strip("\u200b\u2060\u3164") != ""
    if joins and touches(text, start, end, JOINING):
        return True
    if "\u200b" in run and touches(text, start, end, UNSPACED):
        return True
    if run == "\u200d":
        return _pictograph(text, start - 1) and _pictograph(text, end)
    return run == "\u2060" and _beside_dash(text, start, end)


def _pictograph(text: str, at: int) -> bool:
    """Whether an emoji, or a mark that follows one, stands at `at`."""
    if not 0 <= at < len(text):
        return False
    char = text[at]
    return char in "\ufe0f↔↕" or "\U0001f3fb" <= char <= "\U0001f3ff" or _is_symbol(char)


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Cn")  # Cn: emoji newer than Python's tables


def _beside_dash(text: str, start: int, end: int) -> bool:
    """Whether a word joiner keeps a dash at its word, as in careful typography."""
    around = text[start - 1 : start] + text[end : end + 1]
    return (
        len(around) == 2
        and not any(map(str.isspace, around))
        and any(c in "-‐–—―…/" for c in around)
    )


def _tag_needed(text: str, start: int, end: int) -> bool:
    """Whether tags make a flag of 🏴, or a selector the variant of an ideograph."""
    before = text[start - 1 : start]
    if before == "\U0001f3f4":
        return text[end - 1] == "\U000e007f"
    return (
        end - start == 1 and text[start] >= "\U000e0100" and before.isalpha() and before > "\u2e80"
    )
