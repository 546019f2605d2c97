"""Bytes to text and back, one module a format."""

from __future__ import annotations

from srclint.document import Document
from srclint.entities import NONE, Entities
from srclint.model import Span

MARKDOWN = (".md", ".markdown")


def markup_of(path: str) -> str:
    """The format that a path's suffix names: "markdown" or "plain"."""
    return "markdown" if path.lower().endswith(MARKDOWN) else "plain"


def masks_of(text: str, markup: str) -> list[Span]:
    """Spans of a text that are no prose in its format."""
    if markup == "markdown":
        from srclint.readers import markdown

        return markdown.masks(text)
    return []


def document(
    text: str,
    *,
    path: str = "",
    language: str | None = None,
    house_words: frozenset[str] = frozenset(),
    entities: Entities = NONE,
) -> Document:
    """A document of text at hand, read as its path's suffix says."""
    markup = markup_of(path)
    return Document(
        text,
        path=path,
        masks=masks_of(text, markup),
        language=language,
        markup=markup,
        house_words=house_words,
        entities=entities,
    )


def with_text(doc: Document, text: str) -> Document:
    """The same document with another text: what a pass of fixes works on."""
    return Document(
        text,
        path=doc.path,
        masks=masks_of(text, doc.markup),
        language=doc.language if doc.language_is_given else None,
        encoding=doc.encoding,
        guessed=doc.guessed,
        markup=doc.markup,
        house_words=doc.house_words,
        record=doc.record,
        entities=doc.entities,
    )
