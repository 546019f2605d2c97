"""The title again a little later: as a heading, or as the first sentence of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from . import _lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOOK = 800
"""Code points after the title; what stands in between are a byline, a date, a standfirst."""

_SENTENCE = r"[^\r\n]{40}[.!?…][\"'”’»)]*[\r\n]"
_MOST_SENTENCES = 2
"""Lines with a sentence between two titles: a teaser may stand there, a text may not."""

_HEAD = 12
"""Code points by which the start of the text is looked for again in its first line."""

_SHORTEST = 24
"""Code points (10 where no words are parted) that have to come twice in a row inside one line:
less comes so by chance."""

_EVENING = "Cuộc họp kéo dài cả buổi tối. " * 9
_BODY = "The council met on Tuesday evening and voted for the new bridge after a long debate.\n"
_TEXT = "Der Rat tagte am Dienstagabend und stimmte nach langer Aussprache für die neue Brücke.\n"


@rule(
    "TTL002",
    summary="The title stands again at the start of the body.",
    why="The page had it in its head and the article began with it; as a first sentence it "
    "reads like a stutter.",
    touches="spacing",  # the repeated words go, whatever they hold
    examples=[
        Example(
            bad=f"Council votes for a new bridge\nBy Ada Moss\n\n"
            f"⟦Council votes for a new bridge⟧\n\n{_BODY}",
            fixed=f"Council votes for a new bridge\nBy Ada Moss\n\n{_BODY}",
        ),
        Example(
            bad=f"Der Rat stimmt für die Brücke\n\n⟦Der Rat stimmt für die Brücke.⟧ {_TEXT}",
            fixed=f"Der Rat stimmt für die Brücke\n\n{_TEXT}",
        ),
        Example(
            bad=f"Hội đồng chọn xây cầu mới ⟦Hội đồng chọn xây cầu mới⟧ {_EVENING}",
            fixed=f"Hội đồng chọn xây cầu mới {_EVENING}",
            language="vi",
        ),
        Example(
            bad=f"Who pays for the new bridge ⟦Who pays for the new bridge⟧?\n\n{_BODY}",
            fixed=f"Who pays for the new bridge?\n\n{_BODY}",
        ),
        Example(
            # Nothing but blank lines in between: what TTL001 reports.
            good="Chapter 9. The harbour\n\n\u00a0\n\nChapter 9. The harbour\n\nThe tide was"
            " late, and nobody had seen the pilot since the evening before.\n",
            language="en",
        ),
        Example(good=f"The council and the bridge\n\nThe council and the bridge builders. {_BODY}"),
        Example(
            good="Нет, нет, нет и ещё раз нет, сказал мэр, и в зале стало очень тихо, а потом все "
            "заговорили разом, и до самого вечера никто не мог их остановить.\n"
        ),
        Example(good=f"Why we need a bridge\n\n{_BODY * 20}\nWhy we need a bridge\n\n{_BODY}"),
        Example(
            good="Ich hab im Traum geweinet\nMir träumte, du lägest im Grab\n"
            "Ich wachte auf, und die Träne\nIch hab im Traum geweinet\n"
        ),
        Example(good="Non lo so, non lo so, non lo so davvero, disse il sindaco del paese.\n"),
    ],
)
def title_in_body(doc: Document) -> Iterable[Problem]:
    """Report the title where it opens the body once more."""
    text = doc.prose
    title = doc.title
    start = title.start if title else len(text) - len(text.lstrip())
    head = text[start : min(start + _HEAD, title.end) if title else start + _HEAD]
    at = text.find(head, start + 1, start + _LOOK)
    if at < 0:
        return ()  # the common case
    line = text[start : title.end] if title else ""
    if title and (again := text.find(line, title.end, title.end + _LOOK)) >= 0:
        if _lines.substantial(line) and _is_rare(text, line, again + len(line)):
            return _below(text, title, again)
        return ()
    return _in_line(text, start, at)


def _is_rare(text: str, line: str, end: int) -> bool:
    """Whether a body follows, and the line does not come time and again."""
    return _lines.has_prose(text, end) and not _lines.stands_again(text, line, end)


def _below(text: str, title: Span, at: int) -> Iterator[Problem]:
    end = at + title.end - title.start
    between = text[title.end : at]
    above = title.end + len(between.rstrip(" \t\r\n#\u00a0\u202f\u3000"))
    if pattern(r"[^\r\n]{200}").search(between) or not between[above - title.end :].strip(" \t#"):
        return  # prose stands in between, or the words stand inside a line
    if len(pattern(_SENTENCE).findall(between)) > _MOST_SENTENCES:
        return
    if _lines.is_whole_line(text, at, end):
        # without anything in between it is TTL001's; a short one may head a section on purpose
        if above > title.end and (text.count(" ", at, end) > 1 or " " not in text[at:end]):
            fix = Fix((_lines.without_line(text, above, at),))
            yield Problem(Span(at, end), "the title stands here again", (fix,))
    elif mark := pattern(r"(?:(?<![.!?。！？])[.!?。！？]|(?<=[.!?。！？]))(?![.!?])").match(
        text, end
    ):
        stop = mark.end() + len(pattern(r"[ \t]*").findall(text, mark.end())[0])
        if stop > mark.end() or text[stop - 1] in "。！？":
            fix = Fix((Edit(Span(at, stop), ""),))
            yield Problem(Span(at, mark.end()), "the first sentence is the title again", (fix,))


def _in_line(text: str, start: int, at: int) -> Iterator[Problem]:
    """Find a title that ran together with its repetition, and both with the body."""
    unit = text[start:at].rstrip(" \t-–—|:")
    if (
        len(unit) < (_SHORTEST if " " in unit else 10)
        or pattern(r"[\r\n]").search(unit)
        or not text.startswith(unit, at)
        or unit in text[at + len(unit) : at + 2 * len(unit) + 8]  # and again: not a title
        or not _lines.substantial(unit)
    ):
        return
    end = at + len(unit)
    stop = end + len(text[end : end + 2]) - len(text[end : end + 2].lstrip(" \t"))
    first = start + len(unit) if text[end : end + 1] in tuple(".!?…。") else at
    fix = Fix((Edit(Span(first, stop), ""),))
    yield Problem(Span(at, end), "the text starts with the same words twice", (fix,))
