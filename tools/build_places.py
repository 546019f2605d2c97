"""Build rules/spelling/data/places.json: names of countries as other languages spell them.

    python tools/build_places.py

From CLDR by babel (Unicode licence), and the word lists of srclint/lexicon.  For each language:
`near`, a country's name in another language that is no word here and one slip from its name here
(or from its English name, where writers use that); `demonym`, a frequent word that is a
country's name without its last i, for "in Russa".
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

from srclint.lexicon import bare, lexicon

OUT = Path(__file__).resolve().parent.parent / "rules" / "spelling" / "data" / "places.json"
LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ru", "id", "vi"]
OTHERS = ["nl", "pl", "tr", "sv", "ro", "cs", "da", "nb", "fi", "hu", "ca", "ms"]
RARE = 2.0  # zipf from which a word counts as one of the language
FREQUENT = 3.0  # zipf of a demonym
APART = 4  # edits between a country's name here and in English, from which English counts too


def distance(one: str, other: str) -> int:
    """Edits between two strings, swaps of neighbours counted once."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        row = [i]
        for j, y in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == other[j - 2] and one[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def names(locale: str) -> dict[str, str]:
    """Code → name, of countries whose name is one word."""
    found = dict(Locale(locale).territories)
    return {c: name for c, name in found.items() if name.isalpha() and len(c) == 2 and c.isalpha()}


def is_word(word: str, language: str) -> bool:
    """Whether a language uses a word."""
    words = lexicon(language)
    return words is not None and (words.zipf(word) >= RARE or words.attested(word))


def near_names(language: str) -> dict[str, str]:
    """Wrong name → right name."""
    own, english = names(language), names("en")
    here = {name.lower() for name in own.values()}
    world = {name.lower() for name in english.values()}
    found = {}
    for locale in [*LANGUAGES, *OTHERS]:
        for code, name in names(locale).items():
            word = name.lower()
            if len(word) < 5 or word in here or word in world or is_word(word, language):
                continue
            for right in {own.get(code), english.get(code)} - {None}:
                assert right
                mine = own.get(code, "")
                if right != mine and (
                    language == "en" or distance(mine.lower(), right.lower()) < APART
                ):
                    continue
                if language != "ru" and is_word(word, "en"):
                    continue
                small = right.lower()
                if word[0] == small[0] and distance(word, small) == 1 and bare(word) != bare(small):
                    found[name] = right
    return dict(sorted(found.items()))


def demonyms(language: str) -> dict[str, str]:
    """Demonym, capitalised → the country that is the same word with an i before its last vowel."""
    words = lexicon(language)
    assert words
    tongues = {str(name).lower() for name in Locale(language).languages.values()}
    found = {}
    for name in names(language).values() if language in ("it", "es", "fr", "pt") else ():
        country = name.lower()
        word = country[:-2] + country[-1]
        tongue = any(t[:3] == word[:3] and abs(len(t) - len(word)) < 3 for t in tongues)
        frequent = words.zipf(word) >= FREQUENT and word not in ("malaise",)
        if len(country) > 4 and country[-2] in "ií" and frequent and tongue:
            found[word.capitalize()] = name
    return dict(sorted(found.items()))


def main() -> None:
    """Write the file."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    result = {
        language: {
            "near": near_names(language),
            "demonym": demonyms(language),
        }
        for language in LANGUAGES
    }
    OUT.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
