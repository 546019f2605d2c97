"""How often rules were right, as people judged or as was measured, always in the same table."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint.model import Rule

NAME = "precision.json"
"""In the folder `data` beside a rule: code → date, fixes, right (%), languages → [right, fixes],
and on what documents (`on`)."""

JUDGED = "judged.json"
"""In srclint's own data, by tools/build_judged.py: code → date, languages → [right, judged]."""

_OWN = "srclint.rules."

_Z = 1.959964
"""The normal distribution's 97.5 % quantile: 95 % lie between it and its negative."""


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, from 0 to 1 each; nothing was seen: (0, 1).

    Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927).
    """
    if of == 0:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z
    middle = share + square / (2 * of)
    reach = _Z * (share * (1 - share) / of + square / (4 * of * of)) ** 0.5
    whole = 1 + square / of
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def table(counts: Mapping[str, tuple[int, int]]) -> str:
    """A table in Markdown of language → (right, of), with their sum where there are several."""
    rows = [_row(language, *counts[language]) for language in sorted(counts)]
    if len(counts) > 1:
        right, of = (sum(column) for column in zip(*counts.values(), strict=True))
        rows.append(_row("all", right, of))
    head = "| language | right | of | % | 95 % between |\n| --- | --: | --: | --: | --- |"
    return "\n".join([head, *rows])


def _row(language: str, right: int, of: int) -> str:
    share = f"{100 * right / of:.1f}" if of else "–"
    low, high = wilson(right, of)
    return f"| {language} | {right} | {of} | {share} | {100 * low:.1f} – {100 * high:.1f} |"


def sections(rule: Rule) -> list[str]:
    """What is known of a rule, as sections of Markdown; none where nothing is."""
    return [*_judged(rule), *_measured(rule)]


def _judged(rule: Rule) -> list[str]:
    if not rule.origin.startswith(_OWN):
        return []
    found = json.loads((files("srclint") / "data" / JUDGED).read_text("utf-8")).get(rule.code)
    if not found:
        return []
    said = (
        f"Findings drawn at random from collected texts, up to {found['date']}, and how many"
        " a reader judged right; a matter of taste counts as wrong."
    )
    return ["## Judged", said, _counted(found)]


def _measured(rule: Rule) -> list[str]:
    package = rule.origin.rpartition(".")[0]
    if not package or rule.origin.endswith(".toml"):  # a file, not a module
        return []
    file = files(package) / "data" / NAME
    if not file.is_file():
        return []
    found = json.loads(file.read_text("utf-8")).get(rule.code)
    if not found:
        return []
    share = f"{found['right']} % of {found['fixes']} safe fixes were right"
    said = f"On {found['date']}, {share}: {found['on']}."
    return ["## Measured", said, _counted(found)]


def _counted(found: Mapping[str, Any]) -> str:
    return table({language: (right, of) for language, (right, of) in found["languages"].items()})
