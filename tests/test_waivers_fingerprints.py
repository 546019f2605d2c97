"""Fingerprints: unique, and the same whether or not other findings are left out of a report."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from srclint.cli import cli
from srclint.waivers import FILE

SLIP = "It left , they say.\n"
OTHER = "It came , too.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SRCLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SRCLINT_STATE_DIR", str(tmp_path / "state"))
    config = 'select = ["PUN002", "SPC001"]\ntext-field = "text"\n'
    (tmp_path / "srclint.toml").write_text(config, "utf-8")


def fingerprints(*words: str) -> dict[str, str]:
    """Place → fingerprint, of sarif; gitlab has the same."""
    done = CliRunner().invoke(
        cli, ["--output-format", "sarif", "--output", "gitlab=g.json", *words]
    )
    results = json.loads(done.stdout)["runs"][0]["results"]
    found = {}
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        where = f"{region['startLine']}:{region.get('startColumn', 1)}"
        if result["ruleId"] != "WVR001":
            said = result["message"]["text"].partition("(")[2]
            name = f"{place['artifactLocation']['uri']}:{where}{said}"
            (found[name],) = result["partialFingerprints"].values()
    gitlab = json.loads(Path("g.json").read_text("utf-8"))
    assert set(found.values()) <= {entry["fingerprint"] for entry in gitlab}
    assert len({entry["fingerprint"] for entry in gitlab}) == len(gitlab)
    return found


@pytest.mark.parametrize("number", [1, 2, 25, 50])
def test_waivers_leave_the_others_as_they_were(tmp_path: Path, number: int) -> None:
    (tmp_path / "a.txt").write_text(f"{SLIP}\n" * 50, "utf-8")
    before = fingerprints("a.txt")
    assert len(before) == 50
    CliRunner().invoke(cli, ["waive", f"a.txt:{2 * number - 1}"])
    after = fingerprints("a.txt")
    assert len(after) == 49
    assert after.items() <= before.items()


def test_comments_leave_the_others_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"<!-- lint: ignore all PUN -->\n{SLIP}\n{SLIP}\n", "utf-8")
    before = fingerprints("a.md")
    (tmp_path / "a.md").write_text(f"<!-- srclint: ignore PUN -->\n{SLIP}\n{SLIP}\n", "utf-8")
    after = fingerprints("a.md")
    assert len(after) == 1
    assert after.items() <= before.items()


@pytest.mark.parametrize("fix", [[], ["--fix"]])
def test_records(tmp_path: Path, fix: list[str]) -> None:
    rows = [f"{SLIP}\nHere is number {n}.\n" for n in range(5)]
    lines = [json.dumps({"text": row}) + "\n" for row in rows]
    (tmp_path / "d.jsonl").write_text("".join(lines), "utf-8")
    safe = "[rules.PUN002]\nsafe = false\n"
    config = (tmp_path / "srclint.toml").read_text("utf-8")
    (tmp_path / "srclint.toml").write_text(config + safe, "utf-8")
    before = fingerprints("d.jsonl")
    for row in (1, 3):
        CliRunner().invoke(cli, ["waive", f"d.jsonl#{row}:1"])
    (tmp_path / "d.jsonl").write_text(
        "".join(lines).replace("number 4.", "number 4. ").replace("number 0.", "number 0. "),
        "utf-8",
    )
    after = {k: v for k, v in fingerprints("d.jsonl", *fix).items() if "blanks" not in k}
    (tmp_path / "d.jsonl").write_text("".join(lines), "utf-8")
    assert {v for k, v in after.items()} & set(before.values()) == {
        v for k, v in before.items() if "record 1" not in k and "record 3" not in k
    }


def test_since_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        given = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *given, *words], check=True, capture_output=True)

    (tmp_path / ".gitignore").write_text("/cache\n/state\n", "utf-8")
    (tmp_path / "a.txt").write_text(f"{SLIP}\n{SLIP}\n{OTHER}\n", "utf-8")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "old")
    (tmp_path / "a.txt").write_text(f"{SLIP}\n{SLIP}\n{OTHER}\n{SLIP}\n{SLIP}\n", "utf-8")
    before = fingerprints("a.txt")
    after = fingerprints("a.txt", "--since", "HEAD")
    assert len(after) == 2
    assert after.items() <= before.items()
    CliRunner().invoke(cli, ["waive", "a.txt:7"])
    again = fingerprints("a.txt", "--since", "HEAD")
    assert len(again) == 1
    assert again.items() <= after.items()
    assert (tmp_path / FILE).exists()


def test_fixing_counts_what_it_leaves(tmp_path: Path) -> None:
    text = f"{SLIP}\nThe end. \n\n{SLIP}\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    config = "[rules.PUN002]\nsafe = false\n"
    (tmp_path / "srclint.toml").write_text(config, "utf-8")
    before = fingerprints("a.txt")
    CliRunner().invoke(cli, ["waive", "a.txt:1"])
    after = fingerprints("a.txt", "--fix")
    assert len(after) == 1
    assert after.items() <= before.items()
