"""Bad input: one clear line, the rest still checked, nothing changed or half-written."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command import FIXED, SLIP, findings, srclint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "good.txt").write_text(SLIP, "utf-8")
    return place


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF8, "utf-8"),
    ],
)
def test_marked_encodings_stay_what_they_are(folder: Path, bom: bytes, codec: str) -> None:
    path = folder / "marked.txt"
    path.write_bytes(bom + SLIP.replace("\n", "\r\n").encode(codec))
    assert ("marked.txt", "PUN002") in findings(folder, "marked.txt")
    srclint(folder, "--fix", "marked.txt")
    assert path.read_bytes() == bom + FIXED.replace("\n", "\r\n").encode(codec)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1258", "utf-16-le"])
def test_guessed_encodings_are_found_and_never_fixed(folder: Path, codec: str) -> None:
    path = folder / "guess.txt"
    text = "Le bac est arrivé très tard , et la ville déçue resta sans café à midi.\n" * 20
    path.write_bytes(text.encode(codec))
    codes = {code for _, code in findings(folder, "guess.txt")}
    assert any(code.startswith("CHR") for code in codes)
    before = path.read_bytes()
    done = srclint(folder, "--fix", "--unsafe-fixes", ".")
    assert done.returncode == 1, done.stderr
    assert path.read_bytes() == before
    assert (folder / "good.txt").read_text("utf-8") == FIXED


def test_single_bad_bytes_are_kept(folder: Path) -> None:
    path = folder / "bad.txt"
    clean = "Il caffè è già pronto, perché così si può partire più tardi.\n" * 20
    path.write_bytes(clean.encode() + b"An odd byte \xff here , and on.\n")
    found = findings(folder, "bad.txt")
    assert any(code.startswith("CHR") for _, code in found)
    srclint(folder, "--fix", "bad.txt")
    assert path.read_bytes() == clean.encode() + b"An odd byte \xff here, and on.\n"


def test_nul_in_text_is_text(folder: Path) -> None:
    path = folder / "nul.txt"
    path.write_text("A zero \0 lies here, and the text goes on for a while after it.\n", "utf-8")
    assert ("nul.txt", "CHR005") in findings(folder, ".") or findings(folder, "nul.txt")


@pytest.mark.parametrize("name", ["with blank.txt", 'it\'s "odd".txt', "[a]*.txt", "ü—文.txt"])
def test_odd_names(folder: Path, name: str) -> None:
    (folder / name).write_text(SLIP, "utf-8")
    assert (name, "PUN002") in findings(folder, ".")
    srclint(folder, "--fix", name)
    assert (folder / name).read_text("utf-8") == FIXED


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_names_that_are_no_utf8(folder: Path) -> None:
    path = os.fsencode(folder) + b"/odd\xff.txt"
    with open(path, "wb") as file:
        file.write(SLIP.encode())
    assert srclint(folder, "--fix", ".").returncode == 0
    assert srclint(folder, ".").returncode == 0
    with open(path, "rb") as file:
        assert file.read() == FIXED.encode()


def broken_link(folder: Path) -> str:
    (folder / "bad.txt").symlink_to("nowhere")
    return "a link to nothing"


def link_loop(folder: Path) -> str:
    (folder / "bad.txt").symlink_to("bad.txt")
    return "levels of symbolic links"


def binary(folder: Path) -> str:
    (folder / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return "binary"


def missing(folder: Path) -> str:
    return "no such file"


@pytest.mark.parametrize("spoil", [broken_link, link_loop, binary, missing])
def test_one_line_and_the_rest_is_checked(folder: Path, spoil: Callable[[Path], str]) -> None:
    reason = spoil(folder)
    bad = next((p.name for p in folder.iterdir() if p.name.startswith("bad")), "bad.txt")
    done = srclint(folder, "--fix", "good.txt", bad)
    assert done.returncode == 2
    assert [reason in line for line in done.stderr.splitlines()] == [True]
    assert bad in done.stderr
    assert (folder / "good.txt").read_text("utf-8") == FIXED


def test_a_picture_in_a_folder_is_no_error(folder: Path) -> None:
    (folder / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "noext").write_bytes(b"\x7fELF" + bytes(range(256)) * 8)
    done = srclint(folder, ".")
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["ALL"]', "'selct'; did you mean 'select'"),
        ("select = 3", "select must be a list of strings"),
        ('select = ["NOPE"]', "'NOPE'"),
        ('[rules.NOPE1]\nseverity = "info"', "no such rule"),
        ('[rules.SPC001]\nseverity = "bad"', "severity must be"),
        ("select = [", "not valid TOML"),
        ('extend = "nowhere.toml"', "no file nowhere.toml"),
        ('extend = "srclint.toml"', "extends this file"),
        ('language = "xx-nope"', "language"),
        ('encoding = "nope-8"', "encoding"),
        ('ignore-patterns = ["("]', "RE2"),
        ('rule-folders = ["nowhere"]', "no such folder"),
        ('rule-folders = ["house"]', "pattern"),
        ('[per-path."a/**"]\nlang = "it"', "'lang'; did you mean 'language'"),
        ('corpus = ["nowhere/**"]', "no file matches"),
        ("[rules.mojibake]\nsafe = false", "its code is CHR001"),
        ('[tool.srclint]\nselect = ["ALL"]', "without [tool.srclint]"),
        ('[[entity]]\nvariants = ["x"]', "srclint.toml:1: an entity needs a name"),
        ('[per-path."a.txt"]\nlanguage = "xx-nope"', '[per-path."a.txt"]: language'),
    ],
)
def test_wrong_configuration(folder: Path, text: str, said: str) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "broken.toml").write_text(
        'code = "HOU001"\nsummary = "s"\nwhy = "w"\npattern = "("\n', "utf-8"
    )
    (folder / "srclint.toml").write_text(text + "\n", "utf-8")
    done = srclint(folder, "--fix", ".")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr
    assert "srclint.toml" in done.stderr or "broken.toml" in done.stderr or "nowhere" in done.stderr
    assert (folder / "good.txt").read_text("utf-8") == SLIP


@pytest.mark.parametrize(
    "args",
    [
        ["--no-such-option"],
        ["--language", "klingonese"],
        ["--output-format", "nope"],
        ["--config", "nowhere.toml"],
        ["--jobs", "0"],
        ["-", "good.txt"],
        ["rule", "NOPE1"],
        ["undo", "--run", "nope"],
    ],
)
def test_wrong_usage(folder: Path, args: list[str]) -> None:
    done = srclint(folder, *args)
    assert done.returncode == 2
    assert done.stderr
    assert not done.stdout


def test_a_link_stays_a_link(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.txt"
    target.write_text(SLIP, "utf-8")
    target.chmod(0o640)
    (folder / "link.txt").symlink_to(target)
    srclint(folder, "--fix", "link.txt")
    assert (folder / "link.txt").is_symlink()
    assert target.read_text("utf-8") == FIXED
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_sic_and_urls_on_a_line_with_a_hit(folder: Path) -> None:
    text = "See https://example.org/a,,b and late ,,  [sic] but late ,, really.\n"
    (folder / "good.txt").write_text(text, "utf-8")
    srclint(folder, "--fix", "--unsafe-fixes", ".")
    fixed = (folder / "good.txt").read_text("utf-8")
    assert "https://example.org/a,,b" in fixed


def test_an_undecodable_file_is_never_clean(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
    done = srclint(folder, "--select", "CHR", "bad.txt")
    assert done.returncode in (1, 2)
    assert done.stdout or done.stderr


@pytest.mark.parametrize("data", ['select = ["ALL"]\n'.encode("utf-16"), b"# caff\xe8\n"])
def test_a_configuration_that_is_not_utf8(folder: Path, data: bytes) -> None:
    (folder / "srclint.toml").write_bytes(data)
    done = srclint(folder, ".")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "srclint.toml: it is not UTF-8; save it as UTF-8" in done.stderr


def test_a_configuration_that_is_a_link_to_nothing(folder: Path) -> None:
    """Going on as if there were none would check by rules that nobody chose."""
    (folder / "srclint.toml").symlink_to(folder / "gone.toml")
    done = srclint(folder, ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert "srclint.toml: " in done.stderr
