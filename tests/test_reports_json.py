"""Reports for programs: JSON, JSON Lines, statistics."""

import json

from findings import finding
from reporting import RUN, written

from srclint.reports import Summary


def test_json() -> None:
    assert json.loads(written("json", RUN)) == {
        "version": 1,
        "findings": [
            {
                "code": "SPL001",
                "name": "typo",
                "group": "spelling",
                "severity": "error",
                "message": "not a word",
                "path": "a/ferry.txt",
                "language": "en",
                "start": {"line": 3, "column": 1, "offset": 9},
                "end": {"line": 3, "column": 6, "offset": 14},
                "text": "Paris",
                "confidence": 0.5,
                "value": {"word": "Paris"},
                "fixes": [
                    {
                        "safe": False,
                        "note": "",
                        "edits": [{"start": 9, "end": 14, "text": "Pairs"}],
                    },
                    {
                        "safe": False,
                        "note": "",
                        "edits": [{"start": 9, "end": 14, "text": "Parts"}],
                    },
                ],
            },
            {
                "code": "SPL020",
                "name": "repeated-word",
                "group": "spelling",
                "severity": "warning",
                "message": '"the" is written twice',
                "path": "a/ferry.txt",
                "language": "en",
                "start": {"line": 3, "column": 10, "offset": 18},
                "end": {"line": 3, "column": 17, "offset": 25},
                "text": "the the",
                "fixes": [
                    {"safe": True, "note": "", "edits": [{"start": 18, "end": 22, "text": ""}]}
                ],
            },
        ],
        "summary": {
            "files": 3,
            "findings": 2,
            "fixable": 1,
            "fixed": 2,
            "waived": 0,
            "errors": [{"path": "gone.txt", "message": "no such file"}],
        },
    }


def test_json_without_findings() -> None:
    assert json.loads(written("json", Summary([], 3)))["findings"] == []


def test_jsonl_is_json_line_by_line() -> None:
    *lines, last = written("jsonl", RUN).splitlines()
    whole = json.loads(written("json", RUN))
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert json.loads(last) == {"version": 1, "summary": whole["summary"]}


def test_json_keeps_text_exactly_but_for_what_is_no_character() -> None:
    text = "né 🚢 \x1b \u202e ##[error]\\ud800 \udcff"
    run = Summary([finding(text, 0, len(text))], 1)
    for name in ("json", "jsonl"):
        out = written(name, run, text)
        assert out.isascii()
        record = json.loads(out.splitlines()[0] if name == "jsonl" else out.splitlines()[1])
        assert record["text"] == text.replace("\udcff", "\ufffd")
