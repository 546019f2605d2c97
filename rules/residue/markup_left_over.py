"""Markup of a page in plain text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# Elements that stand in articles on the web (HTML Living Standard); typed here.
_TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|caption|center|cite|dd|div|dl|dt|em|embed|"
    "figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|"
    "main|meta|nav|noscript|object|ol|p|picture|pre|script|section|small|source|span|strike|strong|"
    "style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video"
)
# Attributes that stand without a value (HTML Living Standard).
_BARE_ATTRIBUTES = (
    "allowfullscreen async autofocus autoplay checked controls default defer disabled hidden inert"
    " ismap loop multiple muted nomodule novalidate open playsinline readonly required reversed"
    " selected"
)
_BARE = frozenset(_BARE_ATTRIBUTES.split())
_VALUE = r"\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[^\s\"'<>]{1,400}"
_ATTRIBUTE = rf"\s+[a-zA-Z_:][\w:.-]{{0,40}}(?:\s*=\s*(?:{_VALUE}))?"
_TAG = rf"</?(?P<name>(?i:{_TAGS}))(?P<more>(?:{_ATTRIBUTE}){{0,20}})\s*(?P<void>/?)>"
_SHORTCODE = (
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|contact-form-7|su_\w+)"
    r"(?:\s[^\[\]\n]{0,400})?\]"
)
_LINKED_DATA = r"\{\s*\"@context\"\s*:\s*\"https?://schema\.org[^\n]{0,20000}\}"
_COMMENT = r"<!--.{0,2000}?-->"


_SAMPLES = 20
_ABOVE = 200  # code points of prose above a page that is shown as an example


@rule(
    "RES016",
    summary="HTML, shortcodes or other markup of a page stand in plain text.",
    why="A reader that takes a page apart should not leave its tags; they are no words.",
    wakes=(
        rf"</?(?i:{_TAGS})(?:\s[^<>]*)?/?>",
        r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_|et_pb_|contact-form-7|su_)",
        r"\"@context\"",
        "<!--",
    ),
    touches="lines",
    examples=[
        Example(
            bad="The tower is ⟦<b>⟧old⟦</b>⟧.⟦<br />⟧It leans.\n",
            fixed="The tower is old.It leans.\n",
        ),
        Example(
            bad='⟦[caption id="attachment_12" width="300"]⟧Il porto⟦[/caption]⟧\n',
            fixed="Il porto\n",
        ),
        Example(
            bad='Читайте ⟦<a href="/news/12.html" class="more">⟧новости⟦</a>⟧ города.\n',
            fixed="Читайте новости города.\n",
        ),
        Example(good="Use the <p> element for paragraphs.\n"),
        Example(good="Shares of <A and R Holdings Inc> and of <B Tolmin SpA> fell.\n"),
        Example(good="If a < b and c > d, then stop.\n"),
        Example(good="Use `<b>bold</b>` for bold words.\n"),
        Example(good="Le <b>pain</b>\n", path="x.md"),
        Example(good="He wrote [video] in the margin [sic].\n"),
    ],
)
def markup_left_over(doc: Document) -> Iterator[Problem]:
    """Report tags that have attributes, a partner or a slash; shortcodes, comments, JSON-LD."""
    if doc.markup != "plain":
        return
    text = doc.prose
    if "<" in text:
        yield from _tags(doc, text)
        for found in pattern(_COMMENT, 16).finditer(text):
            yield _problem(found, "a comment of HTML")
    if "[" in text:
        for found in pattern(_SHORTCODE).finditer(text):
            if " " in found[0] or found[0].startswith("[/") or f"[/{found[0][1:]}" in text:
                yield _problem(found, "a shortcode")
    if '"@context"' in text:
        for found in pattern(_LINKED_DATA).finditer(text):
            yield _problem(found, "data for search engines (JSON-LD)")


def _tags(doc: Document, text: str) -> Iterator[Problem]:
    closed = {found[1].lower() for found in pattern(r"</([a-zA-Z][a-zA-Z0-9]*)\s*>").finditer(text)}
    opened = {found[1].lower() for found in pattern(r"<([a-zA-Z][a-zA-Z0-9]*)[\s>]").finditer(text)}
    samples = list(islice(_samples(text), _SAMPLES))
    for found in pattern(_TAG).finditer(text):
        if any(start <= found.start() < end for start, end in samples):
            continue
        name = found["name"].lower()
        is_end = found[0].startswith("</")
        alone = name in ("br", "hr") and _touches_a_word(text, found)
        paired = name in (opened if is_end else closed)
        if not (_has_attributes(found["more"]) or found["void"] or paired or alone):
            continue
        if not doc.protection.verbatim(*found.span()) or found["more"]:
            yield _problem(found, f"the tag <{'/' if is_end else ''}{name}>")


def _samples(text: str) -> Iterator[tuple[int, int]]:
    """Where a text that is about HTML shows a whole page, below prose."""
    end = 0
    while (start := text.find("<!DOCTYPE", end)) >= 0:
        end = text.find("</html>", start) + len("</html>")
        if end < start:
            return
        if start > _ABOVE:
            yield start, end


def _has_attributes(more: str) -> bool:
    """Whether what follows the name of a tag is no run of words (“<B and R Holdings>”)."""
    return "=" in more or (bool(more) and set(more.lower().split()) <= _BARE)


def _touches_a_word(text: str, found: re.Match[str]) -> bool:
    return not text[found.start() - 1 : found.start()].isspace() or text[found.end() :][:1] == "\n"


def _problem(found: re.Match[str], what: str) -> Problem:
    return Problem.at(*found.span(), f"{what} is left over", "")
