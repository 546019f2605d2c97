"""An apostrophe typed for the accent of a last vowel, in Italian."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from ._words import word_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "'’`´‘"
_TYPED = rf"[{_MARKS}](?=[^\w{_MARKS}]|\Z)(?<=[aeiouAEIOU].)"
_OPENING = rf"(?:(?<=[\s(\[«“\"=—–-])|\A)[{_MARKS}](?=[^\W\d])"
_CLOSING = rf"[{_MARKS}](?=\W)(?<=\w.)"
_REACH = 80  # code points back in which a quotation may have begun
_ACCENTS = {"a": "à", "e": "è", "i": "ì", "o": "ò", "u": "ù"}

# Words that older Italian did write with an apostrophe (e' for egli, ne' for nei, se' for sei).
_OLD = frozenset({"e", "ne", "se", "la", "fe"})

# Endings that only accented words have before an apostrophe; the stem has to be longer.
_REGULAR = ("ita", "ieta", "alta", "olta", "erta", "urta", "enta", "unta", "era", "ira", "ara", "o")


@rule(
    "PUN003",
    summary="An apostrophe is typed for an accent (E’ for È, perche’ for perché).",
    why="Keyboards without È led to the habit; the word is then two signs that no search and no"
    " dictionary knows.",
    languages=["it"],
    wakes=r"[aeiouAEIOU](?:['`]|’|‘|´)(?:[^0-9A-Za-z]|\z)",
    examples=[
        Example(
            bad="La nave parte. ⟦E’⟧ la regola, ⟦perche'⟧ la ⟦citta`⟧ non aspetta ⟦piu'⟧.\n",
            fixed="La nave parte. È la regola, perché la città non aspetta più.\n",
            language="it",
        ),
        Example(
            bad="⟦C'e'⟧ vento, ⟦cosi'⟧ la nave ⟦restera'⟧. LA ⟦CITTA'⟧ DORME.\n",
            fixed="C'è vento, così la nave resterà. LA CITTÀ DORME.\n",
            language="it",
        ),
        Example(
            good="Un po’ di vento, di' pure, va' e fa' presto: l’è dell’altro.\n", language="it"
        ),
        Example(good="La chiamano 'la citta' e 'il bar sotto', non altro.\n", language="it"),
        Example(good="È la regola perché la città non aspetta più.\n", language="it"),
        Example(
            good="L'è bel e' mond, e' mer, e' sol. E' pin l'è bel. L'è tot. L'è acsè.\n",
            language="it",
        ),
        Example(good="The dogs' and horse' owners, E’ and perche’.\n", language="en"),
    ],
)
def apostrophe_for_accent(doc: Document) -> Iterator[Problem]:
    """Report words that are known to end in an accented vowel, or have such an ending."""
    text = doc.prose
    # Where “e'” and “è” stand side by side, “e'” is another word: an article in Romagnol.
    article = text.count(" e' ") > 2 and text.count("è ") > 2
    for typed in pattern(_TYPED).finditer(text):
        end = typed.end()
        word = _word(text, typed.start())
        right, safe = _accented(word)
        if not right or _is_quoted(text, end - 1 - len(word), end):
            continue
        if (article and word in "eE") or doc.language_at(end) != "it":
            continue
        span = Span(end - 1 - len(word), end)
        fix = Fix((Edit(Span(end - 2, end), right[-1]),), safe=safe)
        yield Problem(span, f"“{word}{typed.group()}” has an apostrophe for an accent", (fix,))


def _word(text: str, end: int) -> str:
    """The word before an offset, with an elided one before it (c'e)."""
    word = word_before(text, end)
    start = end - len(word)
    if 0 < len(word) < 3 and start > 1 and text[start - 1] in "'’":
        return word_before(text, start - 1) + text[start - 1 : end]
    return word


def _accented(word: str) -> tuple[str, bool]:
    """The word with its accent, "" if it has none, and whether that is certain."""
    lower = word.lower().replace("'", "’")
    known = _words().get(lower)
    safe = known is not None and (lower not in _OLD or word == "E")
    if known is None:
        stem = next((len(lower) - len(e) for e in _REGULAR if lower.endswith(e)), 0)
        if stem < 3:
            return "", False
        known = lower[:-1] + _ACCENTS[lower[-1]]
    return (known.upper() if word[-1].isupper() else known), safe


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the apostrophe closes a quotation that single marks opened."""
    reach = max(start - _REACH, 0)
    begin = max(text.rfind("\n", reach, start) + 1, reach)
    opened = [mark.end() for mark in pattern(_OPENING).finditer(text[begin:end])]
    return bool(opened) and not pattern(_CLOSING).search(text[begin + opened[-1] : end - 1])


@cache
def _words() -> dict[str, str]:
    """Words without their accent → with it."""
    path = Path(__file__).parent / "data" / "italian_accents.txt"
    lines = path.read_text("utf-8").splitlines()
    words = [word.lower() for line in lines if line[0] != "#" for word in line.split()]
    plain = {accented: letter for letter, accented in _ACCENTS.items()} | {"é": "e"}
    return {word[:-1] + plain[word[-1]]: word for word in words if word[-1] in plain}
