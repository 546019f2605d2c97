"""A word in two pieces, or two words in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, rule, spelling

from ._words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHY = {
    "hyphen": "“{0}” kept the hyphen of a line’s end: “{1}”",
    "apart": "“{0}” is one word: “{1}”",
    "together": "“{0}” is two words: “{1}”",
}


@rule(
    "SPL008",
    summary="A word fell into two pieces, or two words ran together.",
    why="Hyphens of line ends (“transfor- mation”) and stray or lost spaces are left by extraction."
    " Reported is only what has one reading: the pieces are no words and the whole is, or the other"
    " way round.",
    languages=LANGUAGES,
    examples=[
        Example(
            bad="The digital ⟦transfor- mation⟧ of the company has taken more than ten years.\n",
            fixed="The digital transformation of the company has taken more than ten years.\n",
            language="en",
        ),
        Example(
            bad="La ⟦comuni- cazione⟧ del sindaco è arrivata ieri sera a tutti i cittadini.\n",
            fixed="La comunicazione del sindaco è arrivata ieri sera a tutti i cittadini.\n",
            language="it",
        ),
        Example(
            bad="They gave us all the ⟦deve lopment⟧ that we had asked for last week.\n",
            fixed="They gave us all the development that we had asked for last week.\n",
            language="en",
        ),
        Example(
            bad="She walked ⟦throughthe⟧ garden and sat down under the old tree there.\n",
            fixed="She walked through the garden and sat down under the old tree there.\n",
            language="en",
        ),
        Example(
            bad="El presidente habló de la ⟦situa- ción⟧ económica que vive el país hoy.\n",
            fixed="El presidente habló de la situación económica que vive el país hoy.\n",
            language="es",
        ),
        Example(good="Pre- and post-war houses, long- and short-term plans.\n", language="en"),
        Example(good="Ein- und Ausgang, Haupt- und Nebenrollen.\n", language="de"),
        Example(good="The notepad, the rooftop, the onlooker and the forklift.\n", language="en"),
        Example(good="We met in an antechamber, ad hoc and pro tempore.\n", language="en"),
    ],
)
def split_word(doc: Document) -> Iterator[Problem]:
    """Report what has one reading."""
    for joint in spelling.joints(doc):
        if not spelling.House.of(doc).allows(doc.prose, joint.start, joint.end):
            span = Span(joint.start, joint.end)
            fix = Fix((Edit(span, joint.meant),))
            yield Problem(span, _WHY[joint.kind].format(joint.text, joint.meant), (fix,))
