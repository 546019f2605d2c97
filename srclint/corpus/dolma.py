"""Findings as attributes in the form of the Dolma toolkit: spans by rule, beside each document.

For every input file a file of the same name below `attributes/srclint/`, packed with gzip, with
a line for each document in the input's order: `{"id": …, "attributes": {"srclint__CHR001":
[[start, end, confidence], …]}}`; offsets in code points, the confidence 1.0 where a rule gives
none. A record without an id has where it stood as one.
"""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from srclint.readers.parquet import arrow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from srclint.corpus.job import Job
    from srclint.corpus.look import Task

NAME = "srclint"


def export_split(
    job: Job, task: Task, skip: Mapping[int, str], progress: int | None
) -> dict[str, Any]:
    """Write the attributes of all splits of a file, with its first one; those follow each other."""
    if task.number:
        return {"documents": 0}
    by_path: dict[str, BytesIO] = {}
    documents = 0
    for number in range(task.count):
        for row in _rows(job, f"{int(task.split.name) + number:06}"):
            documents += 1
            place = row["path"] if row["row"] is None else f"{row['path']}#{row['row']}"
            line = {"id": row["id"] or place, "attributes": _attributes(row["findings"] or [])}
            by_path.setdefault(row["path"], BytesIO()).write(json.dumps(line).encode() + b"\n")
    for path, lines in by_path.items():
        data = gzip.compress(lines.getvalue(), mtime=0)
        job.target.write(f"attributes/{NAME}/{_stem(path)}.jsonl.gz", data)
    return {"documents": documents}


def _rows(job: Job, split: str) -> list[dict[str, Any]]:
    with job.target.open(f"documents/{split}.parquet") as file:
        table = arrow().read_table(file, columns=["path", "row", "id", "findings"])
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def _attributes(findings: list[dict[str, Any]]) -> dict[str, list[list[float]]]:
    spans: dict[str, list[list[float]]] = {}
    for one in findings:
        confidence = 1.0 if one["confidence"] is None else one["confidence"]
        spans.setdefault(f"{NAME}__{one['code']}", []).append(
            [one["start"], one["end"], confidence]
        )
    return spans


def _stem(path: str) -> str:
    for suffix in (".jsonl.gz", ".jsonl.zst", ".jsonl", ".parquet"):
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    return path
