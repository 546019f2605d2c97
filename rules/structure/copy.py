"""A document that stands in the folder more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import Document, Example, Problem, RuleFacts, Span, rule

from ._sketch import COPIES, SHORTEST, identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def concerns(own: Mapping[str, Any], facts: RuleFacts) -> bool:
    """Whether the document stands in a second file."""
    return len(facts.paths(identity(own))) > 1


@rule(
    "SRC006",
    summary="The same document stands in the folder more than once.",
    why="A copy counts twice in whatever is made of the folder, and is mended once at most.",
    observer=COPIES,
    concerns=concerns,
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
    if len(paths) < 2 or len(doc.text) < SHORTEST:
        return
    shown = ", ".join(paths[:_SHOWN])
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    line = next(line for line in doc.lines if doc.text[line.start : line.end].strip())
    message = f"the same document stands in {len(paths)} files: {shown}{more}"
    yield Problem(Span(*line), message, confidence=1.0)
