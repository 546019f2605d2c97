"""A waiver whose last day is over."""

from __future__ import annotations

from srclint import Document, Problem, rule


@rule(
    "WVR002",
    summary="A waiver has expired.",
    why="Somebody set a day for it: from the next one on, what it covered is reported again."
    " `srclint waivers --prune` removes such entries of `srclint.waivers.toml`; a new `until`"
    " lets them stand.",
    severity="info",
    wakes=r"\z.",  # nothing in a document: only entries have a last day
    examples=[],
)
def expired_waiver(doc: Document) -> list[Problem]:
    """Find nothing: it is said of entries, when all documents have been looked at."""
    return []
