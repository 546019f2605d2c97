"""action.yml: its steps' own scripts, run as GitHub's runner runs them, with its files.

The first step installs from the checkout, offline, as tests/test_precommit.py says.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from command import SLIP
from test_precommit import Repository, offline

ROOT = Path(__file__).parent.parent

pytestmark = [
    pytest.mark.skipif(not find_spec("yaml"), reason="pre-commit, and so yaml, is not installed"),
    pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="there is no bash"),
]


def load(text: str) -> Any:
    import yaml  # type: ignore[import-untyped]  # its types are a package of their own

    return yaml.safe_load(text)


@pytest.fixture(scope="module")
def action() -> Any:
    return load((ROOT / "action.yml").read_text("utf-8"))


class Runner:
    """A job's workspace, the files that GitHub's runner gives a step, and what steps said."""

    def __init__(self, action: Any, scratch: Path, **inputs: str) -> None:
        self.action = action
        self.scratch = scratch
        self.workspace = scratch / "work space"
        self.temp = scratch / "temp dir"
        self.summary = scratch / "summary.md"
        for folder in (self.workspace, self.temp):
            folder.mkdir(exist_ok=True)
        defaults = {name: spec["default"] for name, spec in action["inputs"].items()}
        assert inputs.keys() <= defaults.keys()
        self.known = {f"inputs.{name}": value for name, value in {**defaults, **inputs}.items()}
        self.environment = {
            **os.environ,
            "SRCLINT_CACHE_DIR": str(scratch / "cache"),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
        }

    def step(self, number: int) -> subprocess.CompletedProcess[str]:
        """Run a step; what it writes to GITHUB_OUTPUT is known to the next ones."""
        step = self.action["runs"]["steps"][number]
        output = self.scratch / f"output-{number}"
        output.write_text("")
        script = self.scratch / f"step-{number}.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace,
            env={
                **self.environment,
                **{name: self.filled(value) for name, value in step.get("env", {}).items()},
                "GITHUB_OUTPUT": str(output),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{name}"] = value
        return done

    def filled(self, value: str) -> str:
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda m: self.known.get(m[1], ""), value)

    def output(self, name: str) -> str:
        return self.filled(self.action["outputs"][name]["value"])


@pytest.fixture
def checks(action: Any, tmp_path: Path) -> Any:
    """Makes runners whose first step is done: the srclint under test is installed."""

    def make(**inputs: str) -> Runner:
        runner = Runner(action, tmp_path, **inputs)
        runner.known["steps.install.outputs.bin"] = str(Path(sys.executable).parent)
        (runner.workspace / "a.txt").write_text(SLIP, "utf-8")
        return runner

    return make


def test_inputs_never_stand_in_a_script(action: Any) -> None:
    steps = action["runs"]["steps"]
    assert all("${{" not in step["run"] for step in steps)
    assert {step["shell"] for step in steps} == {"bash"}


@pytest.mark.slow
def test_installs_this_checkout(action: Any, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    offline(repository, tmp_path)
    source = tmp_path / "pinned checkout"
    ignored = shutil.ignore_patterns(".git", "build", "*.egg-info", ".*cache", "tests", "seeds")
    shutil.copytree(ROOT, source, ignore=ignored)
    runner = Runner(action, tmp_path)
    runner.environment |= {**repository.environment, "GITHUB_ACTION_PATH": str(source)}
    (runner.workspace / "a.txt").write_text(SLIP, "utf-8")
    done = runner.step(0)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (Path(runner.known["steps.install.outputs.bin"]) / "srclint").exists()
    done = runner.step(1)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::warning file=a.txt,line=1,")


def test_a_version_that_is_none_installs_nothing(action: Any, tmp_path: Path) -> None:
    runner = Runner(action, tmp_path, version="0 --index-url=https://x.example")
    runner.environment |= {"PIP_NO_INDEX": "1"}
    done = runner.step(0)
    assert done.returncode != 0
    assert "steps.install.outputs.bin" not in runner.known


def test_says_which_python_is_needed(action: Any, tmp_path: Path) -> None:
    runner = Runner(action, tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "bash").symlink_to(shutil.which("bash") or "")
    runner.environment["PATH"] = str(tools)
    done = runner.step(0)
    assert done.returncode == 1
    assert done.stdout.startswith("::error title=srclint::Python 3.11 or newer is needed")


def test_annotations_summary_and_sarif(checks: Any) -> None:
    runner = checks()
    done = runner.step(1)
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=a.txt,line=1,col=19,endColumn=21,title=srclint")
    assert "PUN002" in runner.summary.read_text("utf-8")
    (run,) = json.loads(Path(runner.output("sarif")).read_text("utf-8"))["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "a.txt", "uriBaseId": "%SRCROOT%"}
    assert runner.output("exit-code") == "1"


def test_nothing_wrong(checks: Any) -> None:
    runner = checks()
    (runner.workspace / "a.txt").write_text(SLIP.replace(" ,", ","), "utf-8")
    done = runner.step(1)
    assert (done.returncode, done.stdout) == (0, "")
    assert runner.output("exit-code") == "0"
    assert Path(runner.output("sarif")).exists()


def test_paths_and_arguments(checks: Any) -> None:
    runner = checks(
        paths="-dash.txt\r\n\n two words/*.txt\n$(touch x)`touch y`;touch z\n",
        arguments="--select PUN\n--exit-zero",
    )
    for name in (
        "-dash.txt",
        " two words/*.txt",
        " two words/other.txt",
        "$(touch x)`touch y`;touch z",
    ):
        (runner.workspace / name).parent.mkdir(exist_ok=True)
        (runner.workspace / name).write_text(SLIP, "utf-8")
    done = runner.step(1)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
    assert not {"x", "y", "z"} & set(os.listdir(runner.workspace))


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_since(checks: Any) -> None:
    runner = checks(since="HEAD")
    (runner.workspace / "b.txt").write_text(SLIP, "utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@y.z", "-c", "commit.gpgsign=false")
    for args in (("init", "-q"), ("add", "a.txt"), (*who, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *args], cwd=runner.workspace, check=True)
    done = runner.step(1)
    assert done.returncode == 1, done.stderr
    assert [line.split(",")[0] for line in done.stdout.splitlines()] == ["::warning file=b.txt"]


def test_arguments_are_not_run_nor_expanded(checks: Any) -> None:
    runner = checks(arguments="--select $(touch${IFS}x) *")
    done = runner.step(1)
    assert done.returncode == 2
    assert "$(touch${IFS}x)" in done.stderr
    assert not (runner.workspace / "x").exists()


def test_what_is_wrong_is_said_and_no_old_sarif_is_given(checks: Any) -> None:
    runner = checks()
    assert runner.step(1).returncode == 1
    wrong = checks(arguments="--select NOSUCH")
    done = wrong.step(1)
    assert done.returncode == 2
    assert "NOSUCH" in done.stderr
    assert (wrong.output("sarif"), wrong.output("exit-code")) == ("", "2")


def test_a_document_gives_no_commands(checks: Any) -> None:
    runner = checks()
    (runner.workspace / "a.txt").unlink()
    name = "x\n::error::y.txt"
    (runner.workspace / name).write_text("::stop-commands::x\n" + SLIP, "utf-8")
    done = runner.step(1)
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith("::warning file=x\\n") for line in commands), commands


def samples() -> list[Any]:
    text = (ROOT / "README.md").read_text("utf-8")
    return [load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.S)]


def test_the_samples_use_what_there_is(action: Any) -> None:
    """The workflow, the GitLab job and the pre-commit configuration of the README."""
    workflow = next(sample for sample in samples() if "jobs" in sample)
    (step,) = [
        step
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if step["uses"].startswith("srclint/srclint@")
    ]
    assert step["with"].keys() <= action["inputs"].keys()
    gitlab = next(sample for sample in samples() if "srclint" in sample)
    (line,) = [line for line in gitlab["srclint"]["script"] if line.startswith("srclint ")]
    reports = gitlab["srclint"]["artifacts"]["reports"]
    assert all(f"={file}" in line for file in reports.values())
    hooks = next(sample for sample in samples() if "repos" in sample)
    known = {hook["id"] for hook in load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {hook["id"] for repo in hooks["repos"] for hook in repo["hooks"]} <= known
