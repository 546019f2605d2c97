"""A document that is another one but for a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import Document, Example, Problem, RuleFacts, rule

from ._sketch import MOST, pieces, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = 5
"""Smallest hashes under which a document is found: of two that share .7 of their pieces, all five
differ once in 400 times."""

_CANDIDATES = 8
"""Documents that are remembered under one hash, those with the smallest identities."""

_FEWEST = 3
SHORTEST = 200
"""Code points; shorter documents are alike with reason."""

_LINES = (
    "The bridge over the river opened again on Monday morning after two years.\n",
    "The mayor came on foot, and the baker brought two baskets full of bread.\n",
    "Nobody spoke of the money that the works had cost the little town.\n",
    "In the evening the children ran across it until the lamps were lit.\n",
    "The old ferryman looked on from the bank and said nothing at all.\n",
    "His boat is for sale now, and so are the bell and the oars.\n",
)
_TEXT = "".join(_LINES)
_RIGHE = (
    "Il ponte sul fiume ha riaperto lunedì mattina dopo due anni di lavori.\n",
    "Il sindaco è venuto a piedi, e il fornaio ha portato due ceste di pane.\n",
    "Nessuno ha parlato dei soldi che i lavori sono costati al paese.\n",
    "La sera i bambini l’hanno attraversato fino all’accensione dei lampioni.\n",
    "Il vecchio traghettatore guardava dalla riva e non diceva niente.\n",
    "La sua barca ora è in vendita, e con lei la campana e i remi.\n",
)


def observe(doc: Document) -> dict[str, Any]:
    """The document's pieces under its identity, and its identity under its smallest hashes."""
    found = pieces(doc)
    if len(found) < _FEWEST:
        return {}
    name = doc.identity[:16]
    facts: dict[str, Any] = {f"{key:x}": [name] for key in found[:_KEYS]}
    facts[f"={name}"] = [doc.identity, " ".join([f"{key:x}" for key in found])]
    return facts


def merge(one: list[Any], other: list[Any]) -> list[Any]:
    """The smallest of both; what a document says of itself is the same each time."""
    return one if one == other else sorted({*one, *other})[:_CANDIDATES]


@rule(
    "SRC007",
    default=False,  # it reads all documents twice: too slow as yet
    summary="A document is nearly the same as another of the folder.",
    why="Versions of one text count twice in whatever is made of the folder.",
    observe=observe,
    merge=merge,
    touches="lines",
    examples=[
        Example(
            bad="⟦The bridge is open!⟧\n" + _TEXT,
            also=("Bridge open again\n" + _TEXT, "Another text.\n"),
        ),
        Example(
            bad="⟦Il ponte è aperto!⟧\n" + "".join(_RIGHE),
            also=("Riapre il ponte\n" + "".join(_RIGHE[1:]),),
        ),
        Example(good=_TEXT, also=(_TEXT,)),
        Example(good=_TEXT, also=("".join(_LINES[:2]) + "".join(_RIGHE),)),
        Example(good=_TEXT, also=("".join(_RIGHE),)),
    ],
)
def near_copy(doc: Document, facts: RuleFacts, *, share: float = 0.7) -> Iterator[Problem]:
    """Report, at the first line, a document that shares at least `share` of its text."""
    if len(doc.text) < SHORTEST:
        return
    me = doc.identity[:16]
    own = _read(facts, me)[1]
    names = {name for key in own[:_KEYS] for name in facts.get(f"{key:x}") or ()}
    names.discard(me)
    best, where = 0.0, ""
    for name in sorted(names):
        identity, other = _read(facts, name)
        shared = _shared(own, other)
        if shared > best and (paths := facts.paths(identity)):
            best, where = shared, paths[0]
    if best >= share:
        line = next(line for line in doc.lines if doc.text[line.start : line.end].strip())
        message = f"{best:.0%} of the text stands in {where} too"
        yield Problem(line, message, confidence=round(best, 3))


def _read(facts: RuleFacts, name: str) -> tuple[str, list[int]]:
    """Identity and pieces of a document."""
    identity, said = facts.get(f"={name}") or ("", "")
    return identity, [int(key, 16) for key in said.split()]


def _shared(one: list[int], other: list[int]) -> float:
    """Share of the text that two documents have in common, weighed by the length of the pieces.

    Where not all pieces of a document were kept, only those count that were kept of both.
    """
    end = min((found[-1] for found in (one, other) if len(found) == MOST), default=1 << 48)
    left = {key for key in one if key <= end}
    right = {key for key in other if key <= end}
    total = sum(map(size_of, left | right))
    return sum(map(size_of, left & right)) / total if total else 0.0
