"""One pass over a document: which names it has, inside sentences, at their start, in headings."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized

from srclint import pattern

from ._acronyms import introductions, slips
from ._dots import dot_problems, has_both
from ._patterns import capitals
from ._spread import word
from ._tally import SECTIONS

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

_LOOK, _DOTS = "look", "dots"

_WHOLE = SECTIONS + 3
"""Parts of what a document says, without its skeletons: head, names, acronyms, terms."""

_LONGEST_HEADING = 140  # code points
_ENDS = '.!?…:;•|*·。！？"“”«»„()[]‹›\n\r–—'
_OPENERS = "\"“”«»„‘'’([{‹›*_–—•·>-"


@cache
def _run() -> tuple[str, str]:
    """Pattern of a name behind its first letter, and the class of first letters."""
    upper = capitals()
    more = r"\w*(?:[-‐‑.'’ʼ&]\w+)*"
    joint = rf" (?:(?:{_CONNECTORS}) )?"
    run = rf"{more}(?:(?:{joint}[{upper}]{more})+(?:{joint}[^\W\d_]{{4,}})?)?"
    return rf"(?<![\w@#/.\\=&?%~+][{upper}]){run}", upper


@cache
def _before_names() -> str:
    """What may stand between the start of a sentence and its first letter."""
    blanks = "".join(filter(str.isspace, map(chr, range(0x3001))))
    return _ENDS + _OPENERS + blanks


def runs() -> re.Pattern[str]:
    """Names: capitalised words in a row, with the small words that join them.

    With two or more of them also the next word, where it is of four letters: a long name that
    has lost a capital goes on there.
    """
    run, upper = _run()
    return pattern(rf"[{upper}]{run}")


def marked_runs() -> re.Pattern[str]:
    """The same; where a sentence, a line or a quotation begins, with the marks before them."""
    run, upper = _run()
    ends, openers = re.escape(_ENDS), re.escape(_OPENERS)
    begins = rf"(?:(?<=[{ends}])[\s{openers}]{{0,6}}[{upper}])?(?<=[{upper}])"
    return pattern(rf"[{ends}{upper}]{begins}{run}")


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


def without_parted_letters(text: str) -> str:
    """The text, words blanked out whose accents stand apart: half of one would be a name."""
    if text.isascii() or is_normalized("NFC", text):
        return text
    parted = pattern(r"\w*[\u0300-\u036f][\w\u0300-\u036f]*")
    return parted.sub(lambda word: "\ufffc" * len(word[0]), text)


def observe(doc: Document) -> str:
    """What a document says of its names: the sections of `said`, as one text.

    Names are letters, digits, blanks and some marks, so that "|" and "/" can part them.
    """
    whole = without_parted_letters(doc.prose)
    text, headings = split_headings(whole)
    once: list[str] = []
    twice: list[str] = []
    often: list[str] = []
    opening: list[str] = []
    by_times = {1: once, 2: twice}
    for name, times in Counter(marked_runs().findall("\n" + text)).items():
        (by_times.get(times, often) if name[0].isalpha() else opening).append(name)
    known = introductions(whole)
    names = [
        "|".join(once),
        "|".join(twice),
        "|".join(often),
        "|".join(dict.fromkeys(map(str.lstrip, opening, repeat(_before_names())))),
        "|".join(runs().findall("\n".join(headings))) if headings else "",
    ]
    fitting = [f"{each.acronym}={' '.join(each.words)}" for each in known if each.fits]
    terms = terms_of(whole)
    if not (any(names) or known or terms):
        return ""
    look = _LOOK if known and slips(whole, known) else ""
    if any(has_both(part, whole) for part in names) and any(dot_problems(doc)):
        look += _DOTS
    count = len(once) + len(twice) + len(often)
    head = f"{doc.language}|{int(doc.identity[:8], 16)}|{count}|{look}"
    return "/".join([head, *names, "|".join(fitting), "|".join(sorted(terms))])


def kept(text: str) -> str:
    """What the cache keeps of what a document says: with its skeletons, for look-ups of few."""
    return f"{text}/{skeletons_of(text)}"


def bare(text: str) -> str:
    """What a document says, as `observe` gives it: without what the cache keeps besides."""
    if text.count("/") < _WHOLE:
        return text
    return "/".join(text.split("/", _WHOLE)[:_WHOLE])


def skeletons_of(text: str) -> str:
    """The skeletons of what a document says: see `keys_of`."""
    parts = text.split("/")
    if len(parts) > _WHOLE:
        return parts[_WHOLE]
    language = text[: text.index("|")]
    return keys_of("|".join(parts[1 : SECTIONS + 1]), language)


def has_special(text: str) -> bool:
    """Whether a document says something of acronyms or terms."""
    if text.endswith("//") and text.count("/") == _WHOLE - 1:
        return False
    acronyms, terms = text.split("/", _WHOLE)[SECTIONS + 1 : _WHOLE]
    return bool(acronyms or terms)


def has_terms(text: str) -> bool:
    """Whether a document says something of terms."""
    if text.count("/") < _WHOLE:
        return text[-1] != "/"
    return bool(text.split("/", _WHOLE)[_WHOLE - 1])


def keys_of(names: str, language: str) -> str:
    """The skeletons of the words of names, each once, parted by blanks.

    One that is not written simply, with a capital first, has "=" and its form behind it.
    """
    tokens = _tokens.setdefault(language, _Tokens(language))
    if len(tokens) > _REMEMBERED:
        tokens.clear()
    words = dict.fromkeys(names.replace("|", " ").split(" "))
    return " ".join(filter(None, map(tokens.__getitem__, words)))


class _Tokens(dict[str, str]):
    """Words of a language → what `keys_of` says of them; "" for those that are no names."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, text: str) -> str:
        known = word(text, self._language) if text and text[0].isupper() else None
        token = ""
        if known is not None:
            simple = text == known.key.capitalize()
            token = known.key if simple else f"{known.key}={text}"
        self[text] = token
        return token


