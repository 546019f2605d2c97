"""How garbled text is recognised, and which of ftfy's readings are certain.

ftfy (Apache-2.0) does the decoding; its heuristic is slow and meant for texts that are known
to be bad, so it is asked only about words with a sequence that UTF-8 makes in one of the
usual encodings and that prose does not have, and its answer is checked by `_certain`.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from srclint import pattern

if TYPE_CHECKING:
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


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        restore_byte_a0=False, replace_lossy_sequences=False, fix_c1_controls=False
    )


def repaired(token: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and meaning of the garbled spans of a word; only what is certain."""
    from ftfy import fix_encoding

    fixed = _signs(fix_encoding(token, _config()))
    if fixed == token:
        return
    runs = list(pattern(r"[^\x00-\x7f]+").finditer(token))
    meanings = _aligned(fixed, pattern(r"[^\x00-\x7f]+").split(token))
    for run, meant in zip(runs, meanings, strict=False):
        if run[0] != meant:
            head, tail = _changed(run[0], meant)
            start, end = run.start() + head, run.end() - tail
            new = meant[head : len(meant) - tail]
            if _certain(token, start, end, new):
                yield start, end, new


def _signs(token: str) -> str:
    """Decode â followed by marks as they never follow it: ™ and others that ftfy leaves."""
    signs = pattern(f"â[€‚„ˆ…†][{WESTERN}]")
    return signs.sub(lambda sign: _decoded(sign[0]), token)


def _decoded(sign: str) -> str:
    try:
        return sign.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return sign


def _changed(before: str, after: str) -> tuple[int, int]:
    """Lengths of the common beginning and end of two runs, keeping garbled pairs whole."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    if after and head + tail == len(
        after
    ):  # “Â” alone is gone, which stood before a sign: take both
        head, tail = (head, tail - 1) if tail else (head - 1, tail)
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
    return _western(meant) and _certain_pair(token[:start], garbled, token[end:])


def _certain_pair(before: str, pair: str, after: str) -> bool:
    """Whether two characters, a capital and a sign, are one garbled letter."""
    previous, following = before[-1:], after[:1]
    if previous.isupper():
        return following.isupper() and pair[1] not in "‘’"
    if previous.islower():
        return True
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
    """The first word of a letter's Unicode name, which names its script."""
    return unicodedata.name(char, "?").partition(" ")[0]
