"""Names of countries, currencies and languages, and their look-alikes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from srclint import Document, spelling
from srclint.lexicon import lexicon, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OTHERS = frozenset(
    ("batswana", "tachelhit", "kwanyama", "mauretania", "mauretanien", "mauretânia",
     "maurétanie", "мавретания", "мавретании", "мавретанию", "мавретанией")
)  # fmt: skip
"""Peoples and countries of old whose names lie near a country's of today."""

_REACH = 20  # code points in which the word before is looked for


@cache
def _data(language: str) -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "data" / "places.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8")).get(language, {})
    return found


@cache
def countries(language: str) -> Mapping[str, tuple[str, str]]:
    """Wrong name in small letters → (wrong name, right name); made by tools/build_places.py."""
    near = _data(language).get("near", {})
    return {wrong.lower(): (wrong, right) for wrong, right in near.items() if not is_other(wrong)}


def is_other(name: str) -> bool:
    """Whether a name like a country's of today is another people's or country's."""
    return name.lower() in _OTHERS


@cache
def country_tokens(language: str) -> Mapping[bytes, str]:
    """Wrong name as a text's tokens have it, ASCII letters in small → in small letters."""
    return {wrong.encode().lower(): small for small, (wrong, _) in countries(language).items()}


@cache
def demonym_tokens(language: str) -> frozenset[bytes]:
    """Demonyms as a text's tokens have them."""
    return frozenset(name.encode().lower() for name in demonyms(language))


def _tokens(language: str) -> Iterator[bytes]:
    yield from country_tokens(language)
    yield from demonym_tokens(language)


spelling.watch(_tokens)


@cache
def demonyms(language: str) -> Mapping[str, str]:
    """Demonym, capitalised → country."""
    return _data(language).get("demonym", {})


def is_own_text(doc: Document, start: int, end: int) -> bool:
    """Whether a word stands in prose of the document's language, not in a foreign passage."""
    if doc.language_at(start) != doc.language or not spelling.is_prose(doc.prose, start, end):
        return False
    words = lexicon(doc.language)
    if words is None or is_in_foreign_name(doc.prose, start, doc.language):
        return False
    return spelling.look_around(doc.prose, start, end, words).lead < 1


def is_in_foreign_name(text: str, start: int, language: str) -> bool:
    """Whether the word before is a function word of other languages only."""
    before = text[max(0, start - _REACH) : start].split(" ")
    last = before[-2].lower() if len(before) > 1 and not before[-1] else ""
    languages = shared().stops.get(last, ())
    return bool(languages) and language not in languages
