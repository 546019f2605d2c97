"""`srclint corpus`: every document once, whatever the splits; resumed, cleaned, exported."""

from __future__ import annotations

import gzip
import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from collection import SELECT, Serial, documents, job, run, texts
from command import SLIP, srclint
from test_records import jsonl, write

from srclint.config import from_mapping
from srclint.corpus import engine, lookup, passes, plan, rows
from srclint.corpus.engine import FAN, Lost, Work, dependably
from srclint.corpus.lookup import Filter
from srclint.corpus.place import Info, Place
from srclint.model import UserError

pyarrow = pytest.importorskip("pyarrow", reason="the extra [corpus] is not installed")
dataset = pytest.importorskip("pyarrow.dataset")
parquet = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("zstandard", reason="the extra [corpus] is not installed")

FIXED = "The ferry was late, and nobody minded."


def test_every_document_is_there_once(source: Path, tmp_path: Path) -> None:
    result = run(job(source, tmp_path / "out", id_column="id"))
    found = documents(tmp_path / "out")
    expected: list[tuple[str, int | None]] = [("a.jsonl", n) for n in range(1, 42)]
    expected += [("b.parquet", n) for n in range(1, 21)]
    expected += [("more/c.jsonl.gz", n) for n in range(1, 6)]
    expected += [("more/d.it.txt", None), ("more/e.md", None)]
    assert [(row["path"], row["row"]) for row in found] == expected
    (bad,) = [row for row in found if row["status"] == "error"]
    assert (bad["row"], bad["message"]) == (41, "its field 'text' is null, not a text")
    summary = result.summary
    assert (summary["documents"], summary["ok"], summary["error"]) == (68, 67, 1)
    assert summary["repeated_ids"] == 20  # the same ids in all files; those of c are in both
    data = (source / "a.jsonl").read_bytes()
    assert all(data[r["offset"] :].startswith(b'{"id": "n') for r in found[:40])
    assert found[-2]["language"] == "it"
    findings = dataset.dataset(tmp_path / "out" / "findings").to_table().to_pylist()
    assert len(findings) == summary["findings"] == sum(len(row["findings"]) for row in found)
    spaces = [f for f in findings if f["code"] == "PUN002"]
    assert {(f["line"], f["column"], f["message"]) for f in spaces} == {
        (1, 19, "a space before “,”")
    }


def test_splits_change_nothing(source: Path, tmp_path: Path) -> None:
    """Nor do a lost split, and buckets of facts."""
    digests, facts = set(), set()
    for number, size in enumerate((100, 555, 2000, 1 << 20)):
        lose = ["000001", "000002"] if number == 1 else []
        result = run(job(source, tmp_path / str(number), write_text=True), Serial(lose), size)
        assert not result.failed
        digests.add(result.summary["digest"])
        facts.add(result.summary["facts"])
        assert len(documents(tmp_path / str(number))) == 68
    assert len(digests) == len(facts) == 1


def test_lines_belong_to_one_split(tmp_path: Path) -> None:
    """Wherever the edges fall: in a line, at its end, in long and in empty ones."""
    data = b'{"text": "a"}\n\n{"text": "' + b"b" * 300 + b'"}\r\n{"text": "c"}'
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.jsonl").write_bytes(data)
    one = job(source, tmp_path / "out")
    file = Info("a.jsonl", len(data), 0)
    whole = list(rows.lines_of(one, plan.Split("", (file,), 0, len(data))))
    for edge in range(1, len(data)):
        halves = [
            plan.Split("", (file,), 0, edge, only=False),
            plan.Split("", (file,), edge, len(data), only=False),
        ]
        counts = [rows.count_lines(one, half) for half in halves]
        halves[1] = replace(halves[1], first=1 + counts[0])
        found = [list(rows.lines_of(one, half)) for half in halves]
        assert found[0] + found[1] == whole
        assert counts == [len(lines) for lines in found]


def test_going_on(source: Path, tmp_path: Path) -> None:
    """What is done is not done again, unless its marker is not whole; another run is told off."""
    one = job(source, tmp_path / "out")
    whole = run(one, size=500).summary
    with pytest.raises(UserError, match="output of another run; name another place"):
        run(one, size=500)
    engine = Serial()
    again = run(one, engine, 500, resume=True).summary
    assert (again["digest"], engine.done) == (whole["digest"], [])
    (tmp_path / "out" / "_work" / "check" / "000003.json").write_text('{"job": ')
    assert run(one, engine, 500, resume=True).summary["digest"] == whole["digest"]
    assert [task.split.name for task in engine.done] == ["000003"]
    for other in (replace(one, text_column="id"), replace(one, chooser=(("ALL",), (), (), None))):
        with pytest.raises(UserError, match="another input, version or configuration"):
            run(other, size=500, resume=True)
    plan_file = tmp_path / "out" / "_work" / "plan.json"
    cut = {**json.loads(plan_file.read_text()), "firsts": None}  # ended while it counted lines
    plan_file.write_text(json.dumps(cut))
    assert run(one, size=500, resume=True).summary["digest"] == whole["digest"]
    write(source / "a.jsonl", texts(3))
    with pytest.raises(UserError, match="another input"):
        run(one, size=500, resume=True)
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "letter.txt").write_text("Mine.")
    with pytest.raises(UserError, match="another run"):
        run(replace(one, target=Place(str(tmp_path / "foreign"))), resume=True)


