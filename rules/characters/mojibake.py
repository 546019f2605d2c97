"""Text that was decoded with the wrong encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

from ._mojibake import WAKES, garbled
from ._scripts import named

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "CHR001",
    summary="Letters and marks are garbled: UTF-8 was read in another encoding.",
    why="“Ã©” for “é” and “â€™” for “’” come from a program that took UTF-8 for Windows-1252 or "
    "the like, once or twice. What was meant can be computed.",
    severity="error",
    touches="encoding",
    wakes=WAKES,
    examples=[
        Example(bad="Le caf⟦Ã©⟧ est ferm⟦Ã©⟧.", fixed="Le café est fermé.", language="fr"),
        Example(bad="It⟦â€™⟧s ⟦â€œ⟧here⟦â€\u009d⟧ ⟦â€”⟧ look", fixed="It’s “here” — look"),
        Example(bad="don⟦â\u0080\u0099⟧t, 5⟦\u00c2\u00a0⟧kg", fixed="don’t, 5\u00a0kg"),
        Example(bad="Ti⟦áº¿⟧ng Vi⟦á»‡⟧t", fixed="Tiếng Việt", language="vi"),
        Example(bad="⟦ÐŸÑ€Ð¸Ð²ÐµÑ‚⟧, мир", fixed="Привет, мир", language="ru"),
        Example(bad="⟦РџСЂРёРІРµС‚⟧, мир", fixed="Привет, мир", language="ru"),
        Example(
            bad="citt⟦ÃƒÂ ⟧ vecchia".replace("ÃƒÂ ", "ÃƒÂ\u00a0"),
            fixed="città vecchia",
            language="it",
        ),
        Example(bad="and so on (⟦â€¦⟧)", fixed="and so on (…)"),
        Example(bad="⟦Â«ÐœÐ¸Ñ€Â»⟧", fixed="«Мир»", language="ru"),
        Example(bad="bello ⟦ðŸ˜€⟧!", fixed="bello 😀!", language="it"),
        Example(bad="ma⟦Ã±⟧ana, ⟦Â¿⟧no?", fixed="mañana, ¿no?", language="es"),
        Example(bad="Fr⟦Ã©⟧d⟦Ã©⟧ric ⟦Ã\u00a0⟧ Paris", fixed="Frédéric à Paris", language="fr"),
        Example(good="SÃO PAULO, “MAÇÔ, NÃO”, Ângela", language="pt"),
        Example(good="A page shows “Ã¤” for an umlaut."),
        Example(good="« Le café\u00a0» et l’été…», dit-il\u00a0: « à\u00a0»", language="fr"),
        Example(good="“HOÀ”, «Â», XÔ VIẾT XÔ…", language="vi"),
        Example(good="ЧР и РФ, С° и Р»", language="ru"),
        Example(good="Straße™, naïve—yes, €5, Ä… Ö”", language="de"),
    ],
)
def mojibake(doc: Document) -> Iterator[Problem]:
    """Report the smallest garbled spans, where ftfy finds one certain reading of them."""
    for start, end, meant in garbled(doc.prose):
        if len(meant) == 1 and doc.prose[start - 1 : start] != "(" and named(doc.prose, start, end):
            continue
        message = f"garbled {_shown(meant)}: UTF-8 read in another encoding"
        # “Ð ÑƒÑ…”: a blank was the rest of the first letter, which would stay behind.
        torn = doc.prose[max(start - 2, 0) : start] in _TORN
        yield Problem.at(start, end, message, meant, safe=not torn)


_TORN = frozenset({"Ð ", "Ñ ", "Ã ", "Î ", "Ï "})
"""First halves of letters whose other half, a no-break space, has become a blank."""


def _shown(meant: str) -> str:
    """The text in quotation marks, or the code of a character that cannot be seen."""
    if len(meant) == 1 and not (meant.isprintable() and not meant.isspace()):
        return f"U+{ord(meant):04X}"
    return f"“{meant[:40]}”"
