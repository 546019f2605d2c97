"""Records are fixed in place: of a file only the bytes of what changes in a text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from command import srclint
from hypothesis import given
from hypothesis import strategies as st
from test_records import FORMATS, ROWS, SLIP, jsonl, parquet, write, zst

from srclint.fixes import OffsetMap, apply, changes
from srclint.model import Edit, Fix, Span, UserError
from srclint.readers import packed, rewrite
from srclint.readers.rewrite import Change

FIXED = "The ferry was late, and nobody minded."
FIXED_ROWS = [str(row["text"]).replace(SLIP, FIXED) for row in ROWS]


def texts(place: Path) -> list[str]:
    if place.suffix == ".parquet":
        read = pytest.importorskip("pyarrow.parquet").read_table
        return list(read(place).column("text").to_pylist())
    lines = packed.plain(place.read_bytes(), place.name).splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize("name", FORMATS)
def test_fixing_and_undoing(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    place = folder / name
    write(place, [*ROWS, {"id": 6, "text": "A clean one."}])
    before = place.read_bytes()
    diff = srclint(folder, name, "--diff", "--select", "PUN002")
    assert "+The ferry was late, and" in diff.stdout.replace('+{"id": 1, "text": "', "+")
    assert place.read_bytes() == before
    done = srclint(folder, name, "--fix", "--select", "PUN002")
    assert (done.returncode, "Fixed 5 problems." in done.stdout) == (0, True)
    assert texts(place) == [*FIXED_ROWS, "A clean one."]
    assert srclint(folder, name, "--select", "PUN002").stdout == ""
    assert srclint(folder, "undo").returncode == 0
    assert place.read_bytes() == before


HOUSE = """
code = "HOU001"
summary = "A slip of the keys."
safe = true
terms = { teh = "the", Teh = "The" }
examples = [
  { bad = "⟦teh⟧ end", fixed = "the end" },
  { bad = "⟦Teh⟧ end", fixed = "The end" },
  { good = "the end" },
  { good = "tehe" },
  { good = "eteh" },
]
"""


def fix_line(line: bytes, folder: Path) -> bytes:
    (folder / "house").mkdir(parents=True)
    (folder / "house" / "slip.toml").write_text(HOUSE, "utf-8")
    (folder / "srclint.toml").write_text('rule-folders = ["house"]\n', "utf-8")
    (folder / "a.jsonl").write_bytes(line)
    select = "--select", "HOU001,PUN002,SPL001"
    assert "failed" not in srclint(folder, "a.jsonl", "--fix", "--language", "en", *select).stderr
    return (folder / "a.jsonl").read_bytes()


LINES = [
    # What others take for “nteh”: the n belongs to the escape before it.
    (rb'{"text": "We saw it.\nTeh ship\tteh end"}', rb'{"text": "We saw it.\nThe ship\tthe end"}'),
    # An escape inside the word: it stays where it is no part of the change.
    (rb'{"text": "We recie\u0076e it."}', rb'{"text": "We rece\u0069\u0076e it."}'),
    # The rest of the line: odd blanks, escapes, other members, numbers as they are written.
    (
        rb'  {"a":1.50e3,  "text" :"\u0041 \/ late \u002c teh \ud83d\ude00 \"x\"", "z": [1,2]}  ',
        rb'  {"a":1.50e3,  "text" :"\u0041 \/ late\u002c the \ud83d\ude00 \"x\"", "z": [1,2]}  ',
    ),
    # The same key inside another value, and twice: the last one counts.
    (
        rb'{"m": {"text": "teh"}, "text": "teh", "text": "teh ship"}',
        rb'{"m": {"text": "teh"}, "text": "teh", "text": "the ship"}',
    ),
    ('{"text": "È teh ship"}'.encode(), '{"text": "È the ship"}'.encode()),
    (b'\xef\xbb\xbf{"text": "teh ship"}', b'\xef\xbb\xbf{"text": "the ship"}'),
]


@pytest.mark.parametrize(("line", "fixed"), LINES)
def test_only_what_changes_in_a_line_changes(line: bytes, fixed: bytes, tmp_path: Path) -> None:
    other = b'{"text": "Fine.",   "n": 1.0}\r\n\n'
    after = fix_line(other + line + b"\r\n" + other, tmp_path / "in")
    if line == LINES[1][0]:  # which of “ei” moves is the fix's own affair
        assert json.loads(after.splitlines()[2])["text"] == "We receive it."
        assert rb"\u0076e" in after
    else:
        assert after == other + fixed + b"\r\n" + other


def test_bad_lines_stay(tmp_path: Path) -> None:
    bad = b'{"text": "cut\n{"text": "\xff"}\n{"text": null}\n\n[]\n'
    good = jsonl([{"text": SLIP}])
    assert fix_line(bad + good, tmp_path / "in") == bad + jsonl([{"text": FIXED}])


def test_findings_that_remain_know_their_new_byte(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", [{"text": SLIP}, {"text": "It was the the one."}])
    options = "--fix", "--select", "PUN002,SPL020", "--output-format", "json", "--language", "en"
    done = json.loads(srclint(tmp_path, "a.jsonl", *options).stdout)
    (left,) = done["findings"]
    data = (tmp_path / "a.jsonl").read_bytes()
    assert data[left["record"]["offset"] :].startswith(b'{"text": "It was')
    full = srclint(tmp_path, "a.jsonl", "--fix", "--select", "SPL020", "--language", "en")
    assert "SPL020" in full.stdout


def test_several_frames_and_suffixes(tmp_path: Path) -> None:
    for name, pack in (("a.jsonl.gz", gzip.compress), ("b.jsonl.zst", zst)):
        place = tmp_path / name
        place.write_bytes(pack(jsonl(ROWS[:2])) + pack(jsonl(ROWS[2:])))
        srclint(tmp_path, name, "--fix", "--select", "PUN002")
        assert texts(place) == FIXED_ROWS


def test_parquet_keeps_its_frame(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(
        {
            "n": pyarrow.array([1, None, 3, 4, 5], pyarrow.int16()),
            "text": pyarrow.array([SLIP, None, SLIP, "x", SLIP]).dictionary_encode(),
            "tags": pyarrow.array([["a"], [], None, ["b", "c"], [None]]),
            "when": pyarrow.array([0, 1, 2, 3, None], pyarrow.timestamp("ns", "Europe/Rome")),
        }
    ).replace_schema_metadata({"house": "kept"})
    place = tmp_path / "a.parquet"
    packing = {"n": "gzip", "text": "zstd", "tags.list.element": "snappy", "when": "none"}
    pq.write_table(table, place, row_group_size=2, compression=packing, use_dictionary=["text"])
    before = pq.ParquetFile(place)
    srclint(tmp_path, "a.parquet", "--fix", "--select", "PUN002")
    after = pq.ParquetFile(place)
    assert after.schema_arrow.equals(before.schema_arrow, check_metadata=True)
    assert after.read().column("text").to_pylist() == [FIXED, None, FIXED, "x", FIXED]
    assert after.read().drop_columns("text").equals(table.drop_columns("text"))
    for file in (before, after):
        groups = [file.metadata.row_group(n) for n in range(file.metadata.num_row_groups)]
        assert [group.num_rows for group in groups] == [2, 2, 1]
        columns = [groups[0].column(n) for n in range(4)]
        assert [c.compression for c in columns] == ["GZIP", "ZSTD", "SNAPPY", "UNCOMPRESSED"]


def test_what_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    change = Change("teh", "the", [Edit(Span(0, 3), "the")])
    for line in (b'{"text": "The"}', b'{"text": 1}', b'{"body": "teh"}'):
        with pytest.raises(UserError, match="no longer"):
            rewrite.with_text(line, "text", change)
    halves = Change("\ud83dx\ude00", "\ud83d\ude00", [Edit(Span(1, 2), "")])
    with pytest.raises(UserError, match="without touching"):
        rewrite.with_text(rb'{"text": "\ud83dx\ude00"}', "text", halves)
    place = tmp_path / "a.parquet"
    parquet([{"text": "The"}], place)
    with pytest.raises(UserError, match="no longer"):
        rewrite.rewritten("a.parquet", place.read_bytes(), "text", {1: change})


EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xyz", max_size=3)))


@given(st.text('abcdefgh \n"\\é😀', min_size=5), st.lists(EDITS, max_size=4), st.booleans())
def test_passes_as_edits_of_the_first_text(text: str, passes: list[Any], plain: bool) -> None:
    """All passes together, as edits of the text before; and written into a line of JSON."""
    now, maps = text, list[OffsetMap]()
    for edits in passes:
        end = len(now)
        spans = [(Span(min(a, end), min(a + n, end)), new) for a, n, new in edits]
        now, _, moved = apply(now, [Fix((Edit(span, new),)) for span, new in spans])
        maps.append(moved)
    done = changes(maps, now)
    assert apply(text, [Fix(tuple(done))])[0] == now
    line = json.dumps({"a": 1, "text": text, "b": [text]}, ensure_ascii=plain).encode()
    result = rewrite.with_text(line, "text", Change(text, now, done))
    assert json.loads(result) == {"a": 1, "text": now, "b": [text]}
