"""What is said of waivers: comments and entries that are of no use, as rules that can be set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from srclint import check
from srclint.cli import cli
from srclint.waivers import FILE

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The ferry was late , they said.\n"
WAIVED = f"<!-- srclint: ignore PUN002 -->\n{SAID}"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SRCLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SRCLINT_STATE_DIR", str(tmp_path / "state"))


def report(*words: str, stdin: str | None = None) -> tuple[list[str], int, int]:
    """Codes that are found, how many were waived, and the exit code."""
    done = CliRunner().invoke(cli, ["--output-format", "json", *words], input=stdin)
    said: dict[str, Any] = json.loads(done.stdout)
    codes = [f"{f['code']} {f['text']}" for f in said["findings"]]
    return codes, said["summary"]["waived"], done.exit_code


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("PUN002", []),
        ("PUN002, SPL", ["WVR001 SPL"]),
        ("PUN, punctuation, space-before-mark ALL", []),
        ("SPL001 SPC", ["WVR001 SPL001", "WVR001 SPC", "PUN002  ,"]),
        ("PNU002", ["WVR003 PNU002", "PUN002  ,"]),
        ("PNU002, PUN002, PNU002", ["WVR003 PNU002", "WVR003 PNU002"]),
        ("", []),
        ("WVR001", ["WVR001 WVR001", "PUN002  ,"]),
        ("PUN002 \u202e\x1b[31m", ["WVR003 \u202e\x1b[31m"]),
    ],
)
def test_each_name_in_a_comment_is_answered_for(
    tmp_path: Path, comment: str, said: list[str]
) -> None:
    text = f"<!-- srclint: ignore {comment} -->\n{SAID}"
    (tmp_path / "a.md").write_text(text, "utf-8")
    covered = not any(code.startswith("PUN") for code in said)
    for options in ([], [], ["--no-cache"]):  # as it is found, from the cache, and without one
        assert report("a.md", *options) == (said, int(covered), int(not covered))
    assert report("-", "--stdin-filename", "a.md", stdin=text)[:2] == (said, int(covered))
    found = [f for f in check(text, path="a.md") if f.code != "WVR003"]
    assert [f.code for f in found] == [s[:6] for s in said if not s.startswith("WVR003")]


def test_a_comment_that_is_for_all_rules(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- srclint: ignore -->\nFine.\n", "utf-8")
    assert report("a.md")[0] == ["WVR001 <!-- srclint: ignore -->"]
    assert report("a.md", "--select", "PUN")[0] == []  # who knows what else it is for
    assert report("a.md", "--strict-waivers")[2] == 1


def test_what_was_not_looked_for_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WAIVED, "utf-8")
    assert report("a.md", "--select", "SPL") == ([], 0, 0)
    assert report("a.md", "--ignore", "PUN002") == ([], 0, 0)


def test_a_comment_may_cover_what_the_folder_says(tmp_path: Path) -> None:
    for name in "bcd":
        (tmp_path / f"{name}.txt").write_text(
            f"Lots of people here who do e-commerce in {name}.\n", "utf-8"
        )
    slip = "<!-- srclint: ignore {} -->\nThey sell by ecommerce only.\n"
    (tmp_path / "a.md").write_text(slip.format("SPC"), "utf-8")
    assert report(".")[0] == ["WVR001 SPC", "ENT009 ecommerce"]
    (tmp_path / "a.md").write_text(slip.format("ENT009"), "utf-8")
    for _ in range(2):
        assert report(".") == ([], 1, 0)
    for other in "bcd":
        (tmp_path / f"{other}.txt").write_text("Lots of people here who do ecommerce.\n", "utf-8")
    assert report(".")[:2] == (["WVR001 ENT009"], 0)


ENTRIES = """
[[waiver]]
rule = "PUN002"
path = "a.txt"
text = " ,"
until = 2001-01-31
[[waiver]]
rule = "SPC001"
path = "a.txt"
[[waiver]]
rule = "SPC999"
path = "*.txt"
"""


def test_entries_speak_as_their_rules_are_set(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID, "utf-8")
    (tmp_path / FILE).write_text(ENTRIES, "utf-8")
    header = " [[waiver]]"
    found = ["PUN002  ,", f"WVR002{header}", f"WVR001{header}", f"WVR003{header}"]
    assert report("a.txt", "--select", "PUN,SPC") == (found, 0, 1)
    assert report("a.txt", "--ignore", "WVR") == (found[:1], 0, 1)
    config = 'select = ["SPC"]\nignore = ["expired-waiver"]\n[rules.WVR001]\nseverity = "warning"\n'
    (tmp_path / "srclint.toml").write_text(config, "utf-8")
    assert report("a.txt") == (found[2:], 0, 1)
    (tmp_path / "srclint.toml").write_text('ignore = ["waivers", "PUN"]\n', "utf-8")
    assert report("a.txt") == ([], 0, 0)
    (tmp_path / "srclint.toml").write_text('ignore = ["ALL"]\n', "utf-8")
    assert report("a.txt", "--strict-waivers")[0] == found[1:2] + found[3:]


def test_entries_that_name_no_rule_are_listed_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID, "utf-8")
    (tmp_path / FILE).write_text(ENTRIES, "utf-8")
    listed = CliRunner().invoke(cli, ["waivers"]).stdout
    assert "*.txt: SPC999 [unknown]" in listed  # its plug-in may be missing here only
    assert "2 of 3 removed" in CliRunner().invoke(cli, ["waivers", "--prune"]).stdout
    assert "SPC999" in (tmp_path / FILE).read_text("utf-8")


@pytest.mark.parametrize("code", ["WVR001", "WVR002", "WVR003", "unused-waiver"])
def test_they_are_explained(code: str) -> None:
    done = CliRunner().invoke(cli, ["rule", code])
    assert done.exit_code == 0
    assert "waiver" in done.stdout


def test_reports_know_their_rules(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID, "utf-8")
    (tmp_path / FILE).write_text(ENTRIES, "utf-8")
    done = CliRunner().invoke(cli, ["--output-format", "sarif", "."])
    (run,) = json.loads(done.stdout)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    assert {"WVR001", "WVR002", "WVR003"} <= {result["ruleId"] for result in run["results"]}
