"""`srclint review` as somebody sees it, in a real terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from test_review import TEXT, terminal, text

if TYPE_CHECKING:
    from pathlib import Path

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "srclint.toml").write_text('select = ["SPL001", "PUN008", "PUN002"]\n', "utf-8")
    (made / "a.txt").write_bytes(TEXT.encode())
    return made


def sit(folder: Path) -> Any:
    return pexpect.spawn(
        sys.executable,
        ["-m", "srclint", "review"],
        cwd=str(folder),
        env=terminal(folder),
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 80),
    )


def test_decisions_are_kept_and_gone_on_from(folder: Path) -> None:
    first = sit(folder)
    first.expect("The govermnent was late")
    first.expect("q quit > ")
    first.sendline("2")
    first.expect("A govermnent .of sorts")
    first.expect("q quit > ")
    first.sendline("o")
    first.expect("Instead of it")
    first.sendline("Crownx\x7f")  # and a key that takes the last letter back
    first.expect("is opened but not closed")
    first.expect("q quit > ")
    first.sendintr()
    first.expect("2 applied, 0 waived, 0 skipped; `srclint review` goes on from here")
    first.expect(pexpect.EOF)
    assert text(folder) == TEXT.replace("The govermnent", "The governments").replace(
        "A govermnent", "A Crown"
    )
    second = sit(folder)
    second.expect("is opened but not closed")
    second.expect("q quit > ")
    second.sendeof()
    second.expect("0 applied")
    second.expect(pexpect.EOF)
    third = sit(folder)
    third.expect("q quit > ")
    third.sendline("1")  # killed in the middle, what is decided stays
    third.sendline("s")
    third.expect("1 skipped")
    third.expect(pexpect.EOF)
    fourth = sit(folder)
    fourth.expect("0 applied, 0 waived, 0 skipped")
    fourth.expect("1 skipped earlier")


def test_words_names_and_waivers_are_added(folder: Path) -> None:
    with (folder / "srclint.toml").open("a", encoding="utf-8") as file:
        file.write('extend-select = ["SPL002"]\nentities = "names/entities.toml"\n')
    (folder / "names").mkdir()
    names = folder / "names" / "entities.toml"
    names.write_text("# reviewed\n", "utf-8")
    (folder / "b.txt").write_text(
        "Few people in the ministrey know why the harbour is so quiet.\n", "utf-8"
    )
    first = sit(folder)
    first.expect("The govermnent was late")
    first.expect("e add to entities, q quit > ")
    first.sendline("e")
    first.expect("govermnent: added to names/entities.toml")
    first.expect("is opened but not closed")  # the same name is not asked about again
    first.expect("q quit > ")
    first.sendline("e")  # which is for names only
    first.expect("e: none of these")
    first.sendline("w")
    first.expect("Why .may be empty.. ")
    first.sendline("as printed")
    first.expect("Few people in the ministrey")
    first.expect("q quit > ")
    first.sendline("d")
    first.expect("ministrey: added to srclint.toml")
    first.expect("0 applied, 1 waived, 0 skipped")
    first.expect(pexpect.EOF)
    assert names.read_text("utf-8").startswith("# reviewed\n")
    assert 'name = "govermnent"' in names.read_text("utf-8")
    assert 'words = ["ministrey"]' in (folder / "srclint.toml").read_text("utf-8")
    second = sit(folder)
    second.expect("0 applied, 0 waived, 0 skipped")
    second.expect(pexpect.EOF)
    assert text(folder) == TEXT
