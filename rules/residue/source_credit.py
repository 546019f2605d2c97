"""A source is credited at the end of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, rule

from ._phrases import wake
from ._report import sure
from ._trailer import WAKE as TRAILER
from ._trailer import trailer

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRAILER_CONFIDENCE = 0.95


@rule(
    "RES003",
    summary="A source is credited at the end of the text.",
    why="Whence a page took its text is no sentence of it. The finding keeps the name.",
    wakes=(*wake(), TRAILER),
    touches="lines",
    examples=[
        Example(
            bad="Il ponte riapre lunedì, dopo due anni di lavori. ⟦Fonte: Corriere del Fiume⟧\n",
            fixed="Il ponte riapre lunedì, dopo due anni di lavori.\n",
        ),
        Example(
            bad="Cây cầu cũ sẽ mở lại vào thứ hai tới, sau hai năm sửa chữa. ⟦Theo Báo Bờ Sông⟧\n",
            fixed="Cây cầu cũ sẽ mở lại vào thứ hai tới, sau hai năm sửa chữa.\n",
            language="vi",
        ),
        Example(
            bad="Мост откроют в понедельник после ремонта. ⟦Источник: Речной Вестник⟧\n",
            fixed="Мост откроют в понедельник после ремонта.\n",
        ),
        Example(good="Il negozio ha cambiato indirizzo. Via Roma\n"),
        Example(good="She ran out into the garden. Theo Marsh\n"),
        Example(good="The river has one source: the glacier.\n"),
        Example(good="La fonte è chiusa. Fonte: così la chiamano tutti, da sempre.\n"),
    ],
)
def source_credit(doc: Document) -> Iterator[Problem]:
    """Report the credit on a line of its own or after the last sentence; fixes are not safe."""
    message = "the text ends with the credit of its source"
    yield from sure(doc, "source", message, safe=False)
    found = trailer(doc.prose, unsigned=False) or (
        trailer(doc.prose, unsigned=True) if doc.language == "vi" else None
    )
    if found is not None:
        span, name = found
        start = len(doc.prose[: span.start].rstrip())
        fix = Fix((Edit(Span(start, span.end), ""),))
        yield Problem(span, message, (fix,), _TRAILER_CONFIDENCE, {"publisher": name})
