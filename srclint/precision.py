"""How often the fixes of a rule were right, as measured on documents that it was not made on."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint.model import Rule

NAME = "precision.json"
"""In the folder `data` beside a rule: code → date, fixes, right (%), languages → [right, fixes]."""


def sections(rule: Rule) -> list[str]:
    """The measurement as a section of Markdown; none where there is no file or no entry."""
    package = rule.origin.rpartition(".")[0]
    if not package:
        return []
    file = files(package) / "data" / NAME
    if not file.is_file():
        return []
    found = json.loads(file.read_text("utf-8")).get(rule.code)
    if not found:
        return []
    rows = [f"| {code} | {right} | {of} |" for code, (right, of) in found["languages"].items()]
    said = (
        f"On {found['date']}, {found['right']} % of {found['fixes']} safe fixes were right, on"
        " slips in documents that the fit had not seen."
    )
    return ["## Measured", said, "\n".join(["| language | right | of |", "|---|---|---|", *rows])]
