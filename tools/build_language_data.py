"""Make `srclint/data/language_words.txt` and `srclint/data/language_codes.txt` again.

Run by hand, with wordfreq 3.1.1 and babel installed: `python tools/build_language_data.py`. The
result is checked in; the same inputs give the same bytes. wordfreq's lists are CC BY-SA 4.0 (see
NOTICE), and so is what is derived from them.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "srclint" / "data"
COMMON = 120  # words of each language: DESIGN section 2
TELLING = 100  # more words of a language with close relatives, those that tell it from them
FLOOR = 1e-4  # less is "not a word of this language"; a weight is log2(share / FLOOR)
# Their script names them (el, he, ta, ja, ko, zh), or it is no single language (sh).
LEFT_OUT = {"el", "he", "ta", "ja", "zh", "ko", "sh"}
CLOSE = [
    "id ms",
    "es ca gl pt",
    "it es fr ro pt ca",
    "da nb nn sv is",
    "cs sk pl",
    "ru uk be bg mk sr",
    "hr sr sl",
    "fi et",
    "nl af de lb",
    "ar fa ur",
    "tr az",
    "lt lv",
]
CYRILLIC = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
Frequencies = Mapping[str, float]


def wordfreq_lists() -> dict[str, Frequencies]:
    """Words with their share of running text, by language."""
    from wordfreq import available_languages, get_frequency_dict

    found: dict[str, Frequencies] = {}
    for code in sorted(available_languages()):
        words: defaultdict[str, float] = defaultdict(float)
        for word, share in get_frequency_dict(code).items():
            for part in word.replace("'", " ").split():  # as srclint.language splits
                words[part] += share
        found[code] = words
    return found


def to_cyrillic(word: str) -> str:
    """Serbian in Latin letters, written in Cyrillic ones."""
    for latin, cyrillic in (("lj", "љ"), ("nj", "њ"), ("dž", "џ")):
        word = word.replace(latin, cyrillic)
    for cyrillic, latin in CYRILLIC.items():
        word = word.replace(latin, cyrillic)
    return word


def own_lists(base: dict[str, Frequencies]) -> Iterator[tuple[str, Frequencies, list[str]]]:
    """The lists of tools/language_words.txt; third, words that vote whatever their frequency."""
    for line in (HERE / "language_words.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, body = line.partition(":")
        if "<" not in head:
            words = dict.fromkeys(body.lower().replace("'", " ").split())
            # Zipf's law with the share that the tenth word has in wordfreq's lists.
            yield head, {word: 0.06 / (rank + 2) for rank, word in enumerate(words)}, []
            continue
        code, _, model = head.replace(" ", "").partition("<")
        minus, _, plus = body.partition("+")
        found = {w: p for w, p in base[model].items() if w not in set(minus.split())}
        found |= {word: max(found.get(word, 0), 8e-4) for word in plus.split()}
        if code == "sr":
            found |= {to_cyrillic(word): p for word, p in found.items()}
        yield code, found, plus.split()


def usable(word: str) -> bool:
    """Whether the vote can meet the word: letters only, as `str.split` gives them."""
    return re.fullmatch(r"[^\W\d_](?:[\w\u0300-\u036f\u0900-\u0dff-]*\w)?", word) is not None


def level(word: str, frequency: float) -> int:
    """The weight of a word in a language, one digit."""
    top = 5 if len(word) == 1 else 9
    return min(top, round(math.log2(max(frequency, FLOOR) / FLOOR)))


def vocabulary(lists: dict[str, Frequencies]) -> set[str]:
    """The words that vote."""
    chosen: set[str] = set()
    for code, frequencies in lists.items():
        words = sorted(filter(usable, frequencies), key=lambda w: (-frequencies[w], w))[:3000]
        chosen.update(words[: COMMON * (2 if code == "sr" else 1)])
        for group in CLOSE:
            others = [lists[other] for other in group.split() if other != code]
            if code not in group.split():
                continue

            def tells(
                word: str, own: Frequencies = frequencies, rivals: list[Frequencies] = others
            ) -> float:
                rival = max(other.get(word, 0) for other in rivals)
                return own[word] * math.log2(own[word] / max(rival, FLOOR))

            chosen.update(sorted(words, key=lambda w: (-tells(w), w))[:TELLING])
    return chosen


def main() -> None:
    """Write both files."""
    from babel.localedata import locale_identifiers

    base = wordfreq_lists()
    lists = {code: words for code, words in base.items() if code not in LEFT_OUT}
    named: set[str] = set()
    for code, words, telling in own_lists(base):
        lists[code] = words
        named.update(telling)
    order = sorted(lists)
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(vocabulary(lists) | named):
        votes = "".join(str(level(word, lists[code].get(word, 0))) for code in order)
        if votes.strip("0"):
            groups[votes].append(word)
    # By columns: this is read in half the time that lines of "votes, words" take.
    columns = [
        " ".join(order),
        " ".join(map(str, map(len, groups.values()))),
        " ".join(groups),
        " ".join(word for words in groups.values() for word in words),
    ]
    (DATA / "language_words.txt").write_text("\n".join(columns) + "\n", "utf-8")
    codes = sorted({code.partition("_")[0] for code in locale_identifiers()} - {"root"})
    (DATA / "language_codes.txt").write_text("\n".join(codes) + "\n", "utf-8")
    print(
        len(lists),
        "languages",
        sum(map(len, groups.values())),
        "words",
        len(groups),
        "groups",
        len(codes),
        "codes",
    )


if __name__ == "__main__":
    main()
