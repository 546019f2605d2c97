"""Units that are never residue, whatever they look like: the title, code, rows of tables."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from srclint import pattern

from ._features import DATE
from ._second import BODY
from ._units import BULLET, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint import Document

    from ._kinds import Kind
    from ._units import Unit

_CODE = r"[^\n]*(?:[{;]|\}[;,)]*|=>)[ \t]*$|[ \t]*[}\])]+[;,]?[ \t]*$"
_REACH = 4
"""Lines on either side in which code is looked for."""

_ENOUGH = 2
_TITLE_REACH = 3
_CELLS = 2
_HEAD = 10
"""Units above the article in which its headline is looked for."""

SURE = 0.9
"""Chance from which on a sentence after the article, or a record, is residue all the same."""

_LONG = 130
"""Words; of paragraphs so long that have no phrase and less than that chance, four in ten are the
article's on the development data, and each is much to lose."""

_SURE_ALONE = 0.97
"""The same where no sentence of the text would be left: then the model does not know its like."""

_BROKEN = 40
"""Code points of a line that was broken at a width rather than ended."""

_OPTION = r"\s*(?:--[a-z][\w-]*|-\w(?=,|\s|$))"
_MANUAL = r"[\w.+-]\([1-8][a-z]{0,3}\)$"
_OPTIONS, _HEADS = 4, 3
_SHORTEST_HEAD, _LONGEST_HEAD = 3, 4

_FIELD = r"\W*([^\W\d_][^:：\n]{0,24}?)\s*[:：](?!//)"
_LONGEST_LABEL = 3
_RECORDS = 5

_HEADING, _EXPLANATION = 2, 3
"""Words of a heading at most, and of the sentence that explains it at least."""

_NUMBERED = r"\d{1,2}(?:\.\d{1,2})+\.?[ \u00a0]+(?!Uhr|Clock|clock|a|p)[^\W\d_]"
"""The heading of a section: “16.2. Comments”."""

_PARTICLE = (
    r"(?:[을를은는의에로와과도]|에서|으로|에게|에\s?대한|할|한|된|될|등)(?:\s|,|$)"
    r"|(?:하|되|했|됐|였|하였|되었)(?:고|며|는|여|다|도록|여야|기)"
)
"""What no Korean sentence begins with."""

_FURNITURE = 8
"""Units with a page phrase in a text of which headings are still those of a manual."""

_STEM = 5  # letters that a word keeps when it changes its ending

_SHORTEST_HEADLINE, _LONGEST_HEADLINE = 4, 30


def spared(doc: Document, units: Sequence[Unit], kinds: Sequence[Kind | None]) -> Iterator[int]:
    """Numbers of the units to leave alone."""
    yield from _title(doc, units, kinds)
    yield from (
        i
        for i, unit in enumerate(units)
        if kinds[i] is None and unit.text.lstrip()[:1] == "|" and unit.text.count("|") > _CELLS
    )
    yield from _wrapped(units)
    yield from _explained(units, kinds)
    yield from _fragments(units)
    if "{" in doc.prose or ";" in doc.prose or "=" in doc.prose:
        yield from _code(doc, units)


def _title(doc: Document, units: Sequence[Unit], kinds: Sequence[Kind | None]) -> Iterator[int]:
    """The title of a text that starts with it."""
    title = doc.title
    if title is not None and units[0].span.start <= title.start < units[0].span.end:
        following = next((i for i, unit in enumerate(units) if unit.prose), len(units))
        if kinds[0] is None and following <= _TITLE_REACH:
            yield 0


def _wrapped(units: Sequence[Unit]) -> Iterator[int]:
    """Ends of sentences that begin in the line above, which was broken at a width.

    Notices of pages are broken too; in them the line above says what pages say.
    """
    for i in range(1, len(units)):
        above, unit = units[i - 1].text.rstrip(), units[i].text
        if (
            not (units[i].gap or units[i - 1].phrases)
            and unit[:1].islower()
            and unit.rstrip().endswith(tuple(STOPS))
            and len(above) >= _BROKEN
            and (above[-1].isalpha() or above[-1] == ",")
            and not pattern(BULLET).match(above)
        ):
            yield i


def _explained(units: Sequence[Unit], kinds: Sequence[Kind | None]) -> Iterator[int]:
    """Headings with a number, or whose word the sentence below explains: “Comments”, “Shows the
    comments.”.
    """
    for i, unit in enumerate(units):
        kind = kinds[i]
        named = kind is not None and kind.name in ("comments", "navigation")
        if named and pattern(_NUMBERED).match(unit.text):
            yield i
    if sum(bool(unit.phrases) for unit in units) > _FURNITURE:
        return
    for i, (unit, below) in enumerate(pairwise(units)):
        kind = kinds[i]
        if kind is not None and kind.name == "navigation" and _heads(units, i):
            yield i
        if (
            unit.words > _HEADING
            or below.words < _EXPLANATION
            or below.phrases
            or (kind is not None and kind.name not in ("comments", "navigation"))
            or not below.text.rstrip().endswith(tuple(STOPS))
            or unit.text.rstrip()[-1:] in STOPS + "|»›"
        ):
            continue
        stems = [t.casefold()[: max(_STEM, len(t) - 3)] for t in unit.tokens if len(t) >= _STEM]
        if stems and any(t.casefold().startswith(tuple(stems)) for t in below.tokens):
            yield i


