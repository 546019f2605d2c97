"""The name of the site at the end of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, RuleFacts, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SUFFIX = r"\s+(?:[|•»·–—-]|::)\s+(?P<name>[^|•»·:]{2,40})$"
_SIGNS = frozenset(sign.encode() for sign in ("|", "•", "»", "·", "–", "—", "-", "::"))
_LONGEST = 800
"""Bytes in which the first line of plain text is looked at: a title has up to 200 code points."""

_LONGEST_NAME = 170
"""Bytes at the end of a title in which the last sign stands, if a name of a site follows."""

_TITLES = 4

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
    """The suffix of the title."""
    if doc.markup == "plain":
        first, _, _ = doc.data[:_LONGEST].lstrip().partition(b"\n")
        if _SIGNS.isdisjoint(first[-_LONGEST_NAME:].split()):
            return {}
    found = _suffix(doc)
    return {found[1]: 1} if found else {}


def merge(one: int, other: int) -> int:
    """Add up."""
    return one + other


def concerns(own: Mapping[str, int], facts: RuleFacts, *, titles: int = _TITLES) -> bool:
    """Whether so many titles end as this one does."""
    return any((facts.get(name) or 0) >= titles for name in own)


@rule(
    "RES019",
    summary="The titles of a folder end with the same name.",
    why="A title that ends with the name of its site was taken from the window and not the page.",
    wakes=r"\A\s*[^\n]*[^\S\n](?:[|•»·–—-]|::)[^\S\n]",
    touches="lines",
    observe=observe,
    merge=merge,
    concerns=concerns,
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
def site_suffix(doc: Document, facts: RuleFacts, *, titles: int = _TITLES) -> Iterator[Problem]:
    """Report a suffix that at least `titles` titles of the folder share."""
    found = _suffix(doc)
    if found is None:
        return
    span, name = found
    count = facts.get(name) or 0
    if count >= titles:
        message = f"{count} titles of this folder end so"
        yield Problem(span, message, (Fix((Edit(span, ""),)),), round(1 - 1 / count, 3))
