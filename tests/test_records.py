"""Files with many documents, checked as any other."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import srclint

from srclint.config import Resolver, from_mapping
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.readers import packed, records
from srclint.readers.records import Fields, Slot
from srclint.run import Result, Settings, check_files

SLIP = "The ferry was late , and nobody minded."
ROWS = [{"id": n, "text": f"{SLIP} That was trip {n}."} for n in range(1, 6)]


def jsonl(rows: list[Any]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def parquet(rows: list[Any], place: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(
        pyarrow.Table.from_pylist(rows), place, row_group_size=2
    )


def zst(data: bytes) -> bytes:
    packer: bytes = pytest.importorskip("zstandard").ZstdCompressor().compress(data)
    return packer


def write(place: Path, rows: list[Any]) -> None:
    if place.suffix == ".parquet":
        parquet(rows, place)
        return
    pack: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zst}
    place.write_bytes(pack.get(place.suffix, bytes)(jsonl(rows)))


def check(*paths: Path, cache: Path | None = None, **config: Any) -> Result:
    table = {"select": ["PUN002"], **{k.replace("_", "-"): v for k, v in config.items()}}
    resolver = Resolver(from_mapping(table, paths[0].parent))
    settings = Settings(cache_dir=str(cache) if cache else None)
    return check_files([str(path) for path in paths], resolver, Chooser(), settings)


FORMATS = ["d.jsonl", "d.jsonl.gz", "d.jsonl.zst", "d.parquet"]


@pytest.mark.parametrize("name", FORMATS)
def test_records_are_documents(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / name, ROWS)
    result = check(tmp_path / name, id_field="id")
    assert not result.errors
    assert result.files == 5
    assert [f.place for f in result.findings] == [f"{name}#{n}" for n in range(1, 6)]
    first, second = result.findings[:2]
    assert (first.span.start, first.line, first.column) == (18, 1, 19)
    assert second.record is not None
    assert second.record.id == "2"
    line = len(jsonl(ROWS[:1]))
    assert second.record.offset == (None if name.endswith("parquet") else line)


@pytest.mark.parametrize("name", FORMATS)
def test_the_cache_tells_the_same(name: str, tmp_path: Path) -> None:
    place = tmp_path / "in" / name
    place.parent.mkdir()
    write(place, [*ROWS, ROWS[0]])
    runs = [check(place, cache=tmp_path / "cache", id_field="id") for _ in range(2)]
    assert runs[0].findings == runs[1].findings
    assert (runs[0].cached, runs[1].cached) == (0, 6)
    write(place, [ROWS[1], {"id": 9, "text": "A clean one."}])
    assert [f.record.id for f in check(place, cache=tmp_path / "cache", id_field="id").findings
            if f.record] == ["2"]  # fmt: skip


def test_records_and_files_are_one_corpus(tmp_path: Path) -> None:
    """A copy is found wherever it stands."""
    text = "The same words stand in a file and in a record, more than once. " * 5 + "\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    write(tmp_path / "b.jsonl", [{"text": "Another one."}, {"text": text}])
    result = check(tmp_path, select=["SRC006"], text_field="text")
    assert [f.place.rpartition("/")[2] for f in result.findings] == ["a.txt", "b.jsonl#2"]


def test_a_folder_gives_records_only_where_their_text_is_said(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        write(tmp_path / name, [{"body": SLIP}])
    assert check(tmp_path).files == 0
    assert check(tmp_path, text_field="body").files == 2
    assert check(tmp_path, per_path={"a*": {"text-field": "body"}}).files == 1


def test_the_language_of_a_record(tmp_path: Path) -> None:
    """Its field wins over what is found out; nonsense and nothing do not."""
    write(tmp_path / "a.jsonl", [{"text": SLIP, "lang": x} for x in ("it", "it-IT", "?", None, 3)])
    found = check(tmp_path / "a.jsonl", language_field="lang").findings
    assert [f.language for f in found] == ["it", "it", "en", "en", "en"]


BAD = [
    (b'{"text": "cut', "not valid JSON: Unterminated string starting at column 10"),
    (b'{"other": 1}', "no field 'text' (it has: other); --text-field names another"),
    (b'{"text": null}', "its field 'text' is null, not a text"),
    (b'{"text": 5}', "its field 'text' is a number, not a text"),
    (b'{"text": "\xff"}', "not UTF-8: byte 0xff at 10 of the line"),
    (b"[1]", "it is a list, not an object with fields"),
    (b"[" * 100_000, "not valid JSON: maximum recursion depth exceeded"),
]


def test_bad_records_are_a_line_each(tmp_path: Path) -> None:
    good = jsonl(ROWS[:1])
    (tmp_path / "a.jsonl").write_bytes(good + b"\n".join([b"", *[b for b, _ in BAD], good]))
    done = srclint(tmp_path, "a.jsonl", "--select", "PUN002")
    assert done.returncode == 2
    said = done.stderr.splitlines()
    for row, (line, (_, reason)) in enumerate(zip(said, BAD, strict=True), 3):
        assert line.startswith(f"srclint: a.jsonl#{row}: {reason}")
    assert [line.split()[0] for line in done.stdout.splitlines()[:2]] == [
        "a.jsonl#1:1:19:", f"a.jsonl#{3 + len(BAD)}:1:19:",
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*FORMATS[1:], "e.jsonl"])
def test_damaged_files_are_said_once(name: str, tmp_path: Path) -> None:
    """What stands before the damage is checked; nothing is passed over in silence."""
    place = tmp_path / name
    if name == "e.jsonl":
        place.write_bytes(b"")
    else:
        write(place, [{"text": f"{SLIP} {n}"} for n in range(20_000)])
        place.write_bytes(place.read_bytes()[:-100])
    result = check(place)
    assert len(result.errors) == 1
    assert any(said in result.errors[0][1] for said in ("cut off", "damaged", "it is empty"))


def test_a_missing_column_is_said_once(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", [{"body": SLIP}] * 3)
    ((_, said),) = check(tmp_path / "a.parquet").errors
    assert said == "no column 'text' (it has: body); --text-field names another"
    write(tmp_path / "a.parquet", [{"text": 1}] * 3)
    ((_, said),) = check(tmp_path / "a.parquet").errors
    assert said == "its column 'text' is of the type int64, not of texts"
    arrow = pytest.importorskip("pyarrow")
    none = arrow.table({"text": arrow.array([], arrow.string())})
    pytest.importorskip("pyarrow.parquet").write_table(none, tmp_path / "a.parquet")
    ((_, said),) = check(tmp_path / "a.parquet").errors
    assert said == "it is empty, without any record"


def test_packed_files_may_have_several_frames(tmp_path: Path) -> None:
    for name, pack in (("a.jsonl.gz", gzip.compress), ("b.jsonl.zst", zst)):
        place = tmp_path / name
        place.write_bytes(b"".join(pack(jsonl(ROWS[n : n + 2])) for n in (0, 2, 4)))
        assert [slot.row for slot in records.slots(str(place), Fields())] == [1, 2, 3, 4, 5]


def test_lines_of_chunks_of_any_size() -> None:
    data = b'{"a": 1}\r\n\n{"b": 2}\n{}'
    whole = list(packed.lines_of([data]))
    for size in range(1, len(data)):
        chunks = [data[n : n + size] for n in range(0, len(data), size)]
        assert list(packed.lines_of(chunks)) == whole
    assert b"".join(line for _, _, line in whole) == data
    assert all(data[offset:].startswith(line) for _, offset, line in whole)


def test_records_can_be_asked_for_in_any_order(tmp_path: Path) -> None:
    for name in FORMATS:
        write(tmp_path / name, ROWS)
        path = str(tmp_path / name)
        slots = list(records.slots(path, Fields()))
        for number in (4, 0, 2, 2, 1):
            assert records.read(path, slots[number], Fields()).text == ROWS[number]["text"]
        if name.endswith("gz"):
            with pytest.raises(UserError, match="changed"):
                records.read(path, Slot(9, 0, 1), Fields())
        records.forget()


def test_json_and_excerpts_name_the_record(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [{"body": "Fine."}, {"body": SLIP}])
    options = "a.jsonl", "--text-field", "body", "--select", "PUN002", "--output-format"
    (found,) = json.loads(srclint(tmp_path, *options, "json").stdout)["findings"]
    assert found["record"] == {"row": 2, "offset": 18}
    full = srclint(tmp_path, *options, "full").stdout
    assert "--> a.jsonl#2:1:19" in full
    assert "1 | The ferry was late , and" in full
    assert "::warning file=a.jsonl,line=2,col=1" in srclint(tmp_path, *options, "github").stdout
    sarif = json.loads(srclint(tmp_path, *options, "sarif").stdout)["runs"][0]["results"][0]
    assert sarif["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert "(record 2, at 1:19 of its text)" in sarif["message"]["text"]
