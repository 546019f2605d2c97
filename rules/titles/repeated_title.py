"""The title line, and then the same line again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Fix, Problem, Span, rule

from . import _lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_BODY = "The council met on Tuesday evening and voted for the new bridge after a long debate.\n"
_TESTO = "Il consiglio si è riunito martedì sera e ha approvato il nuovo ponte dopo un dibattito.\n"


@rule(
    "TTL001",
    summary="The title line stands twice.",
    why="Scrapers take it once from the page's head and once from its heading; readers, "
    "summaries and training data get it doubled.",
    touches="spacing",  # a whole line goes, whatever it holds
    examples=[
        Example(
            bad=f"Council votes for a new bridge\n\n⟦Council votes for a new bridge⟧\n\n{_BODY}",
            fixed=f"Council votes for a new bridge\n\n{_BODY}",
        ),
        Example(
            bad=f"Il consiglio vota il ponte\n⟦Il consiglio vota il ponte⟧\n{_TESTO}",
            fixed=f"Il consiglio vota il ponte\n{_TESTO}",
        ),
        Example(
            bad=f"Il consiglio vota il ponte\n\n\n\n⟦Il consiglio vota il ponte⟧\n\n\n{_TESTO}",
            fixed=f"Il consiglio vota il ponte\n\n{_TESTO}",
        ),
        Example(
            bad="市议会投票决定建造新桥\n\n⟦市议会投票决定建造新桥⟧\n\n"
            "星期二晚上，市议会在经过长时间的辩论之后，终于投票决定在老码头旁边建造一座新桥。\n",
            fixed="市议会投票决定建造新桥\n\n"
            "星期二晚上，市议会在经过长时间的辩论之后，终于投票决定在老码头旁边建造一座新桥。\n",
        ),
        Example(
            bad=f"# Votes for a new bridge\n\n## ⟦Votes for a new bridge⟧\n\n{_BODY}",
            fixed=f"# Votes for a new bridge\n\n{_BODY}",
            path="post.md",
        ),
        Example(good=f"Council votes for a new bridge\n\nWhat the bridge costs\n\n{_BODY}"),
        Example(good="Row on, row on, my brother\nRow on, row on, my brother\nThe tide is low\n"),
        Example(good=f"Chapter 1\n\nChapter 1\n\n{_BODY}"),
        Example(good=f"Das neue Rathaus\nDas neue Rathaus\nDas neue Rathaus\n\n{_BODY}"),
        Example(good=f"Puente nuevo sobre el río\n\nNew bridge over the river\n\n{_BODY}"),
    ],
)
def repeated_title(doc: Document) -> Iterable[Problem]:
    """Report the second of two title lines with nothing but blank lines between them."""
    title = doc.title
    if title is None:
        return ()
    text = doc.prose
    line = text[title.start : title.end]
    again = text.find(line[:12], title.end, title.end + 32)
    if again < 0 and text[title.end : title.end + 32].strip():
        return ()  # the common case: something else follows
    before = _lines.line_end(text, title.end)
    second = _lines.next_line(text, before, markdown=doc.markup == "markdown")
    if (
        second is None
        or text[second.start : second.end] != line
        or not _lines.substantial(line)
        or not _lines.has_prose(text, second.end)
        or _lines.stands_again(text, line, second.end)
    ):
        return ()
    edit = _lines.without_line(text, before, second.start)
    fix = Fix((edit,), safe=True)
    return (Problem(Span(*second), "the title stands here again", (fix,)),)
