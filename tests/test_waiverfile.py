"""`srclint.waivers.toml`: read, remembered, changed line by line, and by several at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint.model import UserError
from srclint.waivers import FILE, Waiver, book
from srclint.waivers.book import as_written, load, parse
from srclint.waivers.edit import edit, edited, headers

ENTRY = Waiver("SPL001", "a.txt", "teh", "0123456789ab")


def old(path: Path, data: str) -> None:
    """Write a file whose time the cache trusts."""
    path.write_bytes(data.encode())
    os.utime(path, (1_500_000_000, 1_500_000_000 + len(data)))


def blocks(number: int) -> str:
    return "".join(
        f'[[waiver]]\nrule = "SPL001"\npath = "articles/{n // 3:04}.txt"\ntext = "teh"\n'
        f'context = "{n:012x}"\nreason = "baseline"\n\n'
        for n in range(number)
    )


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
ENTRIES = st.builds(
    Waiver,
    rule=WORDS,
    path=WORDS,
    text=st.text(st.characters(codec="utf-8"), max_size=20),
    context=st.text("0123456789abcdef", min_size=12, max_size=12),
    occurrence=st.sampled_from([0, 2, 30]),
    reason=st.text(st.characters(codec="utf-8"), max_size=20),
    author=st.text(st.characters(codec="utf-8"), max_size=9),
    until=st.sampled_from(["", "2027-01-31"]),
    row=st.sampled_from([0, 1, 300]),
    record=st.sampled_from(["", "0123456789ab000000ffffff"]),
)


@given(st.lists(ENTRIES, unique=True), st.randoms())
def test_what_is_written_is_read_again(entries: list[Waiver], dice: Random) -> None:
    data = edited(b"", "x", entries)
    assert set(parse(data, "x")) == set(entries)
    assert data.decode().replace("\n", "").isprintable()
    for entry in entries:  # one by one, in any order, gives the same file
        dice.shuffle(entries)
        assert edited(edited(data, "x", drop={entry}), "x", [entry]) == data


def test_comments_order_and_layout_stay() -> None:
    before = (
        b"\xef\xbb\xbf# ours\r\n\r\n# first\r\n[[waiver]]\r\nrule='SPL001' # so\r\npath = 'b'\r\n"
        b"[[ waiver ]] # second\r\npath='d'\r\nrule=\"SPL001\"\r\n\r\n# old ones\r\n\r\n"
        b"[[waiver]]\r\nrule='SPL001'\r\npath='e'"
    )
    entries = parse(before, "x")
    after = edited(before, "x", [Waiver("SPL001", path) for path in "acz"])
    assert [w.path for w in parse(after, "x")] == list("abcdez")
    kept = iter(after.splitlines())
    assert all(line in kept for line in before.splitlines())
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert edited(after, "x", drop=set(parse(after, "x")) - set(entries)).split() == before.split()
    assert b"# old ones" in edited(before, "x", drop={entries[1]})
    assert b"# first" not in edited(before, "x", drop={entries[0]})


def test_a_change_touches_its_lines_only() -> None:
    before = (
        b'[[waiver]]\nrule = "SPL001"\npath = "a.txt"\n  context = "0123456789ab"  # "x"\n'
        b'# note\ntext = "teh"\n'
    )
    (entry,) = parse(before, "x")
    after = edited(before, "x", change={entry: entry._replace(context="f" * 12, occurrence=2)})
    assert after == before.replace(b"0123456789ab", b"f" * 12) + b"occurrence = 2\n"


@pytest.mark.parametrize(
    "data",
    [
        b'waiver = [{rule = "SPL001", path = "b"}]\n',
        b'[[waiver]]\nrule = "SPL001"\npath = "b"\nreason = """\n[[waiver]]\n"""\n',
    ],
)
def test_another_layout_is_read_but_not_changed(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    assert len(parse(data, "x")) == 1
    with pytest.raises(UserError, match="change it by hand"):
        edit(str(tmp_path), [ENTRY])
    assert (tmp_path / FILE).read_bytes() == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("x = 1", "unknown key 'x'"),
        ("waiver = 1", "must be a list of tables"),
        ("[[waiver]]\nrule = 1\npath = 'a'", "waiver 1: rule must be a string"),
        ("[[waiver]]\nrule = 'A'\n", "it needs a rule and a path"),
        ("[[waiver]]\nrule = 'A'\npath = 'a'\nuntil = 'soon'", "'soon' is no day"),
        ("[[waiver]]\nrule = 'A'\npath = 'a'\nuntil = 3", "until must be a string"),
        ("[[waiver]]\nrule = 'A'\npath = 'a'\noccurrence = true", "must be a integer"),
        ("[[waiver]]\nrule = 'A'\npath = 'a'\noccurrence = 2", "in one context"),
        ("[[waiver]]\nrule = 'A'\npath = '!'", "is no pattern|no finding|"),
        ("\x00", "not valid TOML"),
        ("[" * 100_000, "not valid TOML"),
    ],
)
def test_bad_files_are_said(tmp_path: Path, data: str, said: str) -> None:
    (tmp_path / FILE).write_text(data, "utf-8")
    if said.endswith("|"):
        load(str(tmp_path), None)
        return
    with pytest.raises(UserError, match=said) as raised:
        load(str(tmp_path), None)
    assert FILE in str(raised.value)


def test_a_link_out_of_the_folder_is_a_trap(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.toml").write_text("", "utf-8")
    (folder / FILE).symlink_to(tmp_path / "secret.toml")
    for use in (lambda: load(str(folder), None), lambda: edit(str(folder), [ENTRY])):
        with pytest.raises(UserError, match="not followed"):
            use()
    assert not (tmp_path / "secret.toml").read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    with pytest.raises(UserError, match="it is no file"):
        load(str(tmp_path), None)


def test_the_cache_is_used_and_never_trusted(tmp_path: Path) -> None:
    cache, path = tmp_path / "cache", tmp_path / FILE
    old(path, blocks(3))
    first = load(str(tmp_path), str(cache))
    (kept,) = cache.glob("waivers-*")
    good = kept.read_bytes()
    head, body = good.split(b"\n")
    row = json.loads(body)[0]
    forged = json.dumps([[*row[:4], "x", *row[5:]]]).encode()
    digest = book._digest(forged)
    bad_shape = json.dumps([*json.loads(head)[:3], digest]).encode() + b"\n" + forged
    for junk in (b"", b"junk", good[:-9], good.replace(b"teh", b"eth"), bad_shape, b"[" * 99999):
        kept.write_bytes(junk)
        again = load(str(tmp_path), str(cache))
        assert first
        assert again
        assert again.waivers == first.waivers
        assert kept.read_bytes() == good
    old(path, blocks(4))
    changed = load(str(tmp_path), str(cache))
    assert changed
    assert len(changed.waivers) == 4


def test_a_file_just_written_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(blocks(1), "utf-8")
    assert load(str(tmp_path), str(tmp_path / "cache"))
    assert not list(tmp_path.glob("cache/*"))


def test_ten_thousand_entries(tmp_path: Path) -> None:
    """How long it takes is for benchmarks/waivers.py."""
    old(tmp_path / FILE, blocks(10_000))
    read = load(str(tmp_path), str(tmp_path / "cache"))
    remembered = load(str(tmp_path), str(tmp_path / "cache"))
    assert read
    assert remembered
    assert len(read.waivers) == 10_000
    assert remembered.waivers == read.waivers


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from srclint.waivers import Waiver; from srclint.waivers.edit import edit\n"
        "for n in range(15): edit(sys.argv[1], [Waiver('SPL001', f'{sys.argv[2]}-{n}')])\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(number)])
        for number in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    written = tomllib.loads((tmp_path / FILE).read_text("utf-8"))["waiver"]
    assert [w["path"] for w in written] == sorted(f"{w}-{n}" for w in range(3) for n in range(15))
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is another signal")
def test_killed_at_any_moment_the_file_is_old_or_new(tmp_path: Path) -> None:
    code = (
        "import sys; from srclint.waivers import Waiver; from srclint.waivers.edit import edit\n"
        "print(flush=True)\n"
        "for n in range(999): edit(sys.argv[1], [Waiver('SPL001', f'{n:03}')])\n"
    )
    (tmp_path / FILE).write_text(blocks(300), "utf-8")
    for moment in range(12):
        writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=-1)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.013 * moment)
        writer.kill()
        writer.communicate()
        added = sorted(w.path for w in parse((tmp_path / FILE).read_bytes(), "x"))[:-300]
        assert added == [f"{n:03}" for n in range(len(added))]
    assert edit(str(tmp_path), [ENTRY]) == (1, 0)


def test_what_is_there_is_not_added_again(tmp_path: Path) -> None:
    assert edit(str(tmp_path), [ENTRY, ENTRY]) == (1, 0)
    before = (tmp_path / FILE).stat()
    assert edit(str(tmp_path), [ENTRY._replace(reason="other")]) == (0, 0)
    assert (tmp_path / FILE).stat().st_ino == before.st_ino
    assert edit(str(tmp_path), drop={ENTRY}) == (0, 1)
    assert edit(str(tmp_path), [ENTRY], {ENTRY}) == (1, 0)


def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root writes anywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="cannot be written"):
        edit(str(tmp_path), [ENTRY])


def test_lines_of_entries() -> None:
    text = '# x\n[[waiver]]\nrule = "A"\n\n  [[waiver]] # y\n'
    assert headers(text) == [(2, 4, "[[waiver]]"), (5, 27, "  [[waiver]] # y")]


def test_paths_of_any_bytes(tmp_path: Path) -> None:
    name = os.fsdecode(b"b\xff[1].txt")
    entry = ENTRY._replace(path=as_written(name))
    edit(str(tmp_path), [entry, ENTRY._replace(path="[x].txt")])
    book = load(str(tmp_path), None)
    assert book is not None
    assert book.of(str(tmp_path / name))
    assert book.of(str(tmp_path / "[x].txt"))
    assert not book.of(str(tmp_path / "c.txt"))
    assert not book.of("/elsewhere/a.txt")
