"""The Python API, and README's example of it."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from command import SLIP

import srclint

README = Path(__file__).parent.parent / "README.md"


def test_check() -> None:
    (finding,) = srclint.check(SLIP)
    assert (finding.code, finding.text, finding.line, finding.column) == ("PUN002", " ,", 1, 19)
    assert finding.language == "en"
    assert finding.fix
    assert finding.fix.safe


def test_language_is_obeyed() -> None:
    assert srclint.check("Le bac est en retard !\n", language="fr") == []
    assert [f.code for f in srclint.check("Le bac est en retard !\n", language="en")] == ["PUN002"]
    with pytest.raises(srclint.UserError, match="language"):
        srclint.check("x", language="klingonese")


def test_fix_maps_offsets() -> None:
    result = srclint.fix(SLIP + "It came at noon .\n")
    assert result.text == "The ferry was late, and nobody minded.\nIt came at noon.\n"
    assert [f.code for f in result.applied] == ["PUN002", "PUN002"]
    assert result.left == []
    old = SLIP.index("nobody")
    assert result.text[result.new_offset(old) :].startswith("nobody")


def test_markdown_is_known_by_the_path() -> None:
    text = "Some `code , here` and so on.\n"
    assert srclint.check(text, path="a.md") == []
    assert srclint.check(text, path="a.txt") != []


def test_configuration_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "srclint.toml").write_text('ignore = ["punctuation"]\n', "utf-8")
    config = srclint.load_config(tmp_path)
    assert srclint.check(SLIP, config=config) == []
    assert srclint.load_config(tmp_path / "srclint.toml") == config
    with pytest.raises(srclint.UserError):
        srclint.load_config(tmp_path / "nowhere.toml")


def test_facts_of_a_collection() -> None:
    shouting = "THE HARBOUR OPENS AGAIN AT LAST\n\nThe ferries sail from Monday on.\n"
    others = [
        f"{name} opens its harbour again\n\nThe ferries sail from Monday on, says {name}.\n"
        for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy")
    ]
    alone = [f.code for f in srclint.check(shouting, "en")]
    facts = srclint.observe([shouting, *others], language="en")
    assert "TTL005" not in alone
    assert "TTL005" in [f.code for f in srclint.check(shouting, "en", facts=facts)]


def test_check_paths(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLIP, "utf-8")
    result = srclint.check_paths([tmp_path, tmp_path / "nowhere.txt"])
    assert [f.code for f in result.findings] == ["PUN002"]
    assert result.files == 1
    assert [reason for _, reason in result.errors] == ["no such file or folder"]


def test_threads() -> None:
    results: list[list[str]] = []

    def work() -> None:
        for _ in range(20):
            results.append([f.code for f in srclint.check(SLIP)])

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [["PUN002"]] * 160


def test_the_readmes_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(SLIP, "utf-8")
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    alone = [block for block in blocks if block.startswith("import srclint")]
    assert alone  # the others go on with tables that a reader has: tests of the corpus run them
    for block in alone:
        exec(compile(block, "README.md", "exec"), {})
