"""One pass over a document: which names it has, inside sentences, at their start, in headings."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from srclint import pattern

from ._acronyms import introductions, slips
from ._patterns import capitals

if TYPE_CHECKING:
    from srclint import Document

_CONNECTORS = (
    "of the|van der|van de|of|de|del|della|dei|degli|delle|di|do|da|dos|das|des|du|van|von|der|den"
    "|the|and|&|for|la|y|e|et|für|und"
)
"""Small words inside long names, of the languages with Latin letters that have most of them."""


@cache
def small_words() -> frozenset[str]:
    """Words that stay small inside long names."""
    return frozenset((*_CONNECTORS.replace("|", " ").split(), *_MORE_SMALL_WORDS.split()))


_MORE_SMALL_WORDS = "in on to a per il les los las den het with dello"

_MOST = 3
"""Occurrences in one document beyond which more say nothing."""

_LONGEST_HEADING = 140  # code points
_ENDS = '[.!?…:;•|*·。！？"“”«»„()\\[\\]‹›\n\r–—]'
_OPENERS = r"[\s\"“”«»„‘'’(\[{‹›*_–—•·>-]"


@cache
def _sources() -> tuple[str, str]:
    upper = capitals()
    more = r"\w*(?:[-‐‑.'’ʼ&]\w+)*"
    first = rf"[{upper}](?<![\w@#/.\\=&?%~+][{upper}]){more}"
    joint = rf" (?:(?:{_CONNECTORS}) )?"
    run = rf"{first}(?:(?:{joint}[{upper}]{more})+(?:{joint}[^\W\d_]{{4,}})?)?"
    return run, rf"{_ENDS}{_OPENERS}{{0,6}}({run})"


def runs() -> re.Pattern[str]:
    """Names: capitalised words in a row, with the small words that join them.

    With two or more of them also the next word, where it is of four letters: a long name that
    has lost a capital goes on there.
    """
    return pattern(_sources()[0])


def opening_runs() -> re.Pattern[str]:
    """Names where a sentence, a line or a quotation begins."""
    return pattern(_sources()[1])


def is_heading(line: str) -> bool:
    """Whether a line is a title in capitals or in title case, where capitals say nothing."""
    line = line.strip()
    if not line or len(line) > _LONGEST_HEADING or line[-1] in ".,;":
        return False
    words = line.split()
    if len(words) < 2:
        return True
    if line.isupper():
        return True
    long = [word for word in words if len(word) > 3]
    small = sum(word[0].islower() for word in long)
    return sum(word[0].isupper() for word in words) >= 2 and small <= 0.34 * max(1, len(long))


def split_headings(text: str) -> tuple[str, list[str]]:
    """The text without its headings, and these."""
    if "\n" not in text:
        return text, []
    lines = text.split("\n")
    headings = [line for line in lines if len(line) <= _LONGEST_HEADING and is_heading(line)]
    if not headings:
        return text, []
    left_out = set(headings)
    return "\n".join([line for line in lines if line not in left_out]), headings


def observe(doc: Document) -> dict[str, Any]:
    """Names of a document: `inside` sentences by how often, `opening` them, in `headings`.

    `id` stands for the document.
    """
    whole = doc.prose
    text, headings = split_headings(whole)
    text = "\n" + text
    inside = Counter(runs().findall(text))
    opening = Counter(opening_runs().findall(text))
    by_times: tuple[list[str], ...] = tuple([] for _ in range(_MOST))
    if opening:
        inside.subtract(opening)
    for name, times in inside.items():
        if times > 0:
            by_times[min(times, _MOST) - 1].append(name)
    said: dict[str, Any] = {}
    for key, names in (
        ("inside", by_times),
        ("opening", (list(opening),)),
        ("headings", (runs().findall("\n".join(headings)) if headings else [],)),
    ):
        if any(names):
            said[key] = ["\n".join(some) for some in names]
    if known := introductions(whole):
        said["acronyms"] = [
            f"{each.acronym}\t{' '.join(each.words)}" for each in known if each.fits
        ]
        if slips(whole, known):
            said["look"] = True
    if terms := {*terms_after_blank().findall(whole), *terms_after_mark().findall(whole)}:
        said["terms"] = sorted(terms)
    if not said:
        return {}
    return {"language": doc.language, "id": int(doc.identity[:8], 16), **said}


_ELECTRONIC = (
    "banking|bike|book|business|card|cig|cigarette|commerce|gov|government|health|invoice"
    "|invoicing|learning|ink|magazine|mail|mobility|paper|payment|procurement|reader|residency"
    "|scooter|shop|shopping|signature|sport|ticket|trade|voting|waste|wallet"
)
"""What an e with or without a hyphen is put before, in the languages that borrow the words."""


@cache
def _terms() -> str:
    return rf"(e-?(?:{_ELECTRONIC})(?:s|en|ul|as|os)?)(?![\w-])"


def terms_after_blank() -> re.Pattern[str]:
    """Terms in small letters that are written with a hyphen or without."""
    return pattern(f" {_terms()}")


def terms_after_mark() -> re.Pattern[str]:
    """The same after an apostrophe."""
    return pattern(rf"['’]{_terms()}")
