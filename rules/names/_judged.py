"""The odd names of a document, found once for all rules of the group."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import is_normalized
from weakref import WeakKeyDictionary

from srclint import Problem, pattern, spelling
from srclint.lexicon import lexicon

from ._conclude import TERMS
from ._listed import is_right
from ._observe import bare, blanked, observe, runs, terms
from ._phrases import case_lost
from ._places import line_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from srclint import Document, RuleFacts

    from ._conclude import Entry
    from ._verdict import Kind, Verdict


# A word whose capitals spell out an acronym: “Tape ARchive”, “Bourne Again SHell”.
_SPELT_OUT = r"[^\W\d_a-z]{2,3}[a-z]{3,}"
_EVERYDAY = 3.5  # zipf of a word that is no name
_OPENING, _CLOSING = "\"“„«‘'‚", "\"”“»’'‘"


class Odd(NamedTuple):
    """A form that should be another, and where."""

    start: int
    end: int
    text: str
    verdict: Verdict


_found: WeakKeyDictionary[Document, tuple[object, dict[Kind, list[Odd]]]] = WeakKeyDictionary()


def odd_names(doc: Document, facts: RuleFacts, *kinds: Kind) -> list[Odd]:
    """Odd names of some kinds, in reading order."""
    known = _found.get(doc)
    if known is None or known[0] is not facts:
        by_kind: dict[Kind, list[Odd]] = defaultdict(list)
        said = bare(doc.once(observe))
        conclusions = (facts.conclude(said) if said else None) or {}
        for odd in (*_look(doc, conclusions), *_look_at_terms(doc, conclusions)):
            if is_right(doc, odd.text) or any(is_right(doc, r) for r in odd.verdict["right"]):
                continue  # what the list decides is said by ENT010
            if odd.verdict["kind"] in ("slip", "sound") and (
                _is_strange(doc, odd) or _is_mutated(odd, doc.language)
            ):
                continue
            if odd.verdict["kind"] in ("hyphen", "space") and (
                _is_identifier(odd) or _is_common(odd, doc.language)
            ):
                continue
            if _is_garbled(odd.text + doc.prose[odd.end : odd.end + 1]):
                continue
            by_kind[odd.verdict["kind"]].append(odd)
        known = _found[doc] = (facts, by_kind)
    return sorted(odd for kind in kinds for odd in known[1].get(kind, ()))


def _is_mutated(odd: Odd, language: str) -> bool:
    """Whether a Celtic name begins as what stands before it wants: “Poblachd”, “Phoblachd”."""
    if language not in ("br", "cy", "ga", "gd", "gv", "kw"):
        return False
    one, other = odd.text.casefold(), odd.verdict["right"][0].casefold()
    return any(one[at:] in (other[1:], other[2:]) for at in (1, 2, 3))


def _is_strange(doc: Document, odd: Odd) -> bool:
    """Whether the line is of another language than the text, as headings of translations are."""
    words = lexicon(doc.language)
    return words is not None and spelling.is_strange_line(
        doc.prose, odd.start, odd.end, words, least=1
    )


def _is_common(odd: Odd, language: str) -> bool:
    """Whether it is an everyday word with a hyphen or without: “co-operation”, “north-west”."""
    words = lexicon(language)
    one = odd.text.replace("-", "").casefold()
    return (
        words is not None
        and "-" in odd.text + odd.verdict["right"][0]
        and (
            one == odd.verdict["right"][0].replace("-", "").casefold()
            and not words.proper(one)
            and words.zipf(words.fold(one)) >= _EVERYDAY
        )
    )


def _is_identifier(odd: Odd) -> bool:
    """Whether a form in one word has the capitals of a program's: “NetCdm” for “Net CDM”."""
    right = odd.verdict["right"][0]
    return " " in right and odd.text.isalnum() and odd.text != right.replace(" ", "")


def _is_garbled(text: str) -> bool:
    """Whether letters of two scripts or parted accents make the difference: a matter of CHR."""
    scripts = {"\u0370" <= char < "\u0530" for char in text if char.isalpha()}
    return len(scripts) > 1 or not is_normalized("NFC", text)


def problems(doc: Document, facts: RuleFacts, *kinds: Kind) -> Iterator[Problem]:
    """A problem for each odd name of some kinds; where neither form prevails, for the first."""
    asked: set[str] = set()
    for odd in odd_names(doc, facts, *kinds):
        if odd.text not in asked and in_case_of(odd.text, odd.verdict["right"][0]) != odd.text:
            yield problem(doc, odd)
        if len(odd.verdict["right"]) > 1:
            asked.add(odd.text)


def problem(doc: Document, odd: Odd) -> Problem:
    """Say what is odd, and what the folder has instead."""
    said = odd.verdict
    choices = [in_case_of(odd.text, right) for right in said["right"]]
    low = not said["sure"] or doc.protection.quoted(odd.start, odd.end)
    made = Problem.at(odd.start, odd.end, message(odd.text, said), *choices)
    return Problem(
        made.span,
        made.message,
        made.fixes,
        confidence=said["confidence"],
        elsewhere=(said["right"][0], *map(str, said["ids"])) if said["ids"] else (),
        severity="info" if low else None,
    )


