"""Control characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._mojibake import WESTERN

if TYPE_CHECKING:
    from collections.abc import Iterator

# First what wrongly decoded UTF-8 looks like: CHR001 has it. Then colours of a
# terminal as one run, and control and non-characters.
_CONTROLS = (
    f"(?P<mojibake>(?:[\u00c2-\u00df][{WESTERN}]|[\u00e0-\u00ef][{WESTERN}]{{2}}"
    f"|[\u00f0-\u00f4][{WESTERN}]{{3}}))"
    "|(?P<colour>\x1b\\[[0-9;]{0,16}[A-Za-z])"
    "|(?P<windows>[\u0080-\u009f])"
    "|(?P<control>[\x00-\x08\x0b\x0e-\x1f\x7f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]+|\x0c)"
)
_CERTAIN = "\u0091\u0092\u0093\u0094\u0096\u0097"
"""Quotation marks and dashes of Windows-1252, which HTML reads that way too."""


@rule(
    "CHR007",
    summary="A control character stands in the text.",
    why="Control characters show nothing or anything. Those from U+0080 to U+009F are mostly "
    "quotation marks of a Windows encoding.",
    touches="encoding",
    wakes=r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{80}-\x{9f}\x{fff9}-\x{fffb}"
    r"\x{fdd0}-\x{fdef}\x{fffe}\x{ffff}]",
    examples=[
        Example(bad="the end⟦\x00⟧ of it", fixed="the end of it"),
        Example(bad="It⟦\u0092⟧s ⟦\u0093⟧here⟦\u0094⟧", fixed="It’s “here”"),
        Example(bad="⟦\x1b[31m⟧rosso⟦\x1b[0m⟧", fixed="rosso", language="it"),
        Example(bad="pre⟦\x02⟧fix e⟦\x0b⟧ort"),
        Example(bad="Prix : 5 ⟦\u0080⟧", fixed="Prix : 5 €", language="fr"),
        Example(good="one\ttwo\r\nthree\n"),
        Example(good="last page\n\x0cnext page\n"),
        Example(good="It’s “here”"),
        Example(good="de l\u00e2\u0080\u0099eau", language="fr"),
        Example(good="He said â€œno.â€\u009d"),
        Example(good="^C stops it, ␀ is a picture"),
    ],
)
def control_character(doc: Document) -> Iterator[Problem]:
    """Report control characters but tab, newline and a form feed that starts a line."""
    text = doc.prose
    for found in pattern(_CONTROLS).finditer(text):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "windows":
            yield _windows(text, start)
        elif kind == "colour":
            yield Problem.at(start, end, "terminal escape sequence", "", safe=True)
        elif kind == "control" and not _page_break(text, start):
            yield _control(text, start, end)


def _page_break(text: str, start: int) -> bool:
    return text[start] == "\x0c" and text[start - 1 : start] in ("", "\n", "\r")


def _windows(text: str, start: int) -> Problem:
    """A control character that is a printed one in Windows-1252."""
    char = text[start]
    message = f"control character U+{ord(char):04X}"
    meant = char.encode("latin-1").decode("cp1252", "ignore")
    if not meant or text[start - 1 : start] in _LEADS:
        return Problem.at(start, start + 1, message)
    message += f", in Windows-1252 “{meant}”"
    return Problem.at(start, start + 1, message, meant, safe=char in _CERTAIN)


_LEADS = tuple(map(chr, range(0xC2, 0xF5)))
"""What a control character after it makes a broken rest of UTF-8."""


def _control(text: str, start: int, end: int) -> Problem:
    codes = " ".join(f"U+{ord(char):04X}" for char in text[start : min(end, start + 3)])
    more = " …" if end - start > 3 else ""
    noun = "control character" if end - start == 1 else "control characters"
    message = f"{noun} {codes}{more}"
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isalnum() and after.isalnum()) or text[start] in "\x0b\x0c":
        # Fonts of old PDF files keep ff, fi, fl at such codes: letters may be lost here.
        return Problem.at(start, end, message)
    return Problem.at(start, end, message, "", safe=True)