@pytest.mark.parametrize("size", [300, 1 << 20])
def test_cleaned_texts_are_the_input_again(source: Path, tmp_path: Path, size: int) -> None:
    run(job(source, tmp_path / "out", write_text=True), size=size)
    text = tmp_path / "out" / "text"
    lines = b"".join(place.read_bytes() for place in sorted(text.glob("a*.jsonl")))
    assert lines == (source / "a.jsonl").read_bytes().replace(b"late ,", b"late,")
    tables = [pyarrow.parquet.read_table(place) for place in sorted(text.glob("b*.parquet"))]
    table = pyarrow.concat_tables(tables)
    assert table.schema == pyarrow.parquet.read_schema(source / "b.parquet")
    assert table.column("text").to_pylist() == [
        row["text"].replace("late ,", "late,") for row in texts(20)
    ]
    packed = gzip.decompress((text / "more" / "c.jsonl.gz").read_bytes())
    assert packed == jsonl(texts(5)).replace(b"late ,", b"late,")
    assert (text / "more" / "e.md").read_bytes() == (source / "more" / "e.md").read_bytes()


def test_copies_are_seen_across_files(source: Path, tmp_path: Path) -> None:
    long = "The same words stand in two files, and more than once in this one. " * 4
    write(source / "x.jsonl", [{"text": long}])
    write(source / "y.parquet", [{"text": "Another."}, {"text": long}])
    run(job(source, tmp_path / "out"), size=100)
    found = {row["path"]: row for row in documents(tmp_path / "out") if row["findings"]}
    (copy,) = [f for f in found["y.parquet"]["findings"] if f["code"] == "SRC006"]
    assert "x.jsonl#1, y.parquet#2" in copy["message"]


@pytest.mark.parametrize("size", [100, None])
def test_spellings_of_each_name(source: Path, tmp_path: Path, size: int | None) -> None:
    rows = [{"text": f"On day {n} the company Mail.ru moved to Riga.\n"} for n in range(4)]
    write(source / "x.jsonl", [*rows, {"text": "Later the company Mail.Ru moved to Riga.\n"}])
    asked = replace(job(source, tmp_path / "out"), chooser=(("ENT",), (), (), None))
    run(asked, size=size)
    found = parquet.read_table(tmp_path / "out" / "facts" / "spellings.parquet").to_pylist()
    spelt = {(row["entity"], row["spelling"]): row["documents"] for row in found}
    assert spelt["Mail.ru", "Mail.ru"] == 4
    assert spelt["Mail.ru", "Mail.Ru"] == 1
    assert spelt["Riga", "Riga"] == 5


def test_dolma(source: Path, tmp_path: Path) -> None:
    run(job(source, tmp_path / "out", id_column="id"), size=500, export="dolma")
    folder = tmp_path / "out" / "attributes" / "srclint"
    lines = gzip.decompress((folder / "a.jsonl.gz").read_bytes()).splitlines()
    assert len(lines) == 41
    first = json.loads(lines[0])
    assert first["id"] == "n0"
    assert [span[0] for span in first["attributes"]["srclint__PUN002"]] == [18]


def test_damage_is_a_row(source: Path, tmp_path: Path) -> None:
    data = (source / "more" / "c.jsonl.gz").read_bytes()
    (source / "cut.jsonl.gz").write_bytes(data[:-9])
    (source / "cut.parquet").write_bytes((source / "b.parquet").read_bytes()[:-9])
    (source / "empty.jsonl").write_bytes(b"")
    write(source / "other.parquet", [{"body": "x"}])
    none = pyarrow.table({"text": pyarrow.array([], pyarrow.string())})
    parquet.write_table(none, source / "none.parquet")
    result = run(job(source, tmp_path / "out", write_text=True))
    said = {r["path"]: r["message"] for r in documents(tmp_path / "out") if r["row"] is None}
    assert said["cut.jsonl.gz"] == "it is cut off; what is missing is not read"
    assert said["cut.parquet"].startswith("it is damaged or no Parquet")
    assert said["empty.jsonl"] == said["none.parquet"] == "it is empty, without any record"
    assert said["other.parquet"].startswith("no column 'text' (it has: body)")
    assert result.summary["documents"] == result.summary["ok"] + result.summary["error"]


