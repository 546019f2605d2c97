"""Our pre-commit hooks, run by pre-commit in a scratch repository, without a network.

Most tests take .pre-commit-hooks.yaml with `language: system`, so that the srclint under test
runs. The last one is `pre-commit try-repo`, which clones this repository, makes an
environment and installs the clone with pip. Offline that works because pip may look nowhere
(PIP_NO_INDEX), asks for no dependencies (PIP_NO_DEPS) and builds with what is there
(PIP_NO_BUILD_ISOLATION); PYTHONPATH points to a folder of links to what is installed beside
srclint here, setuptools among it. srclint itself then comes from the clone and nowhere else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from textwrap import indent

import pytest

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"

CLEAN = "The ferry left at nine and came back before noon, as it does on every market day.\n"
DIRTY = CLEAN.replace("came back", "came  back")
TITLED = "{title}\n\n" + CLEAN

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not find_spec("pre_commit"), reason="pre-commit is not installed"),
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
]


class Repository:
    """A git repository of documents, and the environment in which git and its hooks run."""

    def __init__(self, scratch: Path) -> None:
        self.folder = scratch / "documents of ours"
        self.folder.mkdir()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
        who = {f"GIT_{role}_{what}": "x@y.z" for role in ROLES for what in ("NAME", "EMAIL")}
        self.environment = {
            **kept,
            **who,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PRE_COMMIT_HOME": str(scratch / "pre-commit"),
            "PRE_COMMIT_COLOR": "never",
            "SRCLINT_CACHE_DIR": str(scratch / "cache"),
            "SRCLINT_STATE_DIR": str(scratch / "state"),
        }
        self.git("init", "-q")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def git(self, *args: str) -> str:
        done = self.run("git", *args)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def pre_commit(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", "pre_commit", *args)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        self.git("add", "--", name)
        return path

    def install(self, hook: str, more: str = "") -> None:
        """Install one of our hooks, with the srclint that is installed here."""
        blocks = HOOKS.read_text("utf-8").replace("language: python", "language: system")
        block = next(b for b in blocks.split("\n- ")[1:] if b.startswith(f"id: {hook}\n"))
        hooks = indent(f"- {block.rstrip()}\n{more}", " " * 6)
        config = f"repos:\n  - repo: local\n    hooks:\n{hooks}"
        self.write(".pre-commit-config.yaml", config)
        assert self.pre_commit("install").returncode == 0

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "-q", "-m", "Add documents")


ROLES = ("AUTHOR", "COMMITTER")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_hooks_are_as_pre_commit_wants_them(repository: Repository) -> None:
    done = repository.pre_commit("validate-manifest", str(HOOKS))
    assert done.returncode == 0, done.stdout
    done = repository.pre_commit("validate-config", str(ROOT / ".pre-commit-config.yaml"))
    assert done.returncode == 0, done.stdout


def test_a_dirty_document_fails_the_commit_and_is_left_alone(repository: Repository) -> None:
    repository.install("srclint")
    dirty = repository.write("letters/on the ferry.txt", DIRTY)
    repository.write("letters/clean.md", CLEAN)
    done = repository.commit()
    assert done.returncode == 1
    assert "letters/on the ferry.txt:1:" in done.stdout
    assert "SPC002" in done.stdout
    assert "clean.md" not in done.stdout
    assert dirty.read_text("utf-8") == DIRTY
    repository.write("letters/on the ferry.txt", CLEAN)
    done = repository.commit()
    assert done.returncode == 0, done.stdout


def test_the_fixing_hook_changes_the_document_and_then_passes(repository: Repository) -> None:
    repository.install("srclint-fix")
    dirty = repository.write("on the ferry.txt", DIRTY)
    done = repository.commit()
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert dirty.read_text("utf-8") == CLEAN
    repository.git("add", "--all")
    done = repository.commit()
    assert done.returncode == 0, done.stdout
    assert repository.git("show", "HEAD:on the ferry.txt") == CLEAN


def test_what_is_no_document_is_not_passed(repository: Repository) -> None:
    repository.install("srclint")
    for name in ("ferry.py", "ferry.csv", "Makefile", "NOTES"):
        repository.write(name, DIRTY)
    done = repository.commit()
    assert done.returncode == 0, done.stdout
    assert "no files to check" in done.stdout
    repository.write("FERRY.TXT", DIRTY)
    assert repository.commit().returncode == 1


def test_exclusions_hold_for_what_pre_commit_passes(repository: Repository) -> None:
    repository.install("srclint", more="  args: [--no-cache]\n")
    repository.write("srclint.toml", 'extend-exclude = ["drafts/"]\n')
    repository.write("drafts/ferry.txt", DIRTY)
    done = repository.commit()
    assert done.returncode == 0, done.stdout
    assert "SPC002" not in done.stdout


def test_a_changed_document_is_judged_against_the_whole_repository(
    repository: Repository,
) -> None:
    repository.install("srclint", more="  verbose: true\n")
    for number in range(12):
        title = f"The ferry and its crew, part {number}"
        repository.write(f"crew {number}.txt", TITLED.format(title=title))
    assert repository.commit().returncode == 0
    repository.write("one more.txt", TITLED.format(title="THE FERRY AND ITS CREW"))
    done = repository.commit()
    assert done.returncode == 0, done.stdout
    assert "one more.txt:1:1: TTL005" in done.stdout


def test_this_repository_passes_its_own_hook(repository: Repository) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not in a checkout")
    repository.folder = ROOT
    done = repository.pre_commit("run", "srclint", "--all-files")
    assert done.returncode == 0, done.stdout


def test_try_repo(repository: Repository, tmp_path: Path) -> None:
    offline(repository, tmp_path)
    ours = clone(repository, tmp_path / "srclint itself")
    repository.write("on the ferry.txt", DIRTY)
    how = ("--all-files", "--ref", "HEAD", "--verbose")
    done = repository.pre_commit("try-repo", str(ours), "srclint", *how)
    assert done.returncode == 1, done.stdout
    assert "on the ferry.txt:1:" in done.stdout, done.stdout
    assert "SPC002" in done.stdout
    done = repository.pre_commit("try-repo", str(ours), "srclint-fix", *how)
    assert "files were modified by this hook" in done.stdout, done.stdout
    assert (repository.folder / "on the ferry.txt").read_text("utf-8") == CLEAN


def offline(repository: Repository, scratch: Path) -> None:
    """Let pip install a clone of ours from what is installed here (see this file's head)."""
    try:
        known = int(version("setuptools").split(".")[0])
    except PackageNotFoundError:
        known = 0
    if known < 77:
        pytest.skip("setuptools 77 or newer is not installed; the extra `dev` has it")
    links = scratch / "links"
    links.mkdir()
    for folder in {Path(path) for path in sys.path if path.endswith("site-packages")}:
        for entry in folder.iterdir():
            ours = entry.name.startswith(("srclint", "__editable__", "pip", "__pycache__"))
            if not ours and entry.suffix not in (".pth", ".egg-link"):
                (links / entry.name).symlink_to(entry)
    repository.environment |= {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it as `build isolation: no`
        "PYTHONPATH": str(links),
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
    }


def clone(repository: Repository, target: Path) -> Path:
    """A repository with the files of this one as they stand, committed."""
    if not (ROOT / ".git").exists():
        pytest.skip("not in a checkout")
    listed = repository.git("-C", str(ROOT), "ls-files", "-z")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    for args in (("init", "-q"), ("add", "--all", "--force"), ("commit", "-q", "-m", "Copy")):
        repository.git("-C", str(target), *args)
    return target
