"""Misspellings on record that the lexicons do not have, from data/known.txt."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from srclint.spelling.watched import watch

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def on_record(language: str) -> Mapping[str, str]:
    """Form in small letters → what is meant."""
    return _all().get(language, {})


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    text = files("srclint.spelling").joinpath("data/known.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            language, meant, forms = line.split("\t")
            found[language].update(dict.fromkeys(forms.lower().split(), meant))
    return found


@cache
def known_forms(language: str) -> Mapping[bytes, str]:
    """The tokens of the forms of a language → the forms."""
    return {form.encode(): form for form in on_record(language)}


watch(known_forms)
