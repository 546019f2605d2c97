"""A document in another language than its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 200
"""Code points; of shorter texts the language is not sure."""

_ENGLISH = (
    "The bridge over the river opened again on Monday morning after two years of works.\n"
    "The mayor came on foot with the baker, who had brought two baskets full of bread, and in "
    "the evening the children ran across it until the lamps were lit. Number "
)
_ITALIAN = (
    "⟦Il ponte sul fiume ha riaperto lunedì mattina dopo due anni di lavori.⟧\n"
    "Il sindaco è venuto a piedi con il fornaio, che aveva portato due ceste piene di pane, e la "
    "sera i bambini l’hanno attraversato di corsa fino a quando si sono accesi i lampioni.\n"
)
_GERMAN = (
    "⟦Die Brücke über den Fluss ist seit Montag nach zwei Jahren wieder offen.⟧\n"
    "Der Bürgermeister kam zu Fuß mit dem Bäcker, der zwei Körbe voll Brot gebracht hatte, und am "
    "Abend liefen die Kinder hinüber, bis die Laternen angezündet wurden und es dunkel war.\n"
)
_OTHERS = tuple(f"{_ENGLISH}{n}.\n" for n in range(1, 13))


def _language(doc: Document) -> str:
    return doc.language if len(doc.text) >= _SHORTEST else ""


def observe(doc: Document) -> dict[str, int]:
    """The language, for the whole corpus: paths are not the document's own."""
    language = _language(doc)
    return {language: 1, "#": 1} if language and language != "unknown" else {}


def merge(one: int, other: int) -> int:
    """Add up."""
    return one + other


@rule(
    "SRC010",
    summary="A document is in another language than the others of the folder.",
    why="It was collected by mistake, or its file should say its language.",
    severity="info",
    observe=observe,
    merge=merge,
    touches="lines",
    examples=[
        Example(bad=_ITALIAN, also=_OTHERS),
        Example(bad=_GERMAN, also=_OTHERS),
        Example(good=_ITALIAN.replace("⟦", "").replace("⟧", "")),
        Example(good=_ITALIAN.replace("⟦", "").replace("⟧", ""), also=_OTHERS[:4]),
        Example(good=f"{_ENGLISH}0.\n", also=_OTHERS),
        Example(good="Ciao a tutti.\n", also=_OTHERS),
    ],
)
def foreign_document(
    doc: Document, facts: RuleFacts, *, documents: int = 10, share: float = 0.1
) -> Iterator[Problem]:
    """Report a document whose language at most `share` of at least `documents` others have."""
    language = _language(doc)
    if not language or language == "unknown" or doc.language_is_given:
        return
    total, same = facts.get("#") or 0, facts.get(language) or 0
    if total <= documents or same > max(1, share * total):
        return
    first = next(line for line in doc.lines if doc.text[line.start : line.end].strip())
    yield Problem(first, f"the language is {language}, as in {same} of {total} documents")
