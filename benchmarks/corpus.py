"""Make a corpus to time with: many files of recombined paragraphs, no copies.

    python benchmarks/corpus.py OUT [--files 10000] [--megabytes 40] [FOLDER ...]

Paragraphs come from `seeds/`, from `../shared/data/dev` where it stands, and from the text
files of any folder given; a document takes paragraphs of one source and language in a random
order (fixed seed), so that no two documents, and no page furniture, are the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
DEV = HERE.parent.parent / "shared" / "data" / "dev"
PACKS = ("spelling/clean.jsonl.gz", "names/documents.jsonl.gz", "residue/clean.jsonl.gz")
SHORTEST = 60
"""Code points: shorter lines are headings and would make documents of headings only."""


def sources(folders: list[Path]) -> Iterator[tuple[str, str]]:
    """(source and language, text) of all that there is to make documents of."""
    for pack in PACKS:
        if (DEV / pack).exists():
            with gzip.open(DEV / pack, "rt", encoding="utf-8") as lines:
                for row in map(json.loads, lines):
                    yield f"{pack} {row['lang']} {row.get('set', '')}", row["text"]
    for folder in (HERE.parent / "seeds", *folders):
        for file in sorted(folder.rglob("*.txt")):
            yield str(file.parent), file.read_text("utf-8", errors="replace")


def paragraphs(folders: list[Path]) -> dict[str, list[str]]:
    """Source → its paragraphs, sentences of treebanks joined to paragraphs of four."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for source, text in sources(folders):
        lines = [line.strip() for line in text.split("\n") if len(line.strip()) >= SHORTEST]
        for start in range(0, len(lines), 2):
            found[source][" ".join(lines[start : start + 2])] = None
    return {source: list(lines) for source, lines in found.items() if len(lines) > 50}


def make(out: Path, files: int, size: int, folders: list[Path], seed: int = 20181112) -> int:
    """Write the corpus; returns its bytes."""
    chance = random.Random(seed)
    known = paragraphs(folders)
    names = sorted(known)
    weights = [sum(map(len, known[name])) for name in names]
    total = 0
    for number in range(files):
        pool = known[chance.choices(names, weights)[0]]
        wanted = chance.gauss(1, 0.4) * size / files
        parts: list[str] = []
        while sum(len(p.encode()) for p in parts) < wanted or not parts:
            parts.append(chance.choice(pool))
        chance.shuffle(parts)
        folder = out / f"{number % 40:02}"
        folder.mkdir(parents=True, exist_ok=True)
        total += (folder / f"{number:06}.txt").write_bytes(("\n\n".join(parts) + "\n").encode())
    return total


def main() -> None:
    """Make a corpus as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--megabytes", type=float, default=40)
    options = parser.parse_args()
    size = make(options.out, options.files, int(options.megabytes * 1e6), options.folders)
    print(f"{options.files} files, {size / 1e6:.1f} MB in {options.out}")


if __name__ == "__main__":
    main()
