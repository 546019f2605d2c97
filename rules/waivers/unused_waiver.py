"""A waiver that nothing needs any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "WVR001",
    summary="A waiver matches no finding.",
    why="An exception that nothing needs hides the next mistake in its place, and makes the others"
    " look as careless. It is said of comments in Markdown and of entries in"
    " `srclint.waivers.toml`, where the rule they name was looked for. `srclint waivers --prune`"
    " removes such entries.",
    touches="comments",
    severity="info",
    wakes=r"<!--\s{0,9}srclint:\s{0,9}ignore",
    examples=[
        Example(bad="⟦<!-- srclint: ignore -->⟧\n\nThe ferry was late.\n", path="a.md"),
        Example(bad="Era in ritardo. ⟦<!--srclint:ignore-->⟧\n", path="a.md", language="it"),
        Example(good="<!-- srclint: ignored in the end -->\n\nThe ferry was late.\n", path="a.md"),
        Example(good="`<!-- srclint: ignore -->` stands above a paragraph.\n", path="a.md"),
        Example(good="<!-- srclint: ignore -->\n\nThe ferry was late.\n"),
        Example(good="<!-- srclint: ignore PUN002 -->\n\nPUN002 is off here.\n", path="a.md"),
    ],
)
def unused_waiver(doc: Document) -> Iterator[Problem]:
    """Report each comment; those that something answers to are taken back (`Linter.settled`)."""
    for one in doc.exceptions:
        said = one.selector or "all rules"
        yield Problem.at(*one.place, f"waiver of {said}: it matches no finding")
