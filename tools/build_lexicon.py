"""Build srclint/lexicon/data: one file per language, and one that all languages share.

    pip install wordfreq==3.1.1 numpy dawg2-python==0.9.0
    python tools/build_lexicon.py --downloads build/lexicon --typos typos_words.csv.gz [--only
    it,es]

The sources, their versions and licences are in lexicon_sources.py and in NOTICE; npm and pip
have to
be on the PATH.  The output depends on the sources alone: building twice gives the same bytes.
`tools/static_table.py` says what a table is, `srclint/lexicon/words.py` what each section is for.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import lexicon_extras as extras
import lexicon_sources as sources
from indonesian_forms import CLITICS
from judge_lexicon import judge
from lexicon_accents import ACCENTED, accents, rare_accents
from lexicon_slips import doubtful, indonesian, known_misspellings
from static_table import build as build_table

from srclint.lexicon.fold import fold
from srclint.lexicon.store import write
from srclint.lexicon.table import Sieve
from srclint.lexicon.words import TAILS
from srclint.spelling import LANGUAGES as JUDGED
from srclint.spelling.pieces import FREQUENT, PIECE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ru", "id", "vi"]
DATA = Path(__file__).resolve().parent.parent / "srclint" / "lexicon" / "data"
CYRILLIC = re.compile(r"^[а-яёіїєґўљњћђџјѓќ]+$")
# zipf from which an attested word, or any word, may be what a writer meant; fewer for Russian,
# whose
# list is the longest and has to load in the same time
MEANT = {"ru": (2.2, 2.6), "de": (1.9, 2.5)}
FOREIGN_FROM, FOREIGN_STEP = 2.4, 0.2
JARGON = 3.4  # zipf of programmers' words, as of those of one more language


def zipfs(language: str) -> dict[str, float]:
    """Word → zipf, in the language's script, folded."""
    found: dict[str, float] = {}
    for word, zipf in sources.frequencies(language).items():
        if bool(CYRILLIC.match(word)) == (language == "ru") and zipf >= 1:
            key = fold(word, language)
            found[key] = max(zipf, found.get(key, 0))
    return found


