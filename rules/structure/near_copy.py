"""A document that is another one but for a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import Document, Example, Problem, RuleFacts, rule

from ._sketch import COPIES, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHARE = 0.7
"""Of the pieces of two documents, what makes them nearly the same."""

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


def concerns(own: Mapping[str, Any], facts: RuleFacts, *, share: float = SHARE) -> bool:
    """Whether another document shares so much of its pieces."""
    return nearest(own, facts, share)[0] >= share


@rule(
    "SRC007",
    summary="A document is nearly the same as another of the folder.",
    why="Versions of one text count twice in whatever is made of the folder.",
    observer=COPIES,
    concerns=concerns,
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
def near_copy(doc: Document, facts: RuleFacts, *, share: float = SHARE) -> Iterator[Problem]:
    """Report, at the first line, a document that shares at least `share` of its text."""
    best, where = nearest(COPIES.observe(doc), facts, share)
    if best >= share and (paths := facts.paths(where)):
        line = next(line for line in doc.lines if doc.text[line.start : line.end].strip())
        message = f"{best:.0%} of the text stands in {paths[0]} too"
        yield Problem(line, message, confidence=round(best, 3))
