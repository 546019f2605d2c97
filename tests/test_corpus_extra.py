"""`srclint corpus` with what is installed beside: Ray, DuckDB, datasets, another engine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from collection import documents, job, run
from command import SLIP, srclint
from test_records import write

from srclint import UserError, load_config, observe
from srclint.corpus import check_table

WHY = "the extra [test-corpus] is not installed"
pyarrow = pytest.importorskip("pyarrow", reason=WHY)
pytest.importorskip("zstandard", reason=WHY)

TOP = Path(__file__).parent.parent
FAULT = """
import os, signal, time
from srclint import Problem, rule

@rule("FLT001", summary="s.", why="w.", examples=[], wakes="FAULT")
def fault(doc):
    if "FAULT: kill" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    while "FAULT: loop" in doc.text:
        pass
    raise RuntimeError("planted")
"""


def need_ray() -> None:
    """Without importing it: what it is told has to be said before."""
    if find_spec("ray") is None:
        pytest.skip(WHY)


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """A package with a rule that fails in several ways; where it lies."""
    plugin = tmp_path / "plugin"
    info = plugin / "faulty-1.dist-info"
    info.mkdir(parents=True)
    (plugin / "faulty.py").write_text(FAULT, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[srclint.rules]\nfaulty = faulty\n", "utf-8")
    return str(plugin)


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_what_breaks_a_process_is_one_row(engine: str, faulty: str, tmp_path: Path) -> None:
    """A document that raises, one that kills, one that loops: the others are checked."""
    if engine == "ray":
        need_ray()
    place = tmp_path / "in"
    place.mkdir()
    rows = [{"text": f"{SLIP}Number {n}."} for n in range(60)]
    for number, kind in ((5, "raise"), (25, "kill"), (45, "loop")):
        rows[number]["text"] += f" FAULT: {kind}"
    write(place / "a.jsonl", rows)
    options = "--engine", engine, "--workers", "2", "--split-size", "0.002", "--time-limit", "1"
    select = "--select", "FLT001,PUN002", "--isolated"
    done = srclint(tmp_path, "corpus", "in", "--out", "out", *options, *select, PYTHONPATH=faulty)
    assert done.returncode == 2
    assert "60 documents = 57 ok + 3 error" in done.stdout, done.stderr
    found = documents(tmp_path / "out")
    assert [row["row"] for row in found] == list(range(1, 61))
    said = {row["row"]: row["message"] for row in found if row["status"] == "error"}
    assert said == {
        6: "rule FLT001 failed and was left out: RuntimeError: planted",
        26: "checking it killed the process (signal 9); it was left out",
        46: "it took more than 1 s of CPU time; it was left out",
    }
    assert not (Path.home() / ".ray").exists() or engine == "local"


TWO = """
import sys
from srclint.corpus.engine_ray import keep_to_itself
keep_to_itself()
import ray
from ray.cluster_utils import Cluster

head = {"num_cpus": 1, "include_dashboard": False, "object_store_memory": 80 << 20}
cluster = Cluster(initialize_head=True, head_node_args=head)
cluster.add_node(num_cpus=1, object_store_memory=80 << 20)
ray.init(address=cluster.address, log_to_driver=False)
from srclint.cli import cli
try:
    cli.main(sys.argv[1:], standalone_mode=False)
finally:
    ray.shutdown()
    cluster.shutdown()