def affixes(zipf: Mapping[str, float]) -> tuple[list[str], list[str]]:
    """Beginnings and endings that turn many words into others."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for word, z in zipf.items():
        if z >= 2.5:
            for k in range(1, min(6, len(word) - 3)):
                before[word[:k]] += zipf.get(word[k:], 0) >= 2.5
                after[word[-k:]] += zipf.get(word[:-k], 0) >= 2.5
    thousands = len(zipf) / 1000
    return (
        sorted(x for x, n in before.items() if n > max(12, 0.08 * thousands) and len(x) > 1),
        sorted(x for x, n in after.items() if n > max(12, 0.15 * thousands)),
    )


def build(language: str, downloads: Path, typos: Path) -> int:
    """Write the file of one language; returns its size in bytes."""
    zipf = zipfs(language)
    listed = sources.inflected(language, downloads)
    forms = {fold(word, language) for word in listed}
    proper = {fold(word, language) for word in sources.names(language, listed, downloads)}
    if language == "id":
        forms = zipf.keys() | indonesian(zipf)
    if language in ("pt", "ru"):
        forms |= zipf.keys() & {fold(word, language) for word in sources.loose(language, downloads)}
    letters = Counter(letter for word, z in zipf.items() if z >= 3.3 for letter in word)
    alphabet = "".join(sorted(x for x, n in letters.items() if n > 2e-4 * letters.total()))
    pairs = known_misspellings(typos, zipf, forms) if language == "en" else {}
    obscure: set[str] = set()
    if language == "en":
        forms |= extras.scowl(downloads, "large") - pairs.keys()
        obscure = extras.scowl(downloads, "huge") - pairs.keys() - forms
    accent = accents(zipf, forms, language) if language in ACCENTED else {}
    odd = (pairs.keys() | accent.keys() | doubtful(zipf, forms, alphabet)) & zipf.keys()
    low, high = MEANT.get(language, (1.6, 2.5))
    meant = {w: z for w, z in zipf.items() if w not in odd and z >= (low if w in forms else high)}
    frequent = [w for w, z in meant.items() if z >= FREQUENT]
    rare = {
        w: round(10 * min(z, 7)) - 10 for w, z in zipf.items() if w not in meant and w not in forms
    }
    listed_words = sorted((w.encode(), round(10 * z)) for w, z in meant.items())
    sections = {
        "words": b"\n".join(word for word, _ in listed_words),
        "tenths": bytes(tenths for _, tenths in listed_words),
        "tails": Sieve.made_of(w[-n:] for w in meant for n in TAILS if len(w) >= n),
        "ends": Sieve.made_of(w[-n:] for w in frequent for n in range(2, min(PIECE + 1, len(w)))),
        "trigrams": trigrams(meant),
        "misspelt": _rows((wrong, ",".join(right)) for wrong, right in pairs.items()),
        "accents": _rows(accent.items()),
    }
    tables = {}
    sections["rare"], tables["rare"] = build_table(rare, cell=2, value_bits=6)
    sections["forms"], tables["forms"] = build_table(dict.fromkeys(forms, 0), cell=1, value_bits=0)
    sections["proper"], tables["proper"] = build_table(
        dict.fromkeys(proper, 0), cell=1, value_bits=0
    )
    sections["obscure"], tables["obscure"] = build_table(
        dict.fromkeys(obscure, 0), cell=1, value_bits=0
    )
    keys = dict.fromkeys({*pairs, *accent}, 0)
    sections["keys"], tables["keys"] = build_table(keys, cell=1, value_bits=0)
    accented = rare_accents(forms, accent, language)
    sections["accented"], tables["accented"] = build_table(
        dict.fromkeys(accented, 0), cell=2, value_bits=0
    )
    if language == "vi":
        compounds, bound, syllables = vietnamese(downloads)
        sections["syllables"] = " ".join(sorted(syllables)).encode()
        sections["bound"] = " ".join(sorted(bound)).encode()
        sections["pairs"], tables["pairs"] = build_table(
            dict.fromkeys(compounds, 0), cell=2, value_bits=0
        )
    before, after = affixes(zipf)
    head = {"language": language, "alphabet": alphabet, "prefixes": before, "suffixes": after}
    head["clitics"] = CLITICS if language == "id" else ()
    print(language, *(f"{k} {len(v):,}" for k, v in sections.items() if v))
    print(
        "  ", f"words {len(meant):,} rare {len(rare):,} forms {len(forms):,} doubtful {len(odd):,}"
    )
    return write(DATA / f"{language}.lex", sections, tables, **head)


def trigrams(words: Iterable[str]) -> bytes:
    """Letter triples of words ("^" before, "$" behind), one line for each tenth of log10 of how
    many
    of 100,000 words have them; rarer ones than 1 are left out."""
    count: Counter[str] = Counter()
    total = 0
    for word in words:
        total += 1
        edged = f"^{word}$"
        count.update({edged[i : i + 3] for i in range(len(edged) - 2)})
    lines: dict[int, list[str]] = defaultdict(list)
    for triple, n in count.items():
        if n > 1 and n * 1e5 >= total:
            lines[round(10 * math.log10(n * 1e5 / total))].append(triple)
    return "\n".join(" ".join(sorted(lines[k])) for k in range(max(lines) + 1)).encode()


def _rows(pairs: Iterable[tuple[str, str]]) -> bytes:
    """Lines `key TAB value` in the order of their bytes, to be searched by halves."""
    return b"".join(sorted(f"{key}\t{value}\n".encode() for key, value in pairs))


def vietnamese(downloads: Path) -> tuple[set[str], set[str], set[str]]:
    """Pairs of syllables that stand side by side in a word; syllables of three or more such
    pairs that
    are no word alone; all syllables."""
    words = sources.vietnamese_words(downloads)
    pairs = {pair for word in words for pair in pairwise(word)}
    count = Counter(syllable for pair in pairs for syllable in pair)
    alone = {word[0] for word in words if len(word) == 1}
    bound = {syllable for syllable, n in count.items() if n >= 3 and syllable not in alone}
    return {f"{a} {b}" for a, b in pairs}, bound, {s for word in words for s in word}


def build_shared(downloads: Path) -> int:
    """Write what all languages share: words of other languages, words common to many, function
    words."""
    top: dict[str, float] = {}
    stops = []
    full = {language: zipfs(language) for language in LANGUAGES}
    for language in sources.frequency_languages():
        zipf = full.get(language) or sources.frequencies(language)
        frequent = sorted((w for w in zipf if len(w) > 1), key=lambda w: (-zipf[w], w))[:150]
        stops.append(" ".join([language, *frequent]))
        for word, z in zipf.items():
            if z >= FOREIGN_FROM and z > top.get(word, 0):
                top[word] = z
    for word in extras.jargon(downloads):
        top[word] = max(JARGON, top.get(word, 0))
    share = Counter(w for zipf in full.values() for w, z in zipf.items() if z >= 2 and len(w) > 3)
    many = sorted(word for word, n in share.items() if n >= 6)
    foreign = {w: min(31, int((z - FOREIGN_FROM) / FOREIGN_STEP)) for w, z in top.items()}
    triples = trigrams(word for word, z in top.items() if z >= 3)
    sections = {
        "trigrams": triples,
        "stops": "\n".join(stops).encode(),
        "common": " ".join(many).encode(),
    }
    tables = {}
    sections["names"], tables["names"] = build_table(
        dict.fromkeys(extras.names(downloads), 0), cell=1, value_bits=0
    )
    sections["foreign"], tables["foreign"] = build_table(foreign, cell=2, value_bits=5)
    print("shared", f"foreign {len(foreign):,} common {len(many):,}")
    return write(DATA / "shared.lex", sections, tables, zipf=[FOREIGN_FROM, FOREIGN_STEP])


def main() -> None:
    """Build what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--downloads", type=Path, default=Path("build/lexicon"))
    parser.add_argument(
        "--typos", type=Path, required=True, help="crate-ci/typos' words.csv, gzipped"
    )
    parser.add_argument("--only", default="", help="languages, comma-separated; 'shared' too")
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(","))) or {*LANGUAGES, "shared"}
    sources.fetch(options.downloads)
    DATA.mkdir(parents=True, exist_ok=True)
    if "shared" in wanted:
        print("  ", f"{build_shared(options.downloads):,} bytes")
    for language in LANGUAGES:
        if language in wanted:
            print("  ", f"{build(language, options.downloads, options.typos):,} bytes")
            if language in JUDGED:
                print("  ", f"{judge(language):,} bytes")


if __name__ == "__main__":
    main()
