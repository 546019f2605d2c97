"""Brackets without their other half."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, offsets, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAIRS = {")": "(", "]": "["}
_EAST_ASIAN_MARKER = r"[。、：；！？，][0-9０-９]{1,2}\Z"  # 「…ます。2)次に…」
_MARKER = (
    r"(?:\A|[\s(\[,;:.–—#\"'’“/-])(?:\d{1,4}[°ºª]?|[^\W\d_]\d?|[ivxlc]{1,6}|[IVXLC]{1,6})[.]?\Z"
)
_FACE = r"(?:[:;=8xX%][-'^o*]?|\^_?|[-)(\]]|[:;=].?)\Z"
_INTERVAL = r"[\s\d.,;∞+−–-]+\Z"
_AROUND, _FEW = 24, 6  # code points beside a bracket, and fewest of a drawing
_REACH = 9  # code points before a bracket that show a list mark or a face
_ESCAPE = r"\\(?:033|x1b|u001b|e)\Z"  # of a terminal, before “[”
_NARROW = str.maketrans("（）", "()")
_DEEPEST = 20  # brackets in one another
_MOST = 20  # a text with more has code, faces or tables in it

# Where a lone closing bracket is a smile.
_SMILING = frozenset({"ru", "uk", "be", "bg", "kk"})


@rule(
    "PUN008",
    summary="A bracket is opened and never closed, or closed and never opened.",
    why="One half was lost or never typed, and often the words next to it too.",
    wakes=r"[()\[\]]",
    examples=[
        Example(bad="The old pier ⟦(⟧built in 1911 was closed.\n\nIt fell.\n"),
        Example(bad="Il molo [vecchio] fu chiuso⟦)⟧ nel 1911.\n", language="it"),
        Example(good="理由は二つあります。1)雨が降った。2)橋が閉じていた。\n", language="ja"),
        Example(
            good="Pro ušetření času můžete použít klávesu [ a rozbalit tak všechny skupiny.\n",
            language="cs",
        ),
        Example(
            good="Voit säästää aikaa painamalla [, mikä laajentaa ryhmän ja sen alaryhmät.\n",
            language="fi",
        ),
        Example(good="1°) la jetée, 2°) le port\n", language="fr"),
        Example(good="a) the pier\nb) the harbour (old)\n1) the town, see 2) above\n"),
        Example(good="The pier :( and the town :-) ;) were sold.\n"),
        Example(good="(The pier was built in 1911.\n\nIt fell in 1950.)\n"),
        Example(good="The pier (旧栈桥）was sold, （the town) was not. It rained :)\n"),
        Example(good="Values in [0, 1) are small.\n"),
        Example(good="Пирс закрыли) А жаль((\n", language="ru"),
    ],
)
def unbalanced_brackets(doc: Document) -> Iterable[Problem]:
    """Report lone brackets, in documents that have not as many opening as closing ones."""
    text = doc.prose
    brackets = offsets(text, "()[]")
    signs = [text[at] for at in brackets]
    if signs.count("(") == signs.count(")") and signs.count("[") == signs.count("]"):
        return ()
    if "（" in text or "）" in text:  # one half is often wide and the other is not
        text = text.translate(_NARROW)
        brackets = offsets(text, "()[]")
    return _problems(doc, text, brackets)


def _problems(doc: Document, text: str, brackets: list[int]) -> Iterator[Problem]:
    lone: list[int] = []
    first = 0
    for start, end in doc.paragraphs:
        if first == len(brackets) or brackets[first] >= end:
            continue
        last = bisect_left(brackets, end, first)
        for at in _lone(text, brackets[first:last]):
            if lone and _PAIRS.get(text[at]) == text[lone[-1]] and lone[-1] < start:
                lone.pop()  # opened in one paragraph, closed in the next
            elif not _is_no_bracket(doc, text, at):
                lone.append(at)
            if len(lone) > _MOST * _DEEPEST:
                return  # they will not become few again
        first = last
    if len(lone) <= _MOST:
        for at in (at for at in lone if doc.prose[at] == text[at]):
            what = "closed but not opened" if text[at] in _PAIRS else "opened but not closed"
            yield Problem.at(at, at + 1, f"“{text[at]}” is {what}")


def _lone(text: str, brackets: list[int]) -> list[int]:
    """Those brackets of a paragraph that have no other half there."""
    opened: list[int] = []
    lone: list[int] = []
    for at in brackets:
        if text[at] not in _PAIRS:
            if text[at] == "[" or not _is_face(text, at):
                opened.append(at)
                lone += opened[:-_DEEPEST]
                del opened[:-_DEEPEST]
        elif not opened:
            lone.append(at)
        elif depth := next((d for d in range(1, 4) if _closes(text, opened[-d:][:1], at)), 0):
            lone += opened[len(opened) - depth + 1 :]
            del opened[len(opened) - depth :]
        else:
            lone.append(at)
    return sorted(lone + opened)


def _closes(text: str, opened: list[int], at: int) -> bool:
    """Whether the bracket at an offset closes the one that is open, if one is."""
    if not opened:
        return False
    if text[opened[0]] == _PAIRS[text[at]]:
        return True
    return at - opened[0] < 40 and bool(pattern(_INTERVAL).match(text[opened[0] + 1 : at]))


def _is_face(text: str, at: int) -> bool:
    """Whether an opening bracket is the mouth of a face."""
    before = text[max(at - 2, 0) : at]
    return (
        bool(pattern(r"[:;=][-'^]?\Z|[(]\Z").search(before)) and not text[at + 1 : at + 2].isalnum()
    )


def _is_drawn(text: str, at: int) -> bool:
    """Whether the line is a drawing or code: more marks than letters stand around."""
    low = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    near = text[low : at + _AROUND].partition("\n")[0]
    inked = "".join(near.split())
    return len(inked) >= _FEW and 2 * sum(map(str.isalnum, inked)) < len(inked)


def _is_no_bracket(doc: Document, text: str, at: int) -> bool:
    """Whether a lone bracket marks a list item or is part of a face."""
    before = text[max(at - _REACH, 0) : at]
    if _is_drawn(text, at) or pattern(_ESCAPE).search(before):
        return True
    following = text[at + 1 : at + 2]
    if text[at] in "([" and (following in {",", "."} or (text[at] == "[" and following == " ")):
        return True  # a key or a sign that is spoken of
    if text[at] == "(":
        smiles = doc.language in _SMILING and not text[at + 1 : at + 2].isalnum()
        return smiles or text[at + 1 : at + 2] in {";", ":"}
    if text[at] == ")" and pattern(_EAST_ASIAN_MARKER).search(before):
        return True
    if pattern(_MARKER).search(before) or pattern(_FACE).search(before):
        return True
    return text[at] == ")" and doc.language in _SMILING
