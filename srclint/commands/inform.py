"""`srclint rule`, `rules`, `config`, `init`: what the program knows of itself."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from srclint import explain, registry
from srclint.commands.check import chooser_of, resolver_of, wants_color
from srclint.config import FILE
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.reports import visible_path
from srclint.settings import KEYS, nearest

if TYPE_CHECKING:
    from srclint.model import Rule


def _all_rules(config: str | None) -> tuple[Rule, ...]:
    if config is None and not Path(FILE).is_file():
        return registry.installed()
    resolver = resolver_of(config, isolated=False)
    return Chooser().rules(resolver.of_folder(str(Path.cwd())))
