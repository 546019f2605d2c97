"""`srclint rule --new`: a file to start a rule from, whose own examples already hold."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from srclint.commands.check import resolver_of
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.reports import visible_path

if TYPE_CHECKING:
    from srclint.config import Config

_TOML = """\
code = "{code}"
summary = "What it finds, in one sentence."
why = "Why that matters to a reader."
# severity = "warning"      # or "error" (certainly wrong), "info" (worth a look)
# languages = ["en"]        # where it holds in some languages only
safe = false                # true where every correction is certain: `--fix` then applies it

# Either terms: what is wrong, and what is right (a list: choices; an empty one: only reported).
terms = {{ teh = "the", adn = "and" }}

# Or a pattern (RE2), and what to write instead; \\\\1 is its first group:
# pattern = '\\b([0-9]+)pct\\b'
# replace = "\\\\1 %"

# Examples are its tests: ⟦ ⟧ around what is reported, and the text after fixing. At least two
# that are wrong, and three near misses that are not.
examples = [
  {{ bad = "Down to ⟦teh⟧ quay.", fixed = "Down to the quay." }},
  {{ bad = "Ropes ⟦adn⟧ sails.", fixed = "Ropes and sails." }},
  {{ good = "Down to the quay." }},
  {{ good = "The tehsil is a district." }},
  {{ good = "See https://ferry.example/teh for more." }},
]
"""

_PYTHON = '''\
"""What it finds, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srclint import Document, Example, Problem, rule


@rule(
    "{code}",
    summary="What it finds, in one sentence.",
    why="Why that matters to a reader.",
    wakes="teh|adn",  # RE2, on bytes: it must match wherever the check finds something
    examples=[
        Example(bad="Down to ⟦teh⟧ quay.", fixed="Down to the quay."),
        Example(bad="Ropes ⟦adn⟧ sails.", fixed="Ropes and sails."),
        Example(good="Down to the quay."),
        Example(good="The tehsil is a district."),
        Example(good="See https://ferry.example/teh for more."),
    ],
)
def {name}(doc: Document) -> Iterator[Problem]:
    """Say how it goes about it."""
    right = {{"teh": "the", "adn": "and"}}
    for found in re.finditer(r"\\b(?:teh|adn)\\b", doc.prose):
        yield Problem.at(*found.span(), f"“{{found[0]}}” is a slip", right[found[0]], safe=False)
'''

_TEMPLATES = {".toml": _TOML, ".py": _PYTHON}


def write(code: str, place: str | None, config: str | None) -> None:
    """Write the file; raises UserError where the code or the name will not do, or is taken."""
    if not re.fullmatch(r"[A-Z]{2,}[0-9]+", code):
        raise UserError(f"--new: {code!r} is no code; write capitals and a number: HSE001")
    known = resolver_of(config, isolated=False).of_folder(os.getcwd())
    taken = next((rule for rule in Chooser().rules(known) if rule.code == code), None)
    if taken:
        raise UserError(f"--new: {code} is taken: it is {taken.name} in {taken.origin}")
    path = Path(place) if place else _folder(known) / f"{code.lower()}.toml"
    if path.suffix not in _TEMPLATES:
        raise UserError(f"--new: {path}: a rule's file ends in .toml or .py")
    if not re.fullmatch("[a-z][a-z0-9_]*", path.stem):
        raise UserError(
            f"--new: {path}: the file's name is the rule's: small letters, figures and _"
        )
    text = _TEMPLATES[path.suffix].format(code=code, name=path.stem)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"--new: {path}: cannot be written: {error.strerror}") from error
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise UserError(f"--new: {path}: is there already; name another file") from error
    except OSError as error:
        raise UserError(f"--new: {path}: cannot be written: {error.strerror}") from error
    sys.stdout.write(f"Wrote {visible_path(path.as_posix())}\n")


def _folder(known: Config) -> Path:
    """Where a rule goes that nobody said a place for: the configuration's first rule folder."""
    if not known.rule_folders:
        return Path()
    return Path(os.path.relpath(known.root / known.rule_folders[0]))
