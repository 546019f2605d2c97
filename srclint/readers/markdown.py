"""Markdown: which parts of the text are no prose.

pulldown-cmark (through pyromark) says where things stand: it follows CommonMark, gives byte
ranges of the source, and is linear (10 MB of prose in 0.3 s, 10⁶ backticks or brackets in
0.2 s). Front matter and formulas are found here: they have rules of their own, which keep
rules (---) and dollar amounts prose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import verbatim
from srclint.model import Span
from srclint.text import blank_out, joined, pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WHOLE = frozenset({"Code", "Html", "InlineHtml", "FootnoteReference", "TaskListMarker", "Rule"})
_BLOCKS = frozenset({"CodeBlock", "HtmlBlock"})
_LINKS = frozenset({"Link", "Image"})
_ROWS = frozenset({"TableHead", "TableRow"})
_BLANKS = b" \t\r\n"


def masks(text: str) -> list[Span]:
    """Spans that are no prose, sorted and disjoint, in code points.

    These are front matter, code, HTML, formulas, URLs, targets and definitions of links and
    images, footnote labels, rules, and of tables and headings all but the words. Markers of
    headings, lists, quotations and emphasis stay visible, and so does the newline after a block.
    """
    body = _front_matter_end(text)
    data = _parsable(text[body:]).encode()
    found = _Masker(data).spans() if data else []
    spans = [Span(0, len(text[:body].rstrip("\r\n")))] if body else []
    spans += [Span(start + body, end + body) for start, end in _in_code_points(data, found)]
    if "://" in text or "www." in text:
        # Not of the text itself: there “[www.a.b](http://a.b)” is one URL.
        spans = joined([*spans, *verbatim.urls(blank_out(text, spans))])
    if "$" in text:
        spans = joined([*spans, *_formulas(blank_out(text, spans))])
    return spans


def html(text: str) -> list[Span]:
    """Spans that are HTML, in code points, sorted and disjoint; code is none."""
    import pyromark

    body = _front_matter_end(text)
    parsable = _parsable(text[body:])
    found = [
        (span["start"], span["end"])
        for event, span in pyromark.events_with_range(parsable, options=_options())
        if _name_and_value(event)[0] in {"Html", "InlineHtml"}
    ]
    return [Span(a + body, b + body) for a, b in _in_code_points(parsable.encode(), found)]


def _options() -> Any:
    import pyromark

    wanted = pyromark.Options
    return (
        wanted.ENABLE_TABLES
        | wanted.ENABLE_FOOTNOTES
        | wanted.ENABLE_TASKLISTS
        | wanted.ENABLE_GFM
        | wanted.ENABLE_HEADING_ATTRIBUTES
    )


def _front_matter_end(text: str) -> int:
    """Offset after front matter at the very start; 0 where there is none or it is not closed.

    A text that begins with a rule (---) has none: its next line sets no key.
    """
    if not text.startswith(("---", "+++")):
        return 0
    yaml = r"---[ \t]*(?:\r\n?|\n)(?=[\"'\w][^\r\n:]*:(?:\s|$)|[\[{#]|- |---|\.\.\.)"
    toml = r"\+\+\+[ \t]*(?:\r\n?|\n)(?=[\"'\w][^\r\n=]*=|[\[#]|\+\+\+)"
    start = pattern(f"{yaml}|{toml}").match(text)
    if start is None:
        return 0
    fence = r"(?:---|\.\.\.)" if text[0] == "-" else r"\+\+\+"
    end = pattern(rf"(?<=[\r\n]){fence}[ \t]*(?:\r\n?|\n|$(?![\r\n]))").search(text, start.end())
    return end.end() if end else 0


def _parsable(text: str) -> str:
    r"""The text, each code point in its place, with what the parser cannot read replaced.

    It ends lines at \n and \r\n only, and surrogates (bad bytes) are no UTF-8.
    """
    if "\r" in text:
        text = pattern(r"\r(?!\n)").sub("\n", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return pattern("[\ud800-\udfff]").sub("\ufffd", text)
    return text


class _Masker:
    """Walks the parser's events and collects byte spans."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._spans: list[tuple[int, int]] = []
        self._last = 0  # end of the last inline event
        self._edge: int | None = None  # end of the last cell's words, inside a table row
        self._cell_starts = False

    def spans(self) -> list[tuple[int, int]]:
        """All byte spans, in no order."""
        import pyromark

        options = _options()
        text = self._data.decode()
        for event, span in pyromark.events_with_range(text, options=options):
            self._see(event, span["start"], span["end"])
        if b"]:" in self._data:
            definitions = pyromark.reference_definitions(text, options=options)
            for definition in definitions.values():
                self._mask_trimmed(definition["span"]["start"], definition["span"]["end"])
        return self._spans

    def _see(self, event: Any, start: int, end: int) -> None:
        kind, value = _name_and_value(event)
        if kind == "Start":
            self._open(*_name_and_value(value), start, end)
        elif kind == "End":
            self._close(_name_and_value(value)[0], start, end)
        else:
            self._begin_cell(start)
            if kind in _WHOLE:
                self._mask_trimmed(start, end)
            elif kind == "HardBreak":  # "  " or a backslash before the newline
                self._mask_trimmed(start, end, also=b"\r\n")
            self._last = end

    def _open(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "TableCell":
            self._cell_starts = True
            return
        if name in _ROWS:
            self._edge = start
        elif name in _BLOCKS:
            self._mask_trimmed(self._line_indent(start), end)
        elif name == "FootnoteDefinition":
            self._spans.append((start, self._data.index(b"]:", start) + 2))
        elif name == "BlockQuote" and value is not None:  # > [!NOTE]
            self._spans.append((self._find(b"[!", start), self._find(b"]", start) + 1))
        elif name in _LINKS:
            self._open_link(name, value, start, end)
        else:
            self._begin_inline(start)

    def _open_link(self, name: str, value: Any, start: int, end: int) -> None:
        self._begin_inline(start)
        if name == "Image":
            self._spans.append((start, start + 1))  # its "!" is no exclamation
        self._last = start + (2 if name == "Image" else 1)
        if value["link_type"] in {"Autolink", "Email"}:
            self._spans.append((start, end))
        elif value["link_type"] == "Collapsed" and self._data.startswith(b"[]", end):
            self._spans.append((end, end + 2))

    def _close(self, name: str, start: int, end: int) -> None:
        if name in _LINKS:
            bracket = self._data.find(b"]", self._last, end)
            if 0 <= bracket < end - 1:
                self._spans.append((bracket + 1, end))
            self._last = end
        elif name == "Heading":  # closing marks, attributes, the line under it
            self._mask_trimmed(max(self._last, start), end)
        elif name == "TableCell":
            if not self._cell_starts:
                self._edge = self._last
            self._cell_starts = False
        elif name in _ROWS:
            if self._edge is not None:
                self._mask_trimmed(self._edge, end)
            self._edge = None
            if name == "TableHead":
                self._mask_delimiter_row(end)

    def _begin_inline(self, start: int) -> None:
        self._begin_cell(start)
        self._last = start

    def _begin_cell(self, start: int) -> None:
        """Mask what stands before the first word of a table's cell."""
        if self._cell_starts and self._edge is not None:
            self._spans.append((self._edge, start))
            self._cell_starts = False

    def _mask_delimiter_row(self, start: int) -> None:
        end = self._data.find(b"\n", start)
        self._mask_trimmed(start, end if end >= 0 else len(self._data))

    def _mask_trimmed(self, start: int, end: int, also: bytes = _BLANKS) -> None:
        """Mask without blanks at the ends (`also` names those at the right)."""
        body = self._data[start:end].rstrip(also)
        skipped = len(body) - len(body.lstrip(b"\r\n"))
        self._spans.append((start + skipped, start + len(body)))

    def _line_indent(self, start: int) -> int:
        while start and self._data[start - 1] in b" \t":
            start -= 1
        return start

    def _find(self, mark: bytes, start: int) -> int:
        return self._data.index(mark, start)


def _name_and_value(event: Any) -> tuple[str, Any]:
    """What the parser writes as "Name" or {"Name": value}."""
    return next(iter(event.items())) if isinstance(event, dict) else (event, None)


def _in_code_points(data: bytes, spans: Iterable[tuple[int, int]]) -> list[Span]:
    """Byte spans, in any order and touching, as sorted, disjoint spans of code points."""
    merged = joined(Span(*span) for span in spans if span[0] < span[1])
    if data.isascii():
        return merged
    result, last, chars = [], 0, 0
    for start, end in merged:
        first = chars + len(data[last:start].decode())
        chars = first + len(data[start:end].decode())
        last = end
        result.append(Span(first, chars))
    return result


def _formulas(prose: str) -> Iterator[Span]:
    """Formulas between $ and $ or $$ and $$.

    Dollar amounts are none: as in Pandoc no blank follows the first mark or stands before the
    last, and no letter or digit stands outside the marks ("US$5", "$5-$10", "$HOME/$PATH").
    """
    block = r"(?<![\\$])\$\$(?:[^$\n]|\n(?![ \t]*\r?\n))+\$\$(?!\$)"
    inline = r"(?<![\\$\w])\$(?![\s$])[^$\n]{0,400}(?<![\s\\$])\$(?![\w$])"
    for match in pattern(f"{block}|{inline}").finditer(prose):
        yield Span(*match.span())
