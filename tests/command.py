"""The command as a user runs it, and the document that most tests run it on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

SLIP = "The ferry was late , and nobody minded.\n"
FIXED = "The ferry was late, and nobody minded.\n"


def environment(folder: Path, **more: str) -> dict[str, str]:
    """This process's, the cache and the ledger lying beside a folder."""
    place = folder.parent
    own = {"SRCLINT_CACHE_DIR": str(place / "cache"), "SRCLINT_STATE_DIR": str(place / "state")}
    return {**os.environ, **own, **more}


def run(
    folder: Path,
    *args: str,
    data: bytes = b"",
    cwd: Path | None = None,
    more: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    """Run srclint in a folder, or in another with what lies beside it; `more` is environment."""
    done = subprocess.run(
        [sys.executable, "-m", "srclint", *args],
        cwd=cwd or folder,
        env=environment(folder, **more),
        input=data,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def srclint(folder: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The same, its outputs as text."""
    done = run(folder, *args, more=more)
    out, err = done.stdout.decode(), done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def findings(folder: Path, *args: str) -> list[tuple[str, str]]:
    """(path, code) of what is reported."""
    done = srclint(folder, "--output-format", "json", *args)
    return [(f["path"], f["code"]) for f in json.loads(done.stdout)["findings"]]
