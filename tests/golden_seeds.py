"""What is expected of the sample documents in seeds/, and what srclint says of them.

`python tests/golden_seeds.py` prints what seeds/expected.toml does not list, ready to be
pasted there once you have read it, and what it lists in vain; `--fixed` writes what --fix
makes of the documents to tests/seeds_fixed/: read the difference before you commit it.

An entry of seeds/expected.toml is one finding of the default rules, run on the whole of
seeds/ without configuration: `file`, `line`, `code`, and `text`, which is exactly what is
marked (a byte that does not decode stands there as `\\udcXX`). `fixed` is what the fix makes
of `text` and `safe` whether plain --fix applies it; `choices` are the fixes where a person
has to choose; neither stands where there is no fix. Two equal entries are two findings.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
EXPECTED = SEEDS / "expected.toml"
FIXED = Path(__file__).parent / "seeds_fixed"

Entry = tuple[tuple[str, Any], ...]
"""The keys and values of one finding, in the order of the file."""

_KEYS = ("file", "line", "code", "text", "fixed", "choices", "safe")


def srclint(folder: Path, scratch: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run srclint in a folder, without configuration and cache; its ledger lies in `scratch`."""
    environment = {key: value for key, value in os.environ.items() if key != "PRE_COMMIT"}
    return subprocess.run(
        [sys.executable, "-m", "srclint", *args],
        cwd=folder,
        env={**environment, "SRCLINT_STATE_DIR": str(scratch / "state"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def findings(folder: Path, scratch: Path) -> list[Entry]:
    """What srclint reports on a folder, in reading order."""
    isolated = ("--isolated", "--no-cache", "--output-format", "json", ".")
    run = srclint(folder, scratch, *isolated)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr)
    return [_entry(finding) for finding in json.loads(run.stdout)["findings"]]


def expected() -> list[Entry]:
    """What seeds/expected.toml lists."""
    listed = tomllib.loads(EXPECTED.read_text("utf-8"))["finding"]
    return [_ordered(entry) for entry in listed]


def differences(found: list[Entry], listed: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Findings that are not listed, and listed ones that were not found."""
    return (
        list((Counter(found) - Counter(listed)).elements()),
        list((Counter(listed) - Counter(found)).elements()),
    )


def toml(entry: Entry) -> str:
    """An entry as it stands in seeds/expected.toml; what cannot be seen is escaped."""
    lines = [f"{key} = {_value(value)}" for key, value in entry]
    return "\n".join(["[[finding]]", *lines, ""])


def _entry(finding: dict[str, Any]) -> Entry:
    start, end = (finding[side]["offset"] for side in ("start", "end"))
    made = [_made(finding["text"], start, end, fix) for fix in finding["fixes"]]
    entry = {
        "file": finding["path"],
        "line": finding["start"]["line"],
        "code": finding["code"],
        "text": _storable(finding["text"]),
    }
    if len(made) == 1:
        entry |= {"fixed": made[0], "safe": finding["fixes"][0]["safe"]}
    elif made:
        entry |= {"choices": made}
    return _ordered(entry)


def _made(text: str, start: int, end: int, fix: dict[str, Any]) -> str:
    """What a fix makes of the marked text; what it changes around it is left out."""
    made, last = "", start
    for edit in fix["edits"]:
        first, after = max(edit["start"], start), min(edit["end"], end)
        if first <= after:
            made += text[last - start : first - start] + edit["text"]
            last = after
    return _storable(made + text[last - start :])


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _ordered(entry: dict[str, Any]) -> Entry:
    if unknown := entry.keys() - set(_KEYS):
        raise ValueError(f"{EXPECTED.name}: {entry['file']}: unknown key {min(unknown)}")
    plain = {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
    return tuple((key, plain[key]) for key in _KEYS if key in plain)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    escaped = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
    chars = (escaped.get(char) or (char if _visible(char) else _number(char)) for char in text)
    return f'"{"".join(chars)}"'


def _visible(char: str) -> bool:
    return char.isprintable() and not unicodedata.combining(char)


def _number(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def main() -> int:
    """Print what differs; with --fixed, write tests/seeds_fixed/ anew. 1 where something does."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        found = findings(SEEDS, scratch)
        if "--fixed" in sys.argv[1:]:
            write_fixed(scratch)
    new, gone = differences(found, expected())
    out = [toml(entry) for entry in new]
    out += ["# listed, but not found:\n# " + toml(e).strip().replace("\n", "\n# ") for e in gone]
    out.append(f"# {len(found)} findings, {len(new)} not listed, {len(gone)} listed in vain")
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # TextIO has none
    sys.stdout.write("\n".join(out) + "\n")
    return bool(new or gone)


def write_fixed(scratch: Path) -> None:
    """Keep the documents that --fix changes, as it leaves them."""
    copy = scratch / "seeds"
    shutil.copytree(SEEDS, copy)
    srclint(copy, scratch, "--isolated", "--no-cache", "--fix", ".")
    shutil.rmtree(FIXED, ignore_errors=True)
    for path in sorted(copy.rglob("*.*")):
        inside = path.relative_to(copy)
        if path.read_bytes() != (SEEDS / inside).read_bytes():
            (FIXED / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, FIXED / inside)


if __name__ == "__main__":
    sys.exit(main())
