"""A page read once for all rules on residue: what each unit is, how sure, and how to remove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from srclint import Document, Edit, Fix, Span, pattern

from . import _kinds, _lists, _model, _phrases, _spared, _units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._kinds import Kind
    from ._units import Unit

LONGEST_PAGE = 6_000
"""Units; no web page of the development data has more. On longer texts the model keeps out."""

HEAD = 8
"""Lines at whose head reporters are looked for."""

FURNISHED = 9
"""Units with a page phrase that make a text a whole page and not an article with left-overs."""

LIKELY = 0.5
"""Chance above which a unit is reported at all."""

LIKELY_FRAMED = 0.3
"""The same outside the article of a whole page, where nearly every line is residue: of the lines
between the two limits, three in four."""

SURE = {"framed": (0.5, 0.9), "furnished": (0.9, 0.95), "article": (0.94, 1.1)}
"""Chance above which a unit whose wording says nothing is a warning: outside the article (before
its first and after its last paragraph), and inside, by what kind of page it stands on."""

SURE_KINDS = {
    "ads": (0.25, 0.5), "published": (0.2, 0.995), "byline": (0.2, 0.93), "share": (0.5, 0.9),
    "consent": (0.5, 0.6), "comments": (0.5, 0.85), "account": (0.5, 0.8),
    "newsletter": (0.6, 0.9), "navigation": (0.5, 0.99), "related": (0.7, 0.95),
    "rights": (0.5, 0.95), "photo": (0.97, 0.96), "source": (0.5, 0.6),
}  # fmt: skip
"""The same for units that their wording names: outside the article, and inside. All of these
are where the line precision on the development data, cross-validated by page, is .99 or better
(tools/fit_residue.py --oof), or as near as the number of lines can tell."""

SURE_AT_TOP = frozenset(("byline", "published"))
"""What their wording alone decides at the head of an article: its sources differ in whether they
keep such lines, so that the model wavers."""

BY_WORDING = 0.95
"""Confidence where wording or a list's form decides alone."""

REMOVABLE = 0.9
"""Chance above which a safe fix may take a unit out, if its wording names it and it is outside."""

REMOVABLE_CUE = 0.97
"""The same for cues and menus, whose words (More on …, Home) articles use for headings too."""

REMOVABLE_UNNAMED = 0.97
EDGES = 4
"""Units of known kinds before the article, and as many after it, and most of the page residue:
then a page is whole, and a safe fix also takes out units that no wording names, from
`REMOVABLE_UNNAMED` on. Of such lines .998 are residue."""

REMOVABLE_KINDS = _kinds.LONGEST.keys() - {"photo"}
"""Kinds of which a safe fix takes units out: what the others say is worth keeping."""

KEPT_KINDS = frozenset(("byline", "published", "source", "photo"))
"""Kinds whose phrases keep a line from every safe fix: it may name who, when or whence."""