"""


def test_two_machines_find_what_one_finds(source: Path, tmp_path: Path) -> None:
    """A cluster of two raylets, as if they were two machines."""
    need_ray()
    serial = run(job(source, tmp_path / "serial")).summary
    said = [
        "corpus",
        "in",
        "--out",
        "out",
        "--engine",
        "ray",
        "--isolated",
        "--split-size",
        "0.002",
    ]
    said += ["--select", "PUN002,SPL020,SRC006", "--workers", "2"]
    done = subprocess.run(
        [sys.executable, "-c", TWO, *said],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert (summary["digest"], summary["facts"]) == (serial["digest"], serial["facts"]), done.stderr
    assert (summary["run"]["engine"], summary["run"]["nodes"]) == ("ray", 2)


def test_the_engine_of_the_documentation(source: Path, tmp_path: Path) -> None:
    """It works as it stands there, and is as short as that."""
    page = (TOP / "docs" / "scale.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.S)
    assert len(code.splitlines()) < 100
    plugin = tmp_path / "plugin"
    info = plugin / "own_engine-1.dist-info"
    info.mkdir(parents=True)
    (plugin / "own_engine.py").write_text(code, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: own-engine\nVersion: 1\n")
    said = "[srclint.engines]\nexecutor = own_engine:executor\n"
    (info / "entry_points.txt").write_text(said)
    select = "--select", "PUN002,SPL020,SRC006", "--engine", "executor"
    done = srclint(
        tmp_path, "corpus", "in", "--out", "out", "--isolated", *select, PYTHONPATH=str(plugin)
    )
    assert run(job(source, tmp_path / "serial")).summary["digest"] in done.stdout, done.stderr


ASK = """
import json, sys
import duckdb
json.dump([duckdb.sql(query).fetchall() for query in json.load(sys.stdin)], sys.stdout)
"""


def test_the_queries_of_the_readme(source: Path, tmp_path: Path) -> None:
    if find_spec("duckdb") is None:
        pytest.skip(WHY)
    write(source / "slips.jsonl", [{"text": "We recieve it in the harbour, and recieve more."}])
    one = job(source, tmp_path / "checked")
    object.__setattr__(one, "chooser", (("PUN002", "SPL001"), (), (), "en"))
    run(one)
    (block,) = re.findall(r"```sql\n(.*?)```", (TOP / "README.md").read_text("utf-8"), re.S)
    queries = [query for query in block.split(";") if query.strip()]
    done = subprocess.run(  # apart: it writes about leaks when its process ends
        [sys.executable, "-c", ASK],
        cwd=tmp_path,
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found[0][0][0] == "PUN002"
    assert [row[:2] for row in found[1] if row[3] == "error"] == [["a.jsonl", 41]]
    assert found[2] == [["en", "recieve", "receive", 2]]


def table(*more: str | None) -> Any:
    return pyarrow.table({"text": [SLIP, None, "Fine.\n", *more], "n": range(3 + len(more))})


def test_tables() -> None:
    result = check_table(table("È caffè.\n"), language="en")
    assert result.column_names == ["text", "n", "srclint"]
    said = result.column("srclint").to_pylist()
    assert [one["status"] for one in said] == ["ok", "error", "ok", "ok"]
    assert said[1]["message"] == "its field 'text' is null, not a text"
    (first,) = said[0]["findings"]
    assert (first["code"], first["start"], said[0]["warnings"]) == ("PUN002", 18, 1)
    with pytest.raises(UserError, match="no column 'body'"):
        check_table(table(), text_column="body")
    with pytest.raises(UserError, match="another with `column`"):
        check_table(result)
    facts = observe([SLIP], load_config(TOP))
    assert check_table(table(), facts=facts, column="x").column_names[-1] == "x"


def test_datasets_and_pandas() -> None:
    """As README has it."""
    datasets = pytest.importorskip("datasets", reason=WHY)
    pandas = pytest.importorskip("pandas", reason=WHY)
    datasets.disable_progress_bars()
    dataset = datasets.Dataset.from_dict({"text": [SLIP, "Fine.\n"] * 5})
    dataset = dataset.with_format("arrow").map(check_table, batched=True, batch_size=4)
    rows = dataset.with_format(None)[:2]["srclint"]
    codes = [{f["code"] for f in row["findings"]} for row in rows]
    assert ["PUN002" in found for found in codes] == [True, False]
    frame = pandas.DataFrame({"body": [SLIP, None]})
    result = check_table(pyarrow.Table.from_pandas(frame), text_column="body").to_pandas()
    assert [row["status"] for row in result["srclint"]] == ["ok", "error"]
