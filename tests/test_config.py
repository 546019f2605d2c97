"""Configurations: which one is in force, what extends what, and who wins over whom."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from command import SLIP, findings, srclint

from srclint.config import Config, Resolver, from_mapping, read
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.waivers.comments import GROUP


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


def on(chooser: Chooser, table: dict[str, object], path: str = "/x/a.txt") -> set[str]:
    config = from_mapping(table, Path("/x"))
    rules = [active.rule for active in chooser.profile(config, path).actives]
    return {rule.code for rule in rules if rule.group != GROUP}  # those go with any others


SPACING = {"select": ["spacing"]}


def test_the_command_line_wins_over_a_configuration() -> None:
    assert on(Chooser(), {"select": ["TTL001"]}) == {"TTL001"}
    assert not on(Chooser(ignore=("titles",)), {"select": ["TTL001"]})
    assert not on(Chooser(ignore=("ALL",)), {"select": ["TTL001"]})
    assert on(Chooser(extend_select=("TTL001",)), {"select": [], "ignore": ["TTL001"]}) == {
        "TTL001"
    }
    assert on(Chooser(select=("TTL001",)), {"ignore": ["TTL001"]}) == {"TTL001"}
    assert not on(Chooser(select=("TTL001",), ignore=("TTL001",)), {})
    assert on(Chooser(select=("TTL001",), ignore=("titles",)), {}) == {"TTL001"}


def test_single_paths_win_over_their_configuration() -> None:
    def table(**part: list[str]) -> dict[str, object]:
        return {"select": ["TTL001"], "per-path": {"it/**": part}}

    assert not on(Chooser(), table(ignore=["titles"]), "/x/it/a.txt")
    assert on(Chooser(), table(ignore=["titles"]), "/x/a.txt") == {"TTL001"}
    assert not on(Chooser(select=("TTL001",)), table(ignore=["titles"]), "/x/it/a.txt")
    both = table(select=["TTL001", "TTL002"], ignore=["titles", "TTL002"])
    assert on(Chooser(), both, "/x/it/a.txt") == {"TTL001"}


def extended(folder: Path, base: str, own: str) -> Config:
    (folder / "base.toml").write_text(base, "utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    path = folder / "docs" / "srclint.toml"
    path.write_text(f'extend = "../base.toml"\n{own}', "utf-8")
    return read(path)


def test_extending_adds_unless_it_selects(folder: Path) -> None:
    base = 'ignore = ["SPC001"]\nextend-select = ["TTL005"]\n'
    config = extended(folder, base, 'ignore = ["SPC002"]\n')
    assert config.ignore == ("SPC001", "SPC002")
    assert config.extend_select == ("TTL005",)
    config = extended(folder, base, 'select = ["ALL"]\nignore = ["SPC002"]\n')
    assert (config.ignore, config.extend_select) == (("SPC002",), ())


def test_extending_joins_the_options_of_a_rule(folder: Path) -> None:
    base = '[rules.SPC001]\nseverity = "error"\nsafe = false\n'
    config = extended(folder, base, '[rules.SPC001]\nseverity = "info"\n')
    assert config.rules == {"SPC001": {"severity": "info", "safe": False}}


def test_extending_finds_the_rules_of_the_base(folder: Path) -> None:
    rule = 'code = "HOU00{0}"\nsummary = "s"\npattern = "foo{0}"\n'
    for number, place in ((1, folder / "house"), (2, folder / "docs" / "own")):
        place.mkdir(parents=True)
        (place / f"x{number}.toml").write_text(rule.format(number), "utf-8")
    extended(folder, 'rule-folders = ["house"]\n', 'rule-folders = ["own"]\n')
    (folder / "docs" / "a.txt").write_text("A foo1 and a foo2.\n", "utf-8")
    assert [code for _, code in findings(folder, "--select", "HOU", "docs")] == [
        "HOU001",
        "HOU002",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('extend = "pyproject.toml"', "no table"),
        ("a = " + "[" * 5000, "not valid TOML"),
        ('encoding = "base64"', "encoding"),
        ('encoding = "a\\u0000b"', "encoding"),
        ('[per-path."a"]\nencoding = "hex"', "encoding"),
        ("[rules]\nSPC001 = 3", "must be a table"),
        ('[per-path]\n"a" = 3', "must be a table"),
        ("[tool.srclint]\nselect = []", "without [tool.srclint]"),
    ],
)
def test_wrong_values(folder: Path, text: str, said: str) -> None:
    (folder / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    (folder / "srclint.toml").write_text(text + "\n", "utf-8")
    (folder / "a.txt").write_text(SLIP, "utf-8")
    done = srclint(folder, ".")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr


def test_a_byte_order_mark_is_no_mistake(folder: Path) -> None:
    (folder / "srclint.toml").write_text('\ufeffignore = ["ALL"]\n', "utf-8")
    (folder / "a.txt").write_text(SLIP, "utf-8")
    assert srclint(folder, ".").returncode == 0


def test_a_named_configuration_of_another_folder(folder: Path) -> None:
    """Its patterns are relative to the current folder, its rules to its own; it is no corpus."""
    (folder / "ci" / "house").mkdir(parents=True)
    (folder / "docs" / "it").mkdir(parents=True)
    rule = 'code = "HOU001"\nsummary = "s"\npattern = "ferry"\n'
    (folder / "ci" / "house" / "x.toml").write_text(rule, "utf-8")
    text = 'rule-folders = ["house"]\nselect = ["HOU"]\n[per-path."it/**"]\nignore = ["ALL"]\n'
    (folder / "ci" / "srclint.toml").write_text(text, "utf-8")
    for name in ("a.txt", "it/a.txt"):
        (folder / "docs" / name).write_text(SLIP, "utf-8")
    for named in ("../ci/srclint.toml", str(folder / "ci" / "srclint.toml")):
        assert findings(folder / "docs", "--config", named, ".") == [("a.txt", "HOU001")]


def test_a_named_configuration_does_not_walk_its_own_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from srclint import config, membership

    (folder / "srclint.toml").write_text("", "utf-8")
    (folder / "docs").mkdir()
    (folder.parent / "elsewhere").mkdir()
    monkeypatch.chdir(folder.parent / "elsewhere")
    assert not membership.says_which(config.named(str(folder / "srclint.toml")))
    monkeypatch.chdir(folder / "docs")
    assert membership.says_which(config.named("../srclint.toml"))
    assert config.named("../srclint.toml").root.resolve() == folder.resolve()


def test_isolated_and_a_named_configuration_exclude_each_other(folder: Path) -> None:
    (folder / "x.toml").write_text("", "utf-8")
    done = srclint(folder, "--isolated", "--config", "x.toml", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert "exclude each other" in done.stderr


def test_a_rule_of_the_house_that_changes_is_asked_anew(folder: Path) -> None:
    (folder / "house").mkdir()
    rule = folder / "house" / "x.toml"
    (folder / "srclint.toml").write_text('rule-folders = ["house"]\nselect = ["HOU"]\n', "utf-8")
    (folder / "a.txt").write_text("A foo and a bar.\n", "utf-8")
    os.utime(folder / "a.txt", (1_500_000_000, 1_500_000_000))
    for word, column in (("foo", 3), ("bar", 13), ("foo", 3)):
        rule.write_text(f'code = "HOU001"\nsummary = "s"\npattern = "{word}"\n', "utf-8")
        os.utime(rule, (1_500_000_000, 1_500_000_000))
        report = json.loads(srclint(folder, "--output-format", "json", ".").stdout)
        assert [f["start"]["column"] for f in report["findings"]] == [column]


def test_a_region_does_not_hide_the_language(folder: Path) -> None:
    text = "Non so perche' sia tardi.\n"
    (folder / "a.txt").write_text(text, "utf-8")
    plain = findings(folder, "--language", "it", "--select", "ALL", "a.txt")
    assert plain
    assert findings(folder, "--language", "it-CH", "--select", "ALL", "a.txt") == plain


def test_the_nearest_configuration_is_in_force(folder: Path) -> None:
    (folder / "own").mkdir()
    (folder / "pyproject.toml").write_text('[tool.srclint]\nignore = ["ALL"]\n', "utf-8")
    (folder / "own" / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    resolver = Resolver()
    assert resolver.of_folder(str(folder / "own")).path == folder / "pyproject.toml"
    (folder / "srclint.toml").write_text("", "utf-8")
    assert Resolver().of_folder(str(folder)).path == folder / "srclint.toml"


def test_a_named_file_without_a_table(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[project]\n", "utf-8")
    with pytest.raises(UserError, match="no table"):
        read(folder / "pyproject.toml")
