"""A folder that somebody else made runs no code, is no way out of itself, and keeps off screens."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from command import SLIP, environment

from srclint.reports import FORMATS

SECRET = "hunter2-of-another-folder"


def srclint(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """The command as it is installed: `python -m` would itself look for modules in the folder."""
    command = shutil.which("srclint", path=os.path.dirname(sys.executable))
    if command is None:
        pytest.skip("the command srclint is not installed beside this Python")
    done = subprocess.run(
        [command, *args],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(SLIP, "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "secret.toml").write_text(f'"{SECRET}" = 1\n', "utf-8")
    (tmp_path / "out" / "rule.toml").write_text(
        'code = "HOU001"\nsummary = "s"\npattern = "ferry"\n', "utf-8"
    )
    return place


def refused(folder: Path) -> str:
    done = srclint(folder, ".")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert SECRET not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    "text",
    [
        'extend = "../out/secret.toml"',
        'extend = "{out}/secret.toml"',
        'word-lists = ["../out/secret.toml"]',
        'rule-folders = ["../out"]',
        'rule-folders = ["inner/../../out"]',
        'entities = "../out/x.toml"',
    ],
)
def test_a_found_configuration_reaches_out(folder: Path, text: str) -> None:
    out = folder.parent / "out"
    (folder / "srclint.toml").write_text(text.format(out=out.as_posix()) + "\n", "utf-8")
    assert "--config" in refused(folder)


@pytest.mark.parametrize("name", ["srclint.toml", "words.txt", "house"])
def test_a_link_leads_out(folder: Path, name: str) -> None:
    out = folder.parent / "out"
    target = {"srclint.toml": out / "secret.toml", "words.txt": out / "secret.toml", "house": out}
    if name != "srclint.toml":
        key = "word-lists" if name == "words.txt" else "rule-folders"
        (folder / "srclint.toml").write_text(f'{key} = ["{name}"]\n', "utf-8")
    (folder / name).symlink_to(target[name])
    refused(folder)


def test_what_is_extended_reaches_out(folder: Path) -> None:
    (folder / "srclint.toml").write_text('extend = "base.toml"\n', "utf-8")
    (folder / "base.toml").write_text('word-lists = ["../out/secret.toml"]\n', "utf-8")
    refused(folder)


def test_a_repository_is_one_place(folder: Path) -> None:
    (folder.parent / ".git").mkdir()
    (folder / "srclint.toml").write_text('rule-folders = ["../out"]\n', "utf-8")
    (folder.parent / "out" / "secret.toml").unlink()
    assert "HOU001" in srclint(folder, ".").stdout


def test_a_named_configuration_may_reach_out(folder: Path) -> None:
    (folder / "srclint.toml").write_text('rule-folders = ["../out"]\n', "utf-8")
    (folder.parent / "out" / "secret.toml").unlink()
    assert "HOU001" in srclint(folder, "--config", "srclint.toml", ".").stdout


def test_code_in_the_folder_is_never_run(folder: Path) -> None:
    mark = folder.parent / "ran"
    code = f"open({str(mark)!r}, 'w')\n"
    for name in ("sitecustomize", "click", "re2", "srclint", "conftest", "setup", "rich"):
        (folder / f"{name}.py").write_text(code, "utf-8")
    for package in ("rules", "house", "srclint_plugin.egg-info"):
        (folder / package).mkdir()
    (folder / "rules" / "__init__.py").write_text(code, "utf-8")
    (folder / "house" / "rule.py").write_text(code, "utf-8")
    (folder / "srclint_plugin.egg-info" / "entry_points.txt").write_text(
        "[srclint.rules]\nx = sitecustomize\n", "utf-8"
    )
    (folder / "srclint.toml").write_text('rule-folders = ["house"]\n', "utf-8")
    for args in (("--fix", "."), (".",), ("rules",), ("config",), ("undo",)):
        assert srclint(folder, *args).returncode in (0, 1)
    assert not mark.exists()


def test_documents_that_are_links_out_are_neither_read_nor_written(folder: Path) -> None:
    target = folder.parent / "out" / "b.txt"
    target.write_text(SLIP, "utf-8")
    (folder / "b.txt").symlink_to(target)
    (folder / "c").symlink_to(folder.parent / "out")
    done = srclint(folder, "--fix", ".")
    assert "b.txt" not in done.stdout
    assert target.read_text("utf-8") == SLIP


NAMES = ["\x1b]0;owned\x07.txt", "\x1b[2J.txt", "a\n::error::x.txt", "\u202etxt.exe.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("layout", sorted(FORMATS))
def test_names_and_texts_that_speak_to_the_terminal(folder: Path, layout: str) -> None:
    text = "\x1b[31mThe ferry\x1b]0;owned\x07 was late , and\x9b2J nobody  minded.\r\n::error::x\n"
    for name in NAMES:
        (folder / name).write_text(text, "utf-8")
    with open(os.fsencode(folder) + b"/bad\xff\x1b.txt", "wb") as file:
        file.write(text.encode())
    done = srclint(folder, "--output-format", layout, "--color", "never", ".")
    said = done.stdout + done.stderr
    assert not [c for c in said if c not in "\n\t" and (c < " " or "\x7f" <= c < "\xa0")]
    own = [line for line in said.splitlines() if line.startswith("::")]
    assert all(line.split(" ")[0] in {"::error", "::warning", "::notice"} for line in own)


def test_a_cache_that_somebody_else_wrote(folder: Path) -> None:
    first = srclint(folder, ".").stdout
    for file in (folder.parent / "cache").rglob("*.sqlite"):
        base = sqlite3.connect(file)
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master")]
        for table in tables:
            columns = [row[1] for row in base.execute(f'PRAGMA table_info("{table}")')]
            for column in columns:
                try:
                    base.execute(f'UPDATE "{table}" SET "{column}" = ?', ("\x1b[2Jjunk",))
                except sqlite3.Error:
                    continue
        base.commit()
        base.close()
    done = srclint(folder, ".")
    assert done.stdout == first
    assert "\x1b" not in done.stdout + done.stderr
