"""Time each rule on prose of 1 to 64 MB with defects in it, name the worst, and see how it grows.

    python benchmarks/growth.py [--sizes 1,4,16,64] [--languages en,it,vi]

The prose are the clean samples of `seeds/`, in which all rules' own bad examples stand, one every
2,500 characters. All rules run, also those that are off by default; those that look at the folder
look at a folder of this document. Prints for each language and size the CPU time in all, what is
no rule's own (reading, language, waking, what rules share), the rules that took longest, and
those whose time grew by more than half as much again as the text. Rules that had nothing to
look at there (titles, the end of a document, one language only) are then timed one by one on their
own bad example again and again, or at the head of prose, at the first and the last size; what even
then finds nothing is named. Ends with 1 where a time grew so, or where a megabyte of prose took
over two seconds. Python's garbage collector is off meanwhile.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, product
from pathlib import Path

from hostile import MOST, Times, steep

from srclint import facts, readers, registry
from srclint.document import Document
from srclint.lint import Linter
from srclint.model import Active, Example, Rule
from srclint.testing import marked
from srclint.views import MergedFacts

SEEDS = Path(__file__).parent.parent / "seeds"
APART = 2_500
"""Code points of clean prose between two defects: all have their turn in a megabyte."""

SHOWN = 4
"""Rules that a row names."""


def paragraphs(language: str) -> list[str]:
    """Clean prose of a language."""
    texts = [path.read_text("utf-8") for path in sorted((SEEDS / language).glob("clean-*.txt"))]
    return [part for text in texts for part in text.split("\n\n") if len(part) > 200]


def defects(language: str) -> list[str]:
    """The rules' bad examples that may stand in a text of the language."""
    return [
        marked(example.bad)[0]
        for rule in registry.installed()
        for example in rule.examples
        if example.bad and example.language in (None, language) and len(example.bad) < APART
    ]


def prose(language: str, size: float) -> str:
    """A document of so many megabytes; no paragraph is like another."""
    return "".join(_parts(language, int(size * 1e6)))


def _parts(language: str, size: int) -> Iterator[str]:
    wrong = cycle(defects(language))
    clean = cycle(paragraphs(language))
    length = since = number = 0
    while length < size:
        part = f"{number} {next(clean)}\n\n"
        if since > APART:
            part, since = f"{next(wrong)}\n\n", 0
        yield part
        number += 1
        since += len(part)
        length += len(part.encode("utf-8", "surrogatepass"))


def again(example: Example, size: float) -> str:
    """A document of so many megabytes that is one example again and again."""
    unit = marked(example.bad or "")[0]
    parted = f"{unit}\n\n"
    return parted * max(1, int(size * 1e6) // len(parted.encode())) + unit


def headed(example: Example, size: float) -> str:
    """A document of so many megabytes of prose, with one example at its head."""
    return f"{marked(example.bad or '')[0]}\n\n{prose('en', size)}"


def of_one_rule(rule: Rule, sizes: list[float]) -> tuple[bool, str]:
    """(whether its time grew too fast, a row of the second table) of a rule alone."""
    examples = [e for e in rule.examples if e.bad and not e.also] or [Example(bad=" ")]
    rows: list[Times] = []
    for example, make in product(examples, (again, headed)):
        language = example.language or min(rule.languages or {"en"})
        rows = [measure(make(example, size), language, [rule], example.path) for size in sizes]
        if rows[0].findings:
            break
    small, large = rows[0], rows[-1]
    odd = steep(small, large, int(sizes[-1] / sizes[0]))
    spent = large.total / sizes[-1]
    found = f"{large.findings}" if small.findings else "nothing to look at"
    row = f"| {rule.code} | {language} | {sizes[-1]:g} | {found} | {spent:.2f} | {', '.join(odd)} |"
    return bool(odd), row


def measure(
    text: str, language: str, rules: Iterable[Rule] = (), path: str = "growth.txt"
) -> Times:
    """CPU seconds by rule, of all rules or of some; under "" what rules share."""
    actives = [Active(rule, rule.severity) for rule in rules or registry.installed()]
    linter = Linter(actives)
    times = Times()
    gc.collect()
    gc.disable()  # or a rule pays for what others have made
    begun = time.process_time()
    doc = readers.document(text, path=path, language=language)
    known = facts.of_documents([a for a in actives if a.rule.needs_facts], [doc])
    woken = linter.woken(doc)
    _ = doc.prose, doc.paragraphs, doc.protection
    times.by_rule[""] = time.process_time() - begun
    for active in woken:
        first, _ = _timed(linter, doc, known, active)
        own, findings = _timed(linter, doc, known, active)
        times.by_rule[active.rule.code] = own
        times.by_rule[""] += max(0.0, first - own)  # made for it, and for others after it
        times.findings += findings
    gc.enable()
    return times


def _timed(linter: Linter, doc: Document, known: MergedFacts, active: Active) -> tuple[float, int]:
    begun = time.process_time()
    report = linter.check(doc, known, [active])
    assert not report.faults, report.faults
    return time.process_time() - begun, len(report.findings)


def main() -> int:
    """Time, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="1,4,16,64", help="megabytes")
    parser.add_argument("--languages", default="en,it,vi")
    options = parser.parse_args()
    measure(prose("en", 0.01), "en")  # imports and tables first
    bad = False
    idle = {rule.code for rule in registry.installed()}
    print("| language | MB | findings | s per MB | no rule's own | worst rules, s per MB | steep |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for language in options.languages.split(","):
        last: tuple[float, Times] | None = None
        for size in map(float, options.sizes.split(",")):
            times = measure(prose(language, size), language)
            idle -= times.by_rule.keys()
            worst = sorted(times.by_rule, key=lambda code: -times.by_rule[code])
            rules = [f"{c} {times.by_rule[c] / size:.3f}" for c in worst if c][:SHOWN]
            odd = steep(last[1], times, int(size / last[0])) if last else []
            bad = bad or bool(odd) or times.total > MOST * size
            print(
                f"| {language} | {size:g} | {times.findings} | {times.total / size:.2f}"
                f" | {times.by_rule[''] / size:.2f} | {', '.join(rules)} | {', '.join(odd)} |",
                flush=True,
            )
            last = size, times
    print(
        "\n| rule alone | language | MB | findings | s per MB | steep |\n|---|---|---|---|---|---|"
    )
    sizes = [float(size) for size in options.sizes.split(",")]
    for rule in registry.installed():
        if rule.code in idle:
            steeply, row = of_one_rule(rule, [sizes[0], sizes[-1]])
            print(row, flush=True)
            bad = bad or steeply
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
