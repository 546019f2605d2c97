"""Several spaces between two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._lines import is_table_line, runs_by_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from srclint import Span

# Literals first: `re` then skips to them many times faster than to a look-behind.
_RUN = r"  (?<=[^\s]  ) *+(?=[^\s])"
_AFTER_SENTENCE = r"[.!?…:][\"'”’»)\]]*+(  ?)(?=[^\s])"
_SENTENCE_END = r"[.!?…:][\"'”’»)\]]*\Z"

# What stands before the run on its line: nothing but the mark of a list item, or code.
_LIST_MARK = r"[ \t]*(?:[-*+•·‣▪–—#>§○●◦]+|\(?\w{1,4}[.):])\Z"
_SHORT = 60  # code points; shorter than a line of prose
_JUSTIFIED = 8  # lines with several gaps: a text filled with blanks to an even right edge
_WIDEST = 6  # wider gaps are columns, also on a line of their own
_OPERATORS = frozenset("=+|{}<>\\")  # what aligned code and formulas are made of
_PRICE = r"[$€£¥]?\d[\d.,:/–-]*\W{0,3}\Z"
_LONGEST_MARK = 12  # code points, with the indentation
_CODE = r"[ ]{4}|\t|>>> |\$ |[%] "


@rule(
    "SPC002",
    summary="Two words have more than one space between them.",
    why="Doubled spaces are slips of the thumb or traces of a removed word, a line break or a"
    " column, and keep searches from finding a phrase. Two spaces after each sentence are a"
    " style: where many sentences of a document have them, they are left alone.",
    touches="spacing",
    wakes=r"[^ \t\r\n]  +[^ \t\r\n]",
    examples=[
        Example(
            bad="The harbour⟦  ⟧was full of boats that day.\n",
            fixed="The harbour was full of boats that day.\n",
        ),
        Example(
            bad="Il porto era pieno.⟦   ⟧Nessuno parlava. Tutti guardavano il mare. Era sera.\n",
            fixed="Il porto era pieno. Nessuno parlava. Tutti guardavano il mare. Era sera.\n",
        ),
        Example(bad="Bến cảng⟦  ⟧rất đông.\n", fixed="Bến cảng rất đông.\n"),
        Example(good="The boats came in.  The men sang.  Then it rained.\n"),
        Example(good="Boat    Length   Crew\nAnna    12 m     4\nBerta   9 m      3\n"),
        Example(good="1.  Mend the net.\n-   Paint the boat.\n    Twice.\n"),
        Example(good="Harbour master:  Ada Quay\nTelephone:  none\n"),
        Example(good="The boat, the net and all the other things        are in the old shed\n"),
        Example(good="250 g  Mehl\n2 EL  Zucker\n1 Prise  Salz\n", language="de"),
        Example(good="Breakfast  7.00\nLunch  $12\nChapter two  31\n"),
        Example(good="Set this first:\nlength  =  12 ;\n"),
        Example(good="    boats  = 3\n    crews  = 2\n"),
    ],
)
def doubled_space(doc: Document) -> Iterator[Problem]:
    """Report runs of spaces inside prose, not those of columns, lists and code."""
    text = doc.prose
    runs = runs_by_line(doc, _RUN)
    if sum(len(spans) > 1 for spans in runs.values()) >= _JUSTIFIED:
        return
    wide_style: bool | None = None
    for number, spans in runs.items():
        line = doc.lines[number]
        if pattern(_CODE).match(text, line.start) or is_table_line(doc, runs, number):
            continue
        for start, end in spans:
            if end - start > _WIDEST or _is_inner(text, start, end):
                continue
            if _is_marked(text, line, start, end) or _is_label(text, line, start, end):
                continue
            if end - start == 2 and pattern(_SENTENCE_END).search(text[max(start - 4, 0) : start]):
                if wide_style is None:
                    wide_style = _is_wide(text)
                if wide_style:
                    continue
            yield Problem.at(start, end, f"{end - start} spaces between two words", " ", safe=True)


def _is_marked(text: str, line: Span, start: int, end: int) -> bool:
    """Whether the spaces follow the mark of a list item, or set a comment of code apart."""
    if text.startswith(("#", "//", "--"), end):
        return True
    before = text[line.start : start] if start - line.start < _LONGEST_MARK else ""
    return bool(before) and pattern(_LIST_MARK).match(before) is not None


def _is_inner(text: str, start: int, end: int) -> bool:
    """Whether they stand inside brackets or before a mark, as other rules tell, or in a formula."""
    if text[start - 1] in "([" or text[end] in ",)]":
        return True
    if text[start - 1] in _OPERATORS or text[end] in _OPERATORS:
        return True
    return text[end] in ".;:!?" and not text[end + 1 : end + 2].strip()


def _is_label(text: str, line: Span, start: int, end: int) -> bool:
    """Whether the spaces stand between a label and its value, as in a form."""
    if text[start - 1] == ":":
        return True
    if line.end - line.start >= _SHORT:
        return False
    return end - start > 3 or pattern(_PRICE).match(text, end, line.end) is not None


def _is_wide(text: str) -> bool:
    """Whether at least a quarter of the sentences have two spaces after them: one author's."""
    gaps = pattern(_AFTER_SENTENCE).findall(text)
    return 4 * gaps.count("  ") >= len(gaps)
