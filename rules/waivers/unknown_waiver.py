"""A waiver of a rule that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "WVR003",
    summary="A waiver names no rule.",
    why="A slip in a code waives nothing, and nobody is told. It is said of comments in Markdown"
    " and of entries in `srclint.waivers.toml`; a rule of a plug-in that is not installed here is"
    " unknown too.",
    touches="comments",
    severity="info",
    wakes=r"<!--\s{0,9}srclint:\s{0,9}ignore",
    examples=[
        Example(bad="<!-- srclint: ignore ⟦PNU002⟧ -->\n\nThe ferry was late.\n", path="a.md"),
        Example(
            bad="Late. <!-- srclint: ignore PUN002, ⟦XYZ⟧ ⟦speling⟧ -->\n",
            path="a.md",
        ),
        Example(good="<!-- srclint: ignore PUN002 -->\n\nThe ferry was late.\n", path="a.md"),
        Example(good="<!-- srclint: ignore PUN, spelling ALL -->\n\nFine.\n", path="a.md"),
        Example(good="```\n<!-- srclint: ignore PNU002 -->\n```\n", path="a.md"),
        Example(good="<!-- srclint: ignore PNU002 -->\n"),
    ],
)
def unknown_waiver(doc: Document) -> Iterator[Problem]:
    """Report each name; those of rules are taken back, which one rule cannot know of others."""
    for one in doc.exceptions:
        if one.selector:
            yield Problem.at(*one.place, f"waiver of {one.selector}: there is no such rule")
