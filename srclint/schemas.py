"""JSON schemas: the configuration's, made of its keys and the rules; reports' lie in schemas/."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint.explain import plain
from srclint.model import SEVERITIES, known_selectors
from srclint.settings import KEYS, RULE_KEYS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from srclint.model import Option, Rule
    from srclint.settings import Key

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = Path(__file__).with_name("schemas")
"""Where the published schemas lie."""


def config_schema(rules: Collection[Rule]) -> dict[str, Any]:
    """The schema of srclint.toml, and of [tool.srclint], with these rules.

    Codes of other rules (a plug-in's, a house's own) are allowed, but not known.
    """
    return {
        "$schema": DIALECT,
        "title": "srclint's configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _key(name, key) for name, key in KEYS.items() if name != "rules"}
        | {"rules": _rules(rules)},
        "$defs": {
            "selector": {
                "description": "A code, the start of codes, a rule's name, a group, or ALL.",
                "anyOf": [{"enum": sorted(known_selectors(rules))}, {"type": "string"}],
            },
            "rule": {"type": "object", "properties": _common()},
        },
    }


def _key(name: str, key: Key) -> dict[str, Any]:
    return {"description": key.meaning, **_type(name, key)}


def _type(name: str, key: Key) -> dict[str, Any]:
    if key.kind == "strings":
        selects = name.endswith(("select", "ignore"))
        item = {"$ref": "#/$defs/selector"} if selects else {"type": "string"}
        return {"type": "array", "items": item}
    if key.kind == "tables":
        return {"type": "object", "additionalProperties": _table(key.inner)}
    if key.kind == "list":
        return {"type": "array", "items": {"type": "object"}}
    return {"type": key.kind}


def _table(keys: Mapping[str, Key]) -> dict[str, Any]:
    properties = {name: _key(name, key) for name, key in keys.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _rules(rules: Collection[Rule]) -> dict[str, Any]:
    return {
        "description": KEYS["rules"].meaning,
        "type": "object",
        "properties": {rule.code: _rule(rule) for rule in rules},
        "additionalProperties": {"$ref": "#/$defs/rule"},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    options = {option.name: _option(option) for option in rule.options}
    return {
        "title": rule.name,
        "description": rule.summary,
        "type": "object",
        "additionalProperties": False,
        "properties": _common() | options,
    }


def _common() -> dict[str, Any]:
    """Keys that every rule has."""
    common = {name: _key(name, key) for name, key in RULE_KEYS.items()}
    common["severity"]["enum"] = list(SEVERITIES)
    return common


def _option(option: Option) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": option.kind, "default": plain(option.default)}
    if option.kind == "array":
        schema["items"] = {"type": "string"}
    if option.choices:
        schema["enum"] = list(option.choices)
    return schema
