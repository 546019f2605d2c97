"""examples/: rules of one's own, as the README shows them, and what `rule --new` writes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import srclint

from srclint import registry
from srclint.model import Example, Rule
from srclint.testing import case_id, cases, run_example

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
HOUSE = EXAMPLES / "house-rules"
LETTER = "Dear Ann\n\nSend an email to room 2/14, said the man who kept the ferry on the river.\n"


@pytest.mark.parametrize(("rule", "example"), cases(registry.folder(HOUSE / "house")), ids=case_id)
def test_house_rules(rule: Rule, example: Example) -> None:
    run_example(rule, example)


def test_the_configuration_of_the_house(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.en.txt").write_text(LETTER, "utf-8")
    config = str(HOUSE / "srclint.toml")
    done = srclint(folder, "--config", config, "--select", "HSE", ".")
    assert [line.split()[1] for line in done.stdout.splitlines()[:2]] == ["HSE001", "HSE002"]


def test_the_rules_of_the_house_are_explained() -> None:
    config = str(HOUSE / "srclint.toml")
    for rule in registry.folder(HOUSE / "house"):
        done = srclint(ROOT, "rule", rule.code, "--config", config)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"# {rule.code} {rule.name}")


def plug_in(tmp_path: Path) -> str:
    """The package as pip leaves it, with its entry point; gives the path to both."""
    info = tmp_path / "srclint_letters-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: srclint-letters\nVersion: 1.0.0\n")
    (info / "entry_points.txt").write_text("[srclint.rules]\nletters = srclint_letters\n")
    return os.pathsep.join([str(tmp_path), str(EXAMPLES / "srclint-letters")])


def test_the_plug_in_passes_its_own_test(tmp_path: Path) -> None:
    tests = EXAMPLES / "srclint-letters" / "tests"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)],
        env={"PYTHONPATH": plug_in(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_the_plug_in_takes_part(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.en.txt").write_text(f"Letter No. 3\n\n{LETTER}\n{name}.\n", "utf-8")
    path = plug_in(tmp_path)
    done = srclint(folder, "--select", "LTR", ".", PYTHONPATH=path)
    codes = [line.split()[1] for line in done.stdout.splitlines()[:4]]
    assert codes == ["LTR002", "LTR001"] * 2
    assert "greetings" in srclint(folder, "rule", "LTR001", PYTHONPATH=path).stdout


def new(folder: Path, *args: str) -> str:
    done = srclint(folder, "rule", "--new", *args)
    assert done.returncode == 0, done.stderr
    return done.stdout.removeprefix("Wrote ").strip()


def test_a_new_rule_without_code(tmp_path: Path) -> None:
    (tmp_path / "srclint.toml").write_text('rule-folders = ["ours"]\n', "utf-8")
    (tmp_path / "ours").mkdir()
    assert new(tmp_path, "HSE003") == "ours/hse003.toml"
    (rule,) = registry.folder(tmp_path / "ours")
    assert (rule.code, rule.name) == ("HSE003", "hse003")
    for example in rule.examples:
        run_example(rule, example)
    (tmp_path / "a.txt").write_text("Down to teh quay.\n", "utf-8")
    done = srclint(tmp_path, "--select", "HSE003", "a.txt")
    assert "a.txt:1:9: HSE003" in done.stdout


def test_a_new_rule_in_python(tmp_path: Path) -> None:
    path = tmp_path / new(tmp_path, "HSE004", "group/slips.py")
    spec = importlib.util.spec_from_file_location("group.slips", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (module.slips.name, module.slips.group) == ("slips", "group")
    for example in module.slips.examples:
        run_example(module.slips, example)
    lint = [sys.executable, "-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml")]
    lint.append(str(path))
    done = subprocess.run(lint, capture_output=True, text=True, check=False)
    assert "No module named" in done.stderr or done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["hse1"], "'hse1' is no code"),
        (["SPL001"], "SPL001 is taken"),
        (["HSE001", "a.txt"], "ends in .toml or .py"),
        (["HSE001", "No-Date.py"], "the file's name is the rule's"),
        (["HSE001", "kept.toml"], "is there already"),
        (["HSE001", "kept.toml/x.toml"], "cannot be written"),
    ],
)
def test_what_will_not_do(tmp_path: Path, args: list[str], said: str) -> None:
    (tmp_path / "kept.toml").write_text("kept", "utf-8")
    done = srclint(tmp_path, "rule", "--new", *args)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr
    assert (tmp_path / "kept.toml").read_text("utf-8") == "kept"
