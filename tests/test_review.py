"""`srclint review`: decisions of a person, kept at once, and gone on from later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import environment, run

from srclint.deciding import Skipped

TEXT = (
    "Harbour news\n\nThe govermnent was late, they said.\n\n"
    "A govermnent (of sorts came later.\n\nThe harbour was quiet again, they said.\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "srclint.toml").write_text('select = ["SPL001", "PUN008", "PUN002"]\n', "utf-8")
    (folder / "a.txt").write_bytes(TEXT.encode())
    return folder


PLAIN = {"COLUMNS": "100", "TERM": "dumb"}


def terminal(place: Path) -> dict[str, str]:
    return environment(place, **PLAIN)


def srclint(place: Path, *words: str, keys: str = "") -> str:
    data = keys.encode("utf-8", "surrogateescape")
    done = run(place, *words, data=data, more=PLAIN)
    assert b"internal error" not in done.stderr
    return done.stdout.decode()


def review(place: Path, *keys: str, options: tuple[str, ...] = ()) -> str:
    return srclint(place, "review", *options, keys="".join(key + "\n" for key in keys))


def text(place: Path) -> str:
    return (place / "a.txt").read_bytes().decode()


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        (["1"], TEXT.replace("govermnent", "government", 1)),
        (["2"], TEXT.replace("govermnent", "governments", 1)),
        (["", "9", "x", "0", "2"], TEXT.replace("govermnent", "governments", 1)),
        (["o", "crown 🚢", "q"], TEXT.replace("govermnent", "crown 🚢", 1)),
        (["o", '""'], TEXT.replace("govermnent", "", 1)),
        (["o", "", "s", "1"], TEXT.replace("A govermnent", "A government")),
        (["s", "s", "o", "of"], TEXT.replace("(", "of")),
        (["o", "\udcff", "q"], TEXT),
        (["o", "govermnent", "q"], TEXT),
        ([], TEXT),
    ],
)
def test_one_finding_at_a_time(place: Path, keys: list[str], after: str) -> None:
    said = review(place, *keys)
    assert text(place) == after
    assert ("takes back" in said) == (after != TEXT)
    if after != TEXT:
        srclint(place, "undo")
        assert text(place) == TEXT


def test_a_sitting_is_undone_as_one(place: Path) -> None:
    review(place, "1", "o", "governments", "o", "[")
    assert text(place) == TEXT.replace("govermnent", "government", 1).replace(
        "A govermnent (", "A governments ["
    )
    assert "3 files put back, 0 left alone" in srclint(place, "undo")
    assert text(place) == TEXT


def test_what_was_skipped_is_not_asked_again(place: Path) -> None:
    assert "0 applied, 0 waived, 1 skipped; `srclint review` goes on" in review(place, "s", "q")
    said = review(place, "1", "q")
    assert "A govermnent (of" in said
    assert "1 skipped earlier; --again" in said
    assert text(place) == TEXT.replace("A govermnent", "A government")
    said = review(place, "1", "q", options=("--again",))
    assert "govermnent" not in text(place)
    assert "skipped earlier" not in said


def test_what_was_skipped_stays_so_when_its_sentence_is_mended(place: Path) -> None:
    review(place, "s", "s", "o", "and")
    assert text(place) == TEXT.replace("(of", "andof")
    said = review(place)
    assert "govermnent" not in said
    assert "2 skipped earlier" in said


def test_waived_with_a_reason(place: Path) -> None:
    said = review(place, "w", "as “printed”", "1", "w", "")
    assert "1 applied, 2 waived, 0 skipped." in said
    listed = srclint(place, "waivers")
    assert "a.txt: SPL001 “govermnent” (as “printed”)" in listed
    assert "unused" not in listed
    assert text(place) == TEXT.replace("A govermnent", "A government")
    assert srclint(place, "--output-format", "json").count('"waived": 2') == 1


def test_a_waiver_goes_with_its_sentence(place: Path) -> None:
    srclint(place, "waive", "a.txt:5:14")
    before = (place / "srclint.waivers.toml").read_bytes()
    review(place, "s", "1")
    assert (place / "srclint.waivers.toml").read_bytes() != before
    assert "PUN008" not in srclint(place, ".")
    srclint(place, "undo")
    assert (place / "srclint.waivers.toml").read_bytes() == before
    assert text(place) == TEXT


def test_a_word_that_is_right_here(place: Path) -> None:
    said = review(place, "d", "q")
    assert "govermnent: added to srclint.toml" in said
    assert "(of sorts" in said
    assert "SPL001" not in srclint(place, ".")


LISTED = '# ours\r\n[[entity]]\r\nname = "Skelling"\r\nvariants = ["govermnants"]\r\n'


def test_a_name_goes_to_the_file_of_names(place: Path) -> None:
    with (place / "srclint.toml").open("a", encoding="utf-8") as file:
        file.write('entities = "entities.toml"\n')
    (place / "entities.toml").write_bytes(LISTED.encode())
    config = (place / "srclint.toml").read_bytes()
    said = review(place, "e", "q")
    assert "govermnent: added to entities.toml" in said
    assert "(of sorts" in said  # the same name is not asked about again
    after = (place / "entities.toml").read_bytes().decode()
    assert after.startswith(LISTED)
    assert 'name = "govermnent"\r\n' in after
    assert (place / "srclint.toml").read_bytes() == config
    assert "SPL001" not in srclint(place, ".")


@pytest.mark.parametrize("name", ["srclint.toml", "pyproject.toml", ""])
def test_a_name_goes_to_the_configuration_where_no_file_is_named(place: Path, name: str) -> None:
    before = (place / "srclint.toml").read_text("utf-8")
    (place / "srclint.toml").unlink()
    if name == "pyproject.toml":
        before = f"[tool.srclint]\n{before}# more\n[tool.other]\nx = 1"
    if name:
        (place / name).write_text(before, "utf-8")
    options = () if name else ("--select", "SPL001,PUN008")
    said = review(place, "e", "q", options=options)
    name = name or "srclint.toml"
    assert f"govermnent: added to {name}" in said
    text = (place / name).read_text("utf-8")
    assert text.startswith(before) or options
    own = "tool.srclint." if name == "pyproject.toml" else ""
    assert text.endswith(f'[[{own}entity]]\nname = "govermnent"\n')
    assert "SPL001" not in srclint(place, "--select", "SPL001", ".")


def test_a_name_that_is_listed_as_wrong_is_left_so(place: Path) -> None:
    listed = '[[entity]]\nname = "Ministry"\nvariants = ["govermnent"]\n'
    before = (place / "srclint.toml").read_text("utf-8").replace("PUN002", "ENT") + listed
    (place / "srclint.toml").write_text(before, "utf-8")
    said = review(place, "e", "q")
    assert "govermnent is listed as a form of Ministry already" in said
    assert (place / "srclint.toml").read_text("utf-8") == before


def test_a_broken_list_of_names_is_said_and_left(place: Path) -> None:
    (place / "srclint.toml").write_text('entity = [{name = "X"}]\nselect = ["SPL001"]\n', "utf-8")
    before = (place / "srclint.toml").read_bytes()
    assert "names cannot be added to it" in review(place, "e", "q")
    assert (place / "srclint.toml").read_bytes() == before


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_bytes_stay_what_they_are(place: Path, codec: str) -> None:
    before = TEXT.replace("\n", "\r\n").rstrip()
    (place / "a.txt").write_bytes(before.encode(codec))
    review(place, "1", "q")
    assert (place / "a.txt").read_bytes() == before.replace("govermnent", "government", 1).encode(
        codec
    )


def test_records(place: Path) -> None:
    rows = [json.dumps({"id": n, "text": TEXT.replace("quiet", "calm" * n)}) for n in range(3)]
    (place / "r.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    review(place, *"sss1o", "governments", *"s1q", options=("r.jsonl",))
    after = (place / "r.jsonl").read_text("utf-8").splitlines()
    assert after == [
        rows[0],
        rows[1].replace("govermnent", "government", 1).replace("govermnent", "governments", 1),
        rows[2].replace("govermnent", "government", 1),
    ]
    srclint(place, "undo")
    assert (place / "r.jsonl").read_text("utf-8").splitlines() == rows


def test_nothing_is_left(place: Path) -> None:
    (place / "a.txt").write_text("All was well , they said, and so it was.\n", "utf-8")
    said = review(place)
    assert "1 safe fixes are left to `srclint --fix`." in said
    assert "0 applied" in said


def test_nothing_in_a_document_acts_on_the_terminal(place: Path) -> None:
    (place / "a.txt").write_bytes(
        "The govermnent \x1b[31mwas\u202e late, \x07they said.\n".encode()
    )
    said = review(place, "o", "\x1b[0m", "q")
    assert "<U+001B>" in said
    assert not {"\x1b", "\u202e", "\x07"} & set(said)


@pytest.mark.parametrize("junk", [b"", b"junk", b"[1]", b"[[1,2,3]]", b"[" * 99_999])
def test_junk_in_the_state_folder_is_no_matter(tmp_path: Path, junk: bytes) -> None:
    kept = Skipped(str(tmp_path))
    kept.save("x", [])
    (path,) = (tmp_path / "review").iterdir()
    path.write_bytes(junk)
    assert kept.load("x") == []


def test_a_document_that_goes_away(place: Path) -> None:
    (place / "b.txt").write_bytes(TEXT.encode())
    process = subprocess.Popen(
        [sys.executable, "-m", "srclint", "review"],
        cwd=place,
        env=terminal(place),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    seen = b""
    while b"q quit" not in seen:
        seen += os.read(process.stdout.fileno(), 4096)
    (place / "a.txt").write_bytes(b"somebody else's\n")
    (place / "b.txt").unlink()
    out, err = process.communicate(b"1\nq\n", timeout=60)
    assert b"changed by another program" in out
    assert b"b.txt: " in err
    assert (place / "a.txt").read_bytes() == b"somebody else's\n"
