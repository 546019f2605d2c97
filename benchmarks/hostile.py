"""Time each rule on hostile documents: a time must grow with the length, not with its square.

    python benchmarks/hostile.py [--groups titles,spacing,…] [--size 1] [--times 4] [--input NAME]

Makes documents of `--size` megabytes, and some that are `--times` as long, out of one thing again
and again: blanks, brackets, marks that combine. Prints for each the CPU time of all default rules,
the findings, how the time grew, the rule that took longest, and every rule whose time grew by more
than 1.5 times what the length did; rules that look at the folder look at a folder of this
document. Ends with 1 where there is such a rule, or a document took too long: two seconds a
megabyte, and 15 µs for each finding, of which a hostile document may have hundreds of thousands.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from dataclasses import dataclass, field

from srclint import facts, readers, registry
from srclint.cli import SELDOM
from srclint.lint import Linter
from srclint.model import Active, Rule

MOST = 2.0
"""Seconds of CPU time that a megabyte may take, but for making its findings."""
FINDING = 15e-6
"""Seconds that a finding may take."""
STEEP = 1.5
"""Growth, as a multiple of the document's, that is more than chance and caches make."""
NOTICED = 0.1
"""Seconds; what takes less may grow as it likes."""

UNITS = {
    "prose, one line": "The ferry left at nine, and came back before noon. ",
    "Cyrillic, one line": "Паром ушёл в девять и вернулся «до полудня». ",
    "one word": "a",
    "capitals": "A",
    "digits": "1",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "newlines": "\n",
    "returns": "\r",
    "blank lines": " \n",
    "short lines": "a\n",
    "double quotes": '"',
    "spaced double quotes": '"a" ',
    "opening quotes": "“",
    "closing quotes": "”",
    "guillemets": "«a ",
    "single quotes": "'",
    "apostrophes": "a' ",
    "opening brackets": "(",
    "closing brackets": ")",
    "spaced brackets": "( a )",
    "mixed brackets": "([)]",
    "commas": ",",
    "spaced commas": "a , ",
    "stops": ".",
    "marks": "!?",
    "spaced marks": "a ! ",
    "a.B": "a.B",
    "aa.Bb": "aa.Bb ",
    "aa,bb": "aa,bb",
    "abc. d": "Abc. def ",
    "double spaces": "a  ",
    "combining marks": "\u0301",
    "stacked accents": "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "decomposed": "e\u0301",
    "joiners": "\u200d",
    "zero width": "a\u200b",
    "bidi": "\u202a",
    "soft hyphens": "a\u00ad",
    "entities": "&amp;",
    "long entity": "&amp;amp;",
    "ampersands": "&",
    "garbled": "Ã©",
    "garbled words": "cafÃ© ",
    "double garbled": "Ãƒ",
    "mixed scripts": "aа",
    "mixed words": "pаypal ",
    "controls": "\x01",
    "replacement": "\ufffd",
    "bad bytes": "\udce9",
    "private use": "\ue000",
    "Han": "渡",
    "Thai": "ก",
    "emoji": "👩\u200d🔬",
    "addresses": "a@b.c ",
    "domains": "a.b.c.d.",
    "URLs": "http://a.b/",
    "slashes": "/a",
    "backslashes": "C:\\a b",
    "backticks": "`a",
    "sic": "a [sic] ",
    "dashes": "- ",
    "dialogue": "– a\n",
    "bars": "|",
    "titles": "A title of some length\n\n",
    "headings": "# A\n",
    "dates": "7 October 2015 ",
    "dates with slips": "7 Ocotber 2015 ",
    "numeric dates": "12/5/2016 ",
    "weekdays": "Monday, 7 October 2015, ",
    "ranges": "7–9 October 2015–2016 ",
    "amounts": "$5 million ",
    "amounts and units": "5 mn EUR, 7 000,50 €, ",
    "numbers": "1,000.5 2.000,7 ",
    "percentages": "5 % 7% ",
    "names": "Anna Quay met Ana Quay. ",
    "names with accents": "José Núñez and Jose Nunez ",
    "long names": "Anna Berta Carla Dora Emma Fanny Greta Hanna Ida ",
    "acronyms": "the Harbour Master Office (HMO), ",
    "capital words": "Abcd Abce Abdc ",
    "hyphens": "co-operate cooperate e-mail email ",
    "unknown words": "harbuor ferrry teh ",
    "one unknown word": "harbuorferrryteh" * 8 + " ",
    "syllables": "nghiã hoà toán ",
    "menus": "Home\nAbout us\nContact\nShare this\nRead more\n",
    "notices": "© 2015 The Ferry. All rights reserved.\n",
    "teasers": "A ferry has sunk\n12 May 2015\nRead more\n\n",
    "comments of readers": "Anna says:\n12 May 2015 at 7:15\nReply\n\n",
    "cookies": "We use cookies. Accept all\n",
    "citations": "[1] (Quay, 2015) ",
    "one paragraph": "The ferry left at nine that day.\n\n",
    "prefixes": "a ab abc abcd abcde abcdef abcdefg ",
}
"""What plain documents are made of."""

