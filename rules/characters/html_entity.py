"""HTML entities left in the text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._scripts import JOINING, named, touches
from ._spaces import wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFERENCE = (
    r"&(?P<again>(?:amp;)*)(?P<name>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});"
    r"|&nbsp(?![\w;=])"
)
_MORE = frozenset(
    {
        "apos",
        "colon",
        "comma",
        "commat",
        "dollar",
        "excl",
        "lpar",
        "lsqb",
        "num",
        "percnt",
        "period",
    }
    | {"plus", "quest", "rpar", "rsqb", "semi", "sol", "NewLine", "Tab", "hyphen", "ZeroWidthSpace"}
)
"""Names of HTML 5 that are not in HTML 4 and that web pages do write."""
_DROPPED = "\u00ad\u200b\u200e\u200f\ufeff"


@rule(
    "CHR012",
    summary="An HTML entity stands in the text.",
    why="A page was not decoded to its end: the reader sees “&amp;” in place of “&”.",
    touches="encoding",
    wakes=r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});|&nbsp",
    examples=[
        Example(bad="Marks ⟦&amp;⟧ Sons don⟦&#39;⟧t", fixed="Marks & Sons don't"),
        Example(bad="Perch⟦&eacute;⟧ no⟦&#x2026;⟧", fixed="Perché no…", language="it"),
        Example(bad="Nord⟦&amp;nbsp;⟧und S⟦&amp;amp;uuml;⟧d", fixed="Nord und Süd", language="de"),
        Example(bad="a ⟦&lt;⟧b⟦&gt;⟧ c", fixed="a <b> c"),
        Example(bad="10⟦&nbsp;⟧kg de⟦&nbsp⟧ pan", fixed="10\u00a0kg de  pan", language="es"),
        Example(bad="so ⟦&amp;nbsp;⟧ it shows", fixed="so   it shows", path="a.md"),
        Example(good="AT&T; R&D; rock&roll;"),
        Example(good="Write “&amp;” for an ampersand, and '&lt;' for less."),
        Example(good="Caf&eacute; &copy; 2020", path="a.md"),
        Example(good="Tom & Jerry; 5 &gt 3"),
    ],
)
def html_entity(doc: Document) -> Iterator[Problem]:
    """Report character references; in Markdown, where they are markup, only escaped ones."""
    text = doc.prose
    markdown = doc.markup == "markdown"
    explained = "HTML" in text or "XML" in text  # “write &amp; in HTML”
    for found in pattern(_REFERENCE).finditer(text):
        name = found["name"] or "nbsp"
        start, end = found.span()
        if not (name[0] == "#" or name in _names()) or (markdown and not found["again"]):
            continue
        if named(text, start, end) or doc.protection.verbatim(start, end):
            continue
        meant = _meant(doc, name, start, end)
        safe = not (markdown or explained) and meant not in ("<", ">")
        message = f"HTML entity “{found[0][:20]}”"
        yield Problem.at(start, end, message, *([] if meant is None else [meant]), safe=safe)


@cache
def _names() -> frozenset[str]:
    from html.entities import name2codepoint

    return frozenset(name2codepoint) | _MORE


def _meant(doc: Document, name: str, start: int, end: int) -> str | None:
    """The text that the entity stands for; None where it stands for no text."""
    from html import unescape

    char = unescape(f"&{name};")
    if not (char.isprintable() or char.isspace() or char in _DROPPED + "\u200c\u200d"):
        return None
    if char == "\u00a0":
        return char if wanted(doc.prose, start, end, doc.language) else " "
    if char.isspace():
        return " "
    if char in _DROPPED:
        return ""
    if char in "\u200c\u200d":
        return char if touches(doc.prose, start, end, JOINING) else ""
    return None if char == "\ufffd" else char
