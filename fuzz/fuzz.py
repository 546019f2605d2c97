"""Fuzz readers, rules, fixer and configuration, guided by coverage (atheris, Linux).

    pip install atheris
    python fuzz/fuzz.py [CORPUS_DIR] [-max_total_time=3600] [-timeout=20] [libFuzzer's options]

What has to hold for any input: only UserError is raised, and no rule fails; a document's fixes
change nothing when they are applied again; what is not UTF-8 is written as it was or not at all.
Half of the documents are put together from the examples of the rules, so that rules meet each
other's defects; the rest are bytes as they come. What an input found is kept as a test beside the
code that it broke. Runs and figures: benchmarks/RESULTS.md.
"""

from __future__ import annotations

import sys
import tomllib
from functools import cache
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["srclint"]):
    from srclint import facts as fact_store
    from srclint import files, readers, registry, tomlrule
    from srclint.config import Config, from_mapping
    from srclint.document import Document
    from srclint.lint import Linter
    from srclint.model import Active, UserError
    from srclint.profiles import Chooser, Profile
    from srclint.readers.encoding import round_trips
    from srclint.repair import repair

    registry.installed()  # rules are imported when they are asked for

SUFFIXES = ["a.txt", "a.md", "a.it.txt", "a.vi.txt", "a.zh.md", "a.de.txt"]
ODD = (
    "\u00a0\u200b\u00ad\u202e\u0301\ufeff\ufffc\ufffd\u2028\x00\x1b\r\n\t “”«»'\"()[]{}<>"
    "*_`#|,;:.!?…–—%$€₫0١९½ß"
)


@cache
def examples() -> list[str]:
    """Texts of all rules' examples."""
    found = (e.bad or e.good or "" for rule in registry.installed() for e in rule.examples)
    return sorted(set(found))


@cache
def profile() -> Profile:
    """All rules, those that are off by default too."""
    return Chooser(select=("ALL",)).profile(Config(Path("/nowhere")), "/nowhere/a.txt")


def patchwork(given: atheris.FuzzedDataProvider) -> str:
    """Pieces of examples, odd characters between them."""
    parts = []
    for _ in range(given.ConsumeIntInRange(1, 6)):
        text = given.PickValueInList(examples())
        start = given.ConsumeIntInRange(0, len(text))
        parts.append(text[start : given.ConsumeIntInRange(start, len(text))])
        odd = given.ConsumeIntInRange(0, 2 * len(ODD))
        parts.append(ODD[odd] if odd < len(ODD) else given.ConsumeUnicode(2))
        parts[-1] *= given.ConsumeIntInRange(1, 3)
    return "".join(parts)


def check_document(doc: Document) -> None:
    """Check and fix a document; raise AssertionError where an invariant breaks."""
    for unsafe in (False, True):
        facts = fact_store.of_documents(profile().observers, [doc])
        fixed = repair(doc, profile().linter, facts, unsafe=unsafe)
        assert not fixed.faults, (fixed.faults, doc.text)
        again = repair(readers.with_text(doc, fixed.text), profile().linter, facts, unsafe=unsafe)
        assert again.text == fixed.text, (doc.text, fixed.text, again.text)


def texts(given: atheris.FuzzedDataProvider) -> None:
    """A document of text."""
    path = given.PickValueInList(SUFFIXES)
    check_document(readers.document(patchwork(given), path=path))


def raw(given: atheris.FuzzedDataProvider) -> None:
    """A document of bytes in whatever encoding."""
    path = given.PickValueInList(SUFFIXES)
    codec = given.PickValueInList(["", "utf-16-le", "utf-16", "cp1252", "utf-8-sig", "shift-jis"])
    if codec:
        data = patchwork(given).encode(codec, "replace")
    else:
        data = given.ConsumeBytes(given.remaining_bytes())
    try:
        doc, decoded = files.make_document(data, path, path, profile())
        if not round_trips(data, decoded):
            return
        fixed = repair(doc, profile().linter, unsafe=True)
        assert not fixed.faults, (fixed.faults, doc.text)
        after = files.encoded(decoded, fixed.text)
    except UserError:
        return
    if not fixed.applied:
        assert after == data


def configuration(given: atheris.FuzzedDataProvider) -> None:
    """A configuration, or a rule of the house, as TOML."""
    text = given.ConsumeUnicodeNoSurrogates(given.remaining_bytes())
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    try:
        config = from_mapping(table, Path("/nowhere"))
        Chooser().profile(config, "/nowhere/a.txt").linter.check(Document("A text.\n"))
    except UserError:
        pass
    place = Path("/dev/shm/srclint-fuzz.toml")
    place.write_text(text, "utf-8")
    try:
        rule = tomlrule.load(place, group="house")
    except UserError:
        return
    report = Linter([Active(rule, rule.severity)]).check(Document(examples()[0]))
    assert not report.faults, report.faults


TARGETS = (texts, texts, texts, raw, configuration)


def one_input(data: bytes) -> None:
    """What libFuzzer calls."""
    given = atheris.FuzzedDataProvider(data)
    TARGETS[given.ConsumeIntInRange(0, len(TARGETS) - 1)](given)


def main() -> None:
    """Fuzz until stopped or something breaks."""
    examples()
    profile()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