def message(text: str, said: Verdict) -> str:
    """“Mail.Ru” here, “Mail.ru” in 3 other documents."""
    right, seen = said["right"][0], said["seen"][0]
    if len(said["right"]) > 1:
        return f"“{text}” here, “{right}” elsewhere: neither prevails in the folder"
    if not seen:
        return f"“{text}” is a slip of “{right}”, by the letters"
    documents = "1 document" if seen == 1 else f"{seen} documents"
    return f"“{text}” here, “{right}” in {documents}"


def in_case_of(text: str, right: str) -> str:
    """The right form in capitals where what stands there is."""
    if text.isupper() and len(text) > 3:
        return right.upper()
    if text[:1].isupper() and right[:1].islower():
        return right[:1].upper() + right[1:]
    return right


def _look(doc: Document, conclusions: Mapping[str, Sequence[Entry]]) -> Iterator[Odd]:
    text = doc.prose
    common: dict[str, bool] = {}
    for line in _lines_with(text, conclusions.keys() - {TERMS}):
        for found in runs().finditer(text, *line):
            for kind, low, high, said in conclusions.get(found[0], ()):
                start, end = found.start() + low, found.start() + high
                if kind == "long":
                    yield from _long_names(text, start, said)
                elif kind == "pair" or _counts(text, start, text[start:end], said, common):
                    yield Odd(start, end, text[start:end], said)


def _lines_with(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where lines that have some of the names start and end, in order."""
    lines: dict[int, int] = {}
    for name in names:
        at = text.find(name)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = lines[start] = end if end >= 0 else len(text)
            at = text.find(name, end)
    return sorted(lines.items())


def _look_at_terms(doc: Document, conclusions: Mapping[str, Sequence[Entry]]) -> Iterator[Odd]:
    for _, _, _, verdicts in conclusions.get(TERMS, ()):
        for found in terms().finditer(blanked(doc.prose)):
            if said := verdicts.get(found[1]):
                yield Odd(*found.span(1), found[1], said)


def _counts(text: str, at: int, form: str, said: Verdict, common: dict[str, bool]) -> bool:
    """Not in a title in capitals, and not where the text has the form as a common word.

    `common` remembers of forms whether it has, and of acronyms with a colon whether they speak.
    """
    if said["kind"] in ("case", "hyphen", "acronym-case") and line_around(text, at).isupper():
        return False
    if said["kind"] == "case" and _spells_out(text, at, form, said["right"][0]):
        return False
    if said["kind"] == "acronym-case":
        speaker = f"{said['right'][0]}:"
        if speaker not in common:
            common[speaker] = speaker in text and _is_speaker(text, said["right"][0])
        return not common[speaker]
    if said["kind"] in ("slip", "sound", "diacritic") and _is_mentioned(text, at, form):
        return False
    if said["kind"] in ("slip", "sound"):
        small = form.lower()
        if small not in common:
            alone = rf"(?<!\w){pattern_of(small)}(?!\w)"
            common[small] = small in text and bool(pattern(alone).search(text))
        return not common[small]
    return True


def _spells_out(text: str, at: int, form: str, right: str) -> bool:
    """Whether capitals within a word spell out an acronym: “bash (Bourne Again SHell)”."""
    if form.istitle():
        return pattern(_SPELT_OUT).fullmatch(right) is not None
    line = text.rfind("\n", 0, at) + 1
    bracketed = text.rfind("(", line, at) > text.rfind(")", line, at)
    return bracketed and sum(map(str.isupper, form)) <= len(form) / 2


def _is_speaker(text: str, name: str) -> bool:
    """Whether a play has the name in capitals only where its bearer speaks: “NEON: (leaves)”."""
    alone = rf"(?<!\w){pattern_of(name)}(?!\w)"
    said = rf"(?m)^[ \t]*{pattern_of(name)}(?: ?\([^)\r\n]*\))?(?:[.:]|[ \t]*$)"
    return len(pattern(said).findall(text)) == len(pattern(alone).findall(text))


def _is_mentioned(text: str, at: int, form: str) -> bool:
    """Whether a form stands alone in quotation marks: it is spoken of, not used."""
    end = at + len(form)
    before, after = text[max(0, at - 1) : at], text[end : end + 2].lstrip()[:1]
    return before in tuple(_OPENING) and after in tuple(_CLOSING)


def pattern_of(text: str) -> str:
    """A text as a pattern."""
    import re

    return re.escape(text)


def _long_names(text: str, start: int, names: Sequence[Sequence[Any]]) -> Iterator[Odd]:
    for name, documents, identity, introduced, once in names:
        found = text[start : start + len(name)]
        if found == name or not case_lost_here(text, start, found, name):
            continue
        if once and name not in text:
            continue
        said: Verdict = {
            "kind": "phrase",
            "right": [name],
            "seen": [documents],
            "ids": [identity],
            "confidence": 0.7,
            "sure": introduced,
        }
        yield Odd(start, start + len(found), found, said)
        return  # the longest


def case_lost_here(text: str, start: int, found: str, name: str) -> bool:
    """Whether a long name stands here whole, its words having lost capitals."""
    after = text[start + len(found) : start + len(found) + 1]
    return not after.isalnum() and found.count(" ") == name.count(" ") and case_lost(found, name)
