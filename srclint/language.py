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

UNKNOWN = "unknown"

_PIECE = 300  # code points looked at from the start and again from the middle of a long text
_TOKENS = 45  # the same in words
# Least score² per word of a vote that says anything, where it is not 40. 20: languages of few
# function words, none of which they share with a language that does not vote. 60: dialects abound.
_FAIR = {
    **dict.fromkeys(["ar", "be", "bg", "hu", "lt", "lv", "mk", "ru", "sr", "uk"], 20),
    **dict.fromkeys(["ca", "es", "fr", "it"], 60),
}
_PARAGRAPH = 300  # code points looked at from the start of a paragraph
_SHORT = 80  # code points; a shorter paragraph has too few frequent words to differ clearly


# Languages; the words that vote; their votes, 16 bits a language. No named tuple: those two classes
# would make half of this module's import.
_Table = tuple[tuple[str, ...], frozenset[str], dict[str, int]]


def _data(name: str) -> str:
    from pathlib import Path

    return Path(__file__).with_name("data").joinpath(name).read_text("utf-8")


@cache
def _table() -> _Table:
    """What the vote needs, read once."""
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
    return codes, frozenset(weights), weights


def _sample(text: str) -> str:
    middle = len(text) // 2
    if middle <= _PIECE:
        return text
    return f"{text[:_PIECE]} {text[middle : middle + _PIECE]}"


def _words(sample: str) -> list[str]:
    """Words as the vote knows them; an elided article ("dell'", "l’") is a word."""
    return sample.lower().replace("'", " ").replace("’", " ").replace(",", " ").split()


def _count(words: list[str]) -> tuple[list[int], int]:
    """Votes by language, in the table's order, and how many different words voted."""
    codes, vocabulary, weights = _table()
    voters = vocabulary.intersection(words)
    total = sum(map(weights.__getitem__, voters))
    return memoryview(total.to_bytes(2 * len(codes), "little")).cast("H").tolist(), len(voters)


class _Vote:
    """How a vote went: `clear`, the leader is right; `fair`, enough words voted to say anything."""

    __slots__ = ("clear", "counts", "fair", "lead", "leader", "score")

    def __init__(self, words: list[str]) -> None:
        codes = _table()[0]
        counts, voters = _count(words)
        score = max(counts)
        at = counts.index(score)
        counts[at] = 0
        rival = max(counts)
        lead = score - rival
        # A text has about √length different frequent words.
        least = _FAIR.get(codes[at], 40) * len(words)
        fair = voters >= 4 and score >= 12 and score * score >= least
        clear = fair and lead >= 3
        if clear and lead < 4 + score / 16:
            # So much alike that a lead is never large; what leads is right all the same.
            clear = {codes[at], codes[counts.index(rival)]} == {"id", "ms"}
        counts[at] = score
        self.leader, self.score, self.lead, self.counts = codes[at], score, lead, counts
        self.fair, self.clear = fair, clear


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


# cld3's names for what babel calls otherwise. "no" is Bokmål: cld3 knows no Nynorsk.
_CLD3_CODES = {"iw": "he", "no": "nb"}
# Said by cld3 of Indonesian, Croatian and Serbian texts too often to be believed without the vote.
_DOUBTED = frozenset({"ms", "bs"})


def _cld3(sample: str) -> tuple[str, float]:
    """The language that cld3 names, and its probability."""
    import gcld3

    clean = sample.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates raise
    found = gcld3.NNetLanguageIdentifier(0, 1000).FindLanguage(clean)
    return _CLD3_CODES.get(found.language, str(found.language)), found.probability


def _settle(vote: _Vote, sample: str) -> str:
    """What cld3 and a vote that is not clear say together.

    Each alone is often wrong here, cld3 above all on languages that it does not know, so one must
    bear the other out.
    """
    code, probability = _cld3(sample)
    codes = _table()[0]
    if code in _DOUBTED:
        probability = 0.0
    elif code not in codes:
        # Not "ru-Latn": rules for Russian do not fit it. Not "hmn": babel does not know it.
        return code if probability >= 0.99 and code in _known_codes() else UNKNOWN
    if vote.fair and vote.lead >= 3:
        return vote.leader
    behind = vote.score - vote.counts[codes.index(code)] if code in codes else vote.score
    likely = probability >= 0.5 if code == vote.leader else behind <= 3 and probability >= 0.9
    return code if likely else UNKNOWN


def detect(text: str, *, tokens: Sequence[str] | None = None) -> str:
    """The language of a whole document, seen from a sample of its start and its middle.

    `tokens` are the words of the text in order, in any case, where the caller has them already.
    The answer is a primary language code of BCP 47 ("en", "vi", "zh") or "unknown". The same text
    gives the same answer in every process.
    """
    sample = _sample(text)
    if tokens is None:
        words = _words(sample)
    else:
        middle = max(len(tokens) // 2, _TOKENS)
        words = _words(" ".join([*tokens[:_TOKENS], *tokens[middle : middle + _TOKENS]]))
    vote = _Vote(words)
    if vote.clear:
        return vote.leader
    script = _script(sample[:: 1 + len(sample) // 200])
    if not script:
        return UNKNOWN
    return script if script.islower() else _settle(vote, sample)


def detect_paragraphs(
    text: str, spans: Sequence[tuple[int, int]], document_language: str
) -> list[str]:
    """The language of each paragraph of `text`; `spans` are half-open, in code points.

    A paragraph has the document's language unless its own vote, or a script in which no other
    language is written, clearly says another.
    """
    return [
        _of_paragraph(text[start : min(end, start + _PARAGRAPH)], document_language)
        for start, end in spans
    ]


@cache
def _own_words(language: str) -> frozenset[str]:
    """The most frequent words of a language; none if it does not vote."""
    codes, _, weights = _table()
    if language not in codes:
        return frozenset()
    shift = 16 * codes.index(language)
    return frozenset(word for word, packed in weights.items() if packed >> shift & 0xFFFF >= 6)


def _of_paragraph(sample: str, inherited: str) -> str:
    score = 0
    if len(sample) >= _SHORT:
        words = _words(sample)
        own_words = _own_words(inherited)
        if 6 * len(own_words.intersection(words)) >= len(words) + 6:
            return inherited
        vote = _Vote(words)
        score = vote.score
        own = vote.counts[_table()[0].index(inherited)] if own_words else 0
        if vote.clear and score >= 2 * own + 10:
            return vote.leader
    if score >= 12 or max(sample, default="") < "\u0370":
        return inherited
    script = _script(sample[:_SHORT])
    # A Japanese paragraph may do without kana; a Chinese one never has many.
    foreign = script.islower() and (inherited, script) != ("ja", "zh")
    return script if foreign else inherited


# In `bbc.co.uk.txt` and `x.com.br.txt` the last part is a country, not Ukrainian or Breton.
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})


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


def tag_in_filename(name: str) -> str | None:
    """The whole tag before a file name's suffix: "pt-BR" of `x.pt-BR.md`, or None."""
    if name.count(".") < 2:
        return None
    file = name.replace("\\", "/").rpartition("/")[2]
    stem, _, tag = file.rpartition(".")[0].rpartition(".")
    if not stem or stem.rpartition(".")[2] in _SECOND_LEVEL or not is_known(tag):
        return None
    return tag


def from_filename(name: str) -> str | None:
    """The language that a tag before a file name's suffix says: "it" of `article.it.txt`.

    Of a longer tag it is the language alone ("pt" of `x.pt-BR.md`); None where there is no tag.
    """
    tag = tag_in_filename(name)
    return None if tag is None else primary(tag)
