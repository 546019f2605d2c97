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
]


class Verdict(TypedDict):
    """A form is odd: `right` are the forms to choose from, each with its documents in `seen`."""

    kind: Kind
    right: list[str]
    seen: list[int]
    ids: list[int]
    score: float


def verdict(kind: Kind, form: Form, right: Sequence[Form], score: float) -> Verdict:
    """Say that a form should be one of others."""
    del form
    ids = [each for each in right[0].ids]
    return {
        "kind": kind,
        "right": list(dict.fromkeys(each.text for each in right)),
        "seen": [each.documents for each in right],
        "ids": ids,
        "score": round(score, 2),
    }
