"""What a person is told of a misspelt word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint.spelling.model import Misspelling

_SLIPS = {
    "swap": "two letters are swapped in “{}”",
    "double-": "“{}” has a double letter here",
    "double+": "“{}” has a single letter here",
    "drop": "a letter is missing from “{}”",
    "add": "there is a letter too many for “{}”",
    "key": "a neighbouring key was hit in “{}”",
    "mark": "the accent differs from “{}”",
    "listed": "a known misspelling of “{}”",
}
_LANGUAGES = {
    "en": "English", "it": "Italian", "es": "Spanish", "fr": "French", "de": "German",
    "pt": "Portuguese", "ru": "Russian", "id": "Indonesian", "vi": "Vietnamese",
}  # fmt: skip


@cache
def language_name(code: str) -> str:
    """The English name of a language."""
    return _LANGUAGES.get(code, code)


def message(found: Misspelling, language: str) -> str:
    """Why a word is held to be misspelt."""
    meant = found.choices[0]
    kind = "listed" if found.listed else found.kind
    slip = _SLIPS.get(kind, "one letter from “{}”").format(meant)
    here = ", which stands in this document" if found.present else ""
    return f"“{found.word}” is not a word in {language_name(language)}; {slip}{here}"
