"""Waivers of records: each is for the one record, wherever that stands."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from srclint import config
from srclint.cli import cli
from srclint.profiles import Chooser
from srclint.run import Settings, check_files
from srclint.waivers import FILE

if TYPE_CHECKING:
    from pathlib import Path

SHARED = "They met again , it is said."
"""A sentence that every record has."""

TEXTS = [
    f"The {name} and its boats\n\nWhat came first is told here.\n{SHARED}\nWritten by {name}s.\n"
    for name in ("river", "harbour", "island", "market", "mountain", "village")
]
CONFIG = 'text-field = "text"\nselect = ["PUN002"]\n'


def write(path: Path, texts: list[str]) -> None:
    if path.suffix == ".parquet":
        pq.write_table(pa.table({"text": texts}), path)
    else:
        path.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts), "utf-8")


def waived(path: Path) -> list[int]:
    """Rows of the records in which something is waived."""
    result = check_files([str(path)], config.Resolver(), Chooser(), Settings())
    assert not result.errors
    return [f.record.row for one in result.checked for f in one.waived if f.record]


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, words)
    assert done.exit_code in {0, 1}, done.output
    return done.output


@pytest.fixture(params=["d.jsonl", "d.parquet"])
def data(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SRCLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SRCLINT_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "srclint.toml").write_text(CONFIG, "utf-8")
    path: Path = tmp_path / request.param
    write(path, TEXTS)
    return path


def test_one_record_is_meant(data: Path) -> None:
    run("waive", f"{data.name}#3:4:16", "--reason", "as printed")
    assert waived(data) == [3]
    (entry,) = tomllib.loads((data.parent / FILE).read_text("utf-8"))["waiver"]
    assert entry["path"] == data.name
    assert entry["row"] == 3
    assert "was already waived" in run("waive", f"{data.name}#3:4:16")


def test_it_goes_with_its_record(data: Path) -> None:
    run("waive", f"{data.name}#3:4")
    write(data, ["New.", *TEXTS[1:], "New."])
    assert waived(data) == [3]
    write(data, TEXTS[::-1])
    assert waived(data) == [4]
    write(data, ["Two.", "More.", *TEXTS])
    assert waived(data) == [5]
    assert "was already waived" in run("waive", f"{data.name}#5:4")
    write(data, TEXTS[:2] + TEXTS[3:])  # the next one has its row now, and the same sentence
    assert waived(data) == []
    assert "[unused]" in run("waivers", data.name)


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("The island", "On its own: the island", 3),
        ("told here", "told below", 3),
        ("Written by islands.", "Written by hand, and late.", 3),
        ("They met again", "They met once more", None),
    ],
)
def test_a_record_may_change_beside_it(data: Path, old: str, new: str, row: int | None) -> None:
    run("waive", f"{data.name}#3:4")
    texts = [text.replace(old, new) if number == 2 else text for number, text in enumerate(TEXTS)]
    write(data, texts)
    assert waived(data) == ([row] if row else [])
    write(data, ["Another.", *texts])
    assert waived(data) == ([row + 1] if row else [])


def test_records_that_say_the_same_are_told_by_their_rows(data: Path) -> None:
    same = [TEXTS[0]] * 4
    write(data, same)
    run("waive", f"{data.name}#2:4")
    run("waive", f"{data.name}#4:4")
    assert waived(data) == [2, 4]
    write(data, [same[0], "Between.", *same[1:]])
    assert len(waived(data)) == 2


def test_a_baseline_of_records(data: Path) -> None:
    assert "6 findings added" in run("baseline", data.name)
    assert waived(data) == [1, 2, 3, 4, 5, 6]
    assert "Nothing new" in run("baseline", data.name)
    write(data, [*TEXTS[:2], "Fine.", TEXTS[0].replace("river", "valley"), *TEXTS[2:]])
    assert waived(data) == [1, 2, 5, 6, 7, 8]
    before = (data.parent / FILE).read_bytes()
    assert "0 of 6 removed" in run("waivers", "--prune", data.name)
    assert (data.parent / FILE).read_bytes() == before


def test_a_fix_beside_it_takes_it_along(data: Path) -> None:
    texts = [text.replace("is told", "is told , and") for text in TEXTS]
    write(data, texts)
    run("waive", f"{data.name}#3:4:16")
    run("--fix", data.name)
    assert waived(data) == [3]
    (entry,) = tomllib.loads((data.parent / FILE).read_text("utf-8"))["waiver"]
    run("waive", f"{data.name}#3:4:16")
    assert [entry] == tomllib.loads((data.parent / FILE).read_text("utf-8"))["waiver"]
    write(data, ["More.", TEXTS[2], *TEXTS[:2]])  # what it says now is what fixing has made of it
    assert waived(data) == [2]


def test_a_person_may_name_a_row_or_the_whole_file(data: Path) -> None:
    said = f'[[waiver]]\nrule = "space-before-mark"\npath = "{data.name}"\n'
    (data.parent / FILE).write_text(f"{said}row = 2\n", "utf-8")
    assert waived(data) == [2]
    (data.parent / FILE).write_text(said, "utf-8")
    assert waived(data) == [1, 2, 3, 4, 5, 6]
    (data.parent / FILE).write_text(f'{said}row = 2\n{said}row = 99\ntext = " ,"\n', "utf-8")
    assert waived(data) == [2]


def test_an_entry_of_a_record_is_for_no_other_file(data: Path) -> None:
    run("waive", f"{data.name}#3:4")
    text = (data.parent / FILE).read_text("utf-8")
    (data.parent / FILE).write_text(text.replace(data.name, "*"), "utf-8")
    assert waived(data) == [3]
    (data.parent / "a.txt").write_text(TEXTS[2], "utf-8")
    assert "a.txt:4:15: PUN002" in run("a.txt")
