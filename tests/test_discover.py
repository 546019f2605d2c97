"""Which files are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from srclint.config import Resolver
from srclint.discover import discover


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n", "utf-8")


def found(*paths: str, force: bool = False) -> list[str]:
    result = discover(paths or (".",), Resolver(), force_exclude=force)
    assert not result.errors
    return [file.shown for file in result.files]


def test_suffixes(folder: Path) -> None:
    make(folder, "a.txt", "b.TXT", "c.md", "d.markdown", "e.text", "README", "p.py", "q.png", "r.")
    assert found() == ["README", "a.txt", "b.TXT", "c.md", "d.markdown", "e.text"]
    assert found("p.py") == ["p.py"]


def test_hidden_ones_never_count(folder: Path) -> None:
    make(folder, ".a.txt", ".git/b.txt", ".venv/c.txt", "d/.e/f.txt", "d/g.txt")
    assert found() == ["d/g.txt"]
    assert found(".a.txt") == [".a.txt"]


def test_a_path_given_twice_counts_once(folder: Path) -> None:
    make(folder, "a.txt", "d/b.txt")
    assert found(".", "a.txt", "./d", "d/b.txt") == ["a.txt", "d/b.txt"]


def test_paths_outside_are_shown_relative(folder: Path) -> None:
    make(folder.parent, "up.txt")
    assert found("../up.txt") == ["../up.txt"]


@pytest.mark.parametrize("git", [True, False])
def test_gitignore(folder: Path, git: bool) -> None:
    if git:
        make(folder, ".git/info/exclude")
        (folder / ".git/info/exclude").write_text("excluded.txt\n", "utf-8")
    make(folder, "a.txt", "b.txt", "keep/b.txt", "out/c.txt", "excluded.txt", "keep/deep/d.txt")
    (folder / ".gitignore").write_text("# comment\nb.txt\n/out/\n", "utf-8")
    (folder / "keep" / ".gitignore").write_text("!b.txt\ndeep/d.txt\n", "utf-8")
    expected = ["a.txt", "keep/b.txt"]
    assert found() == (expected if git else [expected[0], "excluded.txt", expected[1]])
    assert found("b.txt") == ["b.txt"]
    assert found("b.txt", "out/c.txt", "a.txt", force=True) == ["a.txt"]
    assert found("keep") == (["keep/b.txt"])


def test_exclusions_of_the_configuration(folder: Path) -> None:
    make(folder, "a.txt", "drafts/b.txt", "c.rst", "d/e.draft.txt")
    (folder / "srclint.toml").write_text(
        'extend-exclude = ["drafts/", "*.draft.txt"]\ninclude = ["*.rst"]\n', "utf-8"
    )
    assert found() == ["a.txt", "c.rst"]
    assert found("drafts/b.txt") == ["drafts/b.txt"]
    assert found("drafts/b.txt", "a.txt", force=True) == ["a.txt"]


def test_links_in_a_folder_are_not_followed(folder: Path) -> None:
    make(folder, "a.txt", "d/b.txt")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "dlink").symlink_to("d")
    (folder / "d" / "loop").symlink_to("..")
    assert found() == ["a.txt", "d/b.txt"]
    assert found("link.txt") == ["link.txt"]
    (folder / "broken.txt").symlink_to("nowhere")
    result = discover(["."], Resolver())
    assert result.errors == [("broken.txt", "a link to nothing")]


def test_deep_folders(folder: Path) -> None:
    place = folder
    for _ in range(200):
        place = place / "d"
    make(place, "deep.txt")
    assert len(found()) == 1
