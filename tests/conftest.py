"""Fixtures of more than one file of tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from collection import texts
from command import SLIP
from gitfolder import repository
from hypothesis import HealthCheck, settings
from test_records import write

from srclint.config import Resolver
from srclint.profiles import Chooser
from srclint.run import Settings, check_files
from srclint.since.changes import since

# A busy machine is no failure: what is slow of itself has a test of its own.
settings.register_profile("srclint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("srclint")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document that has one finding."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(SLIP, "utf-8")
    return place


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, which is the current folder."""
    folder = repository(tmp_path / "in")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(params=["no cache", "cache", "processes"])
def found(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """What `--since REF PATHS` reports, as places."""

    def run(ref: str = "main", *paths: str) -> list[str]:
        cache = None if request.param == "no cache" else str(tmp_path / "cache")
        jobs = 2 if request.param == "processes" else 1
        paths = paths or (".",)
        settings = Settings(cache, jobs, changes=since(ref, paths))
        result = check_files(paths, Resolver(), Chooser(), settings)
        assert not result.errors
        return [f"{f.path}:{f.record.row if f.record else f.line}" for f in result.findings]

    return run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A collection: JSON Lines, Parquet, packed, text files; one document is none."""
    place = tmp_path / "in"
    (place / "more").mkdir(parents=True)
    write(place / "a.jsonl", [*texts(40), {"id": "n1", "text": None}])
    write(place / "b.parquet", texts(20))
    write(place / "more" / "c.jsonl.gz", texts(5))
    (place / "more" / "d.it.txt").write_text(SLIP + "\n", "utf-8")
    (place / "more" / "e.md").write_text("# Fine\n\nAll is fine.\n", "utf-8")
    return place


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration, which is the current one; cache and ledger are its own."""
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SRCLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SRCLINT_STATE_DIR", str(tmp_path / "state"))
    (folder / "srclint.toml").write_text('select = ["PUN002"]\n', "utf-8")
    return folder
