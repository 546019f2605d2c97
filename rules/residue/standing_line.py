"""Lines at the edges of a document that stand in many documents of its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import adler32, crc32

from srclint import Document, Edit, Example, Fix, Problem, RuleFacts, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEAD, TAIL = 6, 12
"""Lines at the start and at the end of a document that can be boilerplate of its folder."""

_SHORTEST, _LONGEST = 4, 300
"""Code points; shorter lines are page numbers and marks, and boilerplate is no longer."""

_DOCUMENTS = "#"
_FEWEST, _SHARE, _ENOUGH = 5, 0.1, 50

_SOME = (
    "The ferry was late again, and the harbour master rang his bell for nobody.\n",
    "In the evening the lamps on the pier were lit one after the other.\n",
    "A boat came in with nets full of herring and one old boot.\n",
    "Nobody had seen the lighthouse keeper since the feast.\n",
)
_ALTRI = (
    "Il mulino gira di nuovo, e la farina scende nel sacco.\n",
    "La vecchia strada porta ancora alla fontana del paese.\n",
    "Dopo la pioggia il torrente fa più rumore della piazza.\n",
    "Il panettiere apre alle cinque, quando è ancora buio.\n",
)


def _edges(doc: Document) -> tuple[list[Span], list[Span]]:
    """Lines with a word at the start of the document, and at its end from the last one on."""
    lines = [line for line in doc.lines if doc.prose[line.start : line.end].strip()]
    return lines[:HEAD], lines[: -TAIL - 1 : -1]


def _key(line: str) -> str:
    """Stands for a stripped line: two checksums, 64 bits."""
    data = line.encode("utf-8", "surrogatepass")
    return f"{crc32(data) << 32 | adler32(data):x}"


def observe(doc: Document) -> dict[str, int]:
    """Each line at the edges once, and the document itself."""
    lines = [line for part in doc.prose.split("\n") if (line := part.strip())]
    if len(lines) > HEAD + TAIL:
        lines[HEAD:-TAIL] = ()
    found = {_key(line): 1 for line in lines if _SHORTEST <= len(line) <= _LONGEST}
    if found:
        found[_DOCUMENTS] = 1
    return found


def merge(one: int, other: int) -> int:
    """Add up."""
    return one + other


def concerns(
    own: Mapping[str, int], facts: RuleFacts, *, documents: int = _FEWEST, share: float = _SHARE
) -> bool:
    """Whether a line stands in enough documents."""
    least = _least(facts, documents, share)
    get = facts.get
    return any((get(key) or 0) >= least for key in own if key != _DOCUMENTS)


def _least(facts: RuleFacts, documents: int, share: float) -> float:
    """How many documents have to have a line; a folder may hold many sites."""
    return max(documents, min(_ENOUGH, share * (facts.get(_DOCUMENTS) or 0)))


@rule(
    "RES020",
    summary="A line stands at the edge of many documents of the folder.",
    why="What every page of a site says belongs to the site. Lines inside the text are left "
    "alone: they may be a refrain or a standing heading.",
    touches="lines",
    observe=observe,
    merge=merge,
    concerns=concerns,
    examples=[
        Example(
            bad="The bridge is open, said the mayor on Friday.\n"
            "⟦Harbour Messenger, the paper of the coast⟧\n",
            also=tuple(f"{t}Harbour Messenger, the paper of the coast\n" for t in _SOME),
            fixed="The bridge is open, said the mayor on Friday.\n",
        ),
        Example(
            bad="⟦La Voce del Torrente⟧\nIl ponte è aperto da ieri.\n",
            also=tuple(f"La Voce del Torrente\n{t}" for t in _ALTRI),
            fixed="Il ponte è aperto da ieri.\n",
        ),
        Example(
            good="The bridge is open.\nOh, the bridge!\nThe bridge is long.\n",
            also=tuple(f"{t}Oh, the bridge!\n{t.upper()}" for t in _SOME),
        ),
        Example(
            good="The bridge is open.\nHarbour Messenger\n",
            also=("The pier is shut.\nHarbour Messenger\n", *_SOME),
        ),
        Example(good="The bridge is open.\nThe bridge is open.\nThe bridge is open.\n"),
    ],
)
def standing_line(
    doc: Document, facts: RuleFacts, *, documents: int = _FEWEST, share: float = _SHARE
) -> Iterator[Problem]:
    """Report lines, from an edge inwards, that stand in so many documents or more.

    `documents` have the line at an edge, and `share` of all; where 50 or more have it, the
    share does not matter (a folder may hold many sites).
    """
    total = facts.get(_DOCUMENTS) or 0
    if total < documents:
        return
    least = _least(facts, documents, share)
    found = dict(one for lines in _edges(doc) for one in _standing(doc, lines, facts, least))
    size = sum(line.end - line.start for line in found)
    if size > 0.5 * len(doc.prose.strip()):
        return  # documents from one mould: copies, which other rules report
    for line, count in sorted(found.items()):
        message = f"the line stands in {count} of {total} documents of this folder"
        confidence = round(1 - 1 / count, 3)
        yield Problem(line, message, (Fix((_removal(doc, line),)),), confidence)


def _standing(
    doc: Document, lines: Sequence[Span], facts: RuleFacts, least: float
) -> Iterator[tuple[Span, int]]:
    """Lines from an edge inwards, up to the first that is the document's own."""
    for line in lines:
        count = _count(doc, line, facts)
        if count < least:
            return
        yield line, count


def _count(doc: Document, line: Span, facts: RuleFacts) -> int:
    """Documents that have a line; 0 where it cannot be boilerplate."""
    text = doc.prose[line.start : line.end].strip()
    if not _SHORTEST <= len(text) <= _LONGEST or not pattern(r"[^\W\d_]").search(text):
        return 0
    return facts.get(_key(text)) or 0


def _removal(doc: Document, line: Span) -> Edit:
    end = pattern(r"\r\n|\n|\r|").match(doc.text, line.end)
    return Edit(Span(line.start, end.end() if end else line.end), "")
