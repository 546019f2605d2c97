"""A word for a currency or a magnitude in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule, spelling
from srclint.lexicon import lexicon
from srclint.mentions import counted, foreign_magnitude, glance, own_magnitudes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from srclint.mentions import Tables

_COUNTED = r"(?<![\w.,])([0-9][0-9.,]*)[ \xa0\u202f]([^\W\d_]{4,24})(?![\w'’-])"
_LONGEST = 26
"""Code points that the word and a space before it may have."""
_NOUNS = frozenset({"de", "lb", "gsw", "ksh"})
"""Languages that write a magnitude with a capital; elsewhere a capital makes it part of a name."""
_JOINED = frozenset({"ca", "es", "fr", "gl", "it", "pt", "ro"})
"""Languages that join magnitude and currency with a word, which a fix would have to add."""
_COMMON = ("en", "fr", "de", "es", "it", "pt", "ru", "nl", "pl", "sv")
"""Languages that a message names first."""
_LANGUAGES = 3
"""How many languages a message names."""


@rule(
    "CUR010",
    summary="The currency or the magnitude of an amount is named in another language.",
    why="5 euros or 3 milliards in an Italian text is a left-over of translation, and is not found "
    "with the rest; a billion is also another number in half of Europe.",
    wakes=glance.NUMBER,
    glance=(glance.look, glance.NAME | glance.FOREIGN_MAGNITUDE),
    examples=[
        Example(bad="Un biglietto costa 7 ⟦euros⟧ per tutti.", language="it"),
        Example(bad="Eine Karte kostet 7 ⟦dollars⟧ für alle.", language="de"),
        Example(bad="Bilet kosztuje 7 ⟦dollars⟧ dla wszystkich.", language="pl"),
        Example(
            bad="Il ponte è costato 3 ⟦milliards⟧ di euro.",
            fixed="Il ponte è costato 3 miliardi di euro.", language="it",
        ),
        Example(bad="El puente costó 5 ⟦billion⟧ de dólares.", language="es"),
        Example(
            bad="The bridge cost €2 ⟦Milliarden⟧ in all.",
            fixed="The bridge cost €2 billion in all.", language="en",
        ),
        Example(good="Un biglietto costa 7 euro per tutti.", language="it"),
        Example(good="Eine Karte kostet 7 Dollar für alle.", language="de"),
        Example(good="A ticket is 7 dollars for all.", language="en"),
        Example(good="Un billet coûte 7 euros pour tous.", language="fr"),
        Example(good="Il ponte è costato 3 miliardi di euro.", language="it"),
        Example(good="The bridge cost 3 milliard francs at the time.", language="en"),
        Example(good="Le pont a coûté 3 billions de francs.", language="fr"),
        Example(good="Die Brücke kostet 3 Billionen Euro.", language="de"),
        Example(good="Most kosztował 3 miliardy złotych, a nie 5 milionów.", language="pl"),
        Example(good="Leggeva «5 million dollars» sul cartello.", language="it"),
        Example(good="Ha visto 2 Million Dollar Baby di fila.", language="it"),
    ],
)  # fmt: skip
def foreign_amount_word(doc: Document) -> Iterator[Problem]:
    """Report names that CLDR has for the currency in English only, and others' magnitudes."""
    tables = doc.mentions.tables
    if tables is None or tables.language == "und":
        return
    if tables.data["foreign_names"]:
        yield from _names(doc, tables.data["foreign_names"])
    for start, end in doc.mentions.sights.foreign:
        for match in pattern(_COUNTED).finditer(doc.prose, start, end + _LONGEST):
            found = _magnitude(doc, match, tables) if match.end(1) == end else None
            if found:
                yield found


def _names(doc: Document, foreign: list[str]) -> Iterator[Problem]:
    for mention in doc.mentions.counted.money:
        for unit in mention.amount.units if mention.amount else ():
            if unit.how == "name" and unit.text.lower() in foreign:
                message = f"“{unit.text}” is not how this language calls the currency"
                yield Problem(Span(unit.start, unit.end), message, value=mention.as_value())


def _magnitude(doc: Document, match: Match[str], tables: Tables) -> Problem | None:
    number, word = match.groups()
    powers = foreign_magnitude(word, tables)
    if powers is None or (not word.islower() and not _is_noun(word, powers)):
        return None
    start, end = match.span(2)
    if doc.protection.quoted(start, end) or _base(doc.language_at(start)) != _base(doc.language):
        return None
    words = lexicon(_base(doc.language))
    if words is not None and spelling.is_strange_line(doc.prose, start, end, words):
        return None
    first = sorted(powers, key=lambda x: (_COMMON.index(x) if x in _COMMON else len(_COMMON), x))
    message = f"“{word}” is a magnitude of another language ({', '.join(first[:_LANGUAGES])})"
    new: list[str] = []
    if not _lacks_joint(doc.prose, end, tables):
        for power in sorted(set(powers.values())):
            new += own_magnitudes(number, power, tables)
    found = Problem.at(start, end, message, *new, safe=False)
    return found._replace(value={"amount": counted(number, powers[first[0]], tables)})


def _is_noun(word: str, powers: dict[str, int]) -> bool:
    """Whether a capital is that of a noun: “Milliarden”, but not “Million” as in Dollar Baby."""
    return word[1:].islower() and "en" not in powers and not _NOUNS.isdisjoint(powers)


def _lacks_joint(text: str, end: int, tables: Tables) -> bool:
    """Whether another word would be needed: “5 billion euro” is “5 miliardi di euro”."""
    low = text[end : end + 8].lstrip(" \xa0\u202f").lower()
    return tables.language in _JOINED and low[:1].isalpha() and not tables.of.at(low, 0)


def _base(language: str) -> str:
    return language.partition("-")[0]