Tier = Literal["sure", "likely"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A unit that is residue. `removal` is what takes its lines out with the empty ones."""

    span: Span
    kind: str
    """Of `_kinds`; empty where only its surroundings say so."""
    tier: Tier
    confidence: float
    value: Mapping[str, str] | None
    removal: Edit
    safe: bool
    number: int
    """Number of the unit."""


def page(doc: Document) -> list[Verdict]:
    """The residue of a document, in order; read once however many rules ask."""
    return doc.once(_read)


def _says_what_pages_say(doc: Document) -> bool:
    """Whether a line by itself could be a page's own: a first look, without surroundings."""
    heard = False
    for number, line in enumerate(doc.lines):
        if line.end - line.start > _kinds.LONGEST_LINE:
            continue
        text = doc.prose[line.start : line.end].strip()
        if hits := _phrases.hits(text):
            heard = True
            if _kinds.possible(doc.prose, line, frozenset(hits)):
                return True
        elif number < HEAD and pattern(_kinds.CORRESPONDENTS).fullmatch(text):
            return True
    return heard and any(_kinds.possible(doc.prose, line, frozenset()) for line in doc.lines)


def _read(doc: Document) -> list[Verdict]:
    if not _says_what_pages_say(doc):
        return []
    units = _units.units(doc.prose, doc.lines)
    if _spared.is_reference(units):
        return []
    _units.match_phrases(units)
    for i in _spared.records(units):
        units[i].phrases = frozenset()  # “Author: …” says something else there
    kinds = _kinds.kinds(units)
    if not any(kinds):
        return []
    if len(units) > LONGEST_PAGE:
        chances = [0.9 if kind else 0.0 for kind in kinds]
    else:
        chances = _model.scores(units)
    _spare(doc, units, kinds, chances)
    article = [i for i, unit in enumerate(units) if unit.prose and chances[i] < LIKELY]
    where = (article[0], article[-1]) if article else (len(units), -1)
    for i in _spared.headline(units, kinds, where[0]):
        chances[i] = 0.0
    for i in _lists.links_after(units, kinds, where[1]):
        if article and kinds[i] is None:
            chances[i] = max(chances[i], BY_WORDING)
    return _verdicts(doc, units, kinds, chances, where)


def _spare(
    doc: Document, units: Sequence[Unit], kinds: list[Kind | None], chances: list[float]
) -> None:
    """Take kind and chance from the units that are never residue."""
    for i in _spared.spared(doc, units, kinds):
        kinds[i], chances[i] = None, 0.0
    for i in [*_spared.sentences(units, chances)]:
        chances[i] = 0.0
    for i in _spared.records(units):
        if chances[i] < _spared.SURE:
            chances[i] = 0.0


def _verdicts(
    doc: Document,
    units: Sequence[Unit],
    kinds: Sequence[Kind | None],
    chances: Sequence[float],
    where: tuple[int, int],
) -> list[Verdict]:
    first, last = where
    found: list[Verdict] = []
    taken = 0
    page_kind = _page_kind(units, kinds, chances, where)
    for i, (unit, kind, chance) in enumerate(zip(units, kinds, chances, strict=True)):
        outside = i < first or i > last
        at_top = kind is not None and kind.name in SURE_AT_TOP and i <= first + 2
        is_sure = at_top or chance >= _bar(kind, outside=outside, page_kind=page_kind)
        if not is_sure and chance < _least(outside=outside, page_kind=page_kind):
            continue
        removal = _removal(doc.text, units, i, taken)
        taken = removal.span.end
        name = kind.name if kind else ""
        found.append(
            Verdict(
                span=_inked(unit),
                kind=name,
                tier="sure" if is_sure else "likely",
                confidence=_confidence(chance, at_top=at_top),
                value=kind.value if kind else None,
                removal=removal,
                safe=outside
                and last >= 0
                and is_sure
                and chance >= _removable(unit, name, page_kind),
                number=i,
            )
        )
    return found


def _removable(unit: Unit, name: str, page_kind: str) -> float:
    """The chance from which on a safe fix may take a unit of a kind out; above 1 for never."""
    if name in REMOVABLE_KINDS:
        return REMOVABLE_CUE if name in ("related", "navigation") else REMOVABLE
    tells = {_phrases.entries()[number].kind for number in unit.phrases} & KEPT_KINDS
    return 1.1 if name or tells or page_kind != "framed" else REMOVABLE_UNNAMED


def _confidence(chance: float, *, at_top: bool) -> float:
    """Calibrated, but for what wording alone decides."""
    sure = _model.confidence(chance)
    return round(max(sure, BY_WORDING) if at_top else sure, 3)


def _page_kind(
    units: Sequence[Unit],
    kinds: Sequence[Kind | None],
    chances: Sequence[float],
    where: tuple[int, int],
) -> str:
    """Whether a text is a whole page, an article with much furniture, or hardly any."""
    first, last = where
    if (
        last >= 0
        and sum(kind is not None for kind in kinds[:first]) >= EDGES
        and sum(kind is not None for kind in kinds[last + 1 :]) >= EDGES
        and sum(chances) > LIKELY * len(units)
    ):
        return "framed"
    furnished = sum(bool(unit.phrases) for unit in units) >= FURNISHED
    return "furnished" if furnished else "article"


def _least(*, outside: bool, page_kind: str) -> float:
    """The chance above which a unit is reported."""
    return LIKELY_FRAMED if outside and page_kind == "framed" else LIKELY


def _bar(kind: Kind | None, *, outside: bool, page_kind: str) -> float:
    """The chance above which a unit is surely residue."""
    unnamed = SURE[page_kind][not outside]
    return min(unnamed, SURE_KINDS[kind.name][not outside]) if kind else unnamed


def _inked(unit: Unit) -> Span:
    text = unit.text
    start = len(text) - len(text.lstrip())
    return Span(unit.span.start + start, unit.span.start + len(text.rstrip()))


def _removal(text: str, units: Sequence[Unit], i: int, taken: int) -> Edit:
    """The edit that takes a unit's lines out, and the empty lines that it leaves superfluous.

    `taken` is where the edit of the unit before ends, so that the two keep apart and go the
    same way. Lines of marks only stay.
    """
    start, end = units[i].span
    before = units[i - 1].span.end if i else 0
    after = units[i + 1].span.start if i + 1 < len(units) else len(text)
    blank_before, blank_after = not text[before:start].strip(), not text[end:after].strip()
    at_end = i + 1 == len(units)
    paragraph_before = text.count("\n", before, start) > 1 or i == 0
    paragraph_after = at_end or text.count("\n", end, after) > 1
    if taken <= before and i and blank_before and (paragraph_after or not paragraph_before):
        start = before  # what stands after it keeps its distance; so does the text's last newline
    elif blank_after and not (at_end and i):
        end = after
    elif end < after:
        end = text.index("\n", end) + 1 if "\n" in text[end:after] else after
    return Edit(Span(max(start, min(taken, end)), end), "")


def fix_of(verdict: Verdict, *, safe: bool = True) -> Fix:
    """The fix that takes a verdict's unit out."""
    return Fix((verdict.removal,), verdict.safe and safe)
