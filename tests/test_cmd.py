"""Golden runs of the command line: a folder for each case.

`cmd.toml` has `args` (a list; of lists for several runs) and `exit`; `in/` is the folder it
runs in; `stdout` and `stderr` are what it must print, `after/` what `in/` must be afterwards
(where it stands). SRCLINT_GOLDEN=write writes what comes out; read the difference before
you commit it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cmd"
WRITE = os.environ.get("SRCLINT_GOLDEN") == "write"


def run(args: list[str], folder: Path, scratch: Path, stdin: bytes) -> tuple[int, str, str]:
    environment = {
        **{k: v for k, v in os.environ.items() if k not in {"PRE_COMMIT", "NO_COLOR"}},
        "SRCLINT_CACHE_DIR": str(scratch / "cache"),
        "SRCLINT_STATE_DIR": str(scratch / "state"),
        "GITHUB_STEP_SUMMARY": "",
        "COLUMNS": "100",
    }
    done = subprocess.run(
        [sys.executable, "-m", "srclint", *args],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def tree(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir() if p.is_dir()))
def test_command(case: str, tmp_path: Path) -> None:
    golden = CASES / case
    said = tomllib.loads((golden / "cmd.toml").read_text("utf-8"))
    folder = tmp_path / "in"
    shutil.copytree(golden / "in", folder) if (golden / "in").exists() else folder.mkdir()
    runs = said["args"] if isinstance(said["args"][0], list) else [said["args"]]
    out = err = ""
    code = 0
    for args in runs:
        code, more_out, more_err = run(
            args, folder, tmp_path, said.get("stdin", "").encode("utf-8", "surrogateescape")
        )
        out, err = out + more_out, err + more_err
    out, err = (text.replace(str(tmp_path), "TMP") for text in (out, err))
    if WRITE:
        (golden / "stdout").write_text(out, "utf-8")
        (golden / "stderr").write_text(err, "utf-8")
        if (golden / "after").exists():
            shutil.rmtree(golden / "after")
            shutil.copytree(folder, golden / "after")
    assert "Traceback" not in err
    assert (out, err, code) == (
        (golden / "stdout").read_text("utf-8"),
        (golden / "stderr").read_text("utf-8"),
        said["exit"],
    )
    if (golden / "after").exists():
        assert tree(folder) == tree(golden / "after")
