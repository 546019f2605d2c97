"""The phrases of pages, from the data files: one automaton for lines, one pattern that wakes."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from srclint import pattern

from ._scripts import SYLLABIC, UNPARTED

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = (
    "share", "consent", "account", "newsletter", "related", "navigation", "comments", "photo",
    "source", "ads", "rights", "published", "byline",
)  # fmt: skip
"""Stems of the data files, and what a line of that kind is called."""

BRANDS = (
    r"facebook|twitter|x \(twitter\)|whats ?app|linked ?in|pinterest|instagram|you ?tube|telegram|"
    r"reddit|tumblr|вконтакте|vk(?:ontakte)?|flipboard|(?:facebook )?messenger|google ?\+|"
    r"google plus|google news|google новости|google|viber|zalo|tik ?tok|snapchat|threads|bluesky|"
    r"mastodon|одноклассники|мой мир|яндекс\.?дзен|дзен|живой журнал|livejournal|wykop|blip|line|"
    r"kakao(?:talk|story)?|카카오(?:톡|스토리)?|페이스북|트위터|네이버(?: ?블로그)?|밴드|"
    r"微博|新浪微博|"
    r"腾讯微博|微信|朋友圈|qq(?:空间|好友)?|人人网?|豆瓣|はてな(?:ブックマーク)?|pocket|digg|"
    r"stumbleupon|delicious|email|e-mail|rss|xing|evernote|buffer|skype|slack|discord|twitch|"
    r"spotify|apple podcasts?|soundcloud|medium|github|weibo|wechat|mix|myspace|fb"
)
"""Networks and services that share buttons name."""

_ASCII_MARKS = r"\x00-\x09\x0b-\x2f:-@\[-`{-\x7f"
_OTHER_MARKS = "«»‹›•·–—…▶►→★“”‘’„■●【】「」（）［］《》：｜\u00a0\u3000"
_MARKS = f"[{_ASCII_MARKS}{_OTHER_MARKS}]*"
"""Marks around phrases for the pattern that wakes: fewer characters make fewer states."""

_SIGNS = "©ⓒ№←"
"""Signs of which phrases are made."""
_STOPS = "。！？，、¿／・"
_LINE_MARKS = f"[{_ASCII_MARKS}{_OTHER_MARKS}{_STOPS}{_SIGNS}]*"
"""Marks around phrases in a line by itself. All that Unicode has would take twice the time to
compile: `as_line` makes blanks of the others."""

_NO_PART = rf"[^\w\s\x00-\x7f{_OTHER_MARKS}{_STOPS}{_SIGNS}{SYLLABIC}{UNPARTED}]"
"""What no phrase has: as marks it would make the automaton larger."""

BETWEEN = f"{_LINE_MARKS[:-2]}\n]"
"""What is neither letter nor number of what `as_line` gives."""

_UNSPACED = ("zh", "ja", "ko", "th")


class Entry(NamedTuple):
    """Phrases of one section: alternatives in RE2 syntax, by language."""

    kind: str
    section: str
    spaced: str
    unspaced: str


_CLASS_WITH_BLANK = r"\[(?<!\\\[)(?:\\.|[^\]\\ ])* (?:\\.|[^\]\\])*\]"
_IN_CLASS = "\x00"
"""Stands for a blank in a class while the others are made wider."""


def _macros(phrases: str) -> str:
    """Phrases of data files in RE2 syntax; a blank, alone or in a class, is a no-break one too."""
    phrases = re.sub(r"\[\^\\n\]\{0,\d+\}", r"[^\\n]*", phrases)
    phrases = re.sub(r"\[\^\\n\]\{\d,\d+\}\??", r"[^\\n]+", phrases)
    phrases = phrases.replace("{any}", r"[^\n.!?。！？]*").replace("{n}", r"\d[\d.,]*[km]?")
    phrases = phrases.replace("{brand}", f"(?:{BRANDS})").replace("{z}", "[ \u200c]?")
    phrases = re.sub(_CLASS_WITH_BLANK, lambda found: found[0].replace(" ", _IN_CLASS), phrases)
    phrases = phrases.replace(" ", "[ \u00a0]").replace(_IN_CLASS, " \u00a0")
    return re.sub(r"\((?!\?)(?<!\\\()", "(?:", phrases)


@cache
def entries() -> tuple[Entry, ...]:
    """All sections of the data files that say what a line is."""
    return tuple(entry for entry in _sections() if entry.section != "cue")


@cache
def _sections() -> tuple[Entry, ...]:
    found = []
    for kind in KINDS:
        text = (files("srclint.rules.residue") / "data" / f"{kind}.txt").read_text("utf-8")
        sections: dict[str, tuple[list[str], list[str]]] = {}
        section = ""
        for line in text.splitlines():
            if line.startswith("["):
                section = line.strip("[]")
                sections[section] = ([], [])
            elif line and not line.startswith("#"):
                language, _, phrases = line.partition(": ")
                sections[section][language in _UNSPACED].append(phrases)
        for section, (spaced, unspaced) in sections.items():
            found.append(
                Entry(kind, section, _macros("|".join(spaced)), _macros("|".join(unspaced)))
            )
    return tuple(found)


def line_pattern(entry: Entry, marks: str = _LINE_MARKS) -> str:
    """What a line of the section is like, as RE2; `marks` may stand around it."""
    alternatives = "|".join(filter(None, (entry.spaced, entry.unspaced)))
    if entry.section == "whole":
        named = rf"(?:{marks[:-1]}+(?:{BRANDS}))*" if entry.kind == "share" else ""
        return rf"^{marks}(?:{alternatives}){named}{marks}(?:\d+{marks})?$"
    if entry.section == "toward":
        return rf"^{marks}(?:{alternatives})[^\n.!?。！？]*(?:{BRANDS})"
    if entry.kind in ("byline", "published"):
        spaced = rf"^{marks}(?:{entry.spaced})(?:{BETWEEN}|$)"
        return f"{spaced}|^{marks}(?:{entry.unspaced})" if entry.unspaced else spaced
    if entry.section == "start":
        return rf"^{marks}(?:{alternatives})"
    if entry.section == "cue":
        return alternatives
    edge = rf"(?:^|{BETWEEN})(?:{entry.spaced})"
    return f"{edge}|{entry.unspaced}" if entry.unspaced else edge


def compiled(patterns: Iterable[str], *, anywhere: bool = True) -> Any:
    """One automaton over the bytes of text as `as_line` gives it: numbers of those that match.

    In small letters, because it takes half the time to compile that letters of any case do.
    Not `anywhere`: those that match at its start; on most lines they stop after a few letters.
    """
    import re2

    options = re2.Options()
    options.max_mem = 256 << 20
    options.log_errors = False
    joint = re2.Set.SearchSet(options) if anywhere else re2.Set.MatchSet(options)
    for source in patterns:
        joint.Add(_in_small_letters(source))
    joint.Compile()
    return joint


def _in_small_letters(source: str) -> str:
    return re.sub(
        r"\\p\{Lu\}|\\(?:[pP]\{\w+\}|[pP]\w|.)|[^\\]+",
        lambda found: (
            r"\p{L}"
            if found[0] == r"\p{Lu}"
            else found[0]
            if found[0][0] == "\\"
            else found[0].lower()
        ),
        source,
    )


def as_line(text: str) -> bytes:
    """Text in small letters, with blanks for marks that no phrase has."""
    text = text.replace("İ", "i").lower()
    if not text.isascii():
        text = pattern(_NO_PART).sub(" ", text)
    return text.strip().encode("utf-8", "replace")


def hits(text: str) -> list[int]:
    """Numbers of the `entries()` that match a line."""
    line = as_line(text)
    return [numbers[hit] for numbers, match in _automatons() for hit in sorted(match(line) or ())]


@cache
def _automatons() -> tuple[tuple[list[int], Any], ...]:
    """For entries at the start of a line, and for those anywhere: their numbers, what matches."""
    found = []
    for anywhere in (False, True):
        numbers = [n for n, e in enumerate(entries()) if (e.section == "part") is anywhere]
        patterns = (line_pattern(entries()[n]) for n in numbers)
        found.append((numbers, compiled(patterns, anywhere=anywhere).Match))
    return tuple(found)


@cache
def wake() -> tuple[str, ...]:
    """What wakes the rules that read the page: RE2 over the bytes of a whole document.

    One pattern for the starts of lines: in a single automaton with the others, for what may stand
    anywhere in a line, their states would multiply. The others are short enough to be looked for
    with the patterns of other rules (`srclint.wake.LONGEST_IN_SET`).
    """
    starts, anywhere = list[str](), list[str]()
    cued = {entry.kind for entry in _sections() if entry.section == "cue"}
    for entry in _sections():
        if entry.section == "part" and entry.kind in cued:
            continue
        if entry.section == "part" and entry.unspaced:
            anywhere.append(f"(?:{entry.unspaced})")
        alone = entry._replace(unspaced="") if entry.section == "part" else entry
        said = line_pattern(alone, _MARKS).replace("[^\\n.!?。！？]", r"[^\n.!?]")
        if entry.kind == "published":
            said += r"[^\n]*\d"
        elif entry.kind == "byline":
            said = (
                rf"^{_MARKS}(?:{entry.spaced})(?:[ \x{{a0}}]*[:：/|][ \x{{a0}}]*|[ \x{{a0}}]+)"
                rf"(?-i:[\p{{Lu}}\p{{Lo}}])[^\n.!?:;,]*(?:[,&/|][^\n.!?:;,]*){{0,3}}$|"
                rf"^{_MARKS}(?:{entry.unspaced})[:：／/ ]*\pL[^\n。，！？.,]*$"
            )
        (anywhere if entry.section in ("part", "cue") else starts).append(f"(?:{said})")
    name = r"(?-i:\p{Lu})[^\s.!?,;:]+"
    place = rf"(?:in|a|à|en|em|aus|w|в|σε|στην?) {name}"
    starts.append(rf"^[ \t]*{name}(?: {name})+ {place}[^\n.!?]*$")
    return f"(?im){'|'.join(starts)}", *(f"(?im){said}" for said in anywhere)
