"""A document that stands in the folder more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 200
"""Code points; shorter documents (a line of thanks, a placeholder) are alike with reason."""

_SHOWN = 5
_TEXT = (
    "The bridge is open again.\n\nThe mayor came on foot, and the baker brought bread for all. "
    "In the evening the children ran across it until the lamps were lit, and the old ferryman "
    "looked on from the bank and said nothing.\n"
)
_TESTO = (
    "Il ponte è di nuovo aperto.\n\nIl sindaco è venuto a piedi con il fornaio, che ha portato "
    "il pane per tutti. La sera i bambini l’hanno attraversato di corsa fino a quando si sono "
    "accesi i lampioni, e il vecchio traghettatore guardava.\n"
)


def observe(doc: Document) -> dict[str, int]:
    """Nothing: the engine knows where the copies of a document stand."""
    return {}


def merge(one: int, other: int) -> int:
    """Never asked for."""
    return one + other


@rule(
    "SRC006",
    default=False,  # it reads all documents twice: too slow as yet
    summary="The same document stands in the folder more than once.",
    why="A copy counts twice in whatever is made of the folder, and is mended once at most.",
    observe=observe,
    merge=merge,
    touches="lines",
    examples=[
        Example(bad=f"⟦The bridge is open again.⟧{_TEXT[25:]}", also=(_TEXT,)),
        Example(bad=f"⟦Il ponte è di nuovo aperto.⟧{_TESTO[27:]}", also=("Altro.\n", _TESTO)),
        Example(good=_TEXT),
        Example(good=_TEXT, also=(_TEXT.replace("bread", "cake"),)),
        Example(good="Thank you for reading.\n", also=("Thank you for reading.\n",)),
    ],
)
def copy(doc: Document, facts: RuleFacts) -> Iterator[Problem]:
    """Report, at the first line, a document whose bytes stand in several files; names them."""
    paths = facts.paths(doc.identity)
    if len(paths) < 2 or len(doc.text.strip()) < SHORTEST:
        return
    shown = ", ".join(paths[:_SHOWN])
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    line = next(line for line in doc.lines if doc.text[line.start : line.end].strip())
    message = f"the same document stands in {len(paths)} files: {shown}{more}"
    yield Problem(Span(*line), message, confidence=1.0)
