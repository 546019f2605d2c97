"""The whole folder in a run: facts, shards, cache, over added, changed and removed files."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from functools import reduce
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st

from srclint import facts, knowledge, registry, store, work
from srclint.config import Resolver
from srclint.model import Active, Observer
from srclint.profiles import Chooser
from srclint.run import Settings, check_files
from srclint.views import Merged

Check = Callable[..., list[str]]

TOY = Observer("T", toy.observe, toy.add)


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "installed", lambda: (toy.lonely, toy.an_x))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: None) -> Path:
    place = tmp_path / "folder"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "srclint.toml").write_text("", "utf-8")
    for name in "abcd":
        write(place / f"{name}.txt", f"x {name} anchor")
    write(place / "e.txt", "x lonely")
    return place


ticks = count(1_500_000_000_000_000_000, 1_000_000_000)


def write(path: Path, text: str) -> None:
    """Write a file that looks old, so that the cache may trust its time."""
    path.write_text(text, "utf-8")
    stamp = next(ticks)
    os.utime(path, ns=(stamp, stamp))


@pytest.fixture(params=["no cache", "cache", "processes"])
def check(request: pytest.FixtureRequest, tmp_path: Path, folder: Path) -> Check:
    def run(*paths: str, select: tuple[str, ...] = ("TOY001",)) -> list[str]:
        cache = None if request.param == "no cache" else str(tmp_path / "cache")
        jobs = 2 if request.param == "processes" else None
        settings = Settings(cache_dir=cache, jobs=jobs)
        result = check_files(paths or (".",), Resolver(), Chooser(select), settings)
        assert not result.errors
        return [f"{f.path} {f.code} {f.message}" for f in result.findings]

    return run


LONELY = "e.txt TOY001 all 4 others have “anchor”"


def test_a_folder_is_judged_as_a_whole(check: Check) -> None:
    assert check() == [LONELY]
    assert check() == [LONELY]


def test_few_files_are_judged_against_the_whole_folder(check: Check) -> None:
    assert check("e.txt") == [LONELY]
    assert check("a.txt", "e.txt") == [LONELY]
    assert check("a.txt") == []


def test_an_added_file_counts(check: Check, folder: Path) -> None:
    check()
    write(folder / "f.txt", "x f anchor")
    assert check("e.txt") == ["e.txt TOY001 all 5 others have “anchor”"]


def test_a_changed_file_counts_for_others(check: Check, folder: Path) -> None:
    check()
    write(folder / "a.txt", "x a")
    assert check("e.txt") == []
    assert check() == []
    write(folder / "a.txt", "x a anchor")
    assert check() == [LONELY]


def test_a_removed_file_counts(check: Check, folder: Path) -> None:
    check()
    (folder / "a.txt").unlink()
    assert check() == ["e.txt TOY001 all 3 others have “anchor”"]


def test_copies_count_once(check: Check, folder: Path) -> None:
    for number in range(5):
        write(folder / f"copy{number}.txt", "x a anchor")
    assert check("e.txt") == [LONELY]


def test_a_change_of_options_or_rules_is_noticed(check: Check, folder: Path) -> None:
    assert check() == [LONELY]
    (folder / "srclint.toml").write_text('[rules.TOY001]\nword = "x"\n', "utf-8")
    assert check() == []
    both = check(select=("ALL",))
    assert len(both) == 5
    (folder / "srclint.toml").write_text('[rules.TOY001]\nword = "anchor"\n', "utf-8")
    assert check() == [LONELY]


def test_a_nested_configuration_has_a_corpus_of_its_own(check: Check, folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "srclint.toml").write_text("", "utf-8")
    write(inner / "g.txt", "x g")
    assert check() == [LONELY]


def test_corpus_names_another_folder(check: Check, folder: Path) -> None:
    (folder / "srclint.toml").write_text('corpus = ["docs/**"]\n', "utf-8")
    (folder / "docs").mkdir()
    for name in "pqr":
        write(folder / "docs" / f"{name}.txt", f"x {name} other")
    assert check("e.txt") == []
    (folder / "srclint.toml").write_text('corpus = ["/?.txt"]\n', "utf-8")
    assert check("e.txt") == [LONELY]


def test_junk_in_the_place_of_the_cache(check: Check, tmp_path: Path) -> None:
    check()
    for file in (tmp_path / "cache").glob("*") if (tmp_path / "cache").exists() else ():
        file.write_bytes(b"junk" * 5000)
    assert check() == [LONELY]
    assert check() == [LONELY]


def test_what_another_run_did_meanwhile_is_not_seen(tmp_path: Path) -> None:
    cache = store.open_store(str(tmp_path), "root")
    assert cache is not None
    keys = [bytes([n]) * 16 for n in range(9)]
    entries = {k: store.Entry("", "", '{"T":{"word":1}}') for k in keys}
    with cache.writing():
        cache.save_entries(entries)
    known, _ = knowledge.bring_up_to_date(cache, keys, {"T": TOY})
    with cache.writing():
        cache.save_shard(1, b"", [("T", "word", "100")])
    assert known.of("T").get("word") == len(keys)
    again, _ = knowledge.bring_up_to_date(cache, keys[:3], {"T": TOY})
    assert again.of("T").get("word") == 3
    assert again.in_memory().of("T").get("word") == 3
    with pytest.raises(KeyError):
        knowledge.bring_up_to_date(cache, [b"?" * 16], {"T": TOY})


def test_a_locked_cache_is_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(store.Store, "save_entries", fail)
    settings = Settings(cache_dir=str(tmp_path / "cache"))
    result = check_files(["."], Resolver(), Chooser(("TOY001",)), settings)
    assert [f.path for f in result.findings] == ["e.txt"]


@pytest.mark.parametrize("step", ["keys", "shards", "entries"])
def test_one_file_and_a_cache_that_fails(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """What the other files say is not read as long as the cache has it."""

    def checked() -> list[tuple[str, str]]:
        settings = Settings(cache_dir=str(tmp_path / "cache"))
        result = check_files(["e.txt"], Resolver(), Chooser(("TOY001",)), settings)
        return [(f.path, f.message) for f in result.findings]

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    before = checked()
    assert [path for path, _ in before] == ["e.txt"]
    monkeypatch.setattr(store.Store, step, fail)
    assert checked() == before


words = st.dictionaries(st.sampled_from("abcde"), st.integers(1, 5), max_size=4)


@given(st.lists(words, max_size=8), st.randoms())
def test_merging_in_any_order_and_grouping_gives_the_same(
    parts: list[dict[str, int]], chance: Random
) -> None:
    observers = facts.observers_of([Active(toy.lonely, "warning")])

    def joined(one: Merged, other: Merged) -> Merged:
        total: Merged = {code: dict(known) for code, known in one.items()}
        facts.merge_into(total, other, observers)
        return total

    observed: list[Merged] = [{"TOY001": dict(part)} for part in parts]
    empty: Merged = {}
    straight = reduce(joined, observed, empty)
    shuffled = list(observed)
    chance.shuffle(shuffled)
    while len(shuffled) > 1:
        at = chance.randrange(len(shuffled) - 1)
        shuffled[at : at + 2] = [joined(shuffled[at], shuffled[at + 1])]
    assert reduce(joined, shuffled, empty) == straight


def test_a_file_that_changes_within_one_tick_of_its_clock(
    check: Check, folder: Path, tmp_path: Path
) -> None:
    """Same size, time and inode: a first run just after a change must not be believed later."""
    path = folder / "t.txt"
    path.write_text("x one", "utf-8")
    tick = path.stat().st_mtime_ns
    assert "t.txt TOY002 an x" in check("t.txt", select=("TOY002",))
    path.write_text("y one", "utf-8")
    os.utime(path, ns=(tick, tick))
    time.sleep(2.1)
    assert check("t.txt", select=("TOY002",)) == []


def test_a_file_that_changes_between_the_two_looks(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict on the new text must not be kept as one on the old."""
    judge = work.judge

    def late(context: Any, number: int) -> work.Verdict:
        write(folder / "e.txt", "x anchor by now")
        return judge(context, number)

    monkeypatch.setattr(work, "judge", late)
    settings = Settings(cache_dir=str(tmp_path / "cache"))
    said = check_files(["e.txt"], Resolver(), Chooser(("TOY001",)), settings)
    assert [reason for _, reason in said.errors] == [
        "it changed while it was checked; check it again"
    ]
    monkeypatch.undo()
    monkeypatch.setattr(registry, "installed", lambda: (toy.lonely, toy.an_x))
    monkeypatch.chdir(folder)
    write(folder / "e.txt", "x lonely")
    result = check_files(["e.txt"], Resolver(), Chooser(("TOY001",)), settings)
    assert len(result.findings) == 1


