"""The name of the site at the end of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, RuleFacts, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCUMENTS = "#"
_SUFFIX = r"\s+(?:[|•»·–—-]|::)\s+(?P<name>[^|•»·:]{2,40})$"
_BODY = "\n\nThe council met on Tuesday evening and voted for it after a long debate.\n"
_TESTO = "\n\nIl consiglio si è riunito martedì sera e ha votato dopo una lunga discussione.\n"
_THINGS = ("market", "museum", "school", "theatre")
_COSE = ("Il mercato", "Il museo", "La scuola", "Il teatro")


def _suffix(doc: Document) -> tuple[Span, str] | None:
    """Span of what a title has after its last sign, with the sign; and the name."""
    title = doc.title
    if title is None:
        return None
    text = doc.prose[title.start : title.end]
    signs = [found.start() for found in pattern(r"\s(?:[|•»·–—-]|::)\s").finditer(text)]
    match = pattern(_SUFFIX).match(text, signs[-1]) if signs else None
    if match is None or not match.start():
        return None
    return Span(title.start + match.start(), title.end), match["name"].casefold()


def observe(doc: Document) -> dict[str, int]:
    """The suffix of the title, and the title."""
    found = _suffix(doc)
    return {_DOCUMENTS: 1, found[1]: 1} if found else {_DOCUMENTS: 1}


def merge(one: int, other: int) -> int:
    """Add up."""
    return one + other


@rule(
    "RES019",
    default=False,  # it reads all documents twice: too slow as yet
    summary="The titles of a folder end with the same name.",
    why="A title that ends with the name of its site was taken from the window and not the page.",
    wakes=r"(?m)\A\s*[^\n]{3,200}\s(?:[|•»·–—-]|::)\s+[^|•»·:\n]{2,60}\s*$",
    touches="lines",
    observe=observe,
    merge=merge,
    examples=[
        Example(
            bad=f"Council votes for a bridge⟦ | Harbour Messenger⟧{_BODY}",
            also=tuple(f"A {x} opens again | Harbour Messenger{_BODY}" for x in _THINGS),
            fixed=f"Council votes for a bridge{_BODY}",
        ),
        Example(
            bad=f"Il consiglio vota per il ponte⟦ - La Voce⟧{_TESTO}",
            also=tuple(f"{x} riapre - La Voce{_TESTO}" for x in _COSE),
            fixed=f"Il consiglio vota per il ponte{_TESTO}",
        ),
        Example(good=f"Council votes for a bridge | Harbour Messenger{_BODY}"),
        Example(
            good=f"Council votes for a bridge – at last{_BODY}",
            also=tuple(f"A {x} opens – again{_BODY}" for x in _THINGS),
        ),
        Example(
            good=f"Council votes for a bridge{_BODY}",
            also=tuple(f"A {x} opens again | Harbour Messenger{_BODY}" for x in _THINGS),
        ),
    ],
)
def site_suffix(doc: Document, facts: RuleFacts, *, titles: int = 4) -> Iterator[Problem]:
    """Report a suffix that at least `titles` titles of the folder share."""
    found = _suffix(doc)
    if found is None:
        return
    span, name = found
    count = facts.get(name) or 0
    if count >= titles:
        total = facts.get(_DOCUMENTS)
        message = f"{count} of {total} titles of this folder end so"
        yield Problem(span, message, (Fix((Edit(span, ""),)),), round(1 - 1 / count, 3))
