"""A page read once for all rules on residue: what each unit is, how sure, and how to remove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from srclint import Document, Edit, Fix, Span
from srclint.rules.residue import _kinds, _lists, _model, _units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from srclint.rules.residue._kinds import Kind
    from srclint.rules.residue._units import Unit

LONGEST_PAGE = 6_000
"""Units; no web page of the development data has more. On longer texts the model keeps out."""

FURNISHED = 9
"""Units with a page phrase that make a text a whole page and not an article with left-overs."""

LIKELY = 0.5
"""Chance above which a unit is reported at all."""

SURE_WHOLE = {"out": 0.75, "in": 0.92}
SURE_ARTICLE = {"out": 0.94, "in": 1.1}
"""Chance above which a unit whose wording says nothing is a warning: on whole pages and elsewhere,
outside the article (before its first and after its last paragraph) and inside."""

SURE_KINDS = {
    "ads": (0.25, 0.5), "published": (0.2, 0.97), "byline": (0.2, 0.9), "share": (0.5, 0.93),
    "consent": (0.5, 0.7), "comments": (0.6, 0.93), "account": (0.7, 0.97),
    "newsletter": (0.8, 0.93), "navigation": (0.88, 0.97), "related": (0.88, 0.95),
    "rights": (0.85, 0.95), "photo": (0.9, 0.96), "source": (0.5, 0.9),
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

REMOVABLE_KINDS = frozenset(
    "share consent account newsletter related navigation comments ads rights".split()
)

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


def _read(doc: Document) -> list[Verdict]:
    units = _units.units(doc.prose, doc.lines)
    _units.match_phrases(units)
    kinds = _kinds.kinds(units)
    if not any(kinds):
        return []
    if len(units) > LONGEST_PAGE:
        chances = [0.9 if kind else 0.0 for kind in kinds]
    else:
        chances = _model.scores(units)
    _keep_title(doc, units, kinds, chances)
    article = [i for i, unit in enumerate(units) if unit.prose and chances[i] < LIKELY]
    where = (article[0], article[-1]) if article else (len(units), -1)
    for i in _lists.links_after(units, kinds, where[1]):
        if article and kinds[i] is None:
            chances[i] = max(chances[i], BY_WORDING)
    return _verdicts(doc, units, kinds, chances, where)


def _keep_title(
    doc: Document, units: Sequence[Unit], kinds: Sequence[Kind | None], chances: list[float]
) -> None:
    """The title of a text that starts with it is no residue."""
    title = doc.title
    if title is not None and units[0].span.start <= title.start < units[0].span.end:
        following = next((i for i, unit in enumerate(units) if unit.prose), len(units))
        if kinds[0] is None and following <= 3:
            chances[0] = 0.0


def _verdicts(
    doc: Document,
    units: Sequence[Unit],
    kinds: Sequence[Kind | None],
    chances: Sequence[float],
    where: tuple[int, int],
) -> list[Verdict]:
    whole = sum(bool(unit.phrases) for unit in units) >= FURNISHED
    first, last = where
    found: list[Verdict] = []
    taken = 0
    for i, (unit, kind, chance) in enumerate(zip(units, kinds, chances, strict=True)):
        outside = i < first or i > last
        at_top = kind is not None and kind.name in SURE_AT_TOP and i <= first + 2
        is_sure = at_top or chance >= _bar(kind, outside=outside, whole=whole)
        if not is_sure and chance < LIKELY:
            continue
        removal = _removal(doc.text, units, i, taken)
        taken = removal.span.end
        name = kind.name if kind else ""
        found.append(
            Verdict(
                span=_inked(unit),
                kind=name,
                tier="sure" if is_sure else "likely",
                confidence=round(max(chance, BY_WORDING) if at_top else chance, 3),
                value=kind.value if kind else None,
                removal=removal,
                safe=outside
                and last >= 0
                and is_sure
                and name in REMOVABLE_KINDS
                and chance >= REMOVABLE,
                number=i,
            )
        )
    return found


def _bar(kind: Kind | None, *, outside: bool, whole: bool) -> float:
    """The chance above which a unit is surely residue."""
    if kind is not None:
        return SURE_KINDS[kind.name][not outside]
    return (SURE_WHOLE if whole else SURE_ARTICLE)["out" if outside else "in"]


def _inked(unit: Unit) -> Span:
    text = unit.text
    start = len(text) - len(text.lstrip())
    return Span(unit.span.start + start, unit.span.start + len(text.rstrip()))


def _removal(text: str, units: Sequence[Unit], i: int, taken: int) -> Edit:
    """The edit that takes a unit's lines out, and the empty lines that it leaves superfluous.

    `taken` is where the edit of the unit before ends, so that the two keep apart. Lines of
    marks only stay.
    """
    start, end = units[i].span
    before = units[i - 1].span.end if i else 0
    after = units[i + 1].span.start if i + 1 < len(units) else len(text)
    blank_before, blank_after = not text[before:start].strip(), not text[end:after].strip()
    at_end = i + 1 == len(units)
    paragraph_before = text.count("\n", before, start) > 1 or i == 0
    paragraph_after = at_end or text.count("\n", end, after) > 1
    if i and blank_before and (paragraph_after or not paragraph_before):
        start = before  # what stands after it keeps its distance; so does the text's last newline
    elif blank_after and not (at_end and i):
        end = after
    elif end < after:
        end = text.index("\n", end) + 1 if "\n" in text[end:after] else after
    return Edit(Span(max(start, min(taken, end)), end), "")


def fix_of(verdict: Verdict, *, safe: bool = True) -> Fix:
    """The fix that takes a verdict's unit out."""
    return Fix((verdict.removal,), verdict.safe and safe)