MARKDOWN = {
    "comments": "a  b <!-- srclint: ignore SPC002 -->\n",
    "comments alone": "<!-- srclint: ignore -->\na  b\n\n",
    "comments of many codes": "<!-- srclint: ignore SPC002, PUN002 CHR004 -->\n",
    "open comments": "<!-- srclint: ignore ",
    "links": "[a](http://a.b/c) ",
    "open links": "[a](",
    "nested lists": "- a\n  - b\n",
    "quotes": "> ",
    "fences": "```\na\n",
    "emphasis": "*a **b ",
    "tables": "| a | b |\n|---|---|\n",
}
"""What documents in Markdown are made of."""


@dataclass
class Times:
    """CPU seconds by rule code; under "" all that no rule is to blame for."""

    by_rule: dict[str, float] = field(default_factory=dict)
    findings: int = 0

    @property
    def total(self) -> float:
        """Seconds of everything."""
        return sum(self.by_rule.values())


def rules(groups: str) -> list[Rule]:
    """Default rules of some groups."""
    names = groups.split(",")
    found = [rule for rule in registry.installed() if rule.default]
    return [rule for rule in found if rule.group in names or "ALL" in names]


def measure(linter: Linter, text: str, path: str = "hostile.txt") -> Times:
    """Time each rule on a text, what rules share being paid by the first that asks for it."""
    times = Times()
    begun = time.process_time()
    doc = readers.document(text, path=path)
    known = facts.of_documents([a for a in linter.actives if a.rule.needs_facts], [doc])
    woken = linter.woken(doc)
    found = []
    times.by_rule[""] = time.process_time() - begun
    for active in woken:
        begun = time.process_time()
        found += linter.check(doc, known, [active]).findings
        times.by_rule[active.rule.code] = time.process_time() - begun
    begun = time.process_time()
    linter.tidy(found)
    times.by_rule[""] += time.process_time() - begun
    times.findings = len(found)
    return times


def steep(small: Times, large: Times, times: int) -> list[str]:
    """Rules whose time grew by much more than the document."""
    return [
        f"{code or 'the rest'} ×{spent / max(small.by_rule.get(code, 0), 1e-3):.0f}"
        for code, spent in large.by_rule.items()
        if spent > max(NOTICED, STEEP * times * small.by_rule.get(code, 0))
    ]


def main() -> int:
    """Time, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--groups", default="ALL", help="names of groups")
    parser.add_argument("--size", type=float, default=1, help="megabytes of the short documents")
    parser.add_argument("--times", type=int, default=4, help="how much longer the others are")
    parser.add_argument("--input", default="", help="part of the name of the only input to try")
    options = parser.parse_args()
    gc.set_threshold(*SELDOM)  # as the command line does
    linter = Linter([Active(rule, rule.severity) for rule in rules(options.groups)])
    measure(linter, "Imports and tables first. " * 100)
    bad = 0
    head = f"s, {options.size:g} MB | findings | × at {options.times} times"
    print(f"| input | {head} | worst rule | steep |")
    print("|---|---|---|---|---|---|", flush=True)
    inputs = [(name, unit, "hostile.txt") for name, unit in UNITS.items()]
    inputs += [(f"Markdown: {name}", unit, "hostile.md") for name, unit in MARKDOWN.items()]
    for name, unit, path in inputs:
        if options.input not in name:
            continue
        count = int(options.size * 1e6) // len(unit.encode("utf-8", "surrogatepass"))
        small = measure(linter, unit * count, path)
        large = measure(linter, unit * count * options.times, path)
        worst = max(large.by_rule, key=large.by_rule.__getitem__)
        odd = ", ".join(steep(small, large, options.times))
        growth = large.total / max(small.total, 1e-3)
        slow = small.total > MOST * options.size + FINDING * small.findings
        bad += slow or bool(odd)
        what = f"{worst or 'the rest'} {large.by_rule[worst] / options.times:.2f} s"
        late = " (slow)" if slow else ""
        print(f"| {name} | {small.total:.2f}{late} | {small.findings} ", end="")
        print(f"| {growth:.1f} | {what} | {odd} |", flush=True)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
