"""The keys of a configuration: what each means, its type, and what is said of a wrong one.

This table is the one place: validation, the published schema, `srclint init` and
`srclint config` are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from srclint.model import Option, Rule


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `kind` is "string", "strings", "tables" (a table of tables) or "list" (of them)."""

    kind: str
    meaning: str
    example: str = ""
    inner: Mapping[str, Key] = field(default_factory=dict)


_SELECT = Key(
    "strings",
    "Rules to run instead of the default ones: codes, prefixes, names, groups or ALL.",
    '["ALL"]',
)
_IGNORE = Key("strings", "Rules not to run.", '["spacing"]')
_LANGUAGE = Key("string", "Language of all documents, instead of finding it out.", '"it"')
_ENCODING = Key("string", "Encoding of documents that are not UTF-8.", '"windows-1252"')
_FIELDS = {
    "text-field": Key("string", "Field or column of records that holds the text.", '"text"'),
    "id-field": Key("string", "Field of records with a name of the document.", '"id"'),
    "language-field": Key("string", "Field of records with the language's code.", '"lang"'),
}

KEYS: Mapping[str, Key] = {
    "extend": Key("string", "Another configuration file to start from.", '"../srclint.toml"'),
    "select": _SELECT,
    "extend-select": Key("strings", "Rules to run besides.", '["TTL005"]'),
    "ignore": _IGNORE,
    "include": Key("strings", "Files to check besides *.txt *.text *.md *.markdown.", '["*.rst"]'),
    "extend-exclude": Key("strings", "Files and folders to leave out.", '["drafts/"]'),
    "ignore-patterns": Key("strings", "Text that no rule may report (RE2).", "['\\bACME-\\d+\\b']"),
    "language": _LANGUAGE,
    "encoding": _ENCODING,
    **_FIELDS,
    "per-path": Key(
        "tables",
        "What is different for some files.",
        inner={
            "select": _SELECT,
            "ignore": _IGNORE,
            "language": _LANGUAGE,
            "encoding": _ENCODING,
            **_FIELDS,
        },
    ),
    "rule-folders": Key("strings", "Folders with rules of your own, in TOML.", '["house-rules"]'),
    "words": Key(
        "strings", "House words: never misspelt; “it: …” for one language.", '["Wanasari"]'
    ),
    "word-lists": Key("strings", "Files of house words, one on each line.", '["words.txt"]'),
    "corpus": Key(
        "strings", "Files that count as the folder, where it is not this one.", '["docs/**"]'
    ),
    "rules": Key("tables", "Options and severity of single rules."),
    "entity": Key("list", "Names and how they are written."),
    "entities": Key("string", "A file of [[entity]] tables.", '"entities.toml"'),
}

RULE_KEYS: Mapping[str, Key] = {
    "severity": Key("string", "error, warning or info", '"info"'),
    "safe": Key("boolean", "true: its fixes are applied by --fix; false: by --unsafe-fixes only"),
}

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "tables": (dict,),
    "list": (list,),
    "strings": (list,),
    "array": (list,),
}
_SAID = {"tables": "a table", "list": "a list of tables", "strings": "a list of strings"}
_SAID["array"] = _SAID["strings"]


def check_keys(table: Any, keys: Mapping[str, Key], where: str) -> None:
    """Raise UserError for an unknown key or a value of a wrong type, saying what is right."""
    for key, value in check_table(table, where).items():
        if key not in keys:
            raise UserError(f"{where}: unknown key {key!r}{nearest(key, keys)}")
        check_value(value, keys[key].kind, f"{where}: {key}")


def check_value(value: Any, kind: str, where: str) -> None:
    """Raise UserError where a value is not of a kind."""
    right = isinstance(value, _TYPES[kind]) and (isinstance(value, bool) <= (kind == "boolean"))
    if right and kind in {"strings", "array"}:
        right = all(isinstance(item, str) for item in value)
    if right and kind == "list":
        right = all(isinstance(item, dict) for item in value)
    if not right:
        raise UserError(f"{where} must be {_SAID.get(kind, f'a {kind}')}, not {value!r}")


def check_table(value: Any, where: str) -> dict[str, Any]:
    """The value, which has to be a table; raises UserError where it is not."""
    if not isinstance(value, dict):
        raise UserError(f"{where} must be a table, not {value!r}")
    return value


def check_rule_options(rule: Rule, table: Any, where: str) -> None:
    """Raise UserError where a [rules.CODE] table has what the rule does not take."""
    options = {option.name: option for option in rule.options}
    for key, value in check_table(table, where).items():
        if key in RULE_KEYS:
            check_value(value, RULE_KEYS[key].kind, f"{where}: {key}")
            if key == "severity" and value not in {"error", "warning", "info"}:
                raise UserError(f"{where}: severity must be error, warning or info, not {value!r}")
        elif key in options:
            _check_option(options[key], value, f"{where}: {key}")
        else:
            raise UserError(f"{where}: unknown key {key!r}{nearest(key, [*RULE_KEYS, *options])}")


def _check_option(option: Option, value: Any, where: str) -> None:
    check_value(value, option.kind, where)
    if option.choices and value not in option.choices:
        raise UserError(f"{where} must be one of {', '.join(option.choices)}, not {value!r}")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the nearest known word: "; did you mean …?", or nothing."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in sorted(known)}
    close = [name for name in folded if name.endswith("-" + word.casefold())]
    close = close or get_close_matches(word.casefold(), folded, 1)
    return f"; did you mean {folded[close[0]]!r}?" if close else ""
