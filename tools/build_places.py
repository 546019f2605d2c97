"""Build rules/spelling/data/places.json and srclint/spelling/data/terms.json: names of countries,
currencies and languages.

    python tools/build_places.py

From CLDR by babel (Unicode licence), and the word lists of srclint/lexicon.  places.json has for
each language `near`, a name in another language that is no word here and one slip from the name
here (for countries in Russian and Vietnamese also from the English name, which writers use), and
`demonym`, a frequent word that is a country's name without its last i, for "in Russa".  terms.json
has the words of all names, as CLDR writes them within a sentence.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import get_currency_name

from srclint.lexicon import bare, lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "rules" / "spelling" / "data" / "places.json"
TERMS = ROOT / "srclint" / "spelling" / "data" / "terms.json"
LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ru", "id", "vi"]
OTHERS = ["nl", "pl", "tr", "sv", "ro", "cs", "da", "nb", "fi", "hu", "ca", "ms"]
RARE = 2.0  # zipf from which a word counts as one of the language
FREQUENT = 3.0  # zipf of a demonym
APART = 4  # edits between a country's name here and in English, from which English counts too
NO_SLIPS = {"malesia"}  # a region of plants, not a misspelt Malaysia
SHORTEST = 5  # letters of a name that is looked at
# those whose names have one settled spelling
TONGUES = (
    "en de fr it es pt ru pl nl uk tr ar he ja zh ko vi id hi el sv da nb fi hu cs sk ro bg hr sr"
    " sl ca gl lt lv et ga is mk sq th"
)
# currencies of one name: the word that they share is the name, the others are adjectives
UNITS = [
    ("USD", "AUD", "CAD"), ("GBP", "EGP", "SYP"), ("CHF", "XAF", "RWF"), ("SEK", "ISK"),
    ("NOK", "DKK"), ("MXN", "ARS", "CLP"), ("INR", "PKR", "LKR"), ("RUB", "BYN"),
    ("KWD", "IQD", "JOD"), ("AED", "MAD"), ("TRY", "ITL"), ("IRR", "OMR"), ("KES", "UGX", "TZS"),
    ("DEM", "FIM"), ("NGN",), ("PLN", "PLZ"), ("UAH",), ("GEL",), ("KZT",), ("BGN",),
    ("HUF",), ("THB",), ("IDR",), ("BDT",), ("PEN",), ("BOB",), ("PYG",), ("HNL",), ("GTQ",),
]  # fmt: skip


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


def countries(locale: str) -> dict[str, str]:
    """Code → name, of countries whose name is one word."""
    found = dict(Locale(locale).territories)
    return {c: name for c, name in found.items() if name.isalpha() and len(c) == 2 and c.isalpha()}


def tongues(locale: str) -> dict[str, str]:
    """Code → name, of languages whose name is one word."""
    found = dict(Locale(locale).languages)
    return {c: found[c] for c in TONGUES.split() if c in found and found[c].isalpha()}


def currencies(locale: str) -> dict[str, str]:
    """Code → the word for the unit, where the names tell it from the adjectives."""
    found = {}
    names = {code: name.lower().split() for code, name in Locale(locale).currencies.items()}
    for codes in UNITS:
        lists = [names[code] for code in codes if code in names]
        shared = (
            [word for word in lists[0] if all(word in words for words in lists)] if lists else []
        )
        if len(shared) == 1 and shared[0].isalpha():
            found[codes[0]] = shared[0]
    return found


def is_word(word: str, language: str) -> bool:
    """Whether a language uses a word."""
    words = lexicon(language)
    return words is not None and (words.zipf(word) >= RARE or words.attested(word))


def near_names(language: str) -> dict[str, str]:
    """Wrong name → right name."""
    found: dict[str, str] = {}
    for kind in (countries, currencies, tongues):
        own, english = kind(language), kind("en")
        known = {name.lower() for name in (*own.values(), *english.values())}
        for locale in [*LANGUAGES, *OTHERS]:
            for code, name in kind(locale).items():
                rights = (
                    {own.get(code), english.get(code)} if kind is countries else {own.get(code)}
                )
                for right in rights - {None}:
                    assert right
                    if right != own.get(code, "") and not _uses_english(language, own, code, right):
                        continue
                    same = name[0].isupper() == right[0].isupper()  # else a surname, a heading
                    if same and name.lower() not in known and _is_slip(name, right, language):
                        found[name] = right
    return dict(sorted(found.items()))


def _uses_english(language: str, own: Mapping[str, str], code: str, right: str) -> bool:
    """Whether writers use the English name beside one that is far from it."""
    return language in ("ru", "vi") and distance(own.get(code, "").lower(), right.lower()) >= APART


def _is_slip(wrong: str, name: str, language: str) -> bool:
    word, right = wrong.lower(), name.lower()
    if len(word) < SHORTEST or word in NO_SLIPS or word[0] != right[0] or is_word(word, language):
        return False
    if (language != "ru" and is_word(word, "en")) or bare(word) == bare(right):
        return False
    near = distance(word, right) == 1
    return near or (word.isascii() and distance(word, bare(right)) == 1)  # Rusia, Rússia


def demonyms(language: str) -> dict[str, str]:
    """Demonym, capitalised → the country that is the same word with an i before its last vowel."""
    words = lexicon(language)
    assert words
    spoken = {str(name).lower() for name in Locale(language).languages.values()}
    found = {}
    for name in countries(language).values() if language in ("it", "es", "fr", "pt") else ():
        country = name.lower()
        word = country[:-2] + country[-1]
        tongue = any(t[:3] == word[:3] and abs(len(t) - len(word)) < 3 for t in spoken)
        frequent = words.zipf(word) >= FREQUENT and word not in ("malaise",)
        if len(country) > 4 and country[-2] in "ií" and frequent and tongue:
            found[word.capitalize()] = name
    return dict(sorted(found.items()))


def all_names(language: str) -> str:
    """The words of all names, sorted."""
    locale = Locale(language)
    names = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    for code in locale.currencies:
        names += [get_currency_name(str(code), count, locale) for count in (1, 2, 5)]
    words = {word for name in names for word in name.replace("-", " ").replace("’", " ").split()}
    return " ".join(sorted(w for w in words if w.isalpha() and len(w) >= SHORTEST))


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
    terms = {language: all_names(language) for language in LANGUAGES if language != "vi"}
    TERMS.write_text(json.dumps(terms, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
