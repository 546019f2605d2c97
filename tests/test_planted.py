"""One defect planted in each clean document of seeds/, in thirteen languages.

It must be all that is reported, and fixing it must give the document back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from golden_seeds import SEEDS

import srclint

WORDS = r"(?<=[^\W\d_]{3}) (?=[^\W\d_]{3})"
"""A blank between two words that are long enough to want no no-break space."""

INSIDE = r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})"
"""A place inside a word, with three letters of Unicode on either side."""

COMMA = r"(?<=[^\W\d_]),(?= [^\W\d_])"

PLACES = 3
"""Tried in each document: the first, one in the middle and the last."""


class Kind(NamedTuple):
    """A rule, and how its defect is planted: what to look for, and what to put there."""

    code: str
    pattern: str
    planted: Callable[[str], str]


def garbled(letter: str) -> str:
    return letter.encode().decode("cp1252", "replace")


KINDS = {
    "doubled space": Kind("SPC002", WORDS, lambda _: "  "),
    "em space": Kind("CHR003", WORDS, lambda _: "\u2003"),
    "zero-width space": Kind("CHR004", WORDS, lambda _: " \u200b"),
    "entity": Kind(  # between words too long to be tied to the next one
        "CHR012", r"(?<=[^\W\d_]{4}) (?=[^\W\d_]{4})", lambda _: "&nbsp;"
    ),
    "bidi mark": Kind("CHR009", r"(?<=[a-zà-ÿ]) (?=[a-zà-ÿ])", lambda _: "\u200e "),
    "soft hyphen": Kind("CHR005", INSIDE, lambda _: "\u00ad"),
    "byte order mark": Kind("CHR006", r"(?<=\n)(?=[^\W\d_])", lambda _: "\ufeff"),
    "ligature": Kind(
        "CHR011", r"(?<=[a-z])(fi|fl)(?=[a-z])", lambda two: "ﬁ" if two == "fi" else "ﬂ"
    ),
    "Cyrillic letter": Kind(
        "CHR010", r"(?<=[a-z]{2})[aeop](?=[a-z]{2})", lambda letter: "аеор"["aeop".index(letter)]
    ),
    "decomposed letter": Kind(
        "CHR013",
        "[àèéìòùáíóúñãçâêôäöüćńй]|[\u1ea0-\u1ef9]",
        lambda letter: unicodedata.normalize("NFD", letter),
    ),
    "garbled letter": Kind("CHR001", r"(?<=[a-z]{2})[éèòùáíóúñãçêôöü](?= )", garbled),
    "doubled comma": Kind("PUN004", COMMA, lambda _: ",,"),
    "space before a comma": Kind("PUN002", COMMA, lambda _: " ,"),
    "title twice": Kind("TTL001", r"\A[^\n]+\n\n", lambda title: title * 2),
    "title in capitals": Kind(
        "TTL003",
        r"\A[^\n]+\n\n",
        lambda title: (title.upper() != title) * title.upper() + title,  # not all scripts have them
    ),
    "title with its site": Kind(
        "TTL003", r"\A[^\n]+\n\n", lambda title: f"{title.strip()} | Posta\n\n{title}"
    ),
    "title as first sentence": Kind(
        "TTL002", r"\A[^\n]+\n\n", lambda title: f"{title}{title.strip()}. "
    ),
}

DOCUMENTS = [
    path
    for path in sorted(SEEDS.glob("*/clean-*.txt"))
    if not re.search(r"refrain|ronde", path.name)  # verse: titles and refrains are alike
]


def plant(kind: Kind, text: str) -> Iterator[str]:
    found = list(re.finditer(kind.pattern, text))
    for match in dict.fromkeys(found[at] for at in range(0, len(found), max(len(found) // 2, 1))):
        yield text[: match.start()] + kind.planted(match.group()) + text[match.end() :]


@pytest.mark.parametrize("name", KINDS)
def test_a_planted_defect_is_found_and_mended(name: str) -> None:
    kind = KINDS[name]
    tried = 0
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        for dirty in plant(kind, text):
            if dirty == text:
                continue
            tried += 1
            found = srclint.check(dirty)
            where = f"{path.name}: {[(f.code, f.text, f.line) for f in found]}"
            assert [f.code for f in found] == [kind.code], where
            assert srclint.fix(dirty, unsafe=True).text == text, path.name
    assert tried >= 5
