"""`srclint words`: the house words in force, and adding to them."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint import housewords, sidecar
from srclint.commands import say
from srclint.commands.check import resolver_of
from srclint.config import FILE, PYPROJECT
from srclint.model import UserError
from srclint.reports import visible, visible_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.config import Config


def show(config: str | None) -> None:
    """List the house words in force in the current folder, and where each is said."""
    known = _config(config)
    said = [("words", known.origins.get("words", ""), list(known.words))]
    for name, path in zip(known.word_lists, housewords.list_paths(known), strict=True):
        said.append(("word list", str(known.root / name), housewords.read_list(path)))
    if not any(entries for _, _, entries in said):
        sys.stdout.write("No house words are in force.\n")
    for kind, origin, entries in said:
        if entries:
            sys.stdout.write(f"{kind} ({visible_path(origin)}):\n")
            sys.stdout.writelines(f"  {visible(entry)}\n" for entry in entries)


def add(words: Sequence[str], config: str | None, word_list: str | None) -> None:
    """Add house words to the nearest configuration, or to a word list.

    Raises UserError for what is no word, or a file that cannot be read or written.
    """
    given = [_checked(word) for word in words]
    known = _config(config)
    if word_list is None:
        path = known.path or Path(FILE).absolute()
        before = sidecar.read(path)
        held = set(known.words)
        new = _new(given, held)
        change = _with_words
    else:
        path = Path(word_list).absolute()
        before = sidecar.read(path)
        new = _new(given, set(housewords.read_list(path)) if before else set())
        change = _with_entries
    if new:
        sidecar.put(path, before, change(before, new, path))
    for word in given:
        state = "added to" if word in new else "was already in"
        sys.stdout.write(f"{visible(word)}: {state} {visible_path(_near(path))}\n")
    if word_list is not None and not any(_is_same(path, p) for p in housewords.list_paths(known)):
        say(f"{_near(path)} is not in force yet: name it in word-lists in {known.path or FILE}")


def _config(name: str | None) -> Config:
    return resolver_of(name, isolated=False).of_folder(os.getcwd())


def _checked(word: str) -> str:
    word = word.strip()
    if not word or not word.isprintable() or housewords.entry_of(word) != word:
        raise UserError(f"{word!r} is no word for a word list")
    return word


def _new(given: list[str], held: set[str]) -> list[str]:
    return [word for word in dict.fromkeys(given) if word not in held]


def _near(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _is_same(one: Path, two: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(two)


def _with_words(before: bytes | None, new: list[str], path: Path) -> bytes:
    """The bytes of a configuration with words added; all else stays as it stands."""
    import tomlkit

    text = (before or b"").decode("utf-8-sig")
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    table: Any = document
    if path.name == PYPROJECT:
        table = table["tool"]["srclint"]
    if "words" not in table:
        table["words"] = tomlkit.array()
    array = table["words"]
    held = [str(word) for word in array]
    for word in new:
        array.add_line(word) if "\n" in array.as_string() else array.append(word)
    after = tomlkit.dumps(document)
    own: Any = tomllib.loads(after)
    if path.name == PYPROJECT:
        own = own["tool"]["srclint"]
    if own.get("words") != [*held, *new]:
        raise UserError(f"{path}: its words cannot be added to; write them there yourself")
    return sidecar.like(before, after)


def _with_entries(before: bytes | None, new: list[str], path: Path) -> bytes:
    """The bytes of a word list with each new word before the first that sorts after it."""
    lines = housewords.text_of(path).splitlines() if before else []
    for word in new:
        at = next((n for n, line in enumerate(lines) if _sorts_after(line, word)), len(lines))
        lines.insert(at, word)
    return sidecar.like(before, "".join(line + "\n" for line in lines))


def _sorts_after(line: str, word: str) -> bool:
    entry = housewords.entry_of(line)
    return bool(entry) and (entry.casefold(), entry) > (word.casefold(), word)
