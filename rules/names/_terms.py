"""Terms that the folder writes two ways: with a hyphen and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._forms import forms_of
from ._verdict import Verdict, verdict

if TYPE_CHECKING:
    from srclint import RuleFacts


def judge(language: str, term: str, facts: RuleFacts) -> Verdict | None:
    """What a folder has instead of a term in a language."""
    every = forms_of(f"- {term.replace('-', '')}", facts)
    mine = next((f for f in every if f.language == language and f.text == term), None)
    others = [f for f in every if f.language == language and f.text != term]
    if mine is None or not others:
        return None
    right = max(others, key=lambda form: (form.documents, form.text))
    if mine.documents > right.documents:
        return None
    even = 2 * mine.documents >= right.documents
    return verdict("term", [right, mine] if even else [right], 0.6, sure=False)
