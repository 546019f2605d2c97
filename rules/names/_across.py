"""Forms of one name in several languages: which of them the folder has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._forms import Form, ids_of
from ._known import frequency, own_frequency
from ._letters import inner_capitals, is_acronym, is_capitals, letters, level_parts, skeleton
from ._same import COMMON, SHORTEST
from ._verdict import Kind, Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence


def settle(found: Verdict, form: str, every: Sequence[Form]) -> Verdict:
    """Let other languages decide where neither form prevails in their own."""
    right = found["right"][0]
    ours = _joined(right, [each for each in every if each.text == right])
    mine = _joined(form, [each for each in every if each.text == form])
    if ours.documents < 3 * mine.documents:
        return found
    return verdict(found["kind"], [ours], found["confidence"], sure=True)


def across_languages(form: str, language: str, some: Sequence[Form]) -> Verdict | None:
    """Brands (inner capitals, dots, acronyms) in Latin letters, whatever the language."""
    key = skeleton(form)
    by_text: dict[str, list[Form]] = {}
    for each in some:
        if each.inside and each.text.isascii():
            by_text.setdefault(each.text, []).append(each)
    if len(key) < SHORTEST or form not in by_text or not _are_brands(key, by_text):
        return None
    joined = [_joined(text, each) for text, each in by_text.items()]
    top = max(joined, key=lambda f: (f.documents, bool(inner_capitals(f.text)), f.inside, f.text))
    mine = next(each for each in joined if each.text == form)
    if letters(form.casefold()) != letters(top.text.casefold()) or (
        level_parts(form) == level_parts(top.text)
    ):
        return None
    even = top.documents <= mine.documents
    kind: Kind = "acronym-case" if is_capitals(top.text) else "case"
    sure = top.documents >= 2 * mine.documents and top.times > 2
    if kind == "acronym-case" and frequency(key, language) >= 3.0:
        sure = False  # a command or a value in capitals, which other languages leave as it is
    return verdict(kind, [top, mine] if even else [top], 0.7, sure=sure)


def _are_brands(key: str, by_text: dict[str, list[Form]]) -> bool:
    """Whether forms of several languages are those of a brand, and no common word."""
    every = [form for some in by_text.values() for form in some]
    if len(by_text) < 2 or len({form.language for form in every}) < 2:
        return False
    marked = any(
        (inner_capitals(text) and not is_capitals(text)) or "." in text or is_acronym(text)
        for text in by_text
    )
    shouted = any(is_capitals(text) and not is_acronym(text) for text in by_text)
    common = any(own_frequency(key, form.language) > COMMON for form in every)
    return marked and not shouted and not common


def _joined(text: str, some: Sequence[Form]) -> Form:
    ids = sorted(ids_of(some))
    return Form(
        text,
        "",
        sum(f.inside for f in some),
        sum(f.elsewhere for f in some),
        sum(f.documents for f in some),
        tuple(ids),
    )