_tokens: dict[str, _Tokens] = {}
_REMEMBERED = 200_000  # words


class Said(NamedTuple):
    """What `observe` says of a document."""

    language: str
    identity: int
    """Stands for the document: see `model.document_id`."""
    total: int
    """Names inside sentences."""
    look: bool
    """Whether something does not fit to an acronym that it introduces."""
    dots: bool
    """Whether it writes an acronym with dots and without."""
    inside: tuple[list[str], ...]
    """Names inside sentences: those met once, twice, more often."""
    opening: list[str]
    headings: list[str]
    acronyms: list[str]
    """Each with "=" and its expansion."""
    terms: list[str]

    def names(self) -> set[str]:
        """All names, wherever they stand."""
        return set().union(*self.inside, self.opening, self.headings)


def said(text: str) -> Said:
    """Read what `observe` gives."""
    head, *parts = text.split("/", _WHOLE)[:_WHOLE]
    language, identity, count, look = head.split("|")
    *inside, opening, headings, acronyms, terms = [x.split("|") if x else [] for x in parts]
    marks = int(identity), int(count), _LOOK in look, _DOTS in look
    known = *marks, tuple(inside), opening, headings, acronyms, terms
    return Said(language, *known)


_ELECTRONIC = (
    "banking|bike|book|business|card|cig|cigarette|commerce|gov|government|health|invoice"
    "|invoicing|learning|ink|magazine|mail|mobility|paper|payment|procurement|reader|residency"
    "|scooter|shop|shopping|signature|sport|ticket|trade|voting|waste|wallet"
)
"""What an e with or without a hyphen is put before, in the languages that borrow the words."""


@cache
def _term() -> str:
    return rf"(e-?(?:{_ELECTRONIC})(?:s|en|ul|as|os)?)(?![\w-])"


def terms() -> re.Pattern[str]:
    """Terms in small letters that are written with a hyphen or without, behind a blank."""
    return pattern(f" {_term()}")


def blanked(text: str) -> str:
    """A text with its apostrophes as blanks."""
    return text.replace("'", " ").replace("’", " ")


def terms_of(text: str) -> set[str]:
    """The terms of a text."""
    return set(terms().findall(blanked(text)))
