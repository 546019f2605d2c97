"""A title in capitals in a folder whose titles are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, RuleFacts, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

Count = list[int]
"""Titles, and how many of them are in capitals."""

_LETTERS = 12
_WORDS = 3
_BODY = "\n\nThe council met on Tuesday evening and voted for the bridge after a long debate.\n"
_TEXT = "\n\nМэр сказал вечером, что новый мост построят за два года и что он недорогой.\n"
_OTHERS = tuple(
    f"{what} opens at the old harbour{_BODY}"
    for what in (
        "A market", "A museum", "A school", "A theatre", "A library", "A bakery", "A garden",
        "A hospital", "A new pool", "A workshop", "A station",
    )
)  # fmt: skip


def _script(title: str) -> str:
    """The alphabet of the first letter that has two cases; "" where there is none."""
    first = next((char for char in title if char.lower() != char.upper()), "")
    if not first:
        return ""
    code = ord(first)
    if 0x370 <= code < 0x400:
        return "Greek"
    if 0x400 <= code < 0x530:
        return "Cyrillic"
    return "Latin" if code < 0x250 or 0x1E00 <= code < 0x1F00 else ""


def _is_shouted(title: str) -> bool:
    """Whether a title is in capitals, and no mere name or acronym."""
    return (
        title.isupper()
        and sum(map(str.isupper, title)) >= _LETTERS
        and len(pattern(r"[^\W\d_]{2,}").findall(title)) >= _WORDS
    )


def observe(doc: Document) -> dict[str, Count]:
    """Count the title under its alphabet: small and cheap, no language is needed for it."""
    span = doc.title
    if span is None:
        return {}
    title = doc.prose[span.start : span.end]
    script = _script(title)
    return {script: [1, int(_is_shouted(title))]} if script else {}


def merge(one: Count, other: Count) -> Count:
    """Add up."""
    return [a + b for a, b in zip(one, other, strict=True)]


@rule(
    "TTL005",
    summary="A title is in capitals where the folder's titles are not.",
    why="One shouting title among many is a left-over of its source; capitals also hide which "
    "words are names.",
    severity="info",
    wakes=r"\A(?:---\r?\n(?:[^\n]*\n)*?---\r?\n)?[\s#\x{feff}]*(?:[^\p{Ll}\n\r]*\p{Lu}){12}"
    r"[^\p{Ll}\n\r]*(?:[\r\n]|\z)",
    observe=observe,
    merge=merge,
    examples=[
        Example(
            bad=f"⟦COUNCIL VOTES FOR A NEW BRIDGE⟧{_BODY}",
            also=_OTHERS,
        ),
        Example(
            bad=f"⟦НОВЫЙ МОСТ ПОСТРОЯТ ЧЕРЕЗ ДВА ГОДА⟧{_TEXT}",
            also=tuple(f"Новый мост номер {n} откроют весной{_TEXT}" for n in range(1, 12)),
        ),
        Example(good=f"COUNCIL VOTES FOR A NEW BRIDGE{_BODY}"),
        Example(
            good=f"COUNCIL VOTES FOR A NEW BRIDGE{_BODY}",
            also=(
                *_OTHERS,
                f"SCHOOL OPENS AT THE OLD HARBOUR{_BODY}",
                f"POOL IS SHUT NOW ON{_BODY}",
            ),
        ),
        Example(good=f"UNESCO\n\nUNESCO is an agency.{_BODY}", also=_OTHERS),
        Example(good=f"Council votes for a new bridge{_BODY}", also=_OTHERS),
        Example(
            good=f"НОВЫЙ МОСТ ПОСТРОЯТ ЧЕРЕЗ ДВА ГОДА{_TEXT}",
            also=_OTHERS,
        ),
    ],
)
def title_in_capitals(
    doc: Document, facts: RuleFacts, *, titles: int = 10, share: float = 0.1
) -> Iterator[Problem]:
    """Report a title in capitals where at most `share` of at least `titles` titles are so."""
    span = doc.title
    if span is None:
        return
    title = doc.prose[span.start : span.end]
    if not _is_shouted(title):
        return
    count, shouted = facts.get(_script(title)) or (0, 0)
    if count >= titles and shouted <= share * count:
        yield Problem(
            span, f"the title is in capitals, like {shouted} of the {count} titles in the folder"
        )
