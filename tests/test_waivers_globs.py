"""Entries with a glob go with their sentences too, as far as all their files do."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from srclint.cli import cli
from srclint.waivers import FILE

SAID = "The ferry was late , they said .\n"
MENDED = "The ferry was late , they said.\n"


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, words)
    assert done.exit_code in {0, 1}, done.output
    return done.output


def entries() -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomllib.loads(Path(FILE).read_text("utf-8"))["waiver"]
    return found


@pytest.fixture(autouse=True)
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SRCLINT_CACHE_DIR", str(tmp_path.parent / "cache"))
    monkeypatch.setenv("SRCLINT_STATE_DIR", str(tmp_path.parent / "state"))
    Path("srclint.toml").write_text('select = ["PUN002"]\n', "utf-8")
    for name in ("a", "b", "c"):
        Path("in").mkdir(exist_ok=True)
        Path(f"in/{name}.txt").write_text(f"Text {name}.\n\n{SAID}", "utf-8")
    run("waive", "in/a.txt:3:19", "--reason", "as printed")
    text = Path(FILE).read_text("utf-8").replace('"in/a.txt"', '"in/*.txt"  # all of them')
    Path(FILE).write_text(text, "utf-8")
    return text


def test_all_its_files_are_fixed(before: str) -> None:
    run("--fix", ".")
    assert Path("in/c.txt").read_text("utf-8").endswith(MENDED)
    after = Path(FILE).read_text("utf-8")
    changed = [(b, a) for b, a in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
    assert [b.split(" = ")[0] for b, _ in changed] == ["context"]
    assert "3 waived" in run(".") or not run(".")
    run("undo")
    assert Path(FILE).read_text("utf-8") == before


@pytest.mark.parametrize("paths", [["in/a.txt"], ["in/a.txt", "in/b.txt"]])
def test_some_of_its_files_are_fixed(before: str, paths: list[str]) -> None:
    run("--fix", *paths)
    after = Path(FILE).read_text("utf-8")
    assert len(entries()) == 2
    assert {e["path"] for e in entries()} == {"in/*.txt"}
    assert {e["reason"] for e in entries()} == {"as printed"}
    kept = iter(after.splitlines())
    assert all(line in kept for line in before.splitlines())
    for _ in range(2):  # the others go with the entry that is there now
        run("--fix", ".")
        assert Path("in/c.txt").read_text("utf-8").endswith(MENDED)
        assert len(entries()) == 2
    assert run(".").count("PUN002") == 1  # the old entry, which is of no use any more
    run("waivers", "--prune")
    assert len(entries()) == 1
    assert "PUN002" not in run(".")


def test_one_of_its_files_keeps_the_sentence(before: str) -> None:
    text = "Le café de la gare, où l’on dîne.\n\n".replace("’", "'") + SAID
    Path("in/c.txt").write_bytes(text.encode("latin-1"))  # guessed, and so never fixed
    run("--fix", ".")
    assert Path("in/a.txt").read_text("utf-8").endswith(MENDED)
    assert Path("in/c.txt").read_bytes() == text.encode("latin-1")
    assert len(entries()) == 2
    said = run(".")
    assert said.count("PUN002") == 1
    assert "in/c.txt:3:31: PUN002" in said


def test_a_review_leaves_the_glob_to_the_other_files(before: str) -> None:
    Path("srclint.toml").write_text('select = ["PUN002"]\n[rules.PUN002]\nsafe = false\n', "utf-8")
    CliRunner().invoke(cli, ["review", "in/a.txt"], input="1\nq\n")
    assert Path("in/a.txt").read_text("utf-8").endswith(MENDED)
    assert len(entries()) == 2
    assert "in/a.txt" not in run("in/b.txt", "in/a.txt")
    assert "in/b.txt:3:19" not in run("in/b.txt", "in/a.txt")


def test_a_named_glob_character_is_a_file(before: str) -> None:
    os.rename("in/a.txt", "in/[a].txt")
    Path(FILE).write_text(before.replace("in/*.txt", "in/[a].txt"), "utf-8")
    run("--fix", "in/[a].txt")
    assert len(entries()) == 1
    assert "PUN002" not in run("in/[a].txt")
