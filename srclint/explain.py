"""Rule → Markdown: everything that a rule's own file says about it. And the list of rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from srclint.reports import visible
from srclint.text import line_spans, pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from srclint.model import Example, Option, Rule

RULES_VERSION = 1
"""Of the JSON list of rules."""


def markdown(rule: Rule, *, sections: Sequence[str] = ()) -> str:
    """Explain a rule, as a Markdown document that ends in a newline.

    `sections` are Markdown of what others know of the rule (its measured precision); they
    stand before the examples.
    """
    parts = [
        f"# {_prose(rule.code)} {_prose(rule.name)}",
        _prose(rule.summary),
        _facts(rule),
    ]
    if rule.why:
        parts += ["## Why", _prose(rule.why)]
    if rule.options:
        parts += ["## Options", _options(rule)]
    parts += sections
    if rule.examples:
        parts += ["## Examples", "`⟦ ⟧` marks what is reported."]
        ends = any(map(_differs_in_ends, rule.examples))
        parts += (part for example in rule.examples for part in _example(example, ends=ends))
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    languages = ", ".join(sorted(rule.languages)) if rule.languages else "all"
    facts = {
        "group": rule.group,
        "severity": rule.severity,
        "on by default": "yes" if rule.default else f'no; `select = ["{rule.code}"]` runs it',
        "languages": languages,
        "looks at": "the whole folder" if rule.needs_facts else "each document by itself",
    }
    if rule.yields_to:
        facts["gives way to"] = ", ".join(sorted(rule.yields_to))
    return "\n".join(f"- {name}: {_prose(value)}" for name, value in facts.items())


def _options(rule: Rule) -> str:
    rows = [
        f"| `{option.name}` | {_kind(option)} | `{_cell(_toml(option.default))}` |"
        for option in rule.options
    ]
    settings = [f"{option.name} = {_toml(option.default)}" for option in rule.options]
    table = "\n".join(["| option | type | default |", "| --- | --- | --- |", *rows])
    block = _block("\n".join([f"[rules.{rule.code}]", *settings]), "toml")
    return f"{table}\n\n{block}"


def _kind(option: Option) -> str:
    if option.choices:
        return " or ".join(f"`{_cell(choice)}`" for choice in option.choices)
    return {"array": "list of strings"}.get(option.kind, option.kind)


def _cell(text: str) -> str:
    """Text for a code span in a table's cell."""
    return text.replace("|", "\\|").replace("`", "'")


def _differs_in_ends(example: Example) -> bool:
    """Whether only line ends are changed: then they have to be shown."""
    bad = (example.bad or "").replace("⟦", "").replace("⟧", "")
    return example.fixed is not None and bad.splitlines() == example.fixed.splitlines()


def _example(example: Example, *, ends: bool) -> Iterator[str]:
    circumstances = "".join(_circumstances(example))
    if example.good is not None:
        yield f"Right{circumstances}:"
        yield _block(example.good, ends=ends)
        return
    yield f"Wrong{circumstances}:"
    yield _block(example.bad or "", ends=ends)
    if example.fixed is not None:
        yield "Fixed:"
        yield _block(example.fixed, ends=ends)


def _circumstances(example: Example) -> Iterator[str]:
    if example.language:
        yield f", in {_prose(example.language)}"
    if example.path.endswith((".md", ".markdown")):
        yield ", in Markdown"
    for name, value in example.options.items():
        yield f", with `{name} = {_cell(_toml(value))}`"
    if example.also:
        others = "another document" if len(example.also) == 1 else f"{len(example.also)} others"
        yield f", beside {others} in the folder"


def _block(text: str, info: str = "text", *, ends: bool = False) -> str:
    """A fenced block in which everything can be seen; its fence is longer than any inside."""
    lines = text.splitlines(keepends=True) if ends else _lines(text)
    shown = "\n".join(visible(line, strict=True) for line in lines)
    ticks = max((len(run) for run in pattern("`+").findall(shown)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}{info}\n{shown}\n{fence}"


def _lines(text: str) -> list[str]:
    return [text[start:end] for start, end in line_spans(text)]


def _prose(text: str) -> str:
    return visible(" ".join(text.split()))


def _toml(value: Any) -> str:
    """A value of an option as it is written in TOML; sets are sorted."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return str(value)
    items = sorted(value) if isinstance(value, (set, frozenset)) else value
    return f"[{', '.join(_toml(item) for item in items)}]"


def rules_table(rules: Collection[Rule], output_format: str = "text") -> str:
    """All rules, a line for each, or as JSON (`output_format` "json") with their options."""
    if output_format == "json":
        listed = {"version": RULES_VERSION, "rules": [_record(rule) for rule in rules]}
        return json.dumps(listed, indent=2) + "\n"
    rows = [
        (
            rule.code,
            rule.name,
            rule.severity,
            "on" if rule.default else "off",
            rule.summary,
        )
        for rule in rules
    ]
    shown = [[_prose(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)][:-1]
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        + "\n"
        for row in shown
    )


def _record(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "summary": rule.summary,
        "why": rule.why,
        "severity": rule.severity,
        "default": rule.default,
        "languages": sorted(rule.languages) if rule.languages else None,
        "folder": rule.needs_facts,
        "options": [
            {
                "name": option.name,
                "type": option.kind,
                "default": plain(option.default),
                "choices": list(option.choices),
            }
            for option in rule.options
        ],
    }


def plain(value: Any) -> Any:
    """An option's value as JSON has it: any collection is a list, a set a sorted one."""
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
