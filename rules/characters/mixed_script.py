"""Letters of another script inside a word."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from ._mojibake import Garbled, garbled
from ._scripts import base

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u052f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_MEETING = f"(?<=[{_LATIN}])[{_CYRILLIC}{_GREEK}]|(?<=[{_CYRILLIC}{_GREEK}])[{_LATIN}]"
_GARBLED = ("вЂ", "Г©", "ГЁ", "Г\u00a0", "Гі", "Гў", "ГЈ", "Г±", "Г¤", "Г¶", "Гј", "Рµ", "Рѕ", "СЃ")
"""Frequent signs of UTF-8 that was read as Windows-1251."""

_CYRILLIC_LANGUAGES = frozenset(
    {
        "ba",
        "be",
        "bg",
        "ce",
        "cv",
        "kk",
        "ky",
        "mk",
        "mn",
        "os",
        "ru",
        "rue",
        "sr",
        "tg",
        "tt",
        "uk",
    }
)
_MOST = 200
"""Longest word that is looked at, in code points: what is longer is none."""


@rule(
    "CHR010",
    summary="A letter inside a word is of another script, though it looks right.",
    why="A Cyrillic “а” in a Latin word cannot be seen; no search and no dictionary finds the "
    "word. It slips in with a keyboard, or to deceive.",
    touches="encoding",
    wakes=r"[A-Za-z\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{24f}][\x{370}-\x{52f}]"
    r"|[\x{370}-\x{52f}][A-Za-z\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{24f}]"
    r"|[A-Za-z][\x{1f00}-\x{1fff}]|[\x{1f00}-\x{1fff}][A-Za-z]",
    examples=[
        Example(bad="log in at p⟦а⟧ypal", fixed="log in at paypal", language="en"),
        Example(bad="новые ⟦c⟧ети", fixed="новые сети", language="ru"),
        Example(bad="ця публ⟦iкацi⟧я", fixed="ця публікація", language="uk"),
        Example(bad="МВФ и ⟦СH⟧", language="ru"),
        Example(bad="το μικρ⟦ó⟧ σπίτι", fixed="το μικρό σπίτι", language="el"),
        Example(good="β-carotene, μTorrent, Hα, kΩ, 5 µm, Δx", language="en"),
        Example(good="IT-шник, email'ы, SMSка, VIPы, MacBookа", language="ru"),
        Example(good="ЯндексGo и СберBank", language="ru"),
        Example(good="Она пишет: hello world", language="ru"),
        Example(good="*sъnъ, *gordъ", language="en"),
        Example(good="TシャツとPC、中文ABC", language="ja"),
    ],
)
def mixed_script(doc: Document) -> Iterator[Problem]:
    """Report the odd letters of words in which all letters of one script have a double."""
    text = doc.prose
    last = 0
    broken: list[Garbled] | None = None
    for meeting in pattern(_MEETING).finditer(text):
        at = meeting.start()
        if at < last:
            continue
        start, last = _word(text, max(last, at - _MOST), at)
        if last - start <= _MOST:
            problem = _problem(text[start:last], start, base(doc.language))
            if problem is None:
                continue
            if broken is None:
                broken = garbled(text) if any(sign in text for sign in _GARBLED) else []
            if any(span.start <= last and start <= span.end for span in broken):
                continue  # “cвЂ™est”: it is not the “c” that is odd
            yield problem if not doc.protection.verbatim(start, last) else _bare(problem)


def _bare(problem: Problem) -> Problem:
    """The problem without fixes: in an address the odd letter may be what is meant."""
    return Problem(problem.span, problem.message)


def _word(text: str, after: int, at: int) -> tuple[int, int]:
    """The run of letters around an offset."""
    start = at
    letter = pattern(f"[{_LATIN}{_CYRILLIC}{_GREEK}]")
    while start > after and letter.match(text, start - 1):
        start -= 1
    run = pattern(f"[{_LATIN}{_CYRILLIC}{_GREEK}]+").match(text, at)
    return start, run.end() if run else at + 1


class _Table(NamedTuple):
    """Homoglyphs of Latin and another script, in both directions."""

    to_other: dict[str, tuple[str, frozenset[str]]]
    to_latin: dict[str, str]

    def other(self, language: str) -> dict[str, str]:
        """From Latin to the letters that the language writes."""
        both = self.to_other.items()
        return {char: to for char, (to, only) in both if not only or language in only}


@cache
def _tables() -> dict[str, _Table]:
    file = Path(__file__).parent / "data" / "homoglyphs.txt"
    tables = {"Cyrillic": _Table({}, {}), "Greek": _Table({}, {})}
    for line in file.read_text("utf-8").splitlines():
        if line[0] != "#":
            script, latin, other, *languages = line.split()
            only = frozenset(languages[0].split(",")) if languages else frozenset()
            tables[script].to_other[latin] = other, only
            tables[script].to_latin[other] = latin
    return tables


def _problem(word: str, offset: int, language: str) -> Problem | None:
    """What is odd in a word of two scripts."""
    latin = pattern(f"[{_LATIN}]").findall(word)
    cyrillic = pattern(f"[{_CYRILLIC}]").findall(word)
    greek = pattern(f"[{_GREEK}]").findall(word)
    if not latin or (cyrillic and greek):
        return None
    script, others = ("Cyrillic", cyrillic) if cyrillic else ("Greek", greek)
    table = _tables()[script]
    to_other, to_latin = table.other(language), table.to_latin
    latin_odd, others_odd = to_other.keys() >= set(latin), to_latin.keys() >= set(others)
    if _ending(word, language, to_latin=others_odd) or not (latin_odd or others_odd):
        return None
    if latin_odd and others_odd:
        return _either(word, offset, script, (to_other, to_latin))
    if latin_odd and _enough(script, len(others), len(latin)):
        return _odd(word, offset, f"Latin letter in a {script} word", to_other)
    if others_odd and len(latin) > 1:
        return _odd(word, offset, f"{script} letter in a Latin word", to_latin)
    return None


def _enough(script: str, others: int, latin: int) -> bool:
    """Whether a word is of the other script: signs such as Hα and MΩ are no Greek words."""
    return script == "Cyrillic" or (others > 2 and others > latin)


def _ending(word: str, language: str, *, to_latin: bool) -> bool:
    """Whether a word or short form has an ending of the language around it: SMSка, CEOм."""
    parts = pattern(f"([{_LATIN}]{{2,}})[{_CYRILLIC}]+|([{_CYRILLIC}]{{2,}})[{_LATIN}]+").fullmatch(
        word
    )
    if not parts:
        return False
    stem = parts[1] or parts[2]
    ending = word[len(stem) :]
    if not ending.islower():
        return False
    return stem.isupper() or (parts[1] is not None and to_latin and language in _CYRILLIC_LANGUAGES)


def _odd(word: str, offset: int, message: str, doubles: dict[str, str]) -> Problem:
    """One problem for the odd letters of a word."""
    edits = [
        Edit(Span(offset + at, offset + at + 1), doubles[char])
        for at, char in enumerate(word)
        if char in doubles
    ]
    span = Span(edits[0].span.start, edits[-1].span.end)
    return Problem(span, message, (Fix(tuple(edits), safe=True),))


def _either(
    word: str, offset: int, script: str, doubles: tuple[dict[str, str], dict[str, str]]
) -> Problem:
    """A word that could be of either script: a choice."""
    words = ["".join(table.get(char, char) for char in word) for table in doubles]
    message = f"Latin and {script} letters in one word"
    return Problem.at(offset, offset + len(word), message, *words)
