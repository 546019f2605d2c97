"""The arrows of the design: who may import whom, read off the source."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import srclint

TOP = Path(__file__).parent.parent
PURE = {
    "text",
    "language",
    "blocks",
    "protect",
    "document",
    "lint",
    "views",
    "repair",
    "fixes",
    "wake",
}
"""Modules that know no files, no terminal and no configuration."""

MAY_NOT: dict[str, set[str]] = {
    "model": {"*"},
    **{
        name: {"config", "files", "run", "cli", "commands", "reports", "store", "discover"}
        for name in PURE
    },
    "reports": {"run", "cli", "commands", "files", "store", "config", "discover"},
    "readers": {"run", "cli", "commands", "files", "store", "config", "discover", "lint"},
    "run": {"cli", "commands", "reports"},
    "folder": {"cli", "commands", "reports"},
    "fixing": {"cli", "commands", "reports"},
    "api": {"cli", "commands", "reports"},
}


def imported(path: Path) -> set[str]:
    """Modules of srclint that a file imports outside of functions and type checking."""
    found = set()
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("srclint"):
            rest = (node.module or "").split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
    return found


def sources(name: str) -> list[Path]:
    place = TOP / "srclint" / name
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


@pytest.mark.parametrize("name", sorted(MAY_NOT))
def test_arrows(name: str) -> None:
    for path in sources(name):
        used = imported(path)
        wrong = used if "*" in MAY_NOT[name] else used & MAY_NOT[name]
        assert not wrong, f"{path.name} imports {wrong}"


def test_rules_import_the_public_api_only() -> None:
    public = set(srclint.__all__) | {"lexicon", "mentions", "rules", "spelling"}
    for path in (TOP / "rules").rglob("*.py"):
        assert imported(path) <= public, f"{path} imports {imported(path) - public}"


def test_packages_are_all_listed() -> None:
    """Setuptools leaves out what is not listed: a forgotten group would silently be missing."""
    listed = set(
        tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    )
    folders = {
        ".".join((name, *path.parent.relative_to(TOP / place).parts))
        for name, place, kind in (
            ("srclint", "srclint", "*.py"),
            ("srclint.rules", "rules", "*.py"),
            ("srclint.rules", "rules", "*.toml"),
        )
        for path in (TOP / place).rglob(kind)
    }
    assert listed == folders


def test_what_is_exported_is_all_that_is_public() -> None:
    assert set(dir(srclint)) == set(srclint.__all__)
    for name in srclint.__all__:
        assert getattr(srclint, name).__doc__, name


def test_importing_is_light() -> None:
    """Nothing heavy comes with `import srclint`, nor with a check that finds nothing new."""
    heavy = "rich ftfy regex babel pycountry gcld3 re2 charset_normalizer multiprocessing"
    code = (
        "import sys, srclint; srclint.check; srclint.fix; srclint.rule;"
        f"print(*(set('{heavy}'.split()) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_files_stay_short() -> None:
    long = [
        f"{path.relative_to(TOP)}: {count}"
        for folder in ("srclint", "rules", "benchmarks", "tools")
        for path in (TOP / folder).rglob("*.py")
        if (count := len(path.read_text("utf-8").splitlines())) > 320
    ]
    assert not long


def test_the_map_shows_every_module_once() -> None:
    shown = re.findall(
        r"`(\w+/?)`", (TOP / "CONTRIBUTING.md").read_text("utf-8").split("\n## ")[-1]
    )
    there = [
        path.name + "/" if path.is_dir() else path.stem
        for path in (TOP / "srclint").iterdir()
        if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem[0] != "_")
    ]
    off = set(shown) ^ set(there)
    assert sorted(shown) == sorted(there), f"CONTRIBUTING.md, where things are: {off or 'twice'}"
