"""House words: what a configuration lists as right, in itself and in word-list files.

An entry is a word or a phrase; "it: parola" is for Italian only. A word list has one on each
line; a line that starts with `#` is a comment, and so is what follows ` #`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from srclint.config import Config
    from srclint.entities import Entities, Entity


def in_force(config: Config, entities: Entities) -> frozenset[str]:
    """All entries of a configuration. Raises UserError for a list that cannot be read.

    What it lists as a name is right too, and so are the words of that which are written large.
    """
    lists = (read_list(path) for path in list_paths(config))
    names = (name for entity in entities.listed for name in _names(entity))
    entries = (*config.words, *names, *(entry for entries in lists for entry in entries))
    return frozenset(stripped for entry in entries if (stripped := entry.strip()))


def _names(entity: Entity) -> Iterator[str]:
    """What an entity is called, whole and by word: not its variants, which are wrong."""
    for name in (entity.name, *entity.allow):
        yield from _words(name)
    for code, forms in entity.forms:
        for form in forms:
            yield from (f"{code}: {word}" for word in _words(form))


def _words(name: str) -> Iterator[str]:
    yield name
    yield from (word for word in name.split() if word[:1].isupper())


def list_paths(config: Config) -> list[Path]:
    """The word-list files of a configuration, in its order."""
    return [config.root / name for name in config.word_lists]


def read_list(path: Path) -> list[str]:
    """Entries of a word list, in order. Raises UserError naming the file and what is wrong."""
    return [entry for line in text_of(path).splitlines() if (entry := entry_of(line))]


def text_of(path: Path) -> str:
    """The text of a word list. Raises UserError naming the file and what is wrong."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: word list: not UTF-8 (byte {error.start})") from error
    except OSError as error:
        raise UserError(f"{path}: word list: cannot be read: {error.strerror}") from error


def entry_of(line: str) -> str:
    """The entry of a line of a word list; "" where it has none."""
    line = line.strip()
    return "" if line.startswith("#") else line.partition(" #")[0].rstrip()


def for_language(entries: Iterable[str], language: str) -> Iterator[str]:
    """The entries that hold in a language, without its mark."""
    for entry in entries:
        marked = _mark().match(entry)
        if marked is None:
            yield entry
        elif marked[1] == language:
            yield marked[2]


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"([a-z]{2,3}):\s+(\S.*)", re.DOTALL)
