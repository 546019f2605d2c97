"""Waivers against odd names, odd texts, odd line ends, many alike, and renamed files."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from srclint.cli import cli
from srclint.waivers import FILE

SAID = "The ferry was late , they said.\n"
NAMES = [
    "a\nb.txt",
    'say "so".txt',
    "back\\slash.txt",
    "[x]*?.txt",
    "\x1b[31mred\x1b[0m.txt",
    "::error::x.txt",
    "\u202eright.txt",
    "-rf.txt",
    "#1.txt",
    "!not.txt",
    " blank .txt",
    "a:1:2.txt",
    "~.txt",
    "# hash.txt",
    os.fsdecode(b"b\xff\xfe.txt"),
]
TEXTS = [
    SAID,
    "He said \"\"\" , and then ''' , too.\n",
    "He wrote [[waiver]] , and he wrote [[x]] , too.\n",
    "A \x1b[31m , \x07 bell , rang.\n",
    "Bidi \u202e , text \u2066 , here.\n",
    "\ufeff\ufeff , \u0000 , nul.\n",
    "{'" + "x" * 300 + "' , " + "y" * 300 + " , z}\n",
]


def run(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == code, done.output
    return done.output


pytestmark = pytest.mark.usefixtures("workshop")


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_name(name: str) -> None:
    Path("plain.txt").write_text(SAID, "utf-8")
    Path(name).write_text(SAID, "utf-8")
    run("waive", "--", f"{name}:1:20")
    text = Path(FILE).read_text("utf-8")
    assert text.replace("\n", "").isprintable()
    said = run(".", code=1)
    assert said.count("PUN002") == 1
    assert "plain.txt:1:19" in said
    assert "already waived" in run("waive", "--", f"{name}:1:20")
    assert run("baseline").isprintable() or "\x1b" not in run("baseline")
    assert not run(".")
    listed = run("waivers")
    assert not {"\x1b", "\u202e"} & set(listed)
    Path(name).unlink()
    assert "1 of 2 removed" in run("waivers", "--prune")


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_text_with_any_line_ends(text: str, end: str) -> None:
    data = f"First.\n\n{text}\nLast , line.\n".replace("\n", end).encode()
    Path("a.txt").write_bytes(data)
    before = run("a.txt", code=1).count("PUN002")
    run("baseline")
    assert len(tomllib.loads(Path(FILE).read_text("utf-8"))["waiver"]) == before
    assert not run(".")
    assert not run("--fix", ".")
    assert Path("a.txt").read_bytes() == data
    Path("a.txt").write_bytes(f"More.{end}{end}".encode() + data)  # its lines moved
    assert not run(".")
    assert not {"\x1b", "\x07", "\u202e"} & set(run("waivers"))


def test_line_ends_may_change() -> None:
    Path("a.txt").write_bytes(f"One.\r\n\r\n{SAID}".encode())
    run("waive", "a.txt:3")
    Path("a.txt").write_bytes(f"One.\n\n{SAID}".encode())
    assert not run(".")


def test_the_same_fifty_times() -> None:
    Path("a.txt").write_text(f"{SAID}\n" * 50, "utf-8")
    for number in (50, 1, 25):
        run("waive", f"a.txt:{2 * number - 1}")
    found = [int(line.split(":")[1]) for line in run("a.txt", code=1).splitlines()[:47]]
    assert found == [n for n in range(1, 100, 2) if n not in {1, 49, 99}]
    run("--fix", "a.txt")
    text = Path("a.txt").read_text("utf-8")
    assert text.count(" ,") == 3
    assert not run(".")
    run("waive", "a.txt:1")
    assert len(tomllib.loads(Path(FILE).read_text("utf-8"))["waiver"]) == 3


def test_a_renamed_file_is_another() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    run("baseline")
    Path("a.txt").rename("b.txt")
    said = run(".", code=1)
    assert "b.txt:1:19: PUN002" in said
    assert "in a.txt: it matches no finding" in said
    text = Path(FILE).read_text("utf-8")
    Path(FILE).write_text(text.replace('"a.txt"', '"b.txt"'), "utf-8")
    assert not run(".")


def test_an_entry_twice() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    run("baseline")
    text = Path(FILE).read_text("utf-8")
    entry = text[text.index("[[waiver]]") :]
    Path(FILE).write_text(f'{text}\n{entry}\n{entry}reason = "again"\n', "utf-8")
    assert run(".").count("WVR001") == 1  # the last says nothing that the first does not
    assert "1 of 3 removed" in run("waivers", "--prune")
    assert not run(".")
    assert "already waived" in run("waive", "a.txt:1")


def test_an_expired_entry_is_replaced() -> None:
    Path("a.txt").write_text(SAID, "utf-8")
    run("waive", "a.txt:1", "--until", "2001-01-31", "--reason", "for a while")
    assert "PUN002 waived in" in run("waive", "a.txt:1", "--reason", "for good")
    (entry,) = tomllib.loads(Path(FILE).read_text("utf-8"))["waiver"]
    assert entry["reason"] == "for good"
    assert "until" not in entry
    assert not run(".")


@pytest.mark.parametrize("path", ["../b.txt", "/etc/passwd", "//", "**/../**", "\x00", "*" * 5000])
def test_a_path_reaches_nothing_outside(path: str) -> None:
    Path("../b.txt").write_text(SAID, "utf-8")
    Path("a.txt").write_text("Fine.\n", "utf-8")
    said = "".join(f"\\u{ord(c):04x}" for c in path)
    Path(FILE).write_text(f'[[waiver]]\nrule = "PUN002"\npath = "{said}"\n', "utf-8")
    assert "PUN002" in run("../b.txt", "--config", "srclint.toml", code=1)
    done = CliRunner().invoke(cli, [".", "../b.txt"])
    assert done.exit_code == 1
    assert "b.txt:1:19: PUN002" in done.output