def test_a_file_that_was_only_touched_is_not_checked_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(cache_dir=str(tmp_path / "cache"))
    (folder / "new.txt").write_text("x anchor, just now", "utf-8")

    def run() -> tuple[list[str], int]:
        result = check_files(["."], Resolver(), Chooser(("TOY001",)), settings)
        return [f"{f.path} {f.code}" for f in result.findings], result.cached

    assert run() == (["e.txt TOY001"], 0)
    monkeypatch.setattr(work, "look", None)
    assert run() == (["e.txt TOY001"], 6)
    write(folder / "a.txt", (folder / "a.txt").read_text("utf-8"))
    assert run() == (["e.txt TOY001"], 6)


@pytest.mark.parametrize("cached", [False, True])
def test_what_no_rule_is_concerned_with_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, cached: bool
) -> None:
    """DAT011 says of what it observed whether a document may be at odds with the folder."""
    place = tmp_path / "folder"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "srclint.toml").write_text('language = "en"\n', "utf-8")
    for day in range(10, 22):
        write(place / f"{day}.txt", f"The shop opened on {day} July 2017, and many people came.\n")
    write(place / "odd.txt", "The shop opened on 2017-07-09, and many people came to see it.\n")
    read_again = []
    judge = work.judge

    def noted(context: Any, number: int) -> work.Verdict:
        read_again.append(os.path.basename(context[0][number][0].path))
        return judge(context, number)

    monkeypatch.setattr(work, "judge", noted)
    settings = Settings(cache_dir=str(tmp_path / "cache") if cached else None, jobs=1)

    def run() -> list[str]:
        result = check_files(["."], Resolver(), Chooser(("DAT011",)), settings)
        return [f"{f.path} {f.code}" for f in result.findings]

    assert run() == ["odd.txt DAT011"]
    assert read_again == ["odd.txt"]
    write(place / "odd.txt", "The shop opened on 9 July 2017, and many people came to see it.\n")
    assert run() == []
    assert read_again == ["odd.txt"]
