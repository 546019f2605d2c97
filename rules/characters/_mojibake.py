"""How garbled text is recognised, and which of ftfy's readings are certain.

ftfy (Apache-2.0) does the decoding; its heuristic is slow and meant for texts that are known
to be bad, so it is asked only about words with a sequence that UTF-8 makes in one of the
usual encodings and that prose does not have, and its answer is checked by `_certain`.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from srclint import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from ftfy import TextFixerConfig

# What the bytes 0x80 to 0xBF are in an encoding: the second and later bytes of UTF-8.
WESTERN = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CENTRAL = WESTERN + "ŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľż"
_CYRILLIC = "\u00a0-\u00bfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЁЄЇІіґё№єјЅѕї"
_GREEK = "\u0080-\u00bf€‚ƒ„…†‡‰‹‘’“”•–—™›ΆΈΉΊΌΎΏ΅΄―"

SUSPECT = "|".join(
    (
        f"[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑĂĹ×ØÙÚ][{_CENTRAL}]",
        f"[âáàãïÂĂ][€\u0080-\u0085º»¸¤¥¦§¨©ª«¬®¼‚ƒ„…][{WESTERN}]",
        f"[à-ï][{WESTERN}]{{2}}[à-ï][{WESTERN}]{{2}}",
        "[à-ïÂ-ß][\u0080-\u009f]",
        f"ð[Ÿ\u009f][{WESTERN}]{{2}}",
        f"[РС][{_CYRILLIC}][РС][{_CYRILLIC}]",
        f"вЂ[{_CYRILLIC}]",
        f"[ΞΟ][{_GREEK}][ΞΟ][{_GREEK}]",
        "‚Ä[ìîïòôö¶]",
        "[a-z]√[©®±≥°ß∫ºÉ]",
        "├[⌐íóúñ¿¡«]",
        "ΓÇ[ÖôöóªªªªªªÜ¥]",
    )
)
"""Sequences that UTF-8 makes when it is read as Windows-1252, -1250, -1251, -1253, Latin-1,
Mac Roman or code page 437, and that prose hardly has."""

WAKES = (
    SUSPECT.replace("\u0080-\u00bf", "\\x{80}-\\x{bf}")
    .replace("\u0080-\u0085", "\\x{80}-\\x{85}")
    .replace("\u0080-\u009f", "\\x{80}-\\x{9f}")
    .replace("\u00a0-\u00bf", "\\x{a0}-\\x{bf}")
)

_MARKS = "‘’‚“”„‹›«»•–—…™†‡‰\u00a0"
"""What stands after a capital in honest text: quotation marks, dashes, signs."""

_AFTER_WORD = "’‘”“»–—…™\u00a0"
"""Those that follow a word in capitals: “IRMÔ, CAFÉ™."""

_RAISED = "°ºª¹²³®©"
"""What stands after a sign that is a word of its own: Å², É®."""


CODECS = (
    "sloppy-windows-1252",
    "latin-1",
    "sloppy-windows-1250",
    "sloppy-windows-1251",
    "sloppy-windows-1253",
    "sloppy-windows-1254",
    "sloppy-windows-1257",
    "macroman",
    "cp437",
)
"""The encodings of ftfy in which UTF-8 is misread."""

_BEFORE_SIGN = "ÂВΒ¬┬"
"""What the byte 0xC2 is in the encodings; UTF-8 has it before the signs of Latin-1."""

_BEFORE, _LONGEST = 200, 2000
"""How many code points of a word, before a suspect and in all, ftfy is asked about."""


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        restore_byte_a0=False, replace_lossy_sequences=False, fix_c1_controls=False
    )


def inside(text: str, at: int) -> bool:
    """Whether a no-break space or soft hyphen is the rest of a garbled letter."""
    shape = f"[ÂÃĂÐÑ][{WESTERN}]|[à-ï][{WESTERN}]{{2}}|ð[{WESTERN}]{{3}}"
    found = pattern(shape).finditer(text, max(0, at - 3), at + 3)
    return any(match.start() < at < match.end() for match in found)


class Garbled(NamedTuple):
    """A garbled span of a text, and what was meant."""

    start: int
    end: int
    meant: str


def garbled(text: str) -> list[Garbled]:
    """The smallest garbled spans of a text, in order.

    Words that are certainly garbled come first. If there is one, others that the same
    encoding explains are garbled too, though they would not be certain alone (“Ä±” for “ı”).
    """
    runs = _foreign(text)
    certain = list(_certain_spans(text, runs))
    found = {span.start: span for span in certain}
    taken = bytearray(len(text) if certain else 0)
    for start, end, _ in certain:
        taken[start:end] = b"\1" * (end - start)
    scripts = {_script(char) for span in certain for char in span.meant if char.isalpha()}
    for codec in _codecs_of(text, certain):
        for span in _spans_in(text, runs, codec):
            if not any(taken[span.start : span.end]) and _likely(text, span, scripts):
                found[span.start] = span
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return [found[start] for start in sorted(found)]


def _foreign(text: str) -> list[tuple[int, int]]:
    """Where letters other than ASCII stand next to each other; the whole text if nearly all do.

    Garbled letters stand there, and the patterns for them are slow on text without any.
    """
    runs = [run.span() for run in pattern(r"[^\x00-\x7f][^\x00-\x7f]+").finditer(text)]
    return runs if 50 * len(runs) < len(text) else [(0, len(text))]


def _certain_spans(text: str, runs: list[tuple[int, int]]) -> Iterator[Garbled]:
    """What nobody would have written on purpose, in the words with a suspect sequence."""
    last = 0
    for suspect in _suspects(text, runs):
        at = suspect.start()
        if at >= last:
            first = max(last, at - _BEFORE)
            blank = max(text.rfind(blank, first, at) for blank in " \t\r\n")
            token = pattern(f"[^ \t\r\n]{{1,{_LONGEST}}}").search(text, max(first, blank + 1))
            if token:
                last = token.end()
                offset = token.start()
                for begin, end, meant in _repaired(token[0]):
                    yield Garbled(offset + begin, offset + end, meant)


def _suspects(text: str, runs: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Suspect sequences; one may begin with the ASCII letter before a run."""
    for start, end in runs:
        yield from pattern(SUSPECT).finditer(text, max(start - 1, 0), end)


