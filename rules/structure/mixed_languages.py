"""Paragraphs in another language than the rest of the document."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule

from ._openers import OPENERS
from ._opening import opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECE = 200
"""Code points looked at near the start, in the middle and near the end of a document."""

_MARGIN = 30
"""Code points at the very start and end that are left out: bylines, credits."""

_KNOWN = 14
"""Words of another language's list that are left out of one's own; with 9, Romance languages hide
in each other, with all, a tenth of French texts sound foreign at first."""

# Frequent words that may end a sentence, and so are not among OPENERS.
_MORE = {
    "da": "i at det til på er",
    "de": "die in das zu mit ist an am",
    "en": "to in that for is was with on it as",
    "es": "se lo es como más fue",
    "fr": "est pour qui il ne pas sur dans son plus",
    "hu": "nem is meg ez",
    "id": "ini itu dalam adalah yang",
    "it": "si non è sono alla dal nel ha come più",
    "nb": "i på det til er å",
    "nl": "het in is op dat te",
    "pl": "się nie jest",
    "pt": "não os as é mais foi ao se",
    "ru": "что не а как за его это",
    "sv": "i att det på är för",
    "tr": "bir bu için da de",
    "uk": "що не за як це",
    "vi": "là có được trong cho một với người không đã này",
}

# Written so much alike that the words of a paragraph do not tell them apart for sure.
_CLOSE = (
    frozenset({"es", "pt", "gl", "ca", "ast", "oc", "an", "eu"}),
    frozenset({"id", "ms", "jv", "su", "tl"}),
    frozenset({"nb", "nn", "no", "da", "sv", "is", "fo"}),
    frozenset({"cs", "sk", "sl", "hr", "sr", "bs", "sh", "mk"}),
    frozenset({"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn"}),
    frozenset({"hi", "mr", "ne", "bh", "sa"}),
    frozenset({"nl", "af", "fy", "de", "lb", "yi"}),
    frozenset({"tr", "az", "tk", "uz"}),
    frozenset({"fa", "ar", "ur", "ps", "ckb"}),
    frozenset({"zh", "ja"}),
    frozenset({"it", "co", "la", "ro"}),
)
_QUOTES = "\"'“”„«»‘’‚‹›>「『"

_ENGLISH = (
    "The ferry left at nine and came back before noon, as it does on every market day. The miller "
    "was waiting for it at the old pier with a cart, two sacks of rye and a long list of things "
    "that his wife had asked him to bring from the town.\n\n"
)
_ITALIANO = (
    "La chiatta è partita alle nove ed è tornata prima di mezzogiorno, come in ogni giorno di "
    "mercato. Il mugnaio la aspettava al vecchio molo con un carretto, due sacchi di segale e una "
    "lunga lista di cose che la moglie gli aveva chiesto di portare dalla città.\n\n"
)
_DEUTSCH = (
    "Die Fähre legte um neun Uhr ab und kam vor Mittag zurück, wie an jedem Markttag. Der Müller "
    "wartete an dem alten Steg mit einem Karren, zwei Säcken Roggen und einer langen Liste von "
    "Sachen, die ihm seine Frau für die Stadt mitgegeben hatte.\n\n"
)
_SPAN_EN = "The ferry left at nine and came back before noon, as it does"
_SPAN_IT = "La chiatta è partita alle nove ed è tornata prima di"


@rule(
    "SRC005",
    summary="Paragraphs of a document are in another language than the rest.",
    why="Two versions of a text, or two texts, ended up in one document; whatever is done by "
    "language goes wrong on one of them.",
    severity="info",
    touches="spacing",
    examples=[
        Example(bad=_ITALIANO * 4 + "⟦" + _ENGLISH.replace(_SPAN_EN, _SPAN_EN + "⟧", 1) + _ENGLISH),
        Example(bad=_DEUTSCH * 3 + "⟦" + _ITALIANO.replace(_SPAN_IT, _SPAN_IT + "⟧", 1)),
        Example(good=_ITALIANO * 5),
        Example(good=_ITALIANO * 4 + "“" + _ENGLISH.strip() + "”\n"),
        Example(good=_DEUTSCH * 4 + "The ferry left at nine.\n"),
        Example(good=_ENGLISH * 2 + _ITALIANO, language="en"),
        Example(good="La lancha salió a las nueve y volvió a mediodía. " * 12),
    ],
)
def mixed_languages(doc: Document, *, length: int = 200) -> Iterable[Problem]:
    """Report runs of paragraphs of at least `length` code points each in another language.

    Quotations are none of it, and neither are languages that are hard to tell apart.
    """
    text = doc.prose
    if len(text) < 3 * _PIECE or doc.language_is_given:
        return ()
    language = doc.language
    if language == "unknown" or _looks_even(text, language):
        return ()
    return _problems(doc, text, language, length)


def _problems(doc: Document, text: str, language: str, length: int) -> Iterator[Problem]:
    for code, spans in _runs(doc, length):
        if _differs(code, language) and (own := [s for s in spans if _is_own_text(doc, s)]):
            message = f"{_count(own)} in {code!r}; the document is in {language!r}"
            yield Problem(opening(text, *own[0]), message)


def _looks_even(text: str, language: str) -> bool:
    """A first look: whether start, middle and end have frequent words of the language."""
    middle = len(text) // 2
    return (
        _sounds_like(text[_MARGIN : _MARGIN + _PIECE], language)
        and _sounds_like(text[middle : middle + _PIECE], language)
        and _sounds_like(text[-_MARGIN - _PIECE : -_MARGIN], language)
    )


def _sounds_like(piece: str, language: str) -> bool:
    """Whether a piece has a frequent word of a language; other than Latin letters, if no list."""
    words = _frequent(language)
    for word in words:  # any() takes twice the time here
        if word in piece:
            return True
    return not words and not piece.isascii()


def _runs(doc: Document, length: int) -> list[tuple[str, list[Span]]]:
    """Long paragraphs that follow each other in one language; none where all are alike."""
    text, language = doc.prose, doc.language
    long = [span for span in doc.paragraphs if span.end - span.start >= length]
    strange = [
        start for start, _ in long if not _sounds_like(text[start : start + _PIECE], language)
    ]
    if len(strange) == len(long) or not any(
        _differs(doc.language_at(start), language) for start in strange
    ):
        return []
    codes = [(doc.language_at(span.start), span) for span in long]
    sizes = Counter[str]()
    for code, span in codes:
        sizes[code] += span.end - span.start
    if _differs(sizes.most_common(1)[0][0], language):
        return []  # it is the document's language that is not well known
    return [(code, [s for _, s in run]) for code, run in groupby(codes, key=lambda pair: pair[0])]


@cache
def _frequent(language: str) -> tuple[str, ...]:
    """Words of a language, between blanks, that are not the most frequent of another one."""
    own = [*OPENERS.get(language, ()), *_MORE.get(language, "").split()]
    others = set[str]().union(
        *(
            (*words[:_KNOWN], *_MORE.get(code, "").split())
            for code, words in OPENERS.items()
            if _differs(code, language)
        )
    )
    return tuple(f" {word} " for word in dict.fromkeys(own) if word not in others)


def _differs(one: str, other: str) -> bool:
    return one not in (other, "unknown") and not any(
        one in group and other in group for group in _CLOSE
    )


def _is_own_text(doc: Document, span: Span) -> bool:
    """Whether a paragraph is neither a quotation nor a list of titles or names."""
    paragraph = doc.prose[span.start : span.end]
    if paragraph.lstrip()[0] in _QUOTES or doc.protection.quoted(*_middle(span)):
        return False
    words = pattern(r"[^\W\d_]+").findall(paragraph)
    capitals = sum(word[0].isupper() for word in words)
    return 3 * capitals < len(words) or not paragraph.isascii()


def _middle(span: Span) -> tuple[int, int]:
    middle = (span.start + span.end) // 2
    return middle, middle + 1


def _count(spans: list[Span]) -> str:
    return "a paragraph" if len(spans) == 1 else f"{len(spans)} paragraphs"
