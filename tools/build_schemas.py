"""Write srclint/schemas/config.schema.json anew: after a change to keys, rules or options.

usage: python tools/build_schemas.py
"""

import json

from srclint import registry, schemas


def text() -> str:
    """The schema as it is published, with the rules that are installed."""
    schema = schemas.config_schema(registry.installed())
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (schemas.FOLDER / "config.schema.json").write_text(text(), "utf-8")