def _codecs_of(text: str, certain: list[Garbled]) -> list[str]:
    """The encodings that explain the certain spans."""
    samples = {(text[span.start : span.end], span.meant) for span in certain[:100]}
    return [
        codec
        for codec in CODECS
        if any(_decoded(garbled, codec) == meant for garbled, meant in samples)
    ]


def _spans_in(text: str, runs: list[tuple[int, int]], codec: str) -> Iterator[Garbled]:
    """All that could be UTF-8 read in this encoding."""
    for start, end in runs:
        for found in pattern(_shape(codec)).finditer(text, start, end):
            meant = _decoded(found[0], codec)
            if meant:
                yield Garbled(*found.span(), meant)


@cache
def _shape(codec: str) -> str:
    """A pattern for one or more characters of UTF-8 as they look in an encoding."""

    def members(first: int, last: int) -> str:
        chars = (bytes([byte]).decode(codec, "ignore") for byte in range(first, last + 1))
        return "[" + "".join(chars) + "]"

    later = members(0x80, 0xBF)
    two, three, four = members(0xC2, 0xDF), members(0xE0, 0xEF), members(0xF0, 0xF4)
    return f"(?:{two}{later}|{three}{later}{{2}}|{four}{later}{{3}})+"


def _likely(text: str, span: Garbled, scripts: set[str]) -> bool:
    """Whether a span is garbled in a text that has others which certainly are."""
    start, end, meant = span
    if not all(map(_sound, meant)):
        return False
    inside_word = meant.isalpha() and text[end : end + 1].isalpha()
    if text[start - 1 : start].isupper() and text[end - 1] in _AFTER_WORD and not inside_word:
        return False
    letters = {_script(char) for char in meant if char.isalpha()}
    return _western(meant) or bool(letters - {"LATIN"} and letters <= scripts)


