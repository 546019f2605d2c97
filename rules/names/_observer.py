"""How the rules of the group learn of the folder."""

from __future__ import annotations

from srclint import Observer

from ._conclude import concerns, conclude
from ._index import gather
from ._observe import kept, observe
from ._overview import overview, spellings
from ._spread import merge

ON = True
"""Whether the rules that learn from the folder are on by default."""

OBSERVER = Observer(
    "names",
    observe,
    merge,
    gather=gather,
    keep=kept,
    concerns=concerns,
    conclude=conclude,
    overview=overview,
    spellings=spellings,
)
