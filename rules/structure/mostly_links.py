"""A document that is mostly links or lists of headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 8
_ADDRESS = r"https?://|www\.[a-z]"
_LINKS = "".join(f"Harbour news {n}: https://example.org/{n}\n" for n in range(10))
_COLLEGAMENTI = "".join(f"http://example.org/notizie/{n}\n" for n in range(10))


@rule(
    "SRC009",
    summary="A document is mostly links.",
    why="A page of links has no text; it was collected by mistake.",
    wakes=r"(?s)(?:https?://|www\.[a-z]).*(?:https?://|www\.[a-z]).*(?:https?://|www\.[a-z])",
    touches="lines",
    examples=[
        Example(bad="⟦Links⟧\n" + _LINKS),
        Example(bad=f"⟦{_COLLEGAMENTI[:28]}⟧\n{_COLLEGAMENTI[29:]}"),
        Example(good=_LINKS[:120]),
        Example(good="The harbour is open, and the boats are out at sea.\n" * 12 + _LINKS),
        Example(good="The harbour is open. See https://example.org/1 for more.\n"),
    ],
)
def mostly_links(doc: Document, *, share: float = 0.6) -> Iterator[Problem]:
    """Report, at its first line, a document of whose lines at least `share` are links."""
    lines = [line for line in doc.lines if doc.text[line.start : line.end].strip()]
    if len(lines) < _FEWEST:
        return
    links = 0
    for start, end in lines:
        text = doc.text[start : min(end, start + 400)]
        links += end - start < 300 and pattern(_ADDRESS).search(text) is not None
    if links >= share * len(lines):
        yield Problem(lines[0], f"{links} of the {len(lines)} lines are links")
