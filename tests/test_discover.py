"""Which files are found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srclint.config import Resolver
from srclint.discover import discover
from srclint.model import UserError
from srclint.profiles import Chooser
from srclint.run import Settings, check_files


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


def test_a_file_given_by_two_names_counts_once(folder: Path) -> None:
    make(folder, "a.txt", "d/b.txt")
    (folder / "link.txt").symlink_to("a.txt")
    (folder / "dlink").symlink_to("d")
    assert found("a.txt", "link.txt") == ["a.txt"]
    assert found("link.txt", ".") == ["link.txt", "d/b.txt"]
    assert found("dlink", ".") == ["a.txt", "dlink/b.txt"]
    assert found("dlink", "d/b.txt") == ["dlink/b.txt"]


def test_an_empty_path_is_not_the_current_folder(folder: Path) -> None:
    make(folder, "a.txt")
    result = discover([""], Resolver())
    assert not result.files
    assert result.errors == [("''", "an empty path")]


@pytest.mark.parametrize("git", [True, False])
def test_a_named_folder_is_looked_into(folder: Path, git: bool) -> None:
    """Naming a folder overrules that it is left out, but not what is left out in it."""
    if git:
        (folder / ".git").mkdir()
    make(folder, "a.txt", "out/b.txt", "out/c.txt", "out/drafts/d.txt", "out/drafts/sub/e.txt")
    (folder / ".gitignore").write_text("out/\nc.txt\n", "utf-8")
    (folder / "srclint.toml").write_text('extend-exclude = ["drafts/"]\n', "utf-8")
    assert found() == ["a.txt"]
    assert found("out") == ["out/b.txt"]
    assert found("out/drafts") == ["out/drafts/d.txt", "out/drafts/sub/e.txt"]
    named = ("out/b.txt", "out/drafts/sub/e.txt", "a.txt")
    assert found(*named) == ["a.txt", "out/b.txt", "out/drafts/sub/e.txt"]
    assert found(*named, force=True) == ["a.txt"]


def test_a_repository_in_a_repository_has_ignore_files_of_its_own(folder: Path) -> None:
    make(folder, ".git/HEAD", "a.txt", "b.txt", "sub/.git/HEAD", "sub/a.txt", "sub/b.txt")
    (folder / ".gitignore").write_text("a.txt\n", "utf-8")
    (folder / "sub" / ".gitignore").write_text("b.txt\n", "utf-8")
    assert found() == ["b.txt", "sub/a.txt"]
    assert found("sub") == ["sub/a.txt"]


def test_outside_git_ignore_files_up_to_the_configuration_count(folder: Path) -> None:
    make(folder, "sub/deep/a.txt", "sub/deep/b.txt")
    (folder / ".gitignore").write_text("b.txt\n", "utf-8")
    (folder / "sub" / "srclint.toml").write_text("", "utf-8")
    assert found("sub/deep") == ["sub/deep/a.txt", "sub/deep/b.txt"]
    (folder / "srclint.toml").write_text("", "utf-8")
    (folder / "sub" / "srclint.toml").unlink()
    assert found("sub/deep") == ["sub/deep/a.txt"]


def test_odd_ignore_files(folder: Path) -> None:
    make(folder, "a.txt", "b.txt", "c.txt", "d.txt ", "#e.txt", "f.txt")
    (folder / ".gitignore").write_bytes(
        b"\xef\xbb\xbfa.txt\r\nb.txt  \r\nc.txt\\\n\\#e.txt\n\xff\n"
    )
    assert found() == ["c.txt", "f.txt"]


@pytest.mark.parametrize("key", ["include", "extend-exclude", "corpus"])
def test_a_pattern_that_is_none(folder: Path, key: str) -> None:
    make(folder, "a.txt")
    (folder / "srclint.toml").write_text(f"{key} = ['ok', 'a\\']\n", "utf-8")
    with pytest.raises(UserError, match=f"srclint.toml: {key}: "):
        check_files(["."], Resolver(), Chooser(("TTL005",)), Settings())


PATTERNS = [
    *("a", "b/", "/a", "*.txt", "!a.txt", "!b/", "**/c", "a/**", "!a/b.txt", "/b/*", "a*/", "!*/"),
    *(
        "*",
        "[ab].txt",
        "[!a].txt",
        "c/**/a.txt",
        "!c/",
        "?.txt",
        "/*",
        "!/a",
        "**/a/**",
        "a\\",
        "b ",
    ),
]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=60)
@given(
    files=st.sets(st.text("abc/", min_size=1, max_size=5), min_size=3, max_size=12),
    top=st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4),
    nested=st.lists(st.sampled_from(PATTERNS), max_size=3),
)
def test_git_agrees(
    tmp_path_factory: pytest.TempPathFactory, files: set[str], top: list[str], nested: list[str]
) -> None:
    place = tmp_path_factory.mktemp("repo")
    names = {name for file in files if (name := file.strip("/").replace("//", "/"))}
    make(place, *(f"{name}.txt" for name in names if "//" not in name))
    (place / "a").mkdir(exist_ok=True)
    (place / ".gitignore").write_text("\n".join(top), "utf-8")
    (place / "a" / ".gitignore").write_text("\n".join(nested), "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=place, check=True)
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-coz", "--exclude-standard"],
        cwd=place,
        check=True,
        capture_output=True,
    )
    wanted = sorted(n for n in listed.stdout.decode().split("\0") if n.endswith(".txt"))
    files_found = discover([str(place)], Resolver()).files
    assert sorted(os.path.relpath(file.path, place) for file in files_found) == wanted


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
@pytest.mark.parametrize("name", [b"b\xff.txt", b"\xe2\x82.txt", b"x/\xff/\xfe.txt"])
def test_names_that_are_no_text(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", "utf-8")
    (tmp_path / "srclint.toml").write_text('[per-path."x/**"]\nignore = ["SPL"]\n', "utf-8")
    (tmp_path / ".gitignore").write_text("*.log\n", "utf-8")
    assert [file.path for file in discover([str(tmp_path)], Resolver()).files] == [str(path)]
    (tmp_path / ".gitignore").write_bytes(b"\n".join(name.split(b"/")))
    assert not discover([str(tmp_path)], Resolver()).files
