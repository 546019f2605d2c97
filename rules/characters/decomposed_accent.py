"""Letters that are written as a base and separate marks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = "\u0300-\u036f\u0653-\u0655\u3099\u309a"
# More than 8 marks are no letter, and sorting them takes time that grows with the square.
_CLUSTERS = (
    f"[^\\W_][{_MARKS}]{{1,8}}(?![{_MARKS}])"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
)


@rule(
    "CHR013",
    summary="Accents are separate characters, though the letter exists in one piece.",
    why="Files and names from macOS and PDF are written so. They look the same, but no search "
    "finds the word. The fix is Unicode's canonical composition (NFC).",
    touches="encoding",
    wakes=r"[\x{300}-\x{36f}\x{653}-\x{655}\x{3099}\x{309a}\x{1161}-\x{1175}\x{11a8}-\x{11c2}]",
    examples=[
        Example(bad="un caf⟦e\u0301⟧ qui", fixed="un café qui", language="it"),
        Example(bad="Ti⟦e\u0302\u0301⟧ng Vi⟦e\u0323\u0302⟧t", fixed="Tiếng Việt", language="vi"),
        Example(bad="d⟦e\u0301ja\u0300⟧ vu", fixed="déjà vu", language="fr"),
        Example(bad="мо⟦и\u0306⟧ дом", fixed="мой дом", language="ru"),
        Example(bad="⟦\u1112\u1161\u11ab⟧국", fixed="한국", language="ko"),
        Example(bad="カ⟦ホ\u3099⟧チャ", fixed="カボチャ", language="ja"),
        Example(good="un café qui", language="it"),
        Example(good="за\u0301мок и замо\u0301к", language="ru"),
        Example(good="ɔ\u0303 m\u0303 i\u0307"),
        Example(good="שָׁלוֹם", language="he"),
        Example(good="क\u093c्या, ড\u09bc", language="hi"),
        Example(good="خانه\u0654 من", language="fa"),
    ],
)
def decomposed_accent(doc: Document) -> Iterator[Problem]:
    """Report once a word what NFC makes shorter; what has no one-piece form stays."""
    edits: list[Edit] = []
    last = 0
    text = doc.prose
    for cluster in pattern(_CLUSTERS).finditer(text):
        composed = unicodedata.normalize("NFC", cluster[0])
        start, end = cluster.span()
        if len(composed) >= end - start or doc.protection.verbatim(start, end):
            continue
        if edits and not pattern(f"[\\w{_MARKS}]*").fullmatch(text, last, start):
            yield _problem(edits)
            edits = []
        edits.append(Edit(Span(start, end), composed))
        last = end
    if edits:
        yield _problem(edits)


def _problem(edits: list[Edit]) -> Problem:
    """One problem for the changes of one word."""
    span = Span(edits[0].span.start, edits[-1].span.end)
    noun = "letter" if len(edits) == 1 else "letters"
    return Problem(span, f"decomposed {noun}", (Fix(tuple(edits), safe=True),))