def _fragments(units: Sequence[Unit]) -> Iterator[int]:
    """Pieces of Korean sentences that were broken wherever the letters change their look."""
    goes_on = [
        not unit.gap and pattern(_PARTICLE).match(unit.text.lstrip()) is not None for unit in units
    ]
    for i, going in enumerate(goes_on):
        if going or (i + 1 < len(units) and goes_on[i + 1]):
            yield i


def _heads(units: Sequence[Unit], i: int) -> bool:
    """Whether a word alone between two paragraphs is the heading of the second: “Contact”."""
    return (
        0 < i < len(units) - 1
        and units[i].words == 1
        and units[i].gap
        and units[i].text.strip()[-1:].isalpha()
        and units[i - 1].prose
        and units[i + 1].prose
        and not units[i - 1].phrases
        and not units[i + 1].phrases
    )


def headline(units: Sequence[Unit], kinds: Sequence[Kind | None], first: int) -> Iterator[int]:
    """The headline above the article that begins with unit `first`: the nearest line above it
    that is as long as a headline and that its wording does not name. Where that is a sentence,
    as below a headline or above the article's other ones, the next such line above is one too.
    """
    if first >= len(units):
        return
    for i in range(first - 1, max(-1, first - 1 - _HEAD), -1):
        unit = units[i]
        if kinds[i] is not None or pattern(DATE, 2).search(unit.text):
            continue
        if _SHORTEST_HEADLINE <= unit.words <= _LONGEST_HEADLINE:
            yield i
            if not unit.prose:
                return


def sentences(units: Sequence[Unit], chances: Sequence[float]) -> Iterator[int]:
    """Prose that goes on with the article, whatever the model thinks of it.

    Of sentences without a page phrase that come right after the article's, or with one line
    between (an advertisement, a heading), half are the article's on the development data. Where
    nothing would be the article, all are it of which the model is not quite sure.
    """
    if not any(u.prose and chance < BODY for u, chance in zip(units, chances, strict=True)):
        for i, (unit, chance) in enumerate(zip(units, chances, strict=True)):
            if unit.prose and not unit.phrases and chance < _SURE_ALONE:
                yield i
        return
    for i, (unit, chance) in enumerate(zip(units, chances, strict=True)):
        if unit.prose and not unit.phrases and BODY <= chance < SURE:
            near = range(max(0, i - 2), i)
            if unit.words >= _LONG or any(units[j].prose and chances[j] < BODY for j in near):
                yield i


def records(units: Sequence[Unit]) -> list[int]:
    """Fields of records: lines with a label before a colon, where two labels or more come again
    and again (“Title: …”, “Author: …” of an anthology, “Price: …” of a comparison).

    On the development data nine in ten are the article's; of those of which the model is not
    quite sure, four in five.
    """
    labels = [_label(unit) for unit in units]
    often = Counter(label for label in labels if label)
    fields = {label for label, count in often.items() if count >= _RECORDS}
    return [i for i, label in enumerate(labels) if label in fields] if len(fields) > 1 else []


def _label(unit: Unit) -> str:
    found = pattern(_FIELD).match(unit.text)
    label = found[1].casefold() if found else ""
    return label if len(label.split()) <= _LONGEST_LABEL else ""


def _code(doc: Document, units: Sequence[Unit]) -> Iterator[int]:
    """Units among lines of code."""
    text, code = doc.prose, pattern(_CODE)
    lines = [n for n in doc.lines if n.end > n.start]
    total = [0, *accumulate(code.match(text, *span) is not None for span in lines)]
    if total[-1] < _ENOUGH:
        return
    starts = {span.start: n for n, span in enumerate(lines)}
    for i, unit in enumerate(units):
        n = starts.get(unit.span.start)
        if n is not None and not unit.prose:
            low, high = max(0, n - _REACH), min(len(lines), n + _REACH + 1)
            if total[high] - total[low] >= _ENOUGH:
                yield i


def is_reference(units: Sequence[Unit]) -> bool:
    """Whether a text is a manual page: “SEE ALSO” and “AUTHOR” head its own sections.

    It has such headings in capitals, and names itself in its first line and last (`ls(1)`), or
    lists options.
    """
    if not units:
        return False
    options = sum(pattern(_OPTION).match(unit.text) is not None for unit in units)
    edges = (units[0].text.strip(), units[-1].text.strip())
    named = any(pattern(_MANUAL).search(edge) for edge in edges)
    if not named and options < _OPTIONS:
        return False
    heads = sum(_is_head(unit) for unit in units)
    return heads >= _HEADS or (named and options >= _OPTIONS)


def _is_head(unit: Unit) -> bool:
    letters = "".join(unit.tokens)
    return unit.words <= _LONGEST_HEAD and len(letters) >= _SHORTEST_HEAD and letters.isupper()
