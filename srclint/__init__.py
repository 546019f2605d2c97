"""srclint: a linter for the prose that people collect.

What is exported here is all that is public, with `srclint.mentions` and `srclint.testing`.
Names are imported when first used, so that `import srclint` is cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from srclint.api import (
        CheckResult,
        FixResult,
        check,
        check_paths,
        fix,
        load_config,
        observe,
    )
    from srclint.config import Config
    from srclint.declare import rule
    from srclint.document import Document
    from srclint.entities import Entity
    from srclint.model import (
        Edit,
        Example,
        Finding,
        Fix,
        Observer,
        Problem,
        Rule,
        Span,
        UserError,
    )
    from srclint.text import offsets, pattern
    from srclint.views import RuleFacts

__all__ = [
    "CheckResult",
    "Config",
    "Document",
    "Edit",
    "Entity",
    "Example",
    "Finding",
    "Fix",
    "FixResult",
    "Observer",
    "Problem",
    "Rule",
    "RuleFacts",
    "Span",
    "UserError",
    "check",
    "check_paths",
    "fix",
    "load_config",
    "observe",
    "offsets",
    "pattern",
    "rule",
]

_HOMES = {
    "srclint.api": (
        "CheckResult",
        "FixResult",
        "check",
        "check_paths",
        "fix",
        "load_config",
        "observe",
    ),
    "srclint.config": ("Config",),
    "srclint.declare": ("rule",),
    "srclint.document": ("Document",),
    "srclint.entities": ("Entity",),
    "srclint.model": (
        "Edit",
        "Example",
        "Finding",
        "Fix",
        "Observer",
        "Problem",
        "Rule",
        "Span",
        "UserError",
    ),
    "srclint.text": ("offsets", "pattern"),
    "srclint.views": ("RuleFacts",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'srclint' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
