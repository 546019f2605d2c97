"""The source that an article ends with, in the line of its last sentence."""

from __future__ import annotations

from srclint import Span, pattern

_NAME = r"[^\W\d_a-zа-яёα-ω][\w'’.-]*"
_SMALL = r"(?:del|della|dei|di|da|de|du|des|la|le|of|the|der|do|dos|und|and|e|y|et) "
LEADS = (
    "tham khảo|theo|nguồn|fonte|fonti|source|sources|via|quelle|quellen|fuente|źródło|źr\\.|"
    "источник|джерело|πηγή|sumber|kaynak|bron|zdroj|来源|來源|出典|출처"
)
"""Words that announce a source, in the languages of data/source.txt."""

WAKE = (
    rf"[.!?…。\"”’»)]\s*[(\[]?(?i:{LEADS})(?:\s*[:：]\s*|\s+)[\pL\pN][^\n.!?]*"
    r"(?:\.\w+)*[)\]]?[.]?\s*\z"
)
_TRAILER = (
    rf"(?<=[.!?…。\"”’»)])\s*(?P<all>[(\[]?(?i:{LEADS})(?:\s*(?P<sign>[:：])\s*|\s+)(?P<name>"
    rf"{_NAME}(?:[ ,./&]+(?:{_SMALL})?{_NAME}){{0,4}}|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,4}})"
    r"[)\]]?[.]?)\s*"
)
_REACH = 160
"""Code points at the end of a text that are looked at."""


def trailer(text: str, *, unsigned: bool) -> tuple[Span, str] | None:
    """Span of the credit that shares its line with the text's last sentence, and whom it names.

    `unsigned`: also where no colon follows the word; that is the custom in Vietnamese only.
    """
    end = len(text.rstrip())
    at = max(0, end - _REACH)
    for found in pattern(_TRAILER).finditer(text, at, end):
        if found.end() != end or not (unsigned or found["sign"]):
            continue
        start = found.start("all")
        line_start = text.rfind("\n", 0, start) + 1
        if text[line_start:start].strip():
            return Span(start, found.end("all")), found["name"].rstrip(".")
    return None
