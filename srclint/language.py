"""The language of a document and of its paragraphs, and language tags.

Three steps, each only for what the one before leaves open: a vote of frequent words, a look at the
script, cld3. What then remains open is "unknown". How the steps and their limits were chosen is in
benchmarks/language.py and benchmarks/RESULTS.md.

**The vote.** Every word of a small vocabulary (`data/language_words.txt`, made by
tools/build_language_data.py from wordfreq's lists, CC BY-SA 4.0, and lists of our own) carries one
weight for each language: the logarithm of how much more frequent it is there than a word that the
language does not have. The weights of one word are packed into a single whole number, 16 bits a
language, so that one addition adds a word's vote for all languages.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat
from typing import NamedTuple

UNKNOWN = "unknown"

_PIECE = 450  # code points looked at from the start and again from the middle of a long text
_PARAGRAPH = 400  # the same from the start of a paragraph
_SHORT = 80  # code points; a shorter paragraph has too few frequent words to differ clearly


class _Table(NamedTuple):
    """What the vote needs, read once."""

    codes: tuple[str, ...]
    words: frozenset[str]
    weights: dict[str, int]


def _data(name: str) -> str:
    from pathlib import Path

    return Path(__file__).with_name("data").joinpath(name).read_text("utf-8")


@cache
def _table() -> _Table:
    head, counts, vectors, words = _data("language_words.txt").splitlines()
    codes = tuple(head.split())
    width = 2 * len(codes)
    # UTF-16 makes each digit a field of 16 bits; what "0" itself adds to a field is taken off.
    zero = int.from_bytes(b"0\0" * len(codes), "little")
    fields = vectors.replace(" ", "").encode("utf-16-le")
    numbers = [
        int.from_bytes(fields[at : at + width], "little") - zero
        for at in range(0, len(fields), width)
    ]
    each = chain.from_iterable(map(repeat, numbers, map(int, counts.split())))
    weights = dict(zip(words.split(), each, strict=True))
    return _Table(codes, frozenset(weights), weights)


def _words(sample: str) -> list[str]:
    """Words as the vote knows them; an elided article ("dell'", "l’") is a word."""
    return sample.lower().replace("'", " ").replace("’", " ").split()


def _count(words: list[str]) -> tuple[list[int], int]:
    """Votes by language, in the table's order, and how many different words voted."""
    codes, vocabulary, weights = _table()
    voters = vocabulary.intersection(words)
    total = sum(map(weights.__getitem__, voters))
    return memoryview(total.to_bytes(2 * len(codes), "little")).cast("H").tolist(), len(voters)


def _decide(counts: list[int], voters: int, words: int) -> str | None:
    """The language that leads clearly, if one does."""
    best = max(counts)
    if voters < 4 or best < 20 or best * 4 < 3 * words:
        return None
    at = counts.index(best)
    rival = max(max(counts[:at], default=0), max(counts[at + 1 :], default=0))
    return _table().codes[at] if best - rival >= 6 + best // 16 else None


# First code points of blocks, and the script, or in small letters the only language written in it.
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, "Latin"), (0x0370, "el"), (0x0400, "Cyrillic"), (0x0530, "hy"), (0x0590, "Hebrew"),
    (0x0600, "Arabic"), (0x0700, ""), (0x0750, "Arabic"), (0x0780, "dv"), (0x07C0, ""),
    (0x0900, "Devanagari"), (0x0980, "Bengali"), (0x0A00, "pa"), (0x0A80, "gu"), (0x0B00, "or"),
    (0x0B80, "ta"), (0x0C00, "te"), (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"), (0x0E00, "th"),
    (0x0E80, "lo"), (0x0F00, "bo"), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"),
    (0x1200, "Ethiopic"), (0x13A0, "chr"), (0x1400, ""), (0x1780, "km"), (0x1800, ""),
    (0x1E00, "Latin"), (0x1F00, "el"), (0x2000, ""), (0x3040, "ja"), (0x3100, ""), (0x3400, "Han"),
    (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "Han"), (0xFB00, ""),
)  # fmt: skip
_STARTS = tuple(start for start, _ in _BLOCKS)