@lru_cache(maxsize=1000)
def _repaired(token: str) -> list[Garbled]:
    """The garbled spans of a word, by ftfy; only what is certain. The same words come again."""
    from ftfy import fix_encoding

    fixed = _signs(fix_encoding(token, _config()))
    if fixed == token:
        return []
    found = []
    runs = list(pattern(r"[^\x00-\x7f]+").finditer(token))
    meanings = _aligned(fixed, pattern(r"[^\x00-\x7f]+").split(token))
    for run, meant in zip(runs, meanings, strict=False):
        if run[0] != meant:
            head, tail = _changed(run[0], meant)
            start, end = run.start() + head, run.end() - tail
            new = meant[head : len(meant) - tail]
            if _certain(token, start, end, new):
                found.append(Garbled(start, end, new))
    return found


def _signs(token: str) -> str:
    """Decode â followed by marks as they never follow it: ™ and others that ftfy leaves."""
    signs = pattern(f"â[€‚„ˆ…†][{WESTERN}]")
    return signs.sub(lambda sign: _decoded(sign[0]) or sign[0], token)


def _decoded(sign: str, codec: str = "cp1252") -> str:
    """What was meant, if the text is UTF-8 read in this encoding; else nothing."""
    try:
        return sign.encode(codec).decode("utf-8")
    except (UnicodeError, LookupError):
        return ""


def _changed(before: str, after: str) -> tuple[int, int]:
    """Lengths of the common beginning and end of two runs, keeping garbled pairs whole."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    # “Â” before a sign is gone and the sign stays: they are one.
    if tail and before[len(before) - tail - 1] in _BEFORE_SIGN:
        tail -= 1
    return head, tail


def _aligned(fixed: str, parts: list[str]) -> list[str]:
    """What stands in `fixed` between the ASCII parts of a word, which decoding leaves alone.

    Empty where the parts are not found.
    """
    found, at = [], len(parts[0])
    for part in parts[1:]:
        run = pattern(r"[^\x00-\x7f]*").match(fixed, at)
        if not run or not fixed.startswith(part, run.end()):
            return []
        found.append(run[0])
        at = run.end() + len(part)
    return found if fixed.startswith(parts[0]) and at == len(fixed) else []


def _common(first: str, second: str) -> int:
    """Length of the common beginning."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def _certain(token: str, start: int, end: int, meant: str) -> bool:
    """Whether nobody would have written `start:end` of the word on purpose."""
    if len(meant) >= end - start or not meant or not all(map(_sound, meant)):
        return False
    garbled = token[start:end]
    if any("\u0080" <= char <= "\u009f" for char in garbled):
        return True
    if len(meant) > 1:
        return len({_script(char) for char in meant if char.isalpha()}) <= 1 or _western(meant)
    if end - start > 2:
        return _western(meant) or unicodedata.category(meant) == "So"
    if not meant.isalpha() and token[start - 1 : start].isupper():
        return False  # a dash after a capital: IRMÃ—MÃE
    return _western(meant) and _certain_pair(token[:start], garbled, token[end:])


def _certain_pair(before: str, pair: str, after: str) -> bool:
    """Whether two characters, a capital and a sign, are one garbled letter."""
    previous, following = before[-1:], after[:1]
    if previous.isupper():
        return following.isalpha() and pair[1] not in "‘’"
    if previous.islower():
        return True
    if pair[1] in _RAISED and pair[0] not in "ÂÃ" and not following.isalpha():
        return False
    if pair[1] not in _MARKS:
        return pair[0] == "Â" or following.islower() or pair[1].islower() is following.isalpha()
    if pair[0] == "Â":
        return not (previous and previous in "«‹“„(") or pair[1] == "\u00a0"
    return pair[0] in "ÃÅ" and following.islower()


def _sound(char: str) -> bool:
    """Whether a text may hold the character: no control, private or unassigned one."""
    return unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn") and char != "\ufffd"


def _western(meant: str) -> bool:
    """Latin letters with accents, punctuation and common signs."""
    return all("\u00a0" <= c <= "\u024f" or "\u1e00" <= c <= "\u214f" for c in meant)


def _script(char: str) -> str:
    """The script of a letter by its Unicode name; that of Japanese and Chinese is one."""
    script = unicodedata.name(char, "?").replace("-", " ").partition(" ")[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA") else script
