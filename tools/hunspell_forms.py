"""All forms that a Hunspell dictionary (.dic with its .aff) accepts, compounds aside."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Affix(NamedTuple):
    """One line of an affix class."""

    strip: str
    add: str
    condition: str
    flags: frozenset[str]  # of the form that comes out


class Affixes:
    """What an .aff file says about forms."""

    def __init__(self, path: Path) -> None:
        """Read the file (UTF-8)."""
        self.style = "short"
        self.alias: list[frozenset[str]] = []
        self.suffixes: dict[str, list[Affix]] = defaultdict(list)
        self.prefixes: dict[str, list[Affix]] = defaultdict(list)
        self.crossing: set[str] = set()
        self.not_alone: set[str] = set()
        lines = [line.split() for line in path.read_text("utf-8-sig").splitlines()]
        self.style = next((x[1] for x in lines if x[:1] == ["FLAG"]), "short")
        for words in lines:
            self._take(words)

    def _take(self, words: list[str]) -> None:
        match words:
            case ["AF", flags, *_] if not flags.isdigit() or self.alias:
                self.alias.append(self._split(flags))
            case ["NEEDAFFIX" | "FORBIDDENWORD" | "ONLYINCOMPOUND", flag, *_]:
                self.not_alone.add(flag)
            case ["PFX" | "SFX", flag, "Y" | "N" as crossing, count] if count.isdigit():
                if crossing == "Y":
                    self.crossing.add(flag)
            case ["PFX" | "SFX" as kind, flag, strip, add, *rest]:
                text, _, flags = add.partition("/")
                condition = rest[0] if rest else "."
                affix = Affix(
                    "" if strip == "0" else strip,
                    "" if text == "0" else text,
                    condition,
                    self.flags(flags),
                )
                (self.prefixes if kind == "PFX" else self.suffixes)[flag].append(affix)

    def flags(self, text: str) -> frozenset[str]:
        """The flags behind a slash."""
        if text.isdigit() and self.alias:
            return self.alias[int(text) - 1]
        return self._split(text)

    def _split(self, text: str) -> frozenset[str]:
        if self.style == "long":
            return frozenset(text[i : i + 2] for i in range(0, len(text), 2))
        return frozenset(text.split(",") if self.style == "num" else text)

    def apply(self, word: str, flags: frozenset[str], depth: int = 2) -> Iterator[str]:
        """The word and every form that its flags make of it."""
        if not flags & self.not_alone:
            yield word
        for flag in flags:
            for affix in self.suffixes.get(flag, ()):
                if word.endswith(affix.strip) and _fits(affix.condition, end=True)(word):
                    form = word[: len(word) - len(affix.strip)] + affix.add
                    onward = affix.flags
                    if flag in self.crossing:
                        onward |= {x for x in flags if x in self.prefixes and x in self.crossing}
                    if depth:
                        yield from self.apply(form, onward, depth - 1)
            for affix in self.prefixes.get(flag, ()):
                if word.startswith(affix.strip) and _fits(affix.condition, end=False)(word):
                    yield affix.add + word[len(affix.strip) :]


@cache
def _fits(condition: str, *, end: bool):  # type: ignore[no-untyped-def]  # a compiled pattern's method
    pattern = condition.replace("-", r"\-") if "[" not in condition else condition
    return re.compile(pattern + "$" if end else "^" + pattern).search


def forms(folder: Path) -> Iterator[str]:
    """Every form of the dictionary `index.dic` in a folder, as it is written there."""
    affixes = Affixes(folder / "index.aff")
    for line in (folder / "index.dic").read_text("utf-8-sig").splitlines()[1:]:
        entry = line.split("\t")[0].split(" ")[0]
        word, _, flags = entry.partition("/")
        yield from affixes.apply(word, affixes.flags(flags))
