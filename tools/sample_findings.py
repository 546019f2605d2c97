"""Draw findings at random, with their surroundings and fixes, for a person to judge.

    python tools/sample_findings.py spelling/clean names/documents --group punctuation -n 100
    python tools/sample_findings.py my-folder --without SPC001,SPC005 --per-code 8 --table out.tsv

Sources are packs of `--data` (JSON lines with id, set, lang, text; each set is one folder to the
rules) or folders of documents. All default rules run. The draw is the same for the same seed: at
most three of one code in a document, the codes in turn, within a code the languages in turn. The
table has a row for each finding of the draw with columns for the verdict; no text of a document.
The rough sets of spelling/clean, whose text a program put together, are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import srclint
from srclint.sampling import Stratum, draw

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "dev"
ROUGH = {"Vietnamese-VTB", "Portuguese-CINTIL", "German-GSD", "Russian-GSD", "progit"}
OPENING = 300  # code points without blanks by which copies are known
VISIBLE = {"\n": "↵", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u202f": "⍽n", "\u2009": "⍽t"}


class Text(NamedTuple):
    """A document: where it comes from, and what it says; `lang` as its source has it."""

    set: str
    id: str
    lang: str
    text: str


class Drawn(NamedTuple):
    """A finding in its document."""

    document: Text
    finding: srclint.Finding


def documents(source: str, data: Path) -> Iterator[Text]:
    """The documents of a folder or a pack."""
    pack = data / f"{source}.jsonl.gz"
    if not pack.is_file():
        for path in sorted(Path(source).rglob("*")):
            if path.is_file():
                yield Text(source, path.name, "", path.read_bytes().decode("utf-8", "replace"))
        return
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["set"] not in ROUGH:
                yield Text(f"{source}:{row['set']}", str(row["id"]), row["lang"], row["text"])


def findings(texts: Iterable[Text]) -> Iterator[Drawn]:
    """What the default rules say, each set being a folder of its own; copies count once."""
    sets: dict[str, list[Text]] = defaultdict(list)
    seen: set[int] = set()
    for text in texts:
        if (key := hash("".join(text.text[:2000].split())[:OPENING])) not in seen:
            seen.add(key)
            sets[text.set].append(text)
    for members in sets.values():
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(members):
                suffix = Path(text.id).suffix if text.lang == "" else ".txt"
                body = text.text.encode("utf-8", "surrogatepass")
                (Path(folder) / f"{number:06d}{suffix}").write_bytes(body)
            for finding in srclint.check_paths([folder]).findings:
                yield Drawn(members[int(Path(finding.path).stem)], finding)


def stratum(one: Drawn) -> Stratum:
    """The rule, the language as the source has it, and the document."""
    document = one.document
    language = document.lang or one.finding.language
    return Stratum(one.finding.code, language, f"{document.set} {document.id}")


def shown(one: Drawn, reach: int) -> str:
    """The finding with `reach` code points on both sides, and what its fix makes of it."""
    text, finding = one.document.text, one.finding
    start, end = finding.span
    first, last = max(start - reach, 0), min(end + reach, len(text))
    lines = [
        f"{finding.code} {finding.severity} {one.document.lang}/{finding.language}"
        f" {one.document.set} {one.document.id} @{start}: {finding.message}",
        f"    {_plain(text[first:start])}⟦{_plain(text[start:end])}⟧{_plain(text[end:last])}",
    ]
    for fix in finding.fixes:
        fixed, at = "", first
        for edit in fix.edits:
            if edit.span.end <= last:
                fixed += text[at : edit.span.start] + edit.text
                at = edit.span.end
        lines.append(f"  {'safe' if fix.safe else 'maybe'}: {_plain(fixed + text[at:last])}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """The text on one line, what cannot be seen made visible."""
    parts = (VISIBLE.get(c) or (c if c.isprintable() else f"<{ord(c):04X}>") for c in text)
    return "".join(parts)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--group", default="", help="groups, with commas between them")
    parser.add_argument("--without", default="", help="codes that are left out")
    parser.add_argument("-n", "--count", type=int, default=100)
    parser.add_argument("--per-code", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--context", type=int, default=90)
    parser.add_argument("--table", type=Path, help="where to write the rows to judge")
    return parser.parse_args()


def main() -> None:
    """Print the draw, and write its table."""
    options = _arguments()
    groups, without = set(options.group.split(",")) - {""}, set(options.without.split(","))
    texts = (text for source in options.sources for text in documents(source, options.data))
    found = [
        one
        for one in findings(texts)
        if one.finding.code not in without and (not groups or one.finding.group in groups)
    ]
    total = len(found)
    how = {"seed": options.seed, "per_code": options.per_code}
    drawn = draw(found, stratum, options.count, **how)
    rows = ["code\tlanguage\tset\tdocument\toffset\tverdict\treason"]
    for number, one in enumerate(drawn, 1):
        print(f"[{number}]", shown(one, options.context))
        finding, document = one.finding, one.document
        language = document.lang or finding.language
        cells = finding.code, language, document.set, document.id, str(finding.span.start), "", ""
        rows.append("\t".join(cells))
    print(f"{len(drawn)} of {total} findings")
    if options.table:
        options.table.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
