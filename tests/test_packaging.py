"""Wheel and sdist, built and installed in clean environments; srclint run from them.

Needs a package index for the dependencies (CI has one); SRCLINT_SKIP_PACKAGING=1 skips.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("SRCLINT_SKIP_PACKAGING")), reason="SRCLINT_SKIP_PACKAGING is set"
)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built from what git knows of the checkout."""
    scratch = tmp_path_factory.mktemp("build")
    source = scratch / "source"
    ignore = shutil.ignore_patterns(".git", "build", "dist", "*.egg-info", ".*cache")
    shutil.copytree(TOP, source, ignore=ignore)
    shutil.rmtree(source / "benchmarks" / "corpus", ignore_errors=True)
    run(sys.executable, "-m", "venv", scratch / "venv", cwd=scratch)
    python = scratch / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "build", cwd=scratch)
    run(python, "-m", "build", "--outdir", scratch / "dist", source, cwd=scratch)
    return scratch / "dist"


def test_the_wheel_holds_all_that_the_checkout_has(built: Path) -> None:
    wheel = next(built.glob("*.whl"))
    names = set(zipfile.ZipFile(wheel).namelist())
    for top, inside in (("srclint", "srclint"), ("rules", "srclint/rules")):
        for path in (TOP / top).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{inside}/{path.relative_to(TOP / top).as_posix()}" in names
    assert any(name.endswith("LICENSE") for name in names)
    assert any(name.endswith("NOTICE") for name in names)
    assert not any(name.startswith(("tests/", "seeds/", "rules/")) for name in names)


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_installed_in_a_clean_environment(built: Path, tmp_path: Path, kind: str) -> None:
    package = next(built.glob(kind))
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", package, cwd=tmp_path)
    shutil.copytree(TOP / "seeds", tmp_path / "seeds")
    srclint = tmp_path / "venv" / "bin" / "srclint"
    done = run(srclint, "--no-cache", "--exit-zero", "seeds/", cwd=tmp_path)
    assert done.returncode == 0
    here = run(sys.executable, "-m", "srclint", "--no-cache", "--exit-zero", "seeds/", cwd=tmp_path)
    assert done.stdout == here.stdout
    assert not done.stderr
    assert "TTL001" in run(srclint, "rules", cwd=tmp_path).stdout


def test_rules_of_ones_own_beside_the_wheel(built: Path, tmp_path: Path) -> None:
    """examples/, as its README says: the plug-in installed and tested, the house's rules used."""
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    shutil.copytree(TOP / "examples", tmp_path / "examples")
    python = tmp_path / "venv" / "bin" / "python"
    letters = tmp_path / "examples" / "srclint-letters"
    run(python, "-m", "pip", "install", "-q", next(built.glob("*.whl")), letters, cwd=tmp_path)
    run(python, "-m", "pip", "install", "-q", "pytest", cwd=tmp_path)
    done = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", letters, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    letter = "Dear Ann\n\nAn email came, and nobody on the quay minded it at all.\n"
    (tmp_path / "letter.en.txt").write_text(letter, "utf-8")
    srclint = tmp_path / "venv" / "bin" / "srclint"
    house = tmp_path / "examples" / "house-rules" / "srclint.toml"
    command = (srclint, "--no-cache", "--config", house, "--select", "LTR,HSE", "letter.en.txt")
    said = run(*command, cwd=tmp_path).stdout
    assert [line.split()[1] for line in said.splitlines()[:2]] == ["LTR001", "HSE001"]
    assert "LTR002" in run(srclint, "rules", cwd=tmp_path).stdout


def test_the_sdist_can_build_and_test_itself(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "rules/titles/repeated_title.py"} <= names
    assert {"tests/test_rules.py", "action.yml", "examples/house-rules/srclint.toml"} <= names
