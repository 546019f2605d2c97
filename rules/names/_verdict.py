"""What is concluded of a form: plain data, since the cache keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._forms import Form

Kind = Literal[
    "case",
    "hyphen",
    "apostrophe",
    "dot",
    "space",
    "diacritic",
    "acronym-case",
    "slip",
    "sound",
    "phrase",
    "term",
    "acronym",
]


class Verdict(TypedDict):
    """A form is odd: `right` are the forms to choose from, each with its documents in `seen`.

    `ids` are documents that have the first of them; `sure` says whether it is a warning.
    """

    kind: Kind
    right: list[str]
    seen: list[int]
    ids: list[int]
    confidence: float
    sure: bool


def verdict(kind: Kind, right: Sequence[Form], confidence: float, *, sure: bool) -> Verdict:
    """Say that a form should be one of others."""
    return {
        "kind": kind,
        "right": list(dict.fromkeys(form.text for form in right)),
        "seen": [form.documents for form in right],
        "ids": list(right[0].ids),
        "confidence": round(confidence, 2),
        "sure": sure and len(right) == 1,
    }