def test_filters_let_all_keys_pass() -> None:
    keys = [f"key {n}" for n in range(5000)]
    some = Filter(keys)
    assert some.passing(keys) == keys
    others = [f"other {n}" for n in range(5000)]
    assert len(some.passing(others)) < len(others) / 20
    assert Filter([]).passing(others) == []


def test_facts_are_remembered_from_split_to_split(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not without end, and never those of another run."""
    one = replace(job(source, tmp_path / "out"), facts="x")
    (tmp_path / "out" / "_work").mkdir(parents=True)
    known = lookup.stored(one)
    assert lookup.stored(one) is known
    assert lookup.stored(replace(one, facts="y")) is not known
    known = lookup.stored(one)
    monkeypatch.setattr(lookup, "MOST", -1)
    assert lookup.stored(one) is not known


def test_configuration_per_path(source: Path, tmp_path: Path) -> None:
    table = {"per-path": {"a.jsonl": {"ignore": ["PUN002"], "language": "fr"}}}
    config = from_mapping(table, source)
    run(job(source, tmp_path / "out", config=config))
    found = documents(tmp_path / "out")
    codes = {f["code"] for row in found if row["path"] == "a.jsonl" for f in row["findings"]}
    assert "PUN002" not in codes
    assert {row["language"] for row in found[:40]} == {"fr"}


def test_a_split_that_fails_is_said(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> dict[str, Any]:
        raise OSError("the disk is gone")

    monkeypatch.setitem(passes.PASSES, "check", fail)
    monkeypatch.setattr(passes, "guarded", fail)
    result = run(replace(job(source, tmp_path / "out"), chooser=(("PUN002",), (), (), None)))
    assert sorted(result.failed)[0] == "a.jsonl: the disk is gone"
    assert len(result.failed) == len(list(plan.plan(job(source, tmp_path / "x"))))


def _double(number: int) -> int:
    return 2 * number


def test_workers_that_die_while_nothing_is_to_do() -> None:
    """Between two passes: what is given to them next is not lost with them."""
    with engine.local(2) as local:
        for _ in range(3):
            found = list(local.map(_double, range(50)))
            lost = [item for item, result in found if isinstance(result, Lost)]
            assert sorted(item for item, _ in found) == list(range(50))
            assert all(r == 2 * n for n, r in found if n not in lost)
            for process in multiprocessing.active_children():
                os.kill(process.pid or 0, signal.SIGKILL)
            time.sleep(0.5)  # the pool knows: it takes nothing any more
        assert local.report()["restarts"]


def test_trees_join_all_runs() -> None:
    steps: list[int] = []

    def join(part: tuple[str, Sequence[str]]) -> str:
        steps.append(len(part[1]))
        return part[0]

    left = Serial().merge(join, [str(n) for n in range(300)])
    assert len(left) <= FAN
    assert sum(steps) == 300 + (19 if len(steps) > 19 else 0)
    with pytest.raises(UserError, match="is there enough memory"):
        dependably(Loser(), str, [1])


class Loser(Serial):
    def map(self, work: Work, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        return ((item, Lost("always")) for item in items)


def test_the_command_line(source: Path, tmp_path: Path) -> None:
    options = "--select", ",".join(SELECT), "--workers", "2", "--split-size", "0.002"
    done = srclint(tmp_path, "corpus", "in", "--out", "out", *options)
    whole = run(job(source, tmp_path / "serial")).summary
    assert done.returncode == 2
    assert f"68 documents = 67 ok + 1 error; {whole['findings']} findings" in done.stdout
    assert whole["digest"] in done.stdout
    assert "1 document: its field 'text' is null" in done.stderr
    for bad, said in (
        (("in", "--out", "in/out"), "inside the input"),
        (("nowhere", "--out", "o"), "no such file or folder"),
        (("in", "--out", "o", "--engine", "rai"), "no engine 'rai': there are local, ray; did you"),
        (("in", "--out", "o", "--text-column", "no", "-q"), "documents: no field 'no'"),
    ):
        done = srclint(tmp_path, "corpus", *bad, "--select", "PUN002")
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(("text", "code"), [(SLIP, 1), ("Word here.\n", 0)])
def test_an_info_does_not_fail_a_run(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text, "utf-8")
    done = srclint(tmp_path, "corpus", "in", "--out", "out", "--select", "PUN002,SRC003", "-q")
    assert done.returncode == code
    assert json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))["findings"] == 1