def _script(sample: str) -> str:
    """The script of most letters, or in small letters the only language in it; "" if neither."""
    seen: dict[str, int] = {}
    for letter in filter(str.isalpha, sample):
        name = _BLOCKS[bisect_right(_STARTS, ord(letter)) - 1][1]
        seen[name] = seen.get(name, 0) + 1
    han = seen.pop("Han", 0)
    if han:  # Japanese writes Han signs between its own letters; a Chinese text quotes few of those
        kind = "ja" if seen.get("ja", 0) * 10 > han else "zh"
        seen[kind] = seen.get(kind, 0) + han
    best = max(seen, key=seen.__getitem__, default="")
    return best if best and seen[best] >= 4 and 2 * seen[best] > sum(seen.values()) else ""


# cld3's names for what babel calls otherwise.
_CLD3_CODES = {"iw": "he", "no": "nb", "und": UNKNOWN}


def _by_cld3(sample: str) -> str:
    import gcld3  # type: ignore[import-untyped]  # the wheel has no type information

    clean = sample.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates raise
    found = gcld3.NNetLanguageIdentifier(0, 1000).FindLanguage(clean)
    code = str(found.language)
    return _CLD3_CODES.get(code, code) if found.is_reliable and "-" not in code else UNKNOWN


def _by_script(sample: str) -> str:
    """What the script says, or cld3 where several languages share it."""
    script = _script(sample)
    if not script:
        return UNKNOWN
    return script if script.islower() else _by_cld3(sample)


def detect(text: str, *, tokens: Sequence[str] | None = None) -> str:
    """The language of a whole document, seen from a sample of at most 900 code points.

    `tokens` are the words of the text in order, in any case, where the caller has them already.
    The answer is a primary language code of BCP 47 ("en", "vi", "zh") or "unknown". The same text
    gives the same answer in every process.
    """
    middle = len(text) // 2
    sample = text
    if middle > _PIECE:
        sample = f"{text[:_PIECE]} {text[middle : middle + _PIECE]}"
    words = _words(sample)
    return _decide(*_count(words), len(words)) or _by_script(sample)


def detect_paragraphs(
    text: str, spans: Sequence[tuple[int, int]], document_language: str
) -> list[str]:
    """The language of each paragraph of `text`; `spans` are half-open, in code points.

    A paragraph has the document's language unless its own vote clearly says another.
    """
    codes = _table().codes
    at = codes.index(document_language) if document_language in codes else -1
    found = []
    for start, end in spans:
        language = document_language
        if end - start >= _SHORT:
            words = _words(text[start : min(end, start + _PARAGRAPH)])
            counts, voters = _count(words)
            if at < 0 or max(counts) >= 2 * counts[at] + 10:
                language = _decide(counts, voters, len(words)) or document_language
        found.append(language)
    return found


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(_data("language_codes.txt").split())


def primary(tag: str) -> str:
    """The language of a tag: "pt" of "pt-BR"."""
    return tag.replace("_", "-").partition("-")[0]


def is_known(tag: str) -> bool:
    """Whether a tag ("it", "pt-BR", "zh-Hant-TW") begins with a language that babel knows."""
    code, *subtags = tag.replace("_", "-").split("-")
    return code in _known_codes() and all(2 <= len(s) <= 8 and s.isalnum() for s in subtags)


def from_filename(name: str) -> str | None:
    """The language that a tag before a file name's suffix says: "it" of `article.it.txt`.

    Of a longer tag it is the language alone ("pt" of `x.pt-BR.md`); None where there is no tag.
    """
    stem, _, tag = name.rpartition(".")[0].rpartition(".")
    return primary(tag) if stem and is_known(tag) else None
