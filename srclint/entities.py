"""The list of names that a configuration gives: how each is written, and how it is not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from srclint.model import UserError
from srclint.settings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

KEYS: Mapping[str, str] = {
    "name": "How the name is written.",
    "variants": "Wrong ways to write it; each has a safe fix.",
    "allow": "Other right ways to write it.",
    "forms": 'Right forms by language: { it = ["Mosca"] }.',
    "acronym": "Its acronym.",
    "kind": "What it is: person, organisation, place, product, term …",
    "note": "What to tell whoever meets a wrong form.",
}
"""Keys of an entity, with what each means."""

_LISTS = ("variants", "allow")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as a person has reviewed it."""

    name: str
    variants: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    forms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    acronym: str = ""
    kind: str = ""
    note: str = ""

    def right(self, language: str = "") -> tuple[str, ...]:
        """Right ways to write it: the name first, in a language its own forms before it."""
        own = dict(self.forms).get(language, ())
        others = (form for code, forms in self.forms if code != language for form in forms)
        acronym = (self.acronym,) if self.acronym else ()
        return tuple(dict.fromkeys((*own, self.name, *self.allow, *acronym, *others)))


@dataclass(frozen=True)
class Entities:
    """All listed names of a configuration; `known` is where a rule keeps what it makes of them."""

    listed: tuple[Entity, ...] = ()
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.listed)


NONE = Entities()


def read_file(path: Path) -> list[Mapping[str, Any]]:
    """Tables of an entity file. Raises UserError with file and line where it is broken."""
    try:
        text = path.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: it is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        said = re.sub(r" \(at line (\d+), column \d+\)$", "", str(error))
        line = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else f"{path}:{text.count(chr(10)) + 1}"
        raise UserError(f"{place}: not valid TOML: {said}") from error
    for key in table:
        if key != "entity":
            line_number = _line_of(text, rf"\s*\[*\s*{re.escape(key)}\b")
            hint = nearest(key, ["entity"])
            raise UserError(f"{path}:{line_number}: unknown key {key!r}{hint}")
    tables = table.get("entity", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise UserError(f"{path}:{_line_of(text, 'entity')}: write each name as [[entity]]")
    return tables


def of_tables(tables: Sequence[tuple[Path, int, Mapping[str, Any]]]) -> Entities:
    """Check entities: each with its file and its number among that file's [[entity]] tables.

    Raises UserError with file and line for an unknown key, a wrong type, an empty name, a form
    that is both right and wrong, a name listed twice, a variant of two names.
    """
    entities: list[tuple[Entity, Path, int]] = []
    for path, number, table in tables:
        entities.append((_entity(path, number, table), path, number))
    _check_together(entities)
    return Entities(tuple(entity for entity, _, _ in entities))


def _entity(path: Path, number: int, table: Mapping[str, Any]) -> Entity:
    for key, value in table.items():
        if key not in KEYS:
            raise _wrong(path, number, key, f"unknown key {key!r}{nearest(key, KEYS)}")
        _check_type(path, number, key, value)
    name = table.get("name", "")
    if not name.strip():
        said = "an entity needs a name" if "name" not in table else "the name is empty"
        raise _wrong(path, number, "name", said)
    forms = table.get("forms", {})
    entity = Entity(
        name=name,
        variants=tuple(table.get("variants", ())),
        allow=tuple(table.get("allow", ())),
        forms=tuple((code, tuple(some)) for code, some in forms.items()),
        acronym=table.get("acronym", ""),
        kind=table.get("kind", ""),
        note=table.get("note", ""),
    )
    for key in _LISTS:
        if not all(each.strip() for each in getattr(entity, key)):
            raise _wrong(path, number, key, f"{key} of {name!r} has an empty form")
    for variant in entity.variants:
        if variant in entity.right():
            raise _wrong(path, number, "variants", f"{variant!r} is a variant of itself")
    return entity


def _check_type(path: Path, number: int, key: str, value: Any) -> None:
    if key in _LISTS:
        right = isinstance(value, list) and all(isinstance(each, str) for each in value)
        said = "a list of strings"
    elif key == "forms":
        right = isinstance(value, dict) and all(
            isinstance(some, list) and all(isinstance(each, str) and each.strip() for each in some)
            for some in value.values()
        )
        said = "a table of languages, each with a list of strings"
    else:
        right, said = isinstance(value, str), "a string"
    if not right:
        raise _wrong(path, number, key, f"{key} must be {said}, not {value!r}")


def _check_together(entities: Iterable[tuple[Entity, Path, int]]) -> None:
    entities = list(entities)
    names: dict[str, str] = {}
    right: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for entity, path, number in entities:
        if entity.name in names:
            raise _wrong(path, number, "name", f"{entity.name!r} is listed twice")
        names[entity.name] = entity.name
        for form in entity.right():
            right.setdefault(form, entity.name)
    for entity, path, number in entities:
        for form in dict.fromkeys(entity.variants):
            if form in right:
                said = f"{form!r} is a variant of {entity.name!r}, but right for {right[form]!r}"
                raise _wrong(path, number, "variants", said)
            if form in wrong:
                said = f"{form!r} is a variant of two names, {wrong[form]!r} and {entity.name!r}"
                raise _wrong(path, number, "variants", said)
            wrong[form] = entity.name


def _wrong(path: Path, number: int, key: str, said: str) -> UserError:
    """What is wrong with a key of the file's so-manieth entity, and in which line."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return UserError(f"{path}: {said}")
    starts = [
        at
        for at, line in enumerate(text.splitlines(), 1)
        if re.match(r"\s*\[\[\s*(?:tool\.srclint\.)?entity\s*\]\]", line)
    ]
    if number >= len(starts):
        return UserError(f"{path}: {said}")
    start = starts[number]
    end = starts[number + 1] - 1 if number + 1 < len(starts) else text.count("\n") + 1
    own = rf"\s*(?:\[?\s*entity\.)?[\"']?{re.escape(key)}[\"']?\s*[\]=.]"
    for at, line in enumerate(text.splitlines()[start:end], start + 1):
        if re.match(own, line):
            return UserError(f"{path}:{at}: {said}")
    return UserError(f"{path}:{start}: {said}")


def _line_of(text: str, source: str) -> int:
    found = re.search(rf"(?m)^{source}", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
