"""What 10,000 waivers add to a run: CPU seconds over the same run without them.

    python benchmarks/waivers.py [--entries 10000] [--per-file 5] [--runs 5]

Makes a folder in which one rule finds as many problems as there are to be entries, waives them
with `srclint baseline`, and times whole processes on it, everything else being in the cache:

    without     no waivers, and no findings: the rule that finds them is off
    unchanged   the same, with a file of waivers that the last run has read
    changed     the same, with one that was touched since
    waived      the rule is on, and each finding is waived; unchanged
    found       the rule is on, without waivers: what is waived is reported here

Of the runs of each, made in turn, the one with the least CPU time (user and system, with
children) counts.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from speed import cost

LINE = "Ship {0} of the harbour left at dawn , it is said, and ship {0} came back.\n"
SRCLINT = [sys.executable, "-m", "srclint"]
CHECK = [*SRCLINT, "-q", "--output-format", "concise", "--exit-zero"]
FILE = "srclint.waivers.toml"
LONG_AGO = 1_500_000_000
RULE = ("--select", "PUN002,SPC003")
OTHER = ("--select", "SPC003")


def main() -> None:
    """Make the folder, run, print a row for each case."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--per-file", type=int, default=5)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="srclint-waivers-") as scratch:
        folder = Path(scratch, "in")
        _make(folder, given.entries, given.per_file)
        os.environ["SRCLINT_CACHE_DIR"] = str(Path(scratch, "cache"))
        made = cost([*SRCLINT, "baseline", ".", *RULE], folder)
        entries = (folder / FILE).read_bytes()
        assert entries.count(b"[[waiver]]") == given.entries
        best = _time(folder, entries, given.runs)
    print(f"{given.entries} entries, {len(entries) / 1e6:.1f} MB; made in {made.cpu:.2f} s CPU")
    for case, seconds in best.items():
        print(f"{case:10} {seconds:6.3f} s  {seconds - best['without']:+.3f}")


def _make(folder: Path, entries: int, per_file: int) -> None:
    (folder / "articles").mkdir(parents=True)
    (folder / "srclint.toml").write_text("", "utf-8")
    for number in range(0, entries, per_file):
        lines = (LINE.format(n) for n in range(number, min(number + per_file, entries)))
        path = folder / "articles" / f"{number:06}.txt"
        path.write_text("\n".join(lines), "utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO))


def _time(folder: Path, entries: bytes, runs: int) -> dict[str, float]:
    cases = {
        "without": (False, 0, OTHER),
        "changed": (True, 1, OTHER),
        "unchanged": (True, 0, OTHER),
        "waived": (True, 0, RULE),
        "found": (False, 0, RULE),
    }
    best: dict[str, float] = {}
    for run in range(-1, runs):
        for number, (case, (has_entries, touched, options)) in enumerate(cases.items()):
            path = folder / FILE
            path.unlink(missing_ok=True)
            if has_entries:
                path.write_bytes(entries)
                stamp = LONG_AGO + touched * (number + 10 * run)
                os.utime(path, (stamp, stamp))
                if not touched:  # another inode is another file: let a run read it
                    cost([*CHECK, *options, "."], folder)
            seconds = cost([*CHECK, *options, "."], folder).cpu
            if run >= 0:  # the first round fills the cache
                best[case] = min(seconds, best.get(case, seconds))
    return best


if __name__ == "__main__":
    main()
