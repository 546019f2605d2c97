"""`srclint rule` and `srclint rules`."""

import json
from collections.abc import Iterator
from typing import Any

from srclint import explain, registry
from srclint.model import Example, Option, Problem, Rule


def check(doc: Any) -> Iterator[Problem]:
    yield from ()


RULE = Rule(
    code="HSE001",
    name="house-word",
    group="house",
    summary="A word is written\n otherwise.",
    why="Readers know `one` way.",
    check=check,
    languages=frozenset({"it", "en"}),
    default=False,
    yields_to=frozenset({"spelling"}),
    options=(
        Option("allow", "array", ("had", "that")),
        Option("style", "string", "a|b", ("a|b", "c")),
        Option("strict", "boolean", False),
        Option("most", "number", 0.5),
    ),
    examples=(
        Example(bad="A ⟦e-mail⟧.", fixed="An email.", language="en"),
        Example(bad="A ⟦```x``⟧\n", path="x.md", options={"allow": {"b", "a"}}),
        Example(good="An\u00a0email\t\x1b[31m.", also=("x",)),
    ),
)

MARKDOWN = """\
# HSE001 house-word

A word is written otherwise.

- group: house
- severity: warning
- on by default: no; `select = ["HSE001"]` runs it
- languages: en, it
- looks at: each document by itself
- gives way to: spelling

## Why

Readers know `one` way.

## Options

| option | type | default |
| --- | --- | --- |
| `allow` | list of strings | `["had", "that"]` |
| `style` | `a\\|b` or `c` | `"a\\|b"` |
| `strict` | boolean | `false` |
| `most` | number | `0.5` |

```toml
[rules.HSE001]
allow = ["had", "that"]
style = "a|b"
strict = false
most = 0.5
```

## Measured

99 of 100.

## Examples

`⟦ ⟧` marks what is reported.

Wrong, in en:

```text
A ⟦e-mail⟧.
```

Fixed:

```text
An email.
```

Wrong, in Markdown, with `allow = ["a", "b"]`:

````text
A ⟦```x``⟧
````

Right, beside another document in the folder:

```text
An<U+00A0>email\\t<U+001B>[31m.
```
"""


def test_markdown() -> None:
    shown = explain.markdown(RULE, sections=["## Measured", "99 of 100."])
    assert shown == MARKDOWN


def test_line_ends_are_shown_where_they_are_the_matter() -> None:
    examples = (Example(bad="a⟦⟧", fixed="a\n"), Example(good="b\r\n"))
    rule = Rule("X001", "x", "x", "x", "x", check, examples)
    shown = explain.markdown(rule)
    assert "```text\na⟦⟧\n```" in shown
    assert "```text\na\\n\n```" in shown
    assert "```text\nb\\r\\n\n```" in shown


def test_every_rule_can_be_explained() -> None:
    for rule in registry.installed():
        shown = explain.markdown(rule)
        assert shown.startswith(f"# {rule.code} {rule.name}\n")
        assert shown.count("\n```") % 2 == 0
        assert "\x1b" not in shown


def test_rules_table() -> None:
    other = Rule("HSE0002", "x", "house", "X.", "", check, severity="error")
    assert explain.rules_table([RULE, other]) == (
        "HSE001   house-word  warning  off  A word is written otherwise.\n"
        "HSE0002  x           error    on   X.\n"
    )
    assert explain.rules_table([]) == ""


def test_rules_as_json() -> None:
    (record,) = json.loads(explain.rules_table([RULE], "json"))["rules"]
    assert record == {
        "code": "HSE001",
        "name": "house-word",
        "group": "house",
        "summary": "A word is written\n otherwise.",
        "why": "Readers know `one` way.",
        "severity": "warning",
        "default": False,
        "languages": ["en", "it"],
        "folder": False,
        "options": [
            {"name": "allow", "type": "array", "default": ["had", "that"], "choices": []},
            {"name": "style", "type": "string", "default": "a|b", "choices": ["a|b", "c"]},
            {"name": "strict", "type": "boolean", "default": False, "choices": []},
            {"name": "most", "type": "number", "default": 0.5, "choices": []},
        ],
    }
