"""Standard input: bytes in, bytes out, judged as the file that it stands for."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import FIXED, SLIP, run


def fed(folder: Path, data: bytes, *args: str) -> subprocess.CompletedProcess[bytes]:
    return run(folder, "-", *args, data=data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_the_fixed_text_has_the_bytes_of_its_encoding(folder: Path, bom: bytes, codec: str) -> None:
    done = fed(folder, bom + SLIP.encode(codec), "--fix", "--isolated")
    assert (done.stdout, done.returncode) == (bom + FIXED.encode(codec), 0)


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + SLIP.encode("utf-16-le") + b"x",  # half a character at the end
        ("Così è , perché la città è più bella.\n" * 9).encode("cp1252"),
        SLIP.encode("utf-16-le"),
    ],
)
def test_what_is_only_guessed_goes_through_unchanged(folder: Path, data: bytes) -> None:
    done = fed(folder, data, "--fix", "--isolated")
    assert done.stdout == data


def test_what_remains_is_said_on_standard_error(folder: Path) -> None:
    done = fed(folder, (SLIP + "It was ( late.\n").encode(), "--fix", "--isolated")
    assert done.stdout.decode().startswith(FIXED)
    assert b"-:2:8: PUN008" in done.stderr
    assert done.returncode == 1


def test_an_excluded_name_goes_through(folder: Path) -> None:
    (folder / "srclint.toml").write_text('extend-exclude = ["drafts/"]\n', "utf-8")
    name = ["--stdin-filename", "drafts/a.txt"]
    done = fed(folder, SLIP.encode(), "--fix", "--force-exclude", *name)
    assert (done.stdout, done.stderr, done.returncode) == (SLIP.encode(), b"", 0)
    assert fed(folder, SLIP.encode(), "--force-exclude", *name).stdout == b""
    assert fed(folder, SLIP.encode(), *name).returncode == 1


def test_the_name_says_configuration_and_path(folder: Path) -> None:
    (folder / "it").mkdir()
    (folder / "srclint.toml").write_text('[per-path."it/**"]\nignore = ["PUN002"]\n', "utf-8")
    inside = str(folder / "it" / "a.txt")
    assert fed(folder, SLIP.encode(), "--stdin-filename", inside).returncode == 0
    name = ["--stdin-filename", str(folder / "a.txt"), "--output-format", "json"]
    report = json.loads(fed(folder, SLIP.encode(), *name).stdout)
    assert [f["path"] for f in report["findings"]] == ["a.txt"]


def test_it_is_judged_against_its_folder(folder: Path) -> None:
    (folder / "srclint.toml").write_text('select = ["TTL005"]\n', "utf-8")
    for number in range(12):
        text = f"The council met on day {number}\n\nIt rained on day {number}, they said.\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    loud = "THE COUNCIL MET AGAIN\n\nIt rained again, they said, and nobody minded it.\n"
    (folder / "loud.txt").write_text("Something else\n", "utf-8")
    for name in ("loud.txt", "new.txt"):
        assert b"TTL005" in fed(folder, loud.encode(), "--stdin-filename", name).stdout
    assert b"TTL005" not in fed(folder, loud.encode(), "--isolated").stdout


def test_a_fix_that_would_make_a_text_unreadable_is_left_out(folder: Path) -> None:
    """Two valid characters for each bad byte make UTF-8; without one of them it is a guess."""
    data = "Nga này.Ã©".encode() + b"\x80\x80\x80" + "これは".encode()
    done = fed(folder, data, "--fix", "--isolated")
    assert (done.stdout, done.returncode) == (data, 2)
    assert b"would not be read as utf-8" in done.stderr
    (folder / "a.txt").write_bytes(data)
    subprocess.run(
        [sys.executable, "-m", "srclint", "--fix", "--isolated", "a.txt"], cwd=folder, check=False
    )
    assert (folder / "a.txt").read_bytes() == data
