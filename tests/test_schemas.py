"""Published schemas: right, up to date, and what reports keep to."""

import io
import json
from collections.abc import Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from srclint import registry, reports, schemas
from srclint.model import Edit, Finding, Fix, Option, Problem, Rule, Span
from srclint.reports import Summary
from srclint.settings import KEYS


def check(doc: Any) -> Iterator[Problem]:
    yield from ()


OPTIONS = (
    Option("allow", "array", ("had",)),
    Option("style", "string", "a", ("a", "b")),
    Option("most", "integer", 3),
)
RULE = Rule("HSE001", "house-word", "house", "X.", "", check, options=OPTIONS)
CONFIG = jsonschema.Draft202012Validator(schemas.config_schema([RULE]))

FINDING = Finding(
    code="HSE001",
    name="house-word",
    group="house",
    severity="info",
    message="odd \udcff",
    path="a.txt",
    language="unknown",
    span=Span(0, 3),
    line=1,
    column=1,
    end_line=1,
    end_column=4,
    text="foo",
    fixes=(Fix((Edit(Span(0, 3), "bar"), Edit(Span(4, 4), "")), safe=True, note="x"),),
    confidence=0.25,
    value={"date": "2018-09-12"},
)
RUN = Summary([FINDING], 1, 2, [("b.txt", "gone")])


def published(name: str) -> Any:
    return json.loads((schemas.FOLDER / f"{name}.schema.json").read_text("utf-8"))


def written(name: str) -> str:
    out = io.StringIO()
    reports.write(name, RUN, out, color=False, source=lambda path: None)
    return out.getvalue()


def part(name: str) -> dict[str, Any]:
    """A part of the output's schema, with what it refers to."""
    whole = published("output")
    return {"$ref": f"#/$defs/{name}", "$defs": whole["$defs"]}


def test_published_configuration_schema_is_up_to_date() -> None:
    now = schemas.config_schema(registry.installed())
    assert published("config") == now, "run: python tools/build_schemas.py"


@pytest.mark.parametrize("name", ["output", "config"])
def test_schemas_are_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(published(name))


def test_output() -> None:
    report = json.loads(written("json"))
    jsonschema.validate(report, published("output"))
    del report["findings"][0]["start"]["offset"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, published("output"))


def test_output_line_by_line() -> None:
    finding, last = map(json.loads, written("jsonl").splitlines())
    jsonschema.validate(finding, part("finding"))
    jsonschema.validate(last, part("last_line"))


def test_statistics() -> None:
    out = io.StringIO()
    reports.write_statistics("json", RUN, out)
    jsonschema.validate(json.loads(out.getvalue()), part("statistics"))


def test_configuration_has_all_keys() -> None:
    assert set(schemas.config_schema([])["properties"]) == set(KEYS)


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"select": ["ALL"], "ignore": ["HSE", "house-word", "ABC001"], "extend": "../x.toml"},
        {"per-path": {"seeds/it/**": {"language": "it", "ignore": ["house"]}}},
        {"rules": {"HSE001": {"severity": "info", "safe": True, "allow": ["x"], "style": "b"}}},
        {"rules": {"PLG001": {"severity": "error", "whatever": 1}}},
        {"entity": [{"name": "Việt Nam", "not": ["Vietnam"]}], "corpus": ["**"]},
    ],
)
def test_right_configurations(config: dict[str, Any]) -> None:
    CONFIG.validate(config)


@pytest.mark.parametrize(
    "config",
    [
        {"selct": ["ALL"]},
        {"select": "ALL"},
        {"per-path": {"x": {"lang": "it"}}},
        {"rules": {"HSE001": {"severity": "bad"}}},
        {"rules": {"PLG001": {"severity": "bad"}}},
        {"rules": {"HSE001": {"alow": []}}},
        {"rules": {"HSE001": {"style": "c"}}},
        {"rules": {"HSE001": {"most": "3"}}},
        {"rules": {"HSE001": {"allow": [1]}}},
        {"entity": {"name": "x"}},
    ],
)
def test_wrong_configurations(config: dict[str, Any]) -> None:
    assert not CONFIG.is_valid(config)
