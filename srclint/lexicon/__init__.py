"""Words of nine languages: how frequent they are, which forms exist, what is one slip away.

For rules: `lexicon(language)` gives a `Lexicon`, `shared()` what spans languages.  A file is mapped
when it is first asked for and shared between processes; tools/build_lexicon.py builds the files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from srclint.lexicon.fold import bare, fold

if TYPE_CHECKING:
    from srclint.lexicon.elsewhere import Shared
    from srclint.lexicon.words import Lexicon

__all__ = ["bare", "fold", "lexicon", "shared"]

_DATA = Path(__file__).parent / "data"


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language (ISO 639-1), None where there is none."""
    from srclint.lexicon.words import Lexicon

    path = _DATA / f"{language}.lex"
    return Lexicon(path) if path.exists() else None


@cache
def shared() -> Shared:
    """What is known across languages."""
    from srclint.lexicon.elsewhere import Shared

    return Shared(_DATA / "shared.lex")
